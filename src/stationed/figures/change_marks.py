"""Change marks: what a picture of two times has beside symbols in the colours of changes: arrows, and signs at corners.

As the page draws them, static/js/map/change-looks.js; facts/changes.json has what both know.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from stationed.facts import CHANGE_ARROWS, CHANGE_SIGN, CHANGE_SIGNS
from stationed.figures.colours import LIGHT
from stationed.figures.comparison import Comparison
from stationed.figures.drawing import Circles, Lines, Paint, Shape
from stationed.figures.forms import frames_in
from stationed.figures.outlines import HEAD
from stationed.figures.placing import Placed
from stationed.figures.reader import Reader
from stationed.figures.standing import Standing
from stationed.figures.view import View
from stationed.periods import CHANGES


def draw_moves(reader: Reader, view: View, comparison: Comparison) -> Iterator[Lines]:
    """Yield an arrow for each pair of places that units moved between, wider the more they are."""
    moves, most, short = comparison.moves, CHANGE_ARROWS["most"], CHANGE_ARROWS["short"]
    located = reader.numbers("locations", "located") > 0
    kept = np.flatnonzero((located[moves.origin] & located[moves.goal])[:most])
    x, y = (reader.numbers("locations", name) for name in ("longitude", "latitude"))
    ends = [view.project(x[rows], y[rows]) for rows in (moves.origin[kept], moves.goal[kept])]
    columns = (*(one.tolist() for one in ends), moves.count[kept].tolist(), moves.possible[kept].tolist())
    for a, b, count, possible in zip(*columns, strict=True):
        way = np.array(b) - np.array(a)
        long = math.hypot(*way)
        if long < 3 * short:
            continue
        ahead = way / long
        end = np.array(b) - ahead * short
        width = min(CHANGE_ARROWS["width"] + CHANGE_ARROWS["wider"] * (count - 1), CHANGE_ARROWS["widest"])
        dashes = (float(CHANGE_ARROWS["dashes"][0]), float(CHANGE_ARROWS["dashes"][1])) if possible else None
        line = view.cut([np.array([a, end])])
        if line:
            yield Lines(tuple(line), Paint(stroke=LIGHT["moved"], width=width, dashes=dashes))
        if view.holds(end):
            turn = np.array([ahead, [-ahead[1], ahead[0]]])
            head = end + (CHANGE_ARROWS["head"] + min(count, 5)) * (HEAD @ turn)
            yield Lines((head,), Paint(fill=LIGHT["moved"]), (0,))


def draw_change_signs(standing: Standing, placed: Sequence[Placed]) -> Iterator[Shape]:
    """Yield the sign of its change at the corner of each symbol, and of each small sign whose marks changed alike."""
    if standing.change is None:
        return
    for one in reversed(placed):
        if one.group.radius:
            continue
        marks = np.array(one.group.marks)
        alike = np.unique(standing.change[marks])
        form = one.form
        if form is None or not form.rows:
            boxes = [(one.box, alike)]
        else:
            shown = form.shown
            frames = frames_in(one.box, form)
            kinds = [standing.change[marks[at : at + 1]] if at < shown else alike for at in range(len(frames))]
            boxes = list(zip(frames, kinds, strict=True))
        for (x, y, _, _), kind in boxes:
            if len(kind) == 1:
                yield from change_sign(CHANGES[int(kind[0])], x, y)


def change_sign(change: str, x: float, y: float) -> Iterator[Shape]:
    """Yield the sign of a change about a point."""
    disc = Paint(LIGHT[change], LIGHT["paper"], CHANGE_SIGN["rim"])
    yield Circles(np.array([(x, y)]), CHANGE_SIGN["radius"], disc, sign=True)
    strokes = tuple(np.array([(x + a, y + b), (x + c, y + d)]) for a, b, c, d in CHANGE_SIGNS[change])
    yield Lines(strokes, Paint(stroke=LIGHT["paper"], width=CHANGE_SIGN["stroke"]))
