"""The symbols of a picture, none on another, discs where there is no room, and the names of their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from stationed.figures.choice import POSSIBLE
from stationed.figures.colours import LIGHT, mix, on
from stationed.figures.drawing import Box, Circles, Lines, Paint, Path, Points, Rectangle, Shape, Style, Text
from stationed.figures.layout import GAP, HEAD, SYMBOL, Placed, Taken, name_boxes
from stationed.figures.lettering import width
from stationed.figures.reader import Reader
from stationed.figures.standing import Standing
from stationed.payload.say import grouped, say, short

NAME, SHAPE_NAME, CROWD_NAME, NUMBER = (Style("sans", size) for size in (12.5, 11.5, 11, 11))
MOST_NAMES = 24
"""Of the discs of a crowd so many have a name, those with the greatest numbers."""

LEADER = Paint(stroke=LIGHT["quiet"], width=1.0)
DOUBT = ((-2.6, -1.3, 2.6, -1.3), (-2.6, 1.3, 2.6, 1.3), (-1.4, 3.1, 1.4, -3.1))
"""The strokes of the mark of a contested deployment, from its middle."""


def middle_text(text: str, x: float, y: float, style: Style, colour: str, halo: str = "") -> Text:
    """Return a text about a point."""
    return Text(text, x - width(text, style) / 2, y + style.size * 0.36, style, colour, halo)


def draw_anchors(reader: Reader, standing: Standing, placed: Sequence[Placed]) -> Iterator[Shape]:
    """Yield lines to places that symbols stand away from, with their dots, and discs where there is no room for any."""
    apart = [one for one in placed if one.apart]
    lines: list[Points] = []
    for one in apart:
        x, y, w, h = one.box
        group = one.group
        end = (min(max(group.x, x), x + w), min(max(group.y, y + HEAD), y + h))
        lines.append(np.array([(group.x, group.y), end]))
    if lines:
        yield Lines(tuple(lines), LEADER)
    for one in placed:
        if one.form is None:
            yield from _disc(reader, standing, one)
    for exact in (True, False):
        dots = [
            one.group
            for one in apart
            if (reader.text("locations", "precision", one.group.location) == "exact") == exact
        ]
        if dots:
            centres = np.array([(group.x, group.y) for group in dots])
            yield Circles(centres, 3.2, Paint(LIGHT["ink"] if exact else LIGHT["paper"], LIGHT["ink"], 1.4))


def draw_symbols(reader: Reader, standing: Standing, placed: Sequence[Placed]) -> Iterator[Shape]:
    """Yield the symbols of every group, and how many more there are."""
    for one in placed:
        if one.form is None:
            continue
        for number in range(one.form.shown):
            yield from _mark(reader, standing, one.group.marks[number], _cell(one, number))
        if one.form.shown < one.group.count:
            yield from _more(f"+{one.group.count - one.form.shown}", _cell(one, one.form.shown))


def draw_names(reader: Reader, placed: Sequence[Placed], taken: Taken, day: float) -> Iterator[Text]:
    """Yield the names that there is room for: in a crowd those of the greatest numbers."""
    discs = sorted((one for one in placed if one.group.radius), key=lambda one: -one.group.count)[:MOST_NAMES]
    for one in [*(one for one in placed if not one.group.radius), *discs]:
        group = one.group
        name = reader.place_name(group.location, day)
        drawn = reader.numbers("locations", "shape")[group.location] >= 0
        style = CROWD_NAME if group.radius else SHAPE_NAME if drawn else NAME
        if group.places > 1 and not group.radius:
            name = say(reader.block, "map.places", group.places - 1, language=reader.language).replace("{name}", name)
        if name and (box := taken.first(name_boxes(one.box, width(name, style) + 2, 16))):
            colour = LIGHT["quiet" if group.radius else "ink"]
            yield Text(name, box[0] + 1, box[1] + 8.5 + style.size * 0.36, style, colour, LIGHT["halo"])


def _cell(placed: Placed, number: int) -> Box:
    """Where a symbol of a group stands."""
    columns = placed.form.columns if placed.form else 1
    row, column = divmod(number, columns)
    x, y, _, _ = placed.box
    return (x + column * (SYMBOL[0] + GAP), y + row * (SYMBOL[1] + HEAD + 2) + HEAD, *SYMBOL)


def _mark(reader: Reader, standing: Standing, mark: int, box: Box) -> Iterator[Shape]:
    """A symbol: pale and dashed when it is only possible, hollow when its claim is uncertain, marked when contested."""
    claim, unit = int(standing.claim[mark]), int(standing.unit[mark])
    possible = bool(standing.state[mark] == POSSIBLE)
    if unit >= 0:
        drawing = reader.block["symbols"][int(reader.numbers("units", "symbol")[unit])]
        hollow = reader.text("claims", "certainty", claim) == "uncertain"
        colour = reader.mark_colour(claim, unit, standing.periods)
        yield from symbol(drawing, box, colour, possible=possible, hollow=hollow)
    if reader.text("deployments", "contested_in", int(reader.places("claims", "deployment")[claim])):
        x, y = box[0] + box[2], box[1]
        yield Circles(np.array([(x, y)]), 5.5, Paint(LIGHT["doubt"], LIGHT["paper"], 1.2))
        strokes = tuple(np.array([(x + a, y + b), (x + c, y + d)]) for a, b, c, d in DOUBT)
        yield Lines(strokes, Paint(stroke=LIGHT["ink"], width=1.2))


def symbol(drawing: dict[str, Any], box: Box, colour: str, *, possible: bool, hollow: bool) -> Iterator[Path]:
    """Yield a symbol with its frame filling a box; the echelon stands above it.

    Parameters
    ----------
    drawing : dict
        Of the block's symbols: ``box`` and ``steps``.
    box : Box
        Where its frame goes, in pixels.
    colour : str
        Of its side.
    possible, hollow : bool
        Whether it is drawn pale with a dashed frame, and whether its frame stays empty.
    """
    left, top, wide, high = drawing["box"]
    x, y, w, h = box
    scale = min(w / wide, h / high)
    place = (x + (w - wide * scale) / 2 - left * scale, y + (h - high * scale) / 2 - top * scale)
    fills = {"frame": mix(colour, LIGHT["tint"], 0.3), "ink": LIGHT["ink"], "solid": colour}
    fills["on"] = LIGHT["ink"] if hollow else on(colour)
    for number, (data, fill, stroke, thick) in enumerate(drawing["steps"]):
        frame = number == 0
        paint = Paint(
            fill="" if frame and hollow else fills.get(fill, ""),
            stroke=LIGHT["ink"] if stroke != "none" else "",
            width=thick * (1.25 if frame else 1.1),
            dashes=(14.0, 10.0) if frame and possible else None,
            opacity=0.62 if possible else 1.0,
        )
        yield Path(data, *place, scale, paint)


def _more(text: str, box: Box) -> Iterator[Shape]:
    """How many more there are, in a pill as large as a symbol."""
    x, y, w, h = box
    yield Rectangle((x + 1, y + 1, w - 2, h - 2), Paint(LIGHT["paper"], LIGHT["quiet"], 1.0), 10)
    yield middle_text(text, x + w / 2, y + h / 2 + 0.5, NUMBER, LIGHT["ink"])


def _disc(reader: Reader, standing: Standing, placed: Placed) -> Iterator[Shape]:
    """A disc for marks that there is no room to draw, with their number."""
    group = placed.group
    first = int(standing.begins[group.location])
    colour = reader.mark_colour(int(standing.claim[first]), int(standing.unit[first]), standing.periods)
    centre = np.array([(group.x, group.y)])
    inside = Paint(mix(colour, LIGHT["paper"], 0.22), opacity=0.86 if group.radius else 1.0)
    yield Circles(centre, placed.radius, inside)
    yield Circles(centre, placed.radius, Paint(stroke=colour, width=1.6))
    if group.count > 1:
        words = reader.block["words"].get(reader.language) or reader.block["words"]["en"]
        figure = grouped(group.count, words) if group.count < 10_000 else short(group.count, words)
        yield middle_text(figure, group.x, group.y + 0.5, NUMBER, LIGHT["ink"])
