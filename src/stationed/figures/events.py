"""Events of a picture: each that is shown at its place, as a small triangle beside the symbols, as on the page.

The rules are those of static/js/shown/events.js and static/js/map/event-marks.js.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from stationed.figures.choice import Choice
from stationed.figures.colours import LIGHT
from stationed.figures.drawing import Box, Lines, Paint, Points, Shape, Style, Text
from stationed.figures.gather import REACH, Anchors, near
from stationed.figures.layout import Taken, candidates
from stationed.figures.placing import Placed
from stationed.figures.reader import Reader, Rows

REACHES = (REACH, 2 * REACH, 4 * REACH)
"""Places nearer than this, in pixels, have one mark; the next is taken when there are more marks than `MOST`."""

MOST = 40

FEW, SIZES, FIGURE = 12, (14, 11), 7
"""More marks than this are drawn smaller; sizes in pixels; the width of a figure beside a mark of several events."""

NUMBER = Style("sans", 10.5)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, or several that fall together, where something happened."""

    x: float
    """Where its mark would be best, in pixels."""
    y: float
    """Likewise."""
    rows: tuple[int, ...]
    """The events."""


def events_shown(reader: Reader, choice: Choice) -> Rows:
    """Return the events of which a day is on the days chosen and in a period that is switched on.

    With every period switched on the days alone decide.
    """
    first, last = reader.numbers("events", "first"), reader.numbers("events", "last")
    begins, ends = (reader.numbers("periods", name)[list(choice.periods)] for name in ("first", "last"))
    shown = ((first[:, None] <= ends) & (last[:, None] >= begins)).any(axis=1)
    if choice.first is not None and choice.last is not None:
        alone = len(choice.periods) == reader.rows("periods")
        shown = (shown | alone) & (first <= choice.last) & (last >= choice.first)
    return np.flatnonzero(shown)


def events_placed(reader: Reader, choice: Choice) -> Rows:
    """Return the events shown that have a known place; the others are on the timeline alone."""
    rows = events_shown(reader, choice)
    if not len(rows):
        return rows
    place = reader.places("events", "location")[rows]
    return rows[(place >= 0) & (reader.numbers("locations", "located")[place] > 0)]


def draw_events(
    reader: Reader, choice: Choice, anchors: Anchors, placed: Sequence[Placed], taken: Taken
) -> Iterator[Shape]:
    """Yield the marks of events: triangles, with their number where one stands for several.

    Parameters
    ----------
    reader : Reader
        The tables.
    choice : Choice
        Periods or days.
    anchors : Anchors
        The points of the locations in the picture.
    placed : sequence of Placed
        The groups of symbols and where they are.
    taken : Taken
        The room that is left; what the marks need of it is taken.
    """
    found = _spots(reader, events_placed(reader, choice), anchors)
    size = SIZES[len(found) > FEW]
    signs: list[Points] = []
    leaders: list[Points] = []
    texts: list[Text] = []
    for spot in found:
        number = len(spot.rows)
        wide = size + (len(str(number)) * FIGURE if number > 1 else 0)
        box, apart = place_mark(spot, wide, size, placed, taken)
        signs.append(triangle(box[0], box[1], size))
        if apart:
            end = (min(max(spot.x, box[0]), box[0] + wide), min(max(spot.y, box[1]), box[1] + size))
            leaders.append(np.array([(spot.x, spot.y), end]))
        if number > 1:
            y = box[1] + size / 2 + NUMBER.size * 0.36
            texts.append(Text(str(number), box[0] + size, y, NUMBER, LIGHT["accent"], LIGHT["halo"]))
    if leaders:
        yield Lines(tuple(leaders), Paint(stroke=LIGHT["quiet"], width=1.0))
    if signs:
        areas = tuple(range(len(signs)))
        yield Lines(tuple(signs), Paint(stroke=LIGHT["paper"], width=3.0), areas)
        yield Lines(tuple(signs), Paint(LIGHT["accent"]), areas)
    yield from texts


def triangle(x: float, y: float, size: float) -> Points:
    """Return the sign of an event within a square, as a closed ring."""
    wide, top = size - 3, y + 2
    return np.array([(x + 1.5, top), (x + 1.5 + wide, top), (x + 1.5 + wide / 2, top + 0.9 * wide), (x + 1.5, top)])


def boxes_about(box: Box, w: float, h: float) -> list[Box]:
    """Return the boxes for a mark close about symbols: at the sides above, below, then over and under them.

    On the right there may be the sign of sources that differ.
    """
    x, y, wide, high = box
    left, right, low, middle = x - w - 1, x + wide + 7, y + high - h, x + wide / 2 - w / 2
    corners = [(left, y, w, h), (right, y, w, h), (left, low, w, h), (right, low, w, h)]
    return [*corners, (middle, y - h - 1, w, h), (middle, y + high + 1, w, h)]


def place_mark(spot: Spot, w: float, h: float, placed: Sequence[Placed], taken: Taken) -> tuple[Box, bool]:
    """Return where a mark goes, and whether a line leads to it; the room is taken.

    It stands close about the symbols of its place, on the place where there are none, or near it. Where no room is left
    it lies on a corner of what is there, since nothing is left out.
    """
    far = [(one.group.x - spot.x) ** 2 + (one.group.y - spot.y) ** 2 for one in placed]
    home = placed[far.index(min(far))].box if far and min(far) < REACH**2 else None
    about = boxes_about(home, w, h) if home else []
    if free := taken.first([*about, *candidates(spot.x, spot.y, w, h)]):
        return free, free not in [*about, candidates(spot.x, spot.y, w, h)[0]]
    x, y = home[:2] if home else (spot.x, spot.y)
    box = (x - w + 3, y - h + 3, w, h)
    taken.take(box)
    return box, False


def _spots(reader: Reader, rows: Rows, anchors: Anchors) -> list[Spot]:
    """Where marks are wanted, those of the most events first."""
    place = reader.places("events", "location")[rows] if len(rows) else rows
    here = np.flatnonzero(np.isin(anchors.location, place))
    if not len(here):
        return []
    count = np.bincount(place, minlength=reader.rows("locations"))[anchors.location[here]]
    here = here[np.argsort(-count, kind="stable")]
    points = anchors.points[here]
    homes = near(points, REACHES[0])
    for reach in REACHES[1:]:
        if len(np.unique(homes)) > MOST:
            homes = near(points, reach)
    found: list[Spot] = []
    for home in np.unique(homes).tolist():
        members = anchors.location[here[homes == home]]
        x, y = points[home].tolist()
        found.append(Spot(x, y, tuple(rows[np.isin(place, members)].tolist())))
    return found
