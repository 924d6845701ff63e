"""A second table with places -> the geometry of each row of the first, by id or by exact name."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from stationed.intake.places import points_of
from stationed.intake.proposing import propose
from stationed.intake.sheet import Sheet


def geometry_from(
    places: Sheet, names: pd.Series, ids: pd.Series | None, geometry: NDArray[np.object_]
) -> NDArray[np.object_]:
    """Return the geometry of each row, where it has none of its own that of the place of its id or its name.

    Parameters
    ----------
    places : Sheet
        The table of places.
    names, ids : Series of str
        The place of each row.
    geometry : array
        What the rows themselves say; it wins.

    Returns
    -------
    array
        None where the places have no such id or name, or have it twice with different coordinates.
    """
    shapes, _ = points_of(places, {choice.role: choice.column for choice in propose(places)})
    filled = geometry.copy()
    keys = [column for column in places.names if bool((places.column(column) != "").any())]
    for wanted in (ids, names):
        if wanted is None:
            continue
        blank = shapely.is_missing(filled)
        asked = pd.Series(wanted[blank])
        best = max(keys, key=lambda column: int(asked.isin(places.column(column)).sum()), default=None)
        if best is None:
            continue
        words = pd.Index(places.column(best))
        sound = ~shapely.is_missing(shapes) & np.asarray(words != "") & ~words.duplicated(keep=False)
        place = words[sound].get_indexer(pd.Index(wanted))
        hit = blank & (place >= 0)
        filled[hit] = shapes[sound][place[hit]]
    return filled
