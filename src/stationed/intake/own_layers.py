"""whole_claims: the layers of a GeoPackage that stationed exported -> its claims, each with the whole of its shape.

Layers of QGIS hold one kind of shape each, so the claims stand there as points, and those of lines and areas once more.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from stationed.intake.sheet import Sheet

_CLAIMS, _WHOLE = "claims", ("claim_lines", "claim_areas")
_OURS = frozenset({"deployment_id", "location_id", "dates_in_words", "end_moment"})
"""Columns by which such a layer is known."""


def whole_claims(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """Return the layers of a file, those of the lines and areas of claims taken into the claims where all are there."""
    ours = {sheet.title: sheet for sheet in sheets if sheet.title in (_CLAIMS, *_WHOLE) and {*sheet.names} >= _OURS}
    claims, parts = ours.get(_CLAIMS), [ours[title] for title in _WHOLE if title in ours]
    if claims is None or claims.geometry is None or not parts:
        return sheets
    whole = replace(claims, geometry=_with_shapes(claims, claims.geometry, parts))
    return tuple(whole if sheet is claims else sheet for sheet in sheets if sheet.title not in _WHOLE)


def _with_shapes(claims: Sheet, points: NDArray[np.object_], parts: list[Sheet]) -> NDArray[np.object_]:
    """The shapes of the claims: the points, or what other layers have of their places."""
    ids = np.concatenate([sheet.column("location_id").to_numpy(object) for sheet in parts])
    shapes = np.concatenate([np.asarray(sheet.geometry, dtype=object) for sheet in parts])
    layers = np.repeat(np.arange(len(parts)), [len(sheet.rows) for sheet in parts])
    table = pd.DataFrame({"id": ids, "layer": layers, "shape": shapes}).drop_duplicates(["id", "layer"])
    pieces, owner = shapely.get_parts(table["shape"].to_numpy(object), return_index=True)
    names, of = np.unique(table["id"].to_numpy(object)[owner].astype(str), return_inverse=True)
    order = np.argsort(of, kind="stable")
    groups = np.split(pieces[order], np.flatnonzero(np.diff(of[order])) + 1) if len(of) else []
    found = pd.Series([_together(group) for group in groups], index=names.tolist(), dtype=object)
    lies = claims.column("location_id")
    known = lies.isin(found.index).to_numpy(bool)
    whole = points.copy()
    whole[known] = found.reindex(lies[known]).to_numpy(object)
    return whole


def _together(pieces: NDArray[np.object_]) -> shapely.Geometry:
    """Some shapes as one: itself where it is one, of their kind where they are of one kind."""
    if len(pieces) == 1:
        return pieces[0]
    kinds = {one.geom_type for one in pieces.tolist()}
    made = {"LineString": shapely.MultiLineString, "Polygon": shapely.MultiPolygon}
    make = made[next(iter(kinds))] if len(kinds) == 1 else shapely.GeometryCollection
    return make(pieces.tolist())
