"""unpack: a data block as it stands in a page -> the block with all its tables, as plain values.

The page does so in its own script; tests look into pages by this one.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stationed.payload.columns import plain
from stationed.payload.shapes import ShapeList

Spec = Mapping[str, Any]


def unpack(block: Mapping[str, Any]) -> dict[str, Any]:
    """Return the whole of a block.

    Parameters
    ----------
    block : mapping
        A block as it was read from a page, see docs/payload.md.

    Returns
    -------
    dict
        The same without `packed`: tables, shapes and series as a small block has them, lists of plain values.
    """
    if "packed" not in block:
        return dict(block)
    data = gzip.decompress(base64.b64decode(block["packed"]))
    size = int.from_bytes(data[:4], "little")
    head, reader = json.loads(data[4 : 4 + size]), _Reader(memoryview(data)[4 + size :])
    tables = {name: reader.table(one) for name, one in head["tables"].items()}
    series = [
        {**said, **{name: reader.numbers(spec) for name, spec in one.items()}}
        for said, one in zip(block["meta"]["series"], head["series"], strict=True)
    ]
    kept = {key: value for key, value in block.items() if key != "packed"}
    kept["meta"] = {**block["meta"], "series": series}
    return plain({**kept, "tables": {**block["tables"], **tables}, "shapes": reader.shapes(head["shapes"])})


@dataclass(frozen=True, slots=True)
class _Reader:
    """The bytes of the columns, and how they are read."""

    data: memoryview

    def table(self, spec: Spec) -> dict[str, Any]:
        columns: dict[str, Any] = {}
        for name, one in spec["columns"].items():
            columns[name] = self.texts(one, columns) if "texts" in one else self.numbers(one, columns)
        return {"n": spec["n"], "columns": columns}

    def texts(self, spec: Spec, columns: Mapping[str, Any]) -> dict[str, Any]:
        """A column of texts."""
        more = {key: value for key, value in spec.items() if key not in ("texts", "codes", "parts")}
        if "parts" in spec:
            more["parts"] = {name: self.numbers(one) for name, one in spec["parts"].items()}
        return {"texts": self.distinct(spec["texts"]), "codes": self.numbers(spec["codes"], columns), **more}

    def distinct(self, spec: Spec) -> Sequence[str]:
        """Distinct texts."""
        if "prefix" in spec:
            return [f"{spec['prefix']}{number:0{spec['width']}d}" for number in self.numbers(spec["numbers"]).tolist()]
        return json.loads(bytes(self.data[spec["at"] : spec["at"] + spec["length"]]).decode("utf-8"))

    def numbers(self, spec: Spec, columns: Mapping[str, Any] | None = None) -> NDArray[Any]:
        """A column of numbers, or of codes."""
        size = spec["n"]
        if "by" in spec:
            leader = (columns or {})[spec["by"]]
            codes = leader["codes"] if isinstance(leader, Mapping) else leader
            values = self.numbers(spec["values"])[codes]
            values[self.numbers(spec["rows"])] = self.numbers(spec["others"])
            return values
        if "step" in spec:
            values = spec["from"] + spec["step"] * np.arange(size)
            return values / spec["scale"] if "scale" in spec else values
        if "float" in spec:
            return np.ascontiguousarray(self._planes(spec["at"], 8, size).T).view("<f8").ravel()
        values = _joined(self._planes(spec["at"], spec["bytes"], size))
        if "signed" in spec:
            values = (values >> 1) ^ -(values & 1)
        values = np.cumsum(values) if "sum" in spec else values
        marks = spec.get("marks", [])
        marked, small = values < len(marks), values
        values = values + (spec.get("least", 0) - len(marks))
        if "scale" in spec or None in marks:
            values = values / spec.get("scale", 1)
        for place, mark in enumerate(marks):
            values[marked & (small == place)] = np.nan if mark is None else mark
        return values

    def _planes(self, at: int, width: int, size: int) -> NDArray[np.uint8]:
        return np.frombuffer(self.data, np.uint8, width * size, at).reshape(width, size)

    def shapes(self, spec: Spec) -> ShapeList:
        """The shapes."""
        kinds, parts, lengths, x, y, dx, dy = (self.numbers(spec[name]) for name in spec)
        steps = np.zeros((int(lengths.sum()), 2), np.int64)
        first = np.zeros(len(steps), np.bool_)
        first[np.cumsum(lengths) - lengths] = True
        steps[first], steps[~first] = np.column_stack([x, y]), np.column_stack([dx, dy])
        return ShapeList(kinds, parts, lengths, steps)


def _joined(planes: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Whole numbers of their bytes, the lowest first."""
    values = np.zeros(planes.shape[1], np.int64)
    for place, plane in enumerate(planes):
        values |= plane.astype(np.int64) << (8 * place)
    return values
