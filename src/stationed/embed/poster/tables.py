"""Reader: the tables of a data block, and which of their rows the map opens with.

The rule of what is shown is that of docs/dates.md, as static/js/selection.js has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

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

    def rows(self, table: str) -> int:
        """Give the number of rows of a table."""
        return self.block["tables"][table]["n"]

    def numbers(self, table: str, column: str) -> NDArray[np.float64]:
        """Give a column of numbers; what is not known is NaN."""
        return np.array(self.block["tables"][table]["columns"][column], dtype=np.float64)

    def texts(self, table: str, column: str) -> list[str]:
        """Give a column of texts in the first language; the base column where that language says nothing."""
        columns = self.block["tables"][table]["columns"]
        base, own = (self._texts(columns.get(name)) for name in (column, f"{column}_{self.language}"))
        return [mine or plain for mine, plain in zip(own or base, base or own, strict=True)]

    def _texts(self, column: Mapping[str, Any] | None) -> list[str]:
        return [] if column is None else [column["texts"][code] for code in column["codes"]]

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
        spoken, names = (self.texts("names", name)[begin : begin + count] for name in ("language", "name"))
        first, last = (self.numbers("names", name)[begin : begin + count] for name in ("first", "last"))
        held = [
            (last[at] - first[at], at)
            for at in range(count)
            if spoken[at] in (self.language, "") and first[at] <= self.day() <= last[at]
        ]
        return names[min(held)[1]] if held else self.texts("locations", "name")[row]

    def shown_claims(self) -> tuple[Rows, NDArray[np.bool_]]:
        """Give the rows of the claims that are drawn, and which of them belong to a definite deployment."""
        windows = [self.numbers("periods", name)[self.open_periods()] for name in ("first", "last")]
        earliest, latest, surely, until = (
            self.numbers("claims", name)[:, None]
            for name in ("possible_first", "possible_last", "definite_first", "definite_last")
        )
        possible = (earliest <= windows[1]) & (latest >= windows[0])
        definite = (surely <= windows[1]) & (until >= windows[0])
        deployment = self.numbers("claims", "deployment").astype(np.int64)
        whole = np.ones((self.rows("deployments"), possible.shape[1]), dtype=bool)
        np.logical_and.at(whole, deployment, definite)
        drawn = np.flatnonzero(possible.any(axis=1))
        sure = np.asarray(whole.any(axis=1), dtype=bool)
        return drawn, sure[deployment[drawn]]
