"""Ground: whether an atlas that brings all its ground has land under its places and to the edge of its maps."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from stationed import measured
from stationed.checking.scene import Scene
from stationed.ground import SHORE, about, world
from stationed.model import Finding, MapSpec
from stationed.model.codes import found, listed
from stationed.model.longitudes import narrowest, part_bounds

Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east, north in degrees; west beyond east over the antimeridian."""

CLIPPED = 0.02
"""Share of a map that may be land beyond the end of the atlas's own: coasts differ from one source to the other."""

NEAR = 30
"""Kilometres across from which a map shows that the vertices of the finest coast are one kilometre apart."""

KILOMETRES = 111.2
"""To a degree of the equator."""

NAMED = 5
"""So many places are named; of more the number says enough."""


def check_ground(scene: Scene) -> Iterator[Finding]:
    """Yield findings on land that is missing under places, or at the edge of maps.

    Notes
    -----
    Only the world of the package knows land everywhere. It is therefore asked which places are on land at all, at its
    finest scale: a ship at sea wants none; and which land there is where the atlas's own has ended.
    """
    if scene.tables.config.ground.world:
        yield from _coarse(scene)
        return
    basemap = scene.tables.basemap
    own = np.asarray(basemap.geometry.array, dtype=object)[(basemap["layer"] == "land").to_numpy(bool)]
    yield from _missing(scene, own)
    yield from _clipped(scene, own)


def _missing(scene: Scene, own: NDArray[np.object_]) -> Iterator[Finding]:
    """Places on land without land of the atlas's own."""
    locations = scene.locations.table
    geometry = np.asarray(locations.geometry.array, dtype=object)
    points = np.flatnonzero((measured.get_type_id(geometry) == 0) & ~measured.is_empty(geometry))
    bare = points[~_near(geometry[points], own)]
    if not len(bare):
        return
    missing = bare[_near(geometry[bare], _dry("local"))]
    if not len(missing):
        return
    names = locations["location_id"].to_numpy()[missing[:NAMED]].tolist()
    more = len(missing) - len(names)
    yield found(
        "ground-missing",
        f"no land is drawn under {len(missing)} of {len(points)} {'place' if len(points) == 1 else 'places'}",
        file="atlas.toml",
        column="ground.world",
        got="false, and no land in basemap/ at " + (f"{', '.join(names)} and {more} more" if more else listed(names)),
        expected="land in basemap/ under every place that is on land",
        fix="Add the land to basemap/land.geojson, or take the line out, and the land of the package is drawn.",
    )


def _clipped(scene: Scene, own: NDArray[np.object_]) -> Iterator[Finding]:
    """Maps with land beyond the box of the atlas's own land, which ends there in a straight edge."""
    if not len(own):
        return
    bounds = measured.bounds(own)
    west, south = (float(side) for side in np.nanmin(bounds[:, :2], axis=0))
    east, north = (float(side) for side in np.nanmax(bounds[:, 2:], axis=0))
    ends = shapely.box(west, south, east, north)
    for page, extent in [*_boxed(scene), *_opening(scene)]:
        seen = _boxes(extent)
        beyond = shapely.union_all(shapely.intersection(_dry("overview")[:, None], shapely.difference(seen, ends)))
        share = beyond.area / measured.area(seen).sum()
        if share > CLIPPED:
            yield found(
                "ground-clipped",
                f"the ground ends inside the map {page.id}: {share:.0%} of it are land that is drawn as sea",
                file="atlas.toml",
                column="ground.world",
                got=f"land in basemap/ from {west:g} to {east:g} east and from {south:g} to {north:g} north",
                expected="land as far as the extent of the map",
                fix="Add the rest to basemap/land.geojson, make the extent smaller, or take the line out, and the land "
                "of the package is drawn.",
            )


def _coarse(scene: Scene) -> Iterator[Finding]:
    """Maps that are nearer than the coast of the package is true.

    One that states no extent opens about its places, which are some or all of those of the atlas: only where all of
    them lie so near together is it known to be so near, and it is no map of one place, which has more about it.
    """
    about = _about_places(scene)
    unstated = [(page, about) for page in scene.tables.config.maps if page.extent is None and about]
    for page, (west, south, east, north) in [*_boxed(scene), *unstated]:
        across = ((east - west) % 360) * math.cos(math.radians((south + north) / 2)) * KILOMETRES
        if across < NEAR:
            yield found(
                "ground-coarse",
                f"the map {page.id} is nearer than the coasts and rivers of the package are true",
                file="atlas.toml",
                column="maps.extent",
                got=f"{across:.0f} km across",
                expected=f"{NEAR} km or more, or ground of your own",
                fix="Put the land, waters and streets of the place into basemap/, or leave it as it is: what is drawn "
                "may be off by a kilometre.",
            )


def _about_places(scene: Scene) -> Box | None:
    """The box of all places, None when there are not two apart, or when it is too high to be a map that is near."""
    bounds, _ = part_bounds(np.asarray(scene.locations.table.geometry.array, dtype=object))
    if not len(bounds):
        return None
    west, east = narrowest(bounds[:, 0], bounds[:, 2])
    south, north = float(bounds[:, 1].min()), float(bounds[:, 3].max())
    apart = max(east - west, north - south) > 0
    return (west, south, east, north) if apart and (north - south) * KILOMETRES < NEAR else None


def _boxed(scene: Scene) -> Iterator[tuple[MapSpec, Box]]:
    """The maps that state an extent which is one, each with it."""
    for page in scene.tables.config.maps:
        if page.extent is not None and _is_box(page.extent):
            yield page, page.extent


def _opening(scene: Scene) -> Iterator[tuple[MapSpec, Box]]:
    """The maps that state no extent, and show all deployments, each with what it opens with: the box of their places.

    Which deployments a period holds is known later; a map of some periods may be smaller than all of them are.
    """
    pages = [page for page in scene.tables.config.maps if page.extent is None and not page.periods]
    locations = scene.tables.locations
    used = locations["location_id"].isin(scene.tables.claims["location_id"].unique()).to_numpy(bool)
    if pages and (extent := about(np.asarray(locations.geometry.array, dtype=object)[used])):
        west, south, east, north = extent
        whole = east - west >= 360
        box = (-180.0, south, 180.0, north) if whole else (_turned(west), south, _turned(east), north)
        yield from ((page, box) for page in pages)


def _turned(longitude: float) -> float:
    """A longitude from -180 to 180."""
    return (longitude + 180) % 360 - 180 if abs(longitude) > 180 else longitude


def _is_box(extent: Box) -> bool:
    """Whether an extent is one at all: others have a finding of their own."""
    west, south, east, north = extent
    return -180 <= west <= 180 and -180 <= east <= 180 and west != east and -90 <= south < north <= 90


def _boxes(extent: Box) -> NDArray[np.object_]:
    """An extent as one box, or as two on both sides of the antimeridian."""
    west, south, east, north = extent
    if west < east:
        return np.array([shapely.box(west, south, east, north)], dtype=object)
    return np.array([shapely.box(west, south, 180, north), shapely.box(-180, south, east, north)], dtype=object)


def _dry(scale: str) -> NDArray[np.object_]:
    """The land of the package."""
    land = world(scale)
    return np.asarray(land.geometry.array, dtype=object)[(land["layer"] == "land").to_numpy(bool)]


def _near(points: NDArray[np.object_], areas: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Which points lie on areas or within `SHORE` of them."""
    near = np.zeros(len(points), np.bool_)
    if len(points) and len(areas):
        # A tree of points, as areas are what is prepared: continents have tens of thousands of corners.
        near[shapely.STRtree(points).query(areas, predicate="dwithin", distance=SHORE)[1]] = True
    return near
