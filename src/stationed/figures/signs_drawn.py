"""signs_drawn: a map as it is arranged -> the signs that are on it, for its legend; static/js/map/signs-drawn.js.

What is behind another sign is not drawn, such as the units that "+14" stands for.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from stationed.facts import LEGEND_LINES, LEGEND_SIGNS
from stationed.figures.arranged import Arranged
from stationed.figures.choice import Choice
from stationed.figures.events import events_placed
from stationed.figures.forms import frames_in
from stationed.figures.ground import lines_in_force
from stationed.figures.outlines import looks_seen
from stationed.figures.placing import Placed
from stationed.figures.reader import Reader, Rows
from stationed.figures.view import View
from stationed.periods import POSSIBLE

SIGNS = (*LEGEND_SIGNS, "event", *LEGEND_LINES, "borders-modern")
"""The signs in the order of the legend; what each means is said by the word ``legend.`` and its name."""


def signs_drawn(reader: Reader, view: View, choice: Choice, arranged: Arranged) -> list[str]:
    """Return the names of the signs on a map, in the order of the legend."""
    found = set(lines_in_force(reader, view, arranged.day))
    for one in arranged.placed:
        found.update(_of_group(reader, arranged, one))
    for look in looks_seen(reader, view, arranged.standing, crowded=arranged.crowded):
        found.add("area" if look.area else "axis" if look.arrow and not arranged.crowded else "line")
        if look.possible:
            found.add("possible")
    anchored = np.isin(reader.places("events", "location")[events_placed(reader, choice)], arranged.anchors.location)
    if anchored.any():
        found.add("event")
    return [name for name in SIGNS if name in found]


def units_drawn(arranged: Arranged) -> Rows:
    """Return the units that are drawn as symbols, each once, the weightiest first."""
    rows = [
        int(arranged.standing.unit[mark])
        for one in arranged.placed
        if not one.group.radius and one.form
        for mark in one.group.marks[: one.form.shown]
    ]
    return np.array([row for row in dict.fromkeys(rows) if row >= 0], np.int64)


def _of_group(reader: Reader, arranged: Arranged, placed: Placed) -> Iterator[str]:
    """The signs of one group."""
    group, form, there = placed.group, placed.form, arranged.standing
    if group.radius:
        yield "disc" if group.count > 1 else "point"
        return
    marks = np.array(group.marks)
    exact = reader.is_exact(group.location)
    if there.contested[marks].any():
        yield "contested"
    if form is not None and form.rows:
        shown = marks[: form.shown]
        yield from (_frame(reader, int(there.unit[mark])) for mark in shown.tolist())
        if (there.state[shown] == POSSIBLE).any():
            yield "possible"
        if there.hollow[shown].any():
            yield "uncertain"
        if form.rows > form.shown:
            yield "more"
        hidden = any(
            x < group.x < x + w and y < group.y < y + h for x, y, w, h in frames_in(placed.box, form)
        )  # the dot lies under a symbol then
    else:
        yield "tick" if form is None else "pennant"
        if (there.state[marks] == POSSIBLE).all():
            yield "possible"
        if there.hollow[marks[0]]:
            yield "uncertain"
        hidden = form is None
    if not hidden:
        yield "dot" if exact else "approximate"


def _frame(reader: Reader, unit: int) -> str:
    """What the frame of a symbol says of its side."""
    if unit < 0:
        return ""
    key: str = reader.block["symbols"][int(reader.numbers("units", "symbol")[unit])]["key"]
    return key.partition("/")[0]
