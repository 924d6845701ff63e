"""book: a map and its records -> a printed atlas as one PDF: a sheet a period, all at a glance, table, indexes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any, cast

import numpy as np

from stationed.coded import coded
from stationed.dates import FAR_PAST
from stationed.dates.labels import label_columns
from stationed.figures.book_letters import Lettering, lettering_in_books, missing_in_books
from stationed.figures.book_sheets import COVER, height_of_maps, map_picture, sheet_of_period
from stationed.figures.choice import Choice, shown
from stationed.figures.colours import known
from stationed.figures.named_fonts import families_used, fonts_used
from stationed.figures.pdf import typeset
from stationed.figures.reader import Reader
from stationed.figures.scripts import address, readable
from stationed.figures.theme import house
from stationed.join import Joined
from stationed.model import Tables
from stationed.model.own_labels import dates_in
from stationed.payload.columns import column
from stationed.payload.say import credit_in, say
from stationed.payload.sources import citation, split
from stationed.periods import DEFINITE, POSSIBLE

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Book:
    """What a book is made of."""

    tables: Tables
    """The atlas."""
    joined: Joined
    """Its claims."""
    block: Mapping[str, Any]
    """The data block of the map that its sheets are of."""
    language: str = ""
    """One of the atlas's; its first when ''."""
    theme: str = "light"
    """light, or print for black and white."""


def book(made_of: Book) -> bytes:
    """Return a printed atlas as a PDF.

    Parameters
    ----------
    made_of : Book
        The atlas, its map, and the language.

    Returns
    -------
    bytes
        A cover; contents; a sheet for each period with its map, summary and counts; all periods on one sheet with the
        time that they span; every claim in a table; indexes of units and places; the sources, which the table numbers.
        Words are text, with bookmarks, page numbers, title and language. The same atlas gives the same bytes.

    Raises
    ------
    MissingExtraError
        When typst is not installed.
    """
    language = made_of.language or made_of.tables.config.language
    with fonts_used(made_of.tables.fonts, language):
        return _typeset(made_of)


def _typeset(made_of: Book) -> bytes:
    """The book, with the fonts of the atlas in use."""
    reader = Reader(made_of.block, made_of.language)
    pictures: dict[str, bytes] = {}
    plain = made_of.theme == "print"
    sheets: list[tuple[Choice, str, str]] = [
        (Choice((row,), plain=plain), reader.text("periods", "title", row), reader.text("periods", "summary", row))
        for row in range(reader.rows("periods"))
    ]
    high = height_of_maps(reader, sheets)
    periods = [_period(reader, sheet[0], high, made_of.theme, pictures) for sheet in sheets]
    opening = replace(Choice.opening(reader), plain=plain)
    pictures["cover.svg"] = map_picture(reader, opening, COVER, made_of.theme)
    colours = dict(house(made_of.theme))
    said: Json = _head(reader, len(made_of.tables.sources)) | {"periods": periods, **_records(made_of, reader.language)}
    lost = missing_in_books(" ".join(texts_in(said)))
    said = _readable(said, lost, reader.language) | {"colours": colours, "fonts": families_used()}
    source = (files("stationed.figures") / "book.typ").read_text(encoding="utf-8")
    given = {"said.json": json.dumps(said, ensure_ascii=False).encode(), **pictures}
    return typeset(source, given)


def lettering_of(tables: Tables, language: str = "") -> Lettering:
    """Return how well a book letters the titles, names and sources of an atlas."""
    with fonts_used(tables.fonts, language or tables.config.language):
        return lettering_in_books(_told(tables, language))


def _told(tables: Tables, language: str) -> str:
    """Titles, names and sources of an atlas."""
    titles = [dict(tables.config.titles).get(language, tables.config.title), *(one.title for one in tables.periods)]
    units, places = _names(tables.units, "designation", language), _names(tables.locations, "name", language)
    quotes = column(tables.claims, "quotation").unique().tolist()
    return " ".join([*titles, *map(str, units), *map(str, places), *map(str, quotes), *map(citation, tables.sources)])


def texts_in(said: Any) -> Iterator[str]:
    """Yield the texts of a value of JSON, wherever they stand in it."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, (dict, list)):
        for one in cast("Iterable[Any]", said.values() if isinstance(said, dict) else said):
            yield from texts_in(one)


def _readable(said: Any, lost: str, language: str, key: str = "") -> Any:
    """A value of JSON without letters that there are none for: their script is named, addresses end before them."""
    if isinstance(said, str):
        return said if key == "link" else address(said, lost) if key == "url" else readable(said, lost, language)
    if isinstance(said, dict):
        members = cast("Json", said)
        return {name: _readable(one, lost, language, name) for name, one in members.items()}
    return [_readable(one, lost, language) for one in cast("list[Any]", said)] if isinstance(said, list) else said


_WORDS = {
    "contents": "book.contents",
    "periods": "periods.title",
    "table": "table.title",
    "unit": "table.unit",
    "place": "table.place",
    "dates": "table.dates",
    "sources": "table.sources",
    "units": "search.units",
    "places": "search.places",
}
"""What the book calls its parts: name in the template -> key of the page's words."""


def _language_of(reader: Reader, key: str) -> str:
    """The language that one of the page's words is said in: English where the reader's has none."""
    words = reader.block["words"].get(reader.language, {})
    known = any(name == key or name.startswith(f"{key}.") for name in words)
    return reader.language.partition("-")[0] if known else "en"


def _head(reader: Reader, sources: int) -> Json:
    """What stands before the sheets; `sources` is how many the book lists."""
    meta, language = reader.meta, reader.language
    own = language.partition("-")[0]

    def told(key: str, number: int | None = None) -> str:
        return say(reader.block, key, number, language=language)

    counts = [told("count.deployments", reader.rows("deployments")), told("count.sources", sources)]
    words = {name: told(key) for name, key in _WORDS.items()}
    counted = ["count.deployments", "count.sources"]
    return {
        "title": reader.said(meta["title"]),
        "subtitle": reader.said(meta["subtitle"]),
        "credit": " · ".join(text for text in (credit_in(reader.block, language), meta["licence"]["name"]) if text),
        "counts": " · ".join(counts),
        "language": own,
        "dates_language": _dates_language(reader).partition("-")[0],
        "words": words,
        "words_in": {name: _language_of(reader, key) for name, key in _WORDS.items()},
        "counts_in": "en" if "en" in (_language_of(reader, key) for key in counted) else own,
        "period_counts_in": _language_of(reader, "periods.counts"),
        "domain": [float(day) for day in meta["domain"]],
    }


def _dates_language(reader: Reader) -> str:
    """The language that dates are in: English where the reader's has no words for them."""
    words = reader.block["words"].get(reader.language)
    return "en" if words is None or "language.dates" in words else reader.language


def _period(reader: Reader, choice: Choice, high: float, theme: str, pictures: dict[str, bytes]) -> Json:
    """What the sheet of a period says; its pictures go to the others."""
    (row,) = choice.periods
    states = shown(reader, choice).states
    definite, possible = (int((states == state).sum()) for state in (DEFINITE, POSSIBLE))
    title, summary = (reader.text("periods", name, row) for name in ("title", "summary"))
    for name, picture in sheet_of_period(reader, choice, high, theme).items():
        pictures[f"{name}-{row}.svg"] = picture
    counts = say(reader.block, "periods.counts", language=reader.language)
    return {
        "row": row,
        "title": title,
        "span": reader.text("periods", "span", row),
        "summary": summary,
        "counts": counts.replace("{definite}", str(definite)).replace("{possible}", str(possible)),
        "colour": house(theme)["quiet"] if theme == "print" else known(reader.text("periods", "colour", row)),
        "first": max(float(reader.numbers("periods", "first")[row]), float(reader.meta["domain"][0])),
        "last": min(float(reader.numbers("periods", "last")[row]), float(reader.meta["domain"][1])),
    }


def _records(made_of: Book, language: str) -> Json:
    """The claims in the order of their first day, the indexes by the alphabet, and the sources by number."""
    tables, columns = made_of.tables, made_of.joined.columns
    numbers = {source.source_id: number for number, source in enumerate(tables.sources, start=1)}
    names = {name: _names(columns, name, language) for name in ("designation", "place")}
    dates = coded(label_columns(tables.claims["start"], tables.claims["end"], dates_in(tables.own_words, language)))
    words = np.array(dates.texts, dtype=object)[dates.codes].tolist()
    cited = column(tables.claims, "source_ids").tolist()
    texts, codes = (column(tables.claims, name).tolist() for name in ("quotation", "quotation_language"))
    said = [(str(text), str(code).strip().partition("-")[0]) for text, code in zip(texts, codes, strict=True)]
    days = made_of.joined.spans.start_earliest
    order = np.argsort(np.where(days <= FAR_PAST, np.iinfo(np.int64).max, days), kind="stable").tolist()
    rows: list[list[str]] = [
        [
            names["designation"][at],
            names["place"][at],
            words[at],
            ", ".join(str(numbers[one]) for one in split(str(cited[at])) if one in numbers),
            *said[at],
        ]
        for at in order
    ]
    return {
        "rows": rows,
        "units": _index([row[0] for row in rows]),
        "places": _index([row[1] for row in rows]),
        "sources": [{"citation": citation(source), "url": source.url, "link": source.url} for source in tables.sources],
    }


def _names(columns: Any, name: str, language: str) -> list[str]:
    """A name of each claim in a language, in the first where that has none."""
    first = columns[name].tolist()
    other = f"{name}_{language}"
    own = columns[other].tolist() if other in columns else first
    return [text or plain for text, plain in zip(own, first, strict=True)]


def _index(names: list[str]) -> list[list[str]]:
    """Names by the alphabet, each with the numbers of its rows."""
    found: dict[str, list[str]] = {}
    for number, name in enumerate(names, start=1):
        if name:
            found.setdefault(name, []).append(str(number))
    return [[name, ", ".join(found[name])] for name in sorted(found, key=_alphabetical)]


def _alphabetical(name: str) -> tuple[list[tuple[int, str]], str]:
    """The place of a name in an index: numbers count as what they are, so that a 7th stands before a 10th."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    numbers = [one.lstrip("0") if one.isdecimal() else None for one in parts]
    # Of two numbers the one of more digits is greater; Python makes none of thousands of them.
    return [(10**9, one) if bare is None else (len(bare), bare) for one, bare in zip(parts, numbers, strict=True)], name
