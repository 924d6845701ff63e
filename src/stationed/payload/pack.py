"""Packing: the large part of a data block as compressed bytes, so that a page stays small.

In: a block as `make_block` gives it. Out: the same block as plain values, or one whose tables, shapes and series stand
in `packed`: columns as bytes, compressed by gzip, in base64. What the page needs at once stays readable: meta, words,
symbols, periods.
"""

from __future__ import annotations

import base64
import json
import struct
from collections.abc import Mapping
from typing import Any, Literal, cast

import numpy as np
from numpy.typing import NDArray

from stationed.payload.block_types import Block, Column, Table
from stationed.payload.codec import Spec, Stream
from stationed.payload.columns import plain
from stationed.payload.shapes import ShapeList
from stationed.payload.squeeze import gzipped

PLAIN_UP_TO = 60_000
"""Blocks whose text is no longer than this many characters are left as they are, for people to read."""

AT_ONCE = ("periods", "scans", "illustrations")
"""Tables that are never packed: the layers are made from the one before anything is unpacked, and what `extract` gives
back of the others are pictures, which no packing makes smaller."""

SERIES: tuple[Literal["days", "low", "high", "open"], ...] = ("days", "low", "high", "open")
"""The columns of a series."""

FOLLOWS = {
    **dict.fromkeys(("possible_first", "definite_first"), "start"),
    **dict.fromkeys(("possible_last", "definite_last"), "end"),
    **dict.fromkeys(("designation", "higher"), "unit"),
}
"""Columns of claims that follow from another one for nearly all rows; translations and figures do as well."""


def pack(block: Block) -> dict[str, Any]:
    """Pack a block when it is large.

    Parameters
    ----------
    block : mapping
        What `make_block` gives.

    Returns
    -------
    dict
        Values that JSON can hold. The whole block when it is small; or else one with the same keys in the same order,
        where `tables` keeps only `AT_ONCE`, the series have no columns, `shapes` is gone and `packed` holds all that.
    """
    if _cells(block) * 2 <= PLAIN_UP_TO:  # a cell takes two characters at least
        whole = plain(block)
        rest = {"tables": {name: one for name, one in whole["tables"].items() if name not in AT_ONCE}}
        text = json.dumps(rest | {"shapes": whole["shapes"]}, separators=(",", ":"), allow_nan=False)
        if len(text) <= PLAIN_UP_TO:
            return whole
    kept: dict[str, Any] = {key: value for key, value in block.items() if key != "shapes"}
    kept["tables"] = {name: table for name, table in _tables(block).items() if name in AT_ONCE}
    series = [{key: value for key, value in one.items() if key not in SERIES} for one in block["meta"]["series"]]
    kept["meta"] = dict(block["meta"]) | {"series": series}
    return plain(kept) | {"packed": base64.b64encode(gzipped(packed(block))).decode("ascii")}


def _tables(block: Block) -> dict[str, Table]:
    """The tables by name; a TypedDict does not know that all its values are alike."""
    return cast("dict[str, Table]", block["tables"])


def _cells(block: Block) -> int:
    """How many numbers and codes the tables have."""
    return sum(table["n"] * len(table["columns"]) for name, table in _tables(block).items() if name not in AT_ONCE)


def packed(block: Block) -> list[bytes]:
    """Return the packed part of a block: the length of its head in four bytes, the head as JSON, the columns."""
    stream = Stream()
    head = {
        "tables": {name: _table(stream, one) for name, one in _tables(block).items() if name not in AT_ONCE},
        "shapes": _shapes(stream, ShapeList.of(block["shapes"])),
        "series": [{name: stream.numbers(one[name]) for name in SERIES} for one in block["meta"]["series"]],
    }
    text = json.dumps(head, separators=(",", ":")).encode("ascii")
    return [struct.pack("<I", len(text)) + text, *stream.pieces]


def _table(stream: Stream, table: Table) -> Spec:
    columns = table["columns"]
    return {"n": table["n"], "columns": {name: _column(stream, name, columns) for name in columns}}


def _column(stream: Stream, name: str, columns: Mapping[str, Column]) -> Spec:
    column = columns[name]
    if not isinstance(column, dict):
        return _numbers(stream, column, name, columns)
    more: Spec = {"slots": column["slots"]} if "slots" in column else {}
    if "parts" in column:
        more["parts"] = {key: stream.numbers(value) for key, value in column["parts"].items()}
    return {
        "texts": stream.texts(column["texts"]),
        "codes": _numbers(stream, column["codes"], name, columns),
        **more,
    }


def _numbers(stream: Stream, values: NDArray[Any], name: str, columns: Mapping[str, Column]) -> Spec:
    """Numbers or codes, by another column where they follow from it."""
    leader = _leader(name, columns)
    if leader:
        led_by = columns[leader]
        codes = led_by["codes"] if isinstance(led_by, dict) else led_by
        follows = stream.following(np.asarray(values), np.asarray(codes))
        if follows is not None:
            return {"n": len(values), "by": leader, **follows}
    return stream.numbers(values)


def _leader(name: str, columns: Mapping[str, Column]) -> str:
    """The column that a column may follow from: one that comes before it, '' for none."""
    names = list(columns)
    before, base = names[: names.index(name)], name.rpartition("_")[0]
    for other in (FOLLOWS.get(name, ""), f"{name}_text", f"{base}_text", base):
        if other in before and (isinstance(columns[other], dict) or other in FOLLOWS.values()):
            return other
    same = [other for other in before if base and other.rpartition("_")[0] == base]
    both = same and isinstance(columns[same[0]], dict) and isinstance(columns[name], dict)
    return same[0] if both else ""


def _shapes(stream: Stream, shapes: ShapeList) -> Spec:
    begins = np.zeros(len(shapes.steps), np.bool_)
    begins[np.cumsum(shapes.lengths) - shapes.lengths] = True
    first, other = shapes.steps[begins], shapes.steps[~begins]
    return {
        "kinds": stream.numbers(shapes.kinds),
        "parts": stream.numbers(shapes.parts),
        "lengths": stream.numbers(shapes.lengths),
        "x": stream.signed(first[:, 0]),
        "y": stream.signed(first[:, 1]),
        "dx": stream.signed(other[:, 0]),
        "dy": stream.signed(other[:, 1]),
    }
