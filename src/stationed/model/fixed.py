"""Fixed: a mapping that nobody changes, and that can be copied and sent to another process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value", covariant=True)


class Fixed(Mapping[Key, Value]):
    """A mapping that nobody changes.

    Parameters
    ----------
    given : mapping
        What it holds; a later change of `given` does not reach it.

    Notes
    -----
    `types.MappingProxyType` is one too, but can neither be pickled nor copied.
    """

    __slots__ = ("_held",)

    def __init__(self, given: Mapping[Key, Value]) -> None:
        self._held = dict(given)

    def __getitem__(self, key: Key) -> Value:
        """Return what a key stands for."""
        return self._held[key]

    def __iter__(self) -> Iterator[Key]:
        """Return the keys in their order."""
        return iter(self._held)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._held)

    def __repr__(self) -> str:
        """Show it as the dictionary that it holds."""
        return f"Fixed({self._held!r})"
