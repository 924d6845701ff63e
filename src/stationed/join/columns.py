"""Columns: the columns of joined claims, each made when somebody asks for it.

A build needs few of them, and of most only the distinct texts; a million cells of text cost time and memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import geopandas as gpd
import pandas as pd

from stationed.coded import Coded, Numbers, TextColumn, coded
from stationed.model import CRS

GEOMETRY = "geometry"
"""Name of the column of places, the last of a frame."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A column of text whose cells stand in rows of another one."""

    column: TextColumn
    """The other one."""
    rows: Numbers
    """Its rows; -1 for none."""
    blank: str = ""
    """Text where there is none."""

    def cells(self) -> pd.Series:
        """Return the text of every row."""
        return pd.Series(self.column.cells.array.take(self.rows, allow_fill=True, fill_value=self.blank))

    def coded(self) -> Coded:
        """Return it as its distinct texts, without making the others."""
        return self.column.coded().take(self.rows, blank=self.blank)


class Columns(Mapping[str, Any]):
    """Columns by name, in the order of a frame: Series of text, arrays of everything else.

    Parameters
    ----------
    given : mapping
        For each name a Series or an array, a `TextColumn`, `Taken`, or a function that makes one of them.
    """

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = dict(given)
        self._coded: dict[str, Coded] = {}

    def __getitem__(self, name: str) -> Any:
        """Return a column; what is made is kept."""
        found = self._given[name]
        if isinstance(found, Taken):
            found = self._given[name] = found.cells()
        elif isinstance(found, TextColumn):
            return found.cells
        elif isinstance(found, Callable):
            self._given[name] = cast("Callable[[], Any]", found)()
            return self[name]
        return found

    def __iter__(self) -> Iterator[str]:
        """Return the names."""
        return iter(self._given)

    def __len__(self) -> int:
        """Return the number of columns."""
        return len(self._given)

    def coded(self, name: str) -> Coded:
        """Return a column of text as its distinct texts."""
        if name not in self._coded:
            found = self._given[name]
            self._coded[name] = found.coded() if isinstance(found, Taken | TextColumn) else coded(self[name])
        return self._coded[name]

    def __reduce__(self) -> tuple[type[Columns], tuple[dict[str, Any]]]:
        """Make every column when they are copied or sent to another process: what makes them stays behind."""
        return Columns, ({name: self[name] for name in self},)

    def take(self, rows: Numbers) -> Columns:
        """Return some of the rows."""
        return Columns({name: lambda name=name: self._rows(name, rows) for name in self})

    def _rows(self, name: str, rows: Numbers) -> Any:
        found = self[name]
        if isinstance(found, pd.Series):
            return cast("pd.Series[Any]", found).take(rows).reset_index(drop=True)
        return found[rows]

    @cached_property
    def frame(self) -> gpd.GeoDataFrame:
        """All columns as one table, WGS 84."""
        columns = pd.DataFrame({name: self[name] for name in self if name != GEOMETRY})
        return gpd.GeoDataFrame(columns, geometry=self[GEOMETRY], crs=CRS)
