"""Vector tiles: features at points -> one tile of one layer (Mapbox Vector Tile 2.1).

Written by hand, as a tile of points with few keys is some sixty lines; the library for it takes thirty times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

EXTENT = 4096
"""Steps to the side of a tile, if nothing else is said."""

Value = str | int


@dataclass(frozen=True, slots=True)
class PointFeature:
    """A feature at one point."""

    id: int
    """Its number."""
    x: int
    """Steps from the west of the tile."""
    y: int
    """Steps from its north."""
    properties: dict[str, Value]
    """What is known of it; texts and whole numbers from 0."""


def tile(layer: str, features: Sequence[PointFeature], *, extent: int = EXTENT) -> bytes:
    """Return a tile with one layer.

    Parameters
    ----------
    layer : str
        Name of the layer.
    features : sequence of PointFeature
        In the order in which they are to be drawn.
    extent : int
        Steps to the side of the tile.
    """
    keys: dict[str, int] = {}
    values: dict[Value, int] = {}
    written: list[bytes] = []
    for one in features:
        tags = bytearray()
        for key, value in one.properties.items():
            tags += _varint(keys.setdefault(key, len(keys)))
            tags += _varint(values.setdefault(value, len(values)))
        place = b"\x09" + _varint(_zigzag(one.x)) + _varint(_zigzag(one.y))  # one MoveTo
        feature = b"\x08" + _varint(one.id) + _field(2, bytes(tags)) + b"\x18\x01" + _field(4, place)
        written.append(_field(2, feature))
    parts = [_field(1, layer.encode("utf-8")), *written]
    parts += [_field(3, key.encode("utf-8")) for key in keys]
    parts += [_field(4, _value(value)) for value in values]
    parts += [b"\x28" + _varint(extent), b"\x78\x02"]
    return _field(3, b"".join(parts))


def _value(value: Value) -> bytes:
    """A value: text, or a whole number from 0."""
    return _field(1, value.encode("utf-8")) if isinstance(value, str) else b"\x28" + _varint(value)


def _field(number: int, data: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _zigzag(value: int) -> int:
    return (value << 1) ^ (value >> 63)


def _varint(value: int) -> bytes:
    if value < 0x80:
        return bytes((value,))
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
