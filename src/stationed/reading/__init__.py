"""Reading: an atlas folder -> the tables of the model. The only room that opens input files.

Its public names are loaded when they are first used, so that `ahead` can begin to read before the libraries are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stationed.reading.atlas import read_bytes, read_tables

__all__ = ["read_bytes", "read_tables"]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from stationed.reading import atlas

    return getattr(atlas, name)
