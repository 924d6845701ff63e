"""Collections of geometries within collections -> one collection of all their members."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from stationed import measured

Geometries = NDArray[np.object_]
COLLECTION = int(shapely.GeometryType.GEOMETRYCOLLECTION)


def without_inner_collections(geometries: Geometries) -> Geometries:
    """Return the geometries with what stands in collections within collections put beside the other members.

    Parameters
    ----------
    geometries : ndarray of object
        Geometries, or None.

    Returns
    -------
    ndarray of object
        The same in the same order; a collection holds points, lines, areas and their Multi forms, all that it held
        before, and one without any is empty.
    """
    result = geometries
    for row in np.flatnonzero(measured.get_type_id(geometries) == COLLECTION).tolist():
        parts = np.asarray(shapely.get_parts([geometries[row]]), dtype=object)
        if not (measured.get_type_id(parts) == COLLECTION).any():
            continue
        if result is geometries:
            result = geometries.copy()
        while (inner := measured.get_type_id(parts) == COLLECTION).any():
            parts = np.concatenate(
                [shapely.get_parts([one]) if open_ else [one] for one, open_ in zip(parts, inner, strict=True)]
            )
        result[row] = shapely.geometrycollections(parts)
    return result
