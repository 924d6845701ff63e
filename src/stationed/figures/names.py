"""The names of the ground: countries of the day, waters, towns, where the deployments leave room."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from stationed.facts import WATERS
from stationed.figures.colours import LIGHT
from stationed.figures.drawing import Circles, Paint, Shape, Style, Text
from stationed.figures.gather import Anchors
from stationed.figures.ground import names_in_force
from stationed.figures.layout import Taken
from stationed.figures.lettering import width
from stationed.figures.marks import middle_text
from stationed.figures.reader import Reader
from stationed.figures.standing import Standing
from stationed.figures.view import View

COUNTRY, WATER, TOWN = Style("serif", 14, spacing=3), Style("sans", 11), Style("sans", 11)

TOWN_ZOOMS = {"city": 5, "town": 6, "village": 8}
"""From which zoom on a place of a kind is named though nothing is shown there."""

MOST_TOWNS = 1500
"""No more towns than this are tried."""


def draw_ground_names(reader: Reader, view: View, taken: Taken, day: float) -> Iterator[Text]:
    """Yield names of countries, waters, and streets or whatever else the ground has."""
    for name, longitude, latitude in names_in_force(reader, day):
        yield from _if_free(name.upper(), view, (longitude, latitude), taken, COUNTRY, LIGHT["quiet"], 22)
    columns = [reader.numbers("ground", name) for name in ("name_zoom", "label_longitude", "label_latitude")]
    for row, (zoom, longitude, latitude) in enumerate(zip(*columns, strict=True)):
        if view.zoom >= zoom and (name := reader.text("ground", "name", row)):
            colour = LIGHT["water" if reader.text("ground", "layer", row) in WATERS else "quiet"]
            yield from _if_free(name, view, (longitude, latitude), taken, WATER, colour, 15)


def draw_towns(
    reader: Reader, view: View, anchors: Anchors, standing: Standing, taken: Taken, day: float
) -> Iterator[Shape]:
    """Yield the towns of the gazetteer that nothing is shown at, small, for orientation."""
    named = standing.count() == 0
    named &= _of_kinds(reader, [kind for kind, least in TOWN_ZOOMS.items() if view.zoom >= least])
    for at in np.flatnonzero(named[anchors.location])[:MOST_TOWNS].tolist():
        (x, y), location = anchors.points[at].tolist(), int(anchors.location[at])
        if not (0 < x < view.width and 0 < y < view.height) or not taken.free((x - 3, y - 7, 24, 14)):
            continue
        name = reader.place_name(location, day)
        if name and taken.first([(x - 3, y - 7, width(name, TOWN) + 16, 14)]):
            yield Circles(np.array([(x, y)]), 1.8, Paint(LIGHT["quiet"]))
            yield Text(name, x + 5, y + 4.4, TOWN, LIGHT["quiet"], LIGHT["halo"])


def _of_kinds(reader: Reader, kinds: list[str]) -> NDArray[np.bool_]:
    """Of each location whether it is of one of some kinds."""
    found = np.zeros(reader.rows("locations"), np.bool_)
    for kind in kinds:
        found |= reader.holds("locations", "kind", kind)
    return found


def _if_free(text: str, view: View, place: tuple[float, float], taken: Taken, style: Style, colour: str, height: float):
    ((x, y),) = view.project(np.array([place[0]]), np.array([place[1]])).tolist()
    wide = width(text, style) + 6
    if taken.first([(x - wide / 2, y - height / 2, wide, height)]):
        yield middle_text(text, x, y, style, colour, LIGHT["halo"])
