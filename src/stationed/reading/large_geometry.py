"""without_large: geometries that cost too much to check and draw, taken out before anything is done with them.

What can be done with a line or an area grows with its corners, and with how many of its lines lie beside each other:
whether two lines cross is asked of each pair whose boxes overlap. Of a coast these are few for each line, of a
thicket of long lines nearly all.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from stationed import measured
from stationed.limits import CROSSING_CORNERS, CROWDED_PAIRS, GEOMETRY_CORNERS
from stationed.model import Finding
from stationed.model.codes import found

SAMPLE = 500
"""How many lines of a geometry are held against all others to tell how crowded it is."""
_MEND = "Mend it where it crosses (shapely.make_valid, or Fix geometries in QGIS), or simplify it."


def without_large(
    geometries: np.ndarray, *, rows: Sequence[int], ids: Sequence[str], file: str
) -> tuple[np.ndarray, list[Finding]]:
    """Return the geometries without those that are larger than is drawn.

    Parameters
    ----------
    geometries : array of geometries
        None counts as small.
    rows, ids : sequence
        Number and id of each feature, for the findings.
    file : str
        Name for the findings.

    Returns
    -------
    ndarray of object
        The same, None for one that is too large.
    list of Finding
        `entry-large` for each of these.
    """
    corners = measured.get_num_coordinates(geometries)
    findings: list[Finding] = []
    kept = geometries
    for place in np.flatnonzero(corners > min(CROSSING_CORNERS, GEOMETRY_CORNERS)).tolist():
        if (why := _refusal(geometries[place], int(corners[place]))) is None:
            continue
        problem, got, expected, fix = why
        findings.append(
            found(
                "entry-large",
                problem,
                file=file,
                row=rows[place],
                id=ids[place],
                column="geometry",
                got=got,
                expected=expected,
                fix=fix,
            )
        )
        kept = kept.copy() if kept is geometries else kept
        kept[place] = None
    return kept, findings


def _refusal(geometry: shapely.Geometry, corners: int) -> tuple[str, str, str, str] | None:
    """Problem, got, expected and advice for a geometry that is too large."""
    got = f"{corners:,} corners"
    if corners > GEOMETRY_CORNERS:
        return "the geometry has too many corners", got, f"{GEOMETRY_CORNERS:,} at most", "Simplify it, or divide it."
    if (pairs := crowded_pairs(geometry)) > CROWDED_PAIRS:
        got += f" and some {pairs:,} pairs of lines beside each other"
        expected = f"{CROWDED_PAIRS:,} pairs at most"
        return "too many lines of the geometry lie beside each other", got, expected, "Simplify it, or divide it."
    if corners > CROSSING_CORNERS and (crossing := _crossing(geometry)) > CROSSING_CORNERS:
        got = f"{crossing:,} corners" + (f" of {corners:,} in one part" if crossing < corners else "")
        expected = f"{CROSSING_CORNERS:,} at most in one that crosses itself, {GEOMETRY_CORNERS:,} in others"
        return "an area that crosses itself has too many corners", got, expected, _MEND
    return None


def _crossing(geometry: shapely.Geometry) -> int:
    """Return the corners of the largest part that crosses itself, 0 without any: parts are mended one by one."""
    parts = measured.parts_of(geometry)
    corners = measured.get_num_coordinates(parts)
    large = corners > CROSSING_CORNERS
    large[large] = ~np.asarray(shapely.is_valid(parts[large]), dtype=bool)
    return int(corners[large].max(initial=0))


def crowded_pairs(geometry: shapely.Geometry) -> int:
    """Return about how many pairs of lines of a geometry have boxes that overlap: those of some lines, for all."""
    parts = measured.parts_of(geometry)
    areas = measured.get_type_id(parts) == shapely.GeometryType.POLYGON
    paths = np.concatenate([parts[~areas], np.asarray(shapely.get_rings(parts[areas]), dtype=object)])
    places, path = shapely.get_coordinates(paths, return_index=True)
    joined = path[1:] == path[:-1]
    low = np.minimum(places[1:], places[:-1])[joined].T
    high = np.maximum(places[1:], places[:-1])[joined].T
    number = low.shape[1]
    asked = range(0, number, max(1, number // SAMPLE))
    overlapping = 0
    for one in asked:
        west, south, east, north = *low[:, one].tolist(), *high[:, one].tolist()
        beside = (low[0] <= east) & (high[0] >= west) & (low[1] <= north) & (high[1] >= south)
        overlapping += int(np.count_nonzero(beside)) - 3  # itself, and those that it is joined to
    return max(0, overlapping) * number // max(1, len(asked)) // 2
