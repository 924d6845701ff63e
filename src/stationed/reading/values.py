"""values: what a JSON or TOML file may hold, told apart in a way that the type check follows.

`isinstance(value, dict)` says nothing of keys and members; of what the json and tomllib modules make, keys are text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import TypeGuard

import numpy as np

Object = dict[str, object]
"""An object of JSON, a table of TOML."""

_GET: Callable[[Object, str], object] = Object.get


def is_object(value: object) -> TypeGuard[Object]:
    """Tell whether a value is an object with members."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Tell whether a value is a list."""
    return isinstance(value, list)


def are_objects(values: list[object]) -> TypeGuard[list[Object]]:
    """Tell whether there are values, and all of them are objects."""
    return set(map(type, values)) == {dict}


def are_lists(values: Sequence[object]) -> TypeGuard[Sequence[list[object]]]:
    """Tell whether all of some values are lists."""
    return all(type(value) is list for value in values)


def is_many(value: object) -> TypeGuard[Iterable[object]]:
    """Tell whether a value is a list, a tuple or an array, as typed files have them."""
    return isinstance(value, list | tuple | np.ndarray)


def object_of(value: object) -> Object:
    """Return a value that is an object, otherwise one without members."""
    return value if is_object(value) else {}


def objects_of(values: list[object]) -> list[Object]:
    """Return some values as objects, without members where they are none; nothing is called for each where all are."""
    return values if are_objects(values) else list(map(object_of, values))


def members_named(objects: Iterable[Object], name: str) -> list[object]:
    """Return the member of that name of each object, None where there is none."""
    return list(map(_GET, objects, repeat(name)))
