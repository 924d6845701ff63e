"""Reader: the tables of a data block, and which of their rows the map opens with.

The rule of what is shown is that of docs/dates.md, as static/js/shown/selection.js has it. Tables may have millions of
rows: what is read of them as a whole are arrays, and texts are read by the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stationed.payload.shapes import ShapeList

Rows = NDArray[np.int64]


class Reader:
    """The data block of a map, read by column.

    Parameters
    ----------
    block : mapping
        What `stationed.payload.make_block` gives.
    """

    def __init__(self, block: Mapping[str, Any]) -> None:
        self.block = block
        self.meta: Mapping[str, Any] = block["meta"]
        self.language: str = self.meta["languages"][0]
        self._numbers: dict[tuple[str, str], NDArray[Any]] = {}
        self._shown: tuple[Rows, NDArray[np.bool_]] | None = None

    @cached_property
    def shapes(self) -> ShapeList:
        """The shapes of the block as columns."""
        return ShapeList.of(self.block["shapes"])

    def rows(self, table: str) -> int:
        """Give the number of rows of a table."""
        return self.block["tables"][table]["n"]

    def numbers(self, table: str, column: str) -> NDArray[Any]:
        """Give a column of numbers, whole ones as int64; what is not known is NaN."""
        key = (table, column)
        if key not in self._numbers:
            found = np.asarray(self.block["tables"][table]["columns"][column])
            whole = found.dtype.kind in "iu" or not len(found)
            self._numbers[key] = found.astype(np.int64 if whole else np.float64, copy=False)
        return self._numbers[key]

    def places(self, table: str, column: str) -> Rows:
        """Give a column of rows of another table."""
        return self.numbers(table, column).astype(np.int64, copy=False)

    def text(self, table: str, column: str, row: int) -> str:
        """Give a text of one row in the first language; of the base column where that language says nothing."""
        columns = self.block["tables"][table]["columns"]
        found = [columns[name] for name in (f"{column}_{self.language}", column) if name in columns]
        said = (str(one["texts"][int(one["codes"][row])]) for one in found)
        return next((text for text in said if text), "")

    def texts(self, table: str, column: str) -> list[str]:
        """Give a column of texts, as `text` gives each."""
        return [self.text(table, column, row) for row in range(self.rows(table))]

    def holds(self, table: str, column: str, text: str) -> NDArray[np.bool_]:
        """Give for each row whether its base column has this text."""
        found = self.block["tables"][table]["columns"][column]
        return np.isin(np.asarray(found["codes"]), [code for code, one in enumerate(found["texts"]) if one == text])

    def said(self, texts: Mapping[str, str]) -> str:
        """Give a text of the block's head in the first language, or the first that there is."""
        return texts.get(self.language) or next(iter(texts.values()), "")

    def open_periods(self) -> Rows:
        """Give the rows of the periods that the map opens with; all when it does not say."""
        asked = str(self.meta.get("periods") or "all").split(",")
        ids = self.texts("periods", "id")
        rows = [row for row, id_ in enumerate(ids) if "all" in asked or id_ in asked]
        return np.array(rows, dtype=np.int64)

    def day(self) -> float:
        """Give the day whose borders are drawn: the first of the first period that is on."""
        rows = self.open_periods()
        return float(self.numbers("periods", "first")[rows].min()) if len(rows) else float(self.meta["domain"][0])

    def place_name(self, row: int) -> str:
        """Give a place's name on the day, in the first language; its plain name when none is known to have held."""
        begin, count = (int(self.numbers("locations", name)[row]) for name in ("first_name", "name_count"))
        first, last = (self.numbers("names", name) for name in ("first", "last"))
        held = [
            (int(last[at]) - int(first[at]), at)
            for at in range(begin, begin + count)
            if self.text("names", "language", at) in (self.language, "") and first[at] <= self.day() <= last[at]
        ]
        return self.text("names", "name", min(held)[1]) if held else self.text("locations", "name", row)

    def shown_claims(self) -> tuple[Rows, NDArray[np.bool_]]:
        """Give the rows of the claims that are drawn, and which of them belong to a definite deployment."""
        if self._shown is None:
            self._shown = self._show()
        return self._shown

    def _show(self) -> tuple[Rows, NDArray[np.bool_]]:
        earliest, latest, surely, until = (
            self.numbers("claims", name)
            for name in ("possible_first", "possible_last", "definite_first", "definite_last")
        )
        deployment = self.places("claims", "deployment")
        possible = np.zeros(len(deployment), dtype=bool)
        whole = np.zeros(self.rows("deployments"), dtype=bool)
        for period in self.open_periods():
            first, last = (self.numbers("periods", name)[period] for name in ("first", "last"))
            possible |= (earliest <= last) & (latest >= first)
            sure = np.ones(len(whole), dtype=bool)
            sure[deployment[(surely > last) | (until < first)]] = False
            whole |= sure
        drawn = np.flatnonzero(possible)
        return drawn, whole[deployment[drawn]]
