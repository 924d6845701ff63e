"""unscripted: what a page shows where no scripts run, as in previews of mail and files, and in closed frames.

In: the data block of a map and a picture of it. Out: markup: title, what to do to see the map, the picture, periods,
deployments as a table, credits. A browser whose scripts fail is shown the same (static/js/host/failed.js).
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby
from typing import Any

from stationed.dates import FAR_PAST
from stationed.dates.labels.patterns import fill
from stationed.facts import BROWSERS, turns_aside
from stationed.figures.choice import Choice
from stationed.figures.colours import known
from stationed.figures.reader import Reader
from stationed.figures.small import SIZE
from stationed.payload.say import credit_in, in_english, say
from stationed.said import said

MOST_LISTED = 500
"""Up to so many deployments are all listed."""

FIRST_LISTED = 200
"""So many are where there are more; the rest is counted."""


def unscripted(
    block: Mapping[str, Any], address: str = "", picture: bytes = b"", *, deployments: int | None = None
) -> str:
    """Return the markup of a page without scripts.

    Parameters
    ----------
    block : mapping
        The data block of the map.
    address : str
        Where the page is published; '' when that is not known.
    picture : bytes
        A PNG file of the map, as `stationed.figures.small_map` gives it; b"" for none.
    deployments : int, optional
        How many there are, where the block holds none of them.

    Returns
    -------
    str
        One element, every text of the data escaped; in the first language of the atlas.
    """
    meta, reader = block["meta"], Reader(block)
    words = _Words(block, reader.language)
    title = said(meta["title"], reader.language, meta["map"])
    about = [said(meta["subtitle"], reader.language), said(meta["summary"], reader.language)]
    number = reader.rows("deployments") if deployments is None else deployments
    counts = [words.say("count.deployments", number), words.say("count.sources", reader.rows("sources"))]
    parts = [
        '<main class="stationed-noscript">',
        f"<h1{words.own}>{words.name(title)}</h1>",
        *(f"<p{words.own}>{words.name(one)}</p>" for one in about if one),
        f'<p class="stationed-noscript-why" data-failed="{_failed(block)}">{words.say("page.script")}</p>',
        f"<p>{_link(address, address)}</p>" if address else "",
        _image(reader, title, picture) if picture else "",
        *_periods(reader, words),
        f"<h2>{' · '.join(counts)}</h2>",
        *_deployments(reader, words),
        f"<p>{_credit(block)}</p>",
        "</main>",
    ]
    return "".join(parts)


class _Words:
    """Words and names as markup: each says which language it is in where that is another than the page's own words."""

    def __init__(self, block: Mapping[str, Any], language: str) -> None:
        self.block = block
        self.language = language
        self.spoken = language if language in block["words"] else "en"
        self.own = "" if self.spoken == language else f' lang="{escape(language)}" dir="auto"'
        """The attribute of an element with text of the data."""
        self.lent = " lang=en" if block["words"][self.spoken].get("language.dates") else ""
        """The attribute of an element with dates in words."""

    def say(self, key: str, number: int | None = None, **gaps: str) -> str:
        """One of the page's words, with names in its gaps."""
        text = _text(say(self.block, key, number))
        for gap, name in gaps.items():
            text = text.replace(f"&#123;{gap}&#125;", self.name(name))
        return f"<span lang=en>{text}</span>" if in_english(self.block, key, number) else text

    def name(self, text: str) -> str:
        """A text of the data, set apart where it runs the other way than what is about it."""
        return f"<bdi>{_text(text)}</bdi>" if turns_aside(text, self.spoken) else _text(text)


def _failed(block: Mapping[str, Any]) -> str:
    """What is said in place of the advice when scripts ran and failed."""
    return _text(say(block, "page.failed").replace("{browsers}", BROWSERS))


def _image(reader: Reader, title: str, picture: bytes) -> str:
    """The picture; in words it is the title and the periods that it shows."""
    opened = [reader.text("periods", "title", row) for row in Choice.opening(reader).periods]
    told = title if len(opened) == reader.rows("periods") else f"{title} · {', '.join(opened)}"
    wide, high = SIZE
    data = base64.b64encode(picture).decode("ascii")
    return f'<p><img src="data:image/png;base64,{data}" alt="{_text(told)}" width="{wide}" height="{high}"></p>'


def _periods(reader: Reader, words: _Words) -> Iterator[str]:
    """The periods with their span and how many deployments each holds."""
    if not reader.rows("periods"):
        return
    yield f"<h2>{words.say('periods.title')}</h2><ul>"
    held = reader.numbers("periods", "definite") + reader.numbers("periods", "possible")
    opened = Choice.opening(reader).periods
    for row, number in enumerate(held.tolist()):
        title, span = (reader.text("periods", name, row) for name in ("title", "span"))
        days = f"<span{words.lent}>{_text(span)}</span>" if words.lent else _text(span)
        patch = _patch(reader.text("periods", "colour", row), filled=row in opened)
        yield f"<li>{patch} <b{words.own}>{words.name(title)}</b> {days} · {words.say('count.shown', int(number))}</li>"
    yield "</ul>"


def _patch(colour: str, *, filled: bool) -> str:
    """A patch of a colour, hollow for what the picture does not show."""
    inside = known(colour) if filled else "none"
    return (
        '<svg width="12" height="12" aria-hidden="true">'
        f'<path d="M1 1h10v10h-10z" fill="{inside}" stroke="{known(colour)}" stroke-width="2"/></svg>'
    )


def _deployments(reader: Reader, words: _Words) -> Iterator[str]:
    """The deployments, each by its first claim: unit, place, dates. A name that
    follows itself is written once. HTML closes cells and rows by itself.
    """
    number = reader.rows("deployments")
    listed = number if number <= MOST_LISTED else FIRST_LISTED
    heads = "".join(f'<th scope="col">{words.say(f"table.{name}")}</th>' for name in ("unit", "place", "dates"))
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    claims: list[int] = reader.places("deployments", "first_claim")[:listed].tolist()
    for unit, of_unit in groupby(claims, lambda claim: _unit(reader, words, claim)):
        rows = [f"{_place(reader, words, one)}<td{words.lent}>{_dates(reader, words, one)}" for one in of_unit]
        over = f' rowspan="{len(rows)}"' if len(rows) > 1 else ""
        yield f"<tr>{unit.replace('<td', f'<td{over}', 1)}" + "<tr>".join(rows)
    yield "</tbody></table>"
    if number > listed:
        yield f"<p>{words.say('map.more', number - listed)}</p>"


def _unit(reader: Reader, words: _Words, claim: int) -> str:
    """The cell of the unit's name."""
    unit = int(reader.places("claims", "unit")[claim])
    named = reader.text("claims", "designation", claim) or reader.text("units", "designation", unit)
    return f"<td{words.own}>{words.name(named)}" if named else f"<td>{words.say('table.unnamed')}"


def _place(reader: Reader, words: _Words, claim: int) -> str:
    """The cell with the name of that time, or that the place is not known."""
    location = int(reader.places("claims", "location")[claim])
    if location < 0:
        return f"<td>{words.say('place.none')}"
    first, last = (float(reader.numbers("claims", f"possible_{end}")[claim]) for end in ("first", "last"))
    name = reader.place_name(location, min(max(first, FAR_PAST + 1), last))
    located = bool(reader.numbers("locations", "located")[location])
    return f"<td{words.own}>{words.name(name)}" if located else f"<td>{words.say('place.unlocated', name=name)}"


def _dates(reader: Reader, words: _Words, claim: int) -> str:
    """The dates in words, the pattern filled in with what was written."""
    columns = reader.block["tables"]["claims"]["columns"]
    dates = columns[f"dates_{reader.language}"]
    pattern = dates["texts"][int(dates["codes"][claim])]
    parts = {
        side: {
            name: int(numbers[int(columns[side]["codes"][claim])]) for name, numbers in columns[side]["parts"].items()
        }
        for side in ("start", "end")
    }
    return _text(fill(pattern, dates["slots"], parts)) or words.say("dates.none")


def _credit(block: Mapping[str, Any]) -> str:
    """Whom the page credits, and the licence."""
    meta = block["meta"]
    licence = _link(meta["licence"]["url"], meta["licence"]["name"]) if meta["licence"]["name"] else ""
    return " · ".join(part for part in (_text(credit_in(block)), licence) if part)


def _link(address: str, text: str) -> str:
    """A link to a web address; anything else is text."""
    if not address.lower().startswith(("https://", "http://")):
        return _text(text)
    return f'<a href="{_text(address)}" rel="noopener noreferrer">{_text(text)}</a>'


def _text(text: str) -> str:
    """A text as markup; braces too, since what elements render may be read as a template."""
    return escape(text).replace("{", "&#123;").replace("}", "&#125;")
