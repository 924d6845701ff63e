"""A member of a GeoJSON object that is not there, or there under another name -> what to say of it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from stationed.model.near import Near

ALSO: Mapping[str, tuple[str, ...]] = {
    "properties": ("attributes", "props"),
    "geometry": ("geom", "the_geom", "shape"),
    "coordinates": ("coords", "position"),
}
"""What programs call a member that is not written as RFC 7946 has it."""


def meant_for(name: str, value: Mapping[str, Any], *, beside: Container[str] = ()) -> str:
    """Return the member of an object that seems to be meant for one that it lacks.

    Parameters
    ----------
    name : str
        The member as RFC 7946 writes it.
    value : mapping
        The object; when it has the member, nothing else is meant for it.
    beside : container of str
        Members that are meant for themselves.

    Returns
    -------
    str
        '' for none.
    """
    if name in value:
        return ""
    others = [key for key in value if key not in beside]
    near = Near(others).to(name, most=1)
    return near[0] if near else next((key for key in others if key.casefold() in ALSO.get(name, ())), "")


def said_of(name: str, other: str) -> dict[str, Any]:
    """Return what the finding `member-misspelt` says of a member that stands there under another name."""
    return {
        "problem": f"there is no member {name}, but one that seems to be meant for it and is not read",
        "got": other if len(other) <= 60 else other[:57] + "...",
        "expected": name,
        "fix": f"Rename it to {name}.",
    }
