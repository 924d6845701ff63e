"""unscripted: what a page shows where no scripts run, as in previews of mail and files, and in closed frames.

In: the data block of a map. Out: markup: title, what to do to see the map, periods, deployments as a table, credits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from stationed.dates import FAR_PAST
from stationed.dates.labels.patterns import fill
from stationed.facts import words_language
from stationed.figures.reader import Reader
from stationed.payload.say import say
from stationed.said import said

MOST_LISTED = 200
"""So many deployments are listed; the rest is counted."""


def unscripted(block: Mapping[str, Any], address: str = "") -> str:
    """Return the markup of a page without scripts.

    Parameters
    ----------
    block : mapping
        The data block of the map.
    address : str
        Where the page is published; '' when that is not known.

    Returns
    -------
    str
        One element, every text of the data escaped; in the first language of the atlas.
    """
    meta, reader = block["meta"], Reader(block)
    own = "" if words_language(reader.language) else f' lang="{escape(reader.language)}" dir="auto"'
    title = said(meta["title"], reader.language, meta["map"])
    about = [said(meta["subtitle"], reader.language), said(meta["summary"], reader.language)]
    counts = [say(block, f"count.{name}", reader.rows(name)) for name in ("deployments", "sources")]
    parts = [
        '<main class="stationed-noscript">',
        f"<h1{own}>{_text(title)}</h1>",
        *(f"<p{own}>{_text(one)}</p>" for one in about if one),
        f'<p class="stationed-noscript-why">{_text(say(block, "page.script"))}</p>',
        f"<p>{_link(address, address)}</p>" if address else "",
        *_periods(block, reader, own),
        f"<h2>{_text(' · '.join(counts))}</h2>",
        *_deployments(block, reader, own),
        f"<p>{_credit(meta)}</p>",
        "</main>",
    ]
    return "".join(parts)


def _periods(block: Mapping[str, Any], reader: Reader, own: str) -> Iterator[str]:
    """The periods with their span and how many deployments each holds."""
    if not reader.rows("periods"):
        return
    yield f"<h2>{_text(say(block, 'periods.title'))}</h2><ul>"
    held = reader.numbers("periods", "definite") + reader.numbers("periods", "possible")
    for row, number in enumerate(held.tolist()):
        title, span = (reader.text("periods", name, row) for name in ("title", "span"))
        count = say(block, "count.shown", int(number))
        yield f"<li><b{own}>{_text(title)}</b> {_text(f'{span} · {count}')}</li>"
    yield "</ul>"


def _deployments(block: Mapping[str, Any], reader: Reader, own: str) -> Iterator[str]:
    """The first deployments, each by its first claim: unit, place, dates."""
    heads = "".join(f'<th scope="col">{_text(say(block, f"table.{name}"))}</th>' for name in ("unit", "place", "dates"))
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    for claim in reader.places("deployments", "first_claim")[:MOST_LISTED].tolist():
        cells = (_unit(block, reader, claim), _place(block, reader, claim), _dates(block, reader, claim))
        yield "<tr>" + "".join(f"<td{own}>{_text(cell)}</td>" for cell in cells) + "</tr>"
    yield "</tbody></table>"
    more = reader.rows("deployments") - MOST_LISTED
    if more > 0:
        yield f"<p>{_text(say(block, 'map.more', more))}</p>"


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
