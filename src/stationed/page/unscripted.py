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
from stationed.facts import BROWSERS
from stationed.figures.choice import Choice
from stationed.figures.colours import known
from stationed.figures.reader import Reader
from stationed.figures.small import SIZE
from stationed.payload.say import say
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
    own = "" if reader.language in block["words"] else f' lang="{escape(reader.language)}" dir="auto"'
    title = said(meta["title"], reader.language, meta["map"])
    about = [said(meta["subtitle"], reader.language), said(meta["summary"], reader.language)]
    number = reader.rows("deployments") if deployments is None else deployments
    counts = [say(block, "count.deployments", number), say(block, "count.sources", reader.rows("sources"))]
    parts = [
        '<main class="stationed-noscript">',
        f"<h1{own}>{_text(title)}</h1>",
        *(f"<p{own}>{_text(one)}</p>" for one in about if one),
        f'<p class="stationed-noscript-why" data-failed="{_failed(block)}">{_text(say(block, "page.script"))}</p>',
        f"<p>{_link(address, address)}</p>" if address else "",
        _image(reader, title, picture) if picture else "",
        *_periods(block, reader, own),
        f"<h2>{_text(' · '.join(counts))}</h2>",
        *_deployments(block, reader, own),
        f"<p>{_credit(meta)}</p>",
        "</main>",
    ]
    return "".join(parts)


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


def _periods(block: Mapping[str, Any], reader: Reader, own: str) -> Iterator[str]:
    """The periods with their span and how many deployments each holds."""
    if not reader.rows("periods"):
        return
    yield f"<h2>{_text(say(block, 'periods.title'))}</h2><ul>"
    held = reader.numbers("periods", "definite") + reader.numbers("periods", "possible")
    opened = Choice.opening(reader).periods
    for row, number in enumerate(held.tolist()):
        title, span = (reader.text("periods", name, row) for name in ("title", "span"))
        count = say(block, "count.shown", int(number))
        patch = _patch(reader.text("periods", "colour", row), filled=row in opened)
        yield f"<li>{patch} <b{own}>{_text(title)}</b> {_text(f'{span} · {count}')}</li>"
    yield "</ul>"


def _patch(colour: str, *, filled: bool) -> str:
    """A patch of a colour, hollow for what the picture does not show."""
    inside = known(colour) if filled else "none"
    return (
        '<svg width="12" height="12" aria-hidden="true">'
        f'<path d="M1 1h10v10h-10z" fill="{inside}" stroke="{known(colour)}" stroke-width="2"/></svg>'
    )


def _deployments(block: Mapping[str, Any], reader: Reader, own: str) -> Iterator[str]:
    """The deployments, each by its first claim: unit, place, dates. A name that
    follows itself is written once. HTML closes cells and rows by itself.
    """
    number = reader.rows("deployments")
    listed = number if number <= MOST_LISTED else FIRST_LISTED
    heads = "".join(f'<th scope="col">{_text(say(block, f"table.{name}"))}</th>' for name in ("unit", "place", "dates"))
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    claims: list[int] = reader.places("deployments", "first_claim")[:listed].tolist()
    for unit, of_unit in groupby(claims, lambda claim: _unit(block, reader, claim)):
        rows = [
            f"<td{own}>{_text(_place(block, reader, one))}<td{own}>{_text(_dates(block, reader, one))}"
            for one in of_unit
        ]
        over = f' rowspan="{len(rows)}"' if len(rows) > 1 else ""
        yield f"<tr><td{own}{over}>{_text(unit)}" + "<tr>".join(rows)
    yield "</tbody></table>"
    if number > listed:
        yield f"<p>{_text(say(block, 'map.more', number - listed))}</p>"


def _unit(block: Mapping[str, Any], reader: Reader, claim: int) -> str:
    unit = int(reader.places("claims", "unit")[claim])
    named = reader.text("claims", "designation", claim) or reader.text("units", "designation", unit)
    return named or say(block, "table.unnamed")


def _place(block: Mapping[str, Any], reader: Reader, claim: int) -> str:
    """The name of that time, or that the place is not known."""
    location = int(reader.places("claims", "location")[claim])
    if location < 0:
        return say(block, "place.none")
    first, last = (float(reader.numbers("claims", f"possible_{end}")[claim]) for end in ("first", "last"))
    name = reader.place_name(location, min(max(first, FAR_PAST + 1), last))
    located = bool(reader.numbers("locations", "located")[location])
    return name if located else say(block, "place.unlocated").replace("{name}", name)


def _dates(block: Mapping[str, Any], reader: Reader, claim: int) -> str:
    """The dates in words, the pattern filled in with what was written."""
    columns = block["tables"]["claims"]["columns"]
    dates = columns[f"dates_{reader.language}"]
    pattern = dates["texts"][int(dates["codes"][claim])]
    parts = {
        side: {
            name: int(numbers[int(columns[side]["codes"][claim])]) for name, numbers in columns[side]["parts"].items()
        }
        for side in ("start", "end")
    }
    return fill(pattern, dates["slots"], parts) or say(block, "dates.none")


def _credit(meta: Mapping[str, Any]) -> str:
    """Whom the page credits, and the licence."""
    licence = _link(meta["licence"]["url"], meta["licence"]["name"]) if meta["licence"]["name"] else ""
    return " · ".join(part for part in (_text(meta["credit"]), licence) if part)


def _link(address: str, text: str) -> str:
    """A link to a web address; anything else is text."""
    if not address.lower().startswith(("https://", "http://")):
        return _text(text)
    return f'<a href="{_text(address)}" rel="noopener noreferrer">{_text(text)}</a>'


def _text(text: str) -> str:
    """A text as markup; braces too, since what elements render may be read as a template."""
    return escape(text).replace("{", "&#123;").replace("}", "&#125;")
