"""The symbols of a picture, none on another nor far from its place, and the names of their places and units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from stationed.facts import PLACING
from stationed.figures.colours import LIGHT, known, mix, on
from stationed.figures.drawing import Box, Circles, Paint, Path, Shape, Split, Style, Text
from stationed.figures.forms import Form, frames_in
from stationed.figures.gather import Group
from stationed.figures.layout import Taken, name_boxes
from stationed.figures.lettering import width
from stationed.figures.placing import LINE, Placed, lines_beside
from stationed.figures.reader import Reader
from stationed.figures.signs import NUMBER, Look, doubt, halo, leaders, middle_text, more, small_sign
from stationed.figures.standing import Standing
from stationed.payload.say import grouped, say, short
from stationed.periods import POSSIBLE

NAME, SHAPE_NAME, CROWD_NAME = (Style("sans", size) for size in (12.5, 11.5, 11))
MOST_NAMES = 24
"""Of the discs of a crowd so many have a name, those with the greatest numbers."""

WIDEST = 190
"""A name of a unit that is longer than this, in pixels, is left out."""

PALE = 0.62
"""Opacity of symbols of what is only possible."""

EDGE = {"quiet": 16.0, "plain": 26.0}
"""How much of the edge in the colour of the period is seen about a frame, in the coordinates of the symbols."""


def figure_of(reader: Reader, count: int) -> str:
    """Return a number of marks as it is written on the map."""
    words = _words(reader)
    return grouped(count, words) if count < 10_000 else short(count, words)


def _words(reader: Reader) -> Mapping[str, Any]:
    """The catalogue that numbers are written by."""
    return reader.block["words"].get(reader.language) or reader.block["words"]["en"]


def name_of(reader: Reader, group: Group, day: float) -> str:
    """Return what a group is called: its place, and how many more there are."""
    name = reader.place_name(group.location, day)
    if group.places > 1 and not group.radius:
        return say(reader.block, "map.places", group.places - 1, language=reader.language).replace("{name}", name)
    return name


def name_style(reader: Reader, group: Group) -> Style:
    """Return how the name of a group is lettered."""
    drawn = reader.numbers("locations", "shape")[group.location] >= 0
    return CROWD_NAME if group.radius else SHAPE_NAME if drawn else NAME


def draw_halos(reader: Reader, standing: Standing, placed: Sequence[Placed]) -> Iterator[Shape]:
    """Yield the halos about places that are known about only."""
    for one in placed:
        if not one.group.radius:
            yield from halo(_look(reader, standing, one), one.group.x, one.group.y)


def draw_signs(reader: Reader, standing: Standing, placed: Sequence[Placed]) -> Iterator[Shape]:
    """Yield the sign of every group, the greatest uppermost: symbols with leader, a pennant, a tick or a disc."""
    for one in reversed(placed):
        if one.group.radius:
            yield from _disc(reader, standing, one)
        elif one.form is None or not one.form.rows:
            yield from small_sign(_look(reader, standing, one), one, figure_of(reader, one.group.count))
        else:
            yield from _symbols(reader, standing, one, one.form)


def draw_names(reader: Reader, placed: Sequence[Placed], taken: Taken, day: float) -> Iterator[Text]:
    """Yield the names that there is room for: in a crowd those of the greatest numbers."""
    discs = sorted((one for one in placed if one.group.radius), key=lambda one: -one.group.count)[:MOST_NAMES]
    for one in [*(one for one in placed if one.named), *discs]:
        name, style = name_of(reader, one.group, day), name_style(reader, one.group)
        box = one.named or (name and taken.first(name_boxes(one.box, width(name, style) + 2, LINE)))
        if box:
            colour = LIGHT["quiet" if one.group.radius else "ink"]
            yield Text(name, box[0] + 1, box[1] + 8.5 + style.size * 0.36, style, colour, LIGHT["halo"])


def draw_units(reader: Reader, standing: Standing, placed: Sequence[Placed], taken: Taken) -> Iterator[Text]:
    """Yield the names of units beside their symbols, where that is free."""
    for one in placed:
        form = one.form
        if form is None or not form.rows:
            continue
        for mark, frame in zip(one.group.marks[: form.shown], frames_in(one.box, form), strict=False):
            text = reader.designation(int(standing.claim[mark]), int(standing.unit[mark]))
            wide = width(text, NUMBER) + 2
            if text and wide <= WIDEST and (box := taken.first(lines_beside(one, frame, wide))):
                y = box[1] + box[3] / 2 + 0.5 + NUMBER.size * 0.36
                yield Text(text, box[0] + 1, y, NUMBER, LIGHT["quiet"], LIGHT["halo"])


def _look(reader: Reader, standing: Standing, placed: Placed) -> Look:
    marks = np.array(placed.group.marks)
    first = int(marks[0])
    return Look(
        colour=standing.colour(reader, first),
        edges=_edges(reader, standing, placed.group.marks),
        quiet=_quiet(standing),
        hollow=bool(standing.hollow[first]),
        possible=bool((standing.state[marks] == POSSIBLE).all()),
        contested=bool(standing.contested[marks].any()),
        exact=reader.is_exact(placed.group.location),
    )


def _edges(reader: Reader, standing: Standing, marks: Sequence[int]) -> tuple[str, ...]:
    """The colours of an edge, each once: of changes, or of the periods that some marks are in.

    Where colours are those of periods, one period has no edge.
    """
    if standing.change is not None:
        return tuple(dict.fromkeys(standing.colour(reader, mark) for mark in marks))
    rows = standing.periods_of(marks)
    if len(rows) < 2 and not reader.rows("allegiances"):
        return ()
    return tuple(dict.fromkeys(known(reader.text("periods", "colour", row)) for row in rows))


def _quiet(standing: Standing) -> bool:
    return standing.change is None and len(standing.periods) == 1


def _symbols(reader: Reader, standing: Standing, placed: Placed, form: Form) -> Iterator[Shape]:
    """The symbols of a group, how many more there are, and the lines from their place."""
    look, group = _look(reader, standing, placed), placed.group
    frames = frames_in(placed.box, form)
    for number, frame in enumerate(frames):
        if number < form.shown:
            mark = group.marks[number]
            yield from _mark(reader, standing, mark, frame)
            continue
        yield from more(f"+{short(group.count - form.shown, _words(reader))}", frame)
        if standing.contested[np.array(group.marks[form.shown :])].any():
            yield from doubt(frame)
    yield from leaders(look, placed, frames)


def _mark(reader: Reader, standing: Standing, mark: int, box: Box) -> Iterator[Shape]:
    """A symbol: pale and dashed when only possible, hollow when its claims are uncertain, marked when contested."""
    unit = int(standing.unit[mark])
    if unit >= 0:
        drawing = reader.block["symbols"][int(reader.numbers("units", "symbol")[unit])]
        colour = standing.colour(reader, mark)
        possible, hollow = bool(standing.state[mark] == POSSIBLE), bool(standing.hollow[mark])
        if standing.contested[mark]:
            yield _rival(drawing, box, colour)
        yield from _edge(drawing, box, _edges(reader, standing, [mark]), quiet=_quiet(standing), possible=possible)
        yield from symbol(drawing, box, colour, possible=possible, hollow=hollow)
    if standing.contested[mark]:
        yield from doubt(box)


def _edge(drawing: dict[str, Any], box: Box, edges: tuple[str, ...], *, quiet: bool, possible: bool) -> Iterator[Path]:
    """The edge about the frame of a symbol, split where it has several colours; none without colours."""
    if not edges:
        return
    data, _, _, thick = drawing["steps"][0]
    left, _, wide, _ = drawing["box"]
    seen = EDGE["quiet" if quiet else "plain"]
    first = edges[0]
    split = Split(edges, left - seen, left + wide + seen) if len(edges) > 1 else None
    paint = Paint(stroke=first, width=thick * 1.25 + seen, opacity=PALE if possible else 1.0, split=split)
    yield Path(data, *_fit(drawing, box), paint)


def _rival(drawing: dict[str, Any], box: Box, colour: str) -> Path:
    """The frame of a symbol once more, out of register: some source has it otherwise."""
    x, y, w, h = box
    left, top, scale = _fit(drawing, (x + PLACING["register"], y + PLACING["register"], w, h))
    data, _, _, thick = drawing["steps"][0]
    return Path(data, left, top, scale, Paint(stroke=colour, width=thick * 1.6))


def _fit(drawing: dict[str, Any], box: Box) -> tuple[float, float, float]:
    """Where a drawing begins, and its scale, so that its frame fills a box."""
    left, top, wide, high = drawing["box"]
    x, y, w, h = box
    scale = min(w / wide, h / high)
    return x + (w - wide * scale) / 2 - left * scale, y + (h - high * scale) / 2 - top * scale, scale


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
        Whether it is drawn pale with a dashed frame, and whether its frame is filled with paper.
    """
    left, top, scale = _fit(drawing, box)
    place = (left, top)
    fills = {"frame": mix(colour, LIGHT["tint"], 0.3), "ink": LIGHT["ink"], "solid": colour}
    fills["on"] = LIGHT["ink"] if hollow else on(colour)
    opacity = PALE if possible else 1.0
    for number, (data, fill, stroke, thick) in enumerate(drawing["steps"]):
        frame = number == 0
        paint = Paint(
            fill=LIGHT["paper"] if frame and hollow else fills.get(fill, ""),
            stroke=LIGHT["ink"] if stroke != "none" else "",
            width=thick * (1.25 if frame else 1.1),
            dashes=(14.0, 10.0) if frame and possible else None,
            opacity=opacity,
        )
        yield Path(data, *place, scale, paint)


def _disc(reader: Reader, standing: Standing, placed: Placed) -> Iterator[Shape]:
    """A disc of a crowd, with its number."""
    group = placed.group
    first = int(standing.begins[group.location])
    colour = standing.colour(reader, first)
    centre = np.array([(group.x, group.y)])
    yield Circles(centre, placed.radius, Paint(mix(colour, LIGHT["paper"], 0.22), opacity=0.86))
    yield Circles(centre, placed.radius, Paint(stroke=colour, width=1.6))
    if group.count > 1:
        yield middle_text(figure_of(reader, group.count), group.x, group.y + 0.5, NUMBER, LIGHT["ink"])
