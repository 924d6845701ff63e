"""poster: one map -> a picture of what it opens with, beside its title and its periods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stationed.embed.poster.ground import COLOURS, Window, draw_ground
from stationed.embed.poster.lettering import Style, lettered, missing, shortened, width, wrapped
from stationed.embed.poster.marks import draw_marks
from stationed.embed.poster.outlines import rectangle
from stationed.embed.poster.raster import Canvas
from stationed.embed.poster.tables import Reader
from stationed.embed.snippets import POSTER_SIZE
from stationed.embed.words import say

PANEL, EDGE = 404, 40
"""Width of the panel and its margin in pixels."""

TITLES = ((50, 2), (44, 3), (38, 3), (34, 4), (30, 5))
"""Sizes that a title is tried at, with the lines it may take."""

QUIET, PERIOD, FOOT = Style("sans", 19), Style("sans", 17), Style("sans", 15)
ROWS = (21, 29)
"""From one period to the next in pixels, at least and at most."""


def poster(block: Mapping[str, Any]) -> bytes:
    """Give the poster of a map.

    Parameters
    ----------
    block : mapping
        The map's data block, as `stationed.payload.make_block` gives it.

    Returns
    -------
    bytes
        A PNG file of `POSTER_SIZE`, in the first language of the atlas. The same block gives the same bytes.

    Notes
    -----
    Characters that there are no letters for are left out; `unlettered` names them.
    """
    reader = Reader(block)
    wide, high = POSTER_SIZE
    canvas = Canvas(wide, high, COLOURS["sea"])
    window = Window.of(tuple(reader.meta["extent"]), PANEL, 0, wide - PANEL, high)
    draw_ground(canvas, reader, window)
    draw_marks(canvas, reader, window)
    canvas.fill([rectangle(0, 0, PANEL, high)], COLOURS["paper"])
    canvas.fill([rectangle(PANEL - 1, 0, 1, high)], COLOURS["line"])
    top = _draw_head(canvas, reader)
    bottom = _draw_foot(canvas, reader)
    _draw_periods(canvas, reader, top + 24, bottom - 12)
    return canvas.png()


def unlettered(block: Mapping[str, Any]) -> str:
    """Give the characters of the title, the subtitle and the periods that a poster has no letters for; '' for none."""
    reader = Reader(block)
    texts = [reader.said(reader.meta["title"]), reader.said(reader.meta["subtitle"]), *reader.texts("periods", "title")]
    return missing(" ".join(texts))


def _draw_head(canvas: Canvas, reader: Reader) -> float:
    """Title and subtitle; gives where they end."""
    title = reader.said(reader.meta["title"])
    room = PANEL - 2 * EDGE
    sizes = [(Style("serif", size), lines) for size, lines in TITLES]
    style = next((style for style, lines in sizes if _fits(title, room, style, lines)), sizes[-1][0])
    canvas.fill([rectangle(EDGE, 44, 52, 5)], COLOURS["accent"])
    y = 62.0
    for line in wrapped(title, room, style)[:5]:
        y += style.size * 1.14
        canvas.fill(lettered(shortened(line, room, style), EDGE, y, style), COLOURS["ink"])
    y += 10
    for line in wrapped(reader.said(reader.meta["subtitle"]), room, QUIET)[:2]:
        y += 26
        canvas.fill(lettered(shortened(line, room, QUIET), EDGE, y, QUIET), COLOURS["quiet"])
    return y


def _fits(text: str, room: float, style: Style, most: int) -> bool:
    lines = wrapped(text, room, style)
    return len(lines) <= most and all(width(line, style) <= room for line in lines)


def _draw_foot(canvas: Canvas, reader: Reader) -> float:
    """Counts, licence and credit; gives where they begin."""
    meta, room = reader.meta, PANEL - 2 * EDGE
    counts = " · ".join(say(reader.block, f"count.{name}", reader.rows(name)) for name in ("deployments", "sources"))
    credit = " · ".join(text for text in (meta["licence"]["name"], meta["credit"]) if text)
    rows = [*_lines(counts, room, 2), *_lines(credit, room, 3)]
    y = 630 - 34 - 21 * (len(rows) - 1)
    canvas.fill([rectangle(EDGE, y - 28, room, 1)], COLOURS["line"])
    for number, line in enumerate(rows):
        canvas.fill(lettered(shortened(line, room, FOOT), EDGE, y + 21 * number, FOOT), COLOURS["quiet"])
    return y - 28


def _lines(text: str, room: float, most: int) -> list[str]:
    """A text in so many lines at most, with an ellipsis where something is cut off."""
    lines = wrapped(text, room, FOOT)
    return [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), room, FOOT)] if len(lines) >= most else lines


def _draw_periods(canvas: Canvas, reader: Reader, top: float, bottom: float) -> None:
    """The periods with their colours, those that the map opens with filled and first to have room."""
    titles, colours = reader.texts("periods", "title"), reader.texts("periods", "colour")
    on, room = set(reader.open_periods().tolist()), int((bottom - top) // ROWS[0])
    most = len(titles) if len(titles) <= room else max(room - 1, 0)
    rows = sorted(sorted(range(len(titles)), key=lambda row: (row not in on, row))[:most])
    lines = len(rows) + (most < len(titles))
    step = min(max((bottom - top) / max(lines, 1), ROWS[0]), ROWS[1])
    for number, row in enumerate(rows):
        y = top + number * step
        canvas.fill([rectangle(EDGE, y, 15, 15, rounded=4)], colours[row])
        if row not in on:
            canvas.fill([rectangle(EDGE + 2.5, y + 2.5, 10, 10, rounded=2)], COLOURS["paper"])
        text = shortened(titles[row], PANEL - 2 * EDGE - 26, PERIOD)
        canvas.fill(lettered(text, EDGE + 26, y + 13.5, PERIOD), COLOURS["ink"])
    if 0 < most < len(titles):
        more = say(reader.block, "map.more", len(titles) - most)
        canvas.fill(lettered(more, EDGE + 26, top + most * step + 13.5, PERIOD), COLOURS["quiet"])
