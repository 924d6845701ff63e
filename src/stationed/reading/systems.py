"""system_of: what a file states of its reference system -> that system, found without opening any other file."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache

import pyproj
from pyproj.exceptions import CRSError, ProjError

LONGEST = 100_000
"""Most characters of a description of a reference system."""
_OPENS = re.compile(
    r"(?:init|grids|file|model|catalog)[\"']?\s*[=:](?!\s*@null(?:[\s\"']|\Z))|PARAMETERFILE|\bfile\"", re.IGNORECASE
)
"""Parts of a description by which PROJ opens files that it names, wherever they lie; @null is none."""


def opens_files(text: str) -> bool:
    """Tell whether a description of a reference system names files that PROJ would open."""
    return _OPENS.search(text) is not None


def system_of(stated: object) -> pyproj.CRS | None:
    """Return the reference system that a file states.

    Parameters
    ----------
    stated : object
        A name, a code, a description as text, or a system of pyproj.

    Returns
    -------
    pyproj.CRS or None
        None when it is not known, names other files, or is none of longitudes and latitudes or of a map: a system of
        heights, or one from the middle of the earth.
    """
    return _named(stated) if isinstance(stated, str) else _of_places(stated)


@lru_cache(maxsize=1000)  # PROJ looks through all names for one that it does not know, which takes half a second
def _named(text: str) -> pyproj.CRS | None:
    return None if len(text) > LONGEST or opens_files(text) else _of_places(text)


def _of_places(stated: object) -> pyproj.CRS | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # pyproj leaves open what its further keywords hold; none of them is given here.
            system = pyproj.CRS.from_user_input(stated)  # pyright: ignore[reportUnknownMemberType]
    except (CRSError, ProjError, TypeError, ValueError):
        return None
    return system if system.is_geographic or system.is_projected else None
