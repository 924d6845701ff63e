"""Reader: the tables of a data block in one language, by column.

Pictures are drawn from the block and not from the joined tables: it holds what the page draws (shapes on the map's
grid, symbols, names of each day, ground), so that a picture cannot know more or less than the page. Tables may have
millions of rows: what is read of them as a whole are arrays, and texts are read by the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stationed.figures.colours import PLAIN, known
from stationed.payload.shapes import ShapeList
from stationed.said import said

Rows = NDArray[np.int64]


class Reader:
    """The data block of a map, read by column.

    Parameters
    ----------
    block : mapping
        What `stationed.payload.make_block` gives.
    language : str, optional
        Language of the texts; the first of the atlas when not given.
    """

    def __init__(self, block: Mapping[str, Any], language: str = "") -> None:
        self.block = block
        self.meta: Mapping[str, Any] = block["meta"]
        self.language: str = language or self.meta["languages"][0]
        self._numbers: dict[tuple[str, str], NDArray[Any]] = {}

    @cached_property
    def shapes(self) -> ShapeList:
        """The shapes of the block as columns."""
        return ShapeList.of(self.block["shapes"])

    def rows(self, table: str) -> int:
        """Return the number of rows of a table."""
        return self.block["tables"][table]["n"]

    def numbers(self, table: str, column: str) -> NDArray[Any]:
        """Return a column of numbers, whole ones as int64; what is not known is NaN."""
        key = (table, column)
        if key not in self._numbers:
            found = np.asarray(self.block["tables"][table]["columns"][column])
            whole = found.dtype.kind in "iu" or not len(found)
            self._numbers[key] = found.astype(np.int64 if whole else np.float64, copy=False)
        return self._numbers[key]

    def places(self, table: str, column: str) -> Rows:
        """Return a column of rows of another table."""
        return self.numbers(table, column).astype(np.int64, copy=False)

    def is_exact(self, location: int) -> bool:
        """Tell whether the place of a location is known, as it is where nothing is said of it."""
        return self.text("locations", "precision", location) in ("", "exact")

    def text(self, table: str, column: str, row: int) -> str:
        """Return a text of one row in the language; of the base column where that language says nothing."""
        columns = self.block["tables"][table]["columns"]
        if row < 0:
            return ""
        found = [columns[name] for name in (f"{column}_{self.language}", column) if name in columns]
        written = (str(one["texts"][int(one["codes"][row])]) for one in found)
        return next((text for text in written if text), "")

    def texts(self, table: str, column: str) -> list[str]:
        """Return a column of texts, as `text` gives each. For tables of few rows."""
        return [self.text(table, column, row) for row in range(self.rows(table))]

    def distinct(self, table: str, column: str) -> list[str]:
        """Return the different texts of a column, as `text` gives each, sorted. For tables of any length."""
        columns = self.block["tables"][table]["columns"]
        codes = [
            np.asarray(columns[name]["codes"]) for name in (f"{column}_{self.language}", column) if name in columns
        ]
        rows: list[int] = np.unique(np.column_stack(codes), axis=0, return_index=True)[1].tolist()
        return sorted({self.text(table, column, row) for row in rows})

    def holds(self, table: str, column: str, text: str) -> NDArray[np.bool_]:
        """Return for each row whether its base column has this text."""
        found = self.block["tables"][table]["columns"][column]
        return np.isin(np.asarray(found["codes"]), [code for code, one in enumerate(found["texts"]) if one == text])

    def said(self, texts: Mapping[str, str]) -> str:
        """Return a text of the block's head in the language, or the first that there is."""
        return said(texts, self.language)

    def place_name(self, row: int, day: float) -> str:
        """Return a place's name on a day: the one that held for the shortest time, or its plain name."""
        begin, count = (int(self.numbers("locations", name)[row]) for name in ("first_name", "name_count"))
        first, last = (self.numbers("names", name) for name in ("first", "last"))
        held = [
            (float(last[at]) - float(first[at]), at)
            for at in range(begin, begin + count)
            if self.text("names", "language", at) in (self.language, "") and first[at] <= day <= last[at]
        ]
        name = self.text("names", "name", min(held)[1]) if held else ""
        return name or self.text("locations", "name", row)

    def designation(self, claim: int, unit: int) -> str:
        """Return what a claim calls its unit in the language, or what the unit is called; '' without a unit."""
        return self.text("claims", "designation", claim) or self.text("units", "designation", unit)

    def side_colour(self, unit: int) -> str:
        """Return the colour of a unit's side; a quiet one for none, and where the unit is not known (-1)."""
        side = int(self.numbers("units", "allegiance")[unit]) if unit >= 0 else -1
        return PLAIN if side < 0 else known(self.text("allegiances", "colour", side))
