"""poster: one map -> a picture of what it opens with, beside its title and its key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stationed.facts import direction
from stationed.figures.choice import Choice
from stationed.figures.colours import LIGHT
from stationed.figures.column import Column
from stationed.figures.drawing import Drawing, Inset, Paint, Rectangle, Shape, Style
from stationed.figures.key import draw_key
from stationed.figures.lettering import missing, width, wrapped
from stationed.figures.named_fonts import NO_FONTS, fonts_used
from stationed.figures.picture import draw_map
from stationed.figures.png import png
from stationed.figures.reader import Reader
from stationed.figures.view import View
from stationed.payload.say import credit_in, say

PANEL, EDGE = 404, 40
"""Width of the panel and its margin in pixels."""

ROOM = PANEL - 2 * EDGE
"""Width of a line of the panel."""

LARGER = 1.25
"""A poster is mostly seen small: so much larger than on the page is its map drawn."""

TITLES = tuple((Style("serif", size), lines) for size, lines in ((50, 2), (44, 3), (38, 3), (34, 4), (30, 5)))
"""Styles that a title is tried in, with the lines it may take."""

QUIET, FOOT = Style("sans", 19), Style("sans", 15)


def poster(block: Mapping[str, Any], size: tuple[int, int], fonts: Mapping[str, bytes] = NO_FONTS) -> bytes:
    """Return the poster of a map.

    Parameters
    ----------
    block : mapping
        The map's data block, as `stationed.payload.make_block` makes it.
    size : tuple of int
        Width and height in pixels; less than 800 by 400 leaves no room.
    fonts : mapping of str to bytes, optional
        Those that the atlas names.

    Returns
    -------
    bytes
        A PNG file, in the first language of the atlas. The same block gives the same bytes.

    Notes
    -----
    Characters that there are no letters for are left out; `unlettered` names them.
    """
    with fonts_used(fonts, block["meta"]["languages"][0]):
        return png(draw_poster(block, size))


def draw_poster(block: Mapping[str, Any], size: tuple[int, int]) -> Drawing:
    """Return the poster of a map as a drawing; the parameters are those of `poster`."""
    reader = Reader(block)
    wide, high = size
    choice = Choice.opening(reader)
    view = View.of(reader.meta["extent"], (wide - PANEL) / LARGER, high / LARGER, larger=LARGER)
    turned = direction(reader.language) == "rtl"
    left = wide - PANEL if turned else 0
    column = Column(left + EDGE, left + EDGE + ROOM, turned)
    head, top = _head(reader, column)
    foot, bottom = _foot(reader, high, column)
    shapes: list[Shape] = [
        Inset(draw_map(reader, view, choice), 0 if turned else PANEL, 0, LARGER, cut=False),
        Rectangle((left, 0, PANEL, high), Paint(LIGHT["paper"])),
        Rectangle((left if turned else PANEL - 1, 0, 1, high), Paint(LIGHT["line"])),
        *head,
        *draw_key(reader, choice, column, (top + 24, bottom - 12)),
        *foot,
    ]
    return Drawing(wide, high, LIGHT["paper"], tuple(shapes), reader.language)


def unlettered(block: Mapping[str, Any], fonts: Mapping[str, bytes] = NO_FONTS) -> str:
    """Return the characters of title, subtitle and periods that a poster has no letters for; '' for none."""
    reader = Reader(block)
    texts = [reader.said(reader.meta["title"]), reader.said(reader.meta["subtitle"]), *reader.texts("periods", "title")]
    texts += [*reader.texts("allegiances", "label"), *reader.distinct("units", "kind")]
    with fonts_used(fonts, reader.language):
        return missing(" ".join(texts))


def _head(reader: Reader, column: Column) -> tuple[list[Shape], float]:
    """Title and subtitle, and where they end."""
    style, lines = _title(reader.said(reader.meta["title"]))
    shapes: list[Shape] = [Rectangle((column.start(52), 44, 52, 5), Paint(LIGHT["accent"]))]
    y = 62.0
    for line in lines:
        y += style.size * 1.14
        shapes.append(column.line(line, y, style, LIGHT["ink"]))
    y += 10
    for line in wrapped(reader.said(reader.meta["subtitle"]), ROOM, QUIET, most=2):
        y += 26
        shapes.append(column.line(line, y, QUIET, LIGHT["quiet"]))
    return shapes, y


def _title(text: str) -> tuple[Style, list[str]]:
    """The largest size that a title fits at, and its lines; at the smallest the last line is cut."""
    tried = ((style, wrapped(text, ROOM, style, most=most)) for style, most in TITLES)
    fitting = (one for one in tried if all(width(line, one[0]) <= ROOM for line in one[1]))
    style, most = TITLES[-1]
    return next(fitting, (style, wrapped(text, ROOM, style, most=most)))


def _foot(reader: Reader, high: float, column: Column) -> tuple[list[Shape], float]:
    """Counts, licence and credit, and where they begin."""
    meta = reader.meta
    counts = " · ".join(say(reader.block, f"count.{name}", reader.rows(name)) for name in ("deployments", "sources"))
    credit = " · ".join(text for text in (meta["licence"]["name"], credit_in(reader.block)) if text)
    rows = [*wrapped(counts, ROOM, FOOT, most=2), *wrapped(credit, ROOM, FOOT, most=4)]
    y = high - 34 - 21 * (len(rows) - 1)
    shapes: list[Shape] = [Rectangle((column.left, y - 28, ROOM, 1), Paint(LIGHT["line"]))]
    for number, line in enumerate(rows):
        shapes.append(column.line(line, y + 21 * number, FOOT, LIGHT["quiet"]))
    return shapes, y - 28
