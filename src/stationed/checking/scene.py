"""Scene: the tables of an atlas as the checks look at them, each distinct text of a column once.

A table of a million rows has few distinct texts in most columns. Checks therefore look at the texts, and only what is
faulty is spread over the rows that have it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Unpack

import numpy as np
import pandas as pd

from stationed.checking.fault import Fault, finding_of
from stationed.coded import Coded, CodedColumns, Signs, plain_text
from stationed.model import (
    CLAIMS,
    CONTEXT,
    EVENTS,
    LOCATIONS,
    PERIODS,
    PLACE_NAMES,
    UNITS,
    Column,
    Finding,
    Tables,
    TableSchema,
)
from stationed.reading.folder import names_of

UNFINISHED = frozenset(
    {
        *("file-missing", "file-empty", "file-unreadable", "file-damaged", "extra-missing", "quote-open"),
        *("layers-several", "file-disguised"),
        *("json-syntax", "json-number", "json-shape", "source-id", "toml-syntax", "setting-missing"),
    }
)
"""Findings of reading after which a table may lack records, so that nothing is said about ids it does not have."""


_BLANKS = np.zeros(256, dtype=bool)
_BLANKS[[*range(9, 14), *range(28, 33), 0xC2, 0xE1, 0xE2, 0xE3]] = True
"""Bytes that a character begins with which str.isspace takes for a blank; others begin with some of them as well."""


@dataclass(frozen=True)
class Texts:
    """A column as its distinct texts."""

    of: Coded
    """The column."""

    @property
    def codes(self) -> np.ndarray:
        """The place in `distinct` of each row's text."""
        return self.of.small

    @property
    def distinct(self) -> tuple[str, ...]:
        """Every text once, in order of appearance."""
        return self.of.texts

    @property
    def signs(self) -> Signs:
        """The bytes of the distinct texts, which many checks can do with."""
        return self.of.signs

    def rows(self, places: Iterable[int]) -> np.ndarray:
        """Return the positions of all rows whose text is one of those, rising."""
        wanted = np.zeros(self.of.size, dtype=bool)
        wanted[list(places)] = True
        return np.flatnonzero(wanted[self.codes]) if wanted.any() else np.array([], dtype=np.int64)

    @cached_property
    def blank(self) -> list[int]:
        """The places of texts that are nothing but blanks."""
        signs = self.signs
        maybe = np.flatnonzero((np.diff(signs.starts) == 0) | signs.edged(_BLANKS)).tolist()
        return [place for place in maybe if not self.distinct[place] or self.distinct[place].isspace()]


@dataclass(frozen=True)
class View:
    """One table with its file."""

    schema: TableSchema
    """Its schema."""
    table: pd.DataFrame
    """Its rows."""
    file: str
    """The file it was read from; the one it should be in when there is none."""
    known: CodedColumns
    """What is known of its columns of text."""
    _texts: dict[str, Texts] = field(default_factory=dict[str, Texts], repr=False)

    def texts(self, column: str) -> Texts:
        """Return a column as its distinct texts."""
        if column not in self._texts:
            self._texts[column] = Texts(self.known.of(self.schema.name, self.table[column]))
        return self._texts[column]

    def cells(self, column: str, rows: np.ndarray) -> pd.Series:
        """Return the text of the rows at those positions in a column."""
        return plain_text(self.table[column].iloc[rows])

    def columns(self) -> Iterator[tuple[str, Column | None]]:
        """Return every text column of the table with its schema; that of a figure is None."""
        for name in self.table.columns:
            column = self.schema.column(name)
            if column is None or column.dtype == "str":
                yield name, column

    def said(self, rows: np.ndarray, says: Sequence[Fault], *, column: str = "") -> list[Finding]:
        """Return a finding for each of the rows at those positions.

        Parameters
        ----------
        rows : ndarray of int
            Positions in the table.
        says : sequence of Fault
            What is wrong with each row. Without `got` it is what stands in the column.
        column : str
            The column at fault, '' for the whole row.
        """
        if not len(rows):
            return []
        numbers = self.table["row"].to_numpy()[rows].tolist()
        ids = self.table[self.schema.key].iloc[rows].tolist() if self.schema.key else [""] * len(rows)
        files = self.table["file"].iloc[rows].tolist() if "file" in self.table else [self.file] * len(rows)
        schema = self.schema.column(column)
        written = schema.written if schema is not None and schema.name == column else column
        texts = column in self.table and column != "geometry"
        cells = self.table[column].iloc[rows].tolist() if texts else [""] * len(rows)
        return [
            finding_of(say, file=file, row=row, id_=id_, column=written, cell=cell)
            for file, row, id_, cell, say in zip(files, numbers, ids, cells, says, strict=True)
        ]

    def findings(self, rows: np.ndarray, *, column: str = "", **say: Unpack[Fault]) -> list[Finding]:
        """Return the same finding for each of the rows at those positions."""
        return self.said(rows, [say] * len(rows), column=column)

    def each(
        self, column: str, fault: Callable[[str], Fault | None], *, among: Sequence[int] | None = None
    ) -> list[Finding]:
        """Return findings for all rows whose text in a column has a fault.

        Parameters
        ----------
        column : str
            The column.
        fault : callable
            Takes a text, gives None or what `said` takes. It is asked once for each distinct text.
        among : sequence of int, optional
            The places of the texts it is asked about; all when not given.
        """
        texts = self.texts(column)
        places = range(texts.of.size) if among is None else among
        distinct = texts.distinct if len(places) else ()
        faults = {place: say for place in places if (say := fault(distinct[place])) is not None}
        rows = texts.rows(faults) if faults else np.array([], dtype=np.int64)
        return self.said(rows, [faults[place] for place in texts.codes[rows].tolist()], column=column)

    def once_each(self, column: str, fault: Callable[[str], Fault | None]) -> list[Finding]:
        """Return one finding for each distinct text of a column that has a fault, with all of its rows, by file."""
        texts = self.texts(column)
        findings: list[Finding] = []
        for place, text in enumerate(texts.distinct):
            if (say := fault(text)) is None:
                continue
            rows = texts.rows([place])
            files = self.table["file"].to_numpy()[rows] if "file" in self.table else np.full(len(rows), self.file)
            for file in dict.fromkeys(files.tolist()):
                own = rows[files == file]
                (first,) = self.said(own[:1], [say], column=column)
                findings.append(replace(first, rows=tuple(self.table["row"].to_numpy()[own].tolist())))
        return findings


@dataclass(frozen=True)
class Scene:
    """A whole atlas under check."""

    tables: Tables
    """The atlas."""
    claims: View
    """deployments.csv."""
    units: View
    """units.csv."""
    locations: View
    """locations.geojson."""
    names: View
    """The names of the locations."""
    periods: View
    """periods.csv as written."""
    events: View
    """events.csv."""
    context: View
    """context/*."""
    missing: frozenset[tuple[str, str]]
    """File and column of every column that is not there, of which no cell can be at fault."""
    unfinished: frozenset[str]
    """Files of which records may be lacking."""
    source_file: str
    """The file of the sources; sources.json when there is none."""

    @classmethod
    def of(cls, tables: Tables) -> Scene:
        """Set the scene for an atlas."""
        known = {file.path for file in tables.files} | {finding.file for finding in tables.findings}

        def view(schema: TableSchema, table: pd.DataFrame) -> View:
            names = names_of(schema.stem, "places" if "geometry" in table else "table")
            return View(schema, table, next((name for name in names if name in known), names[0]), tables.known)

        return cls(
            tables=tables,
            claims=view(CLAIMS, tables.claims),
            units=view(UNITS, tables.units),
            locations=(locations := view(LOCATIONS, tables.locations)),
            names=View(PLACE_NAMES, tables.place_names, locations.file, tables.known),
            periods=view(PERIODS, tables.period_rows),
            events=view(EVENTS, tables.events),
            context=view(CONTEXT, tables.context),
            missing=frozenset((f.file, f.column) for f in tables.findings if f.code == "column-missing"),
            unfinished=frozenset(finding.file for finding in tables.findings if finding.code in UNFINISHED),
            source_file=next((name for name in names_of("sources", "sources") if name in known), "sources.json"),
        )

    @property
    def views(self) -> tuple[View, ...]:
        """Every table, in the order of the documentation."""
        return (self.claims, self.units, self.locations, self.names, self.periods, self.events, self.context)

    def whole(self, file: str) -> bool:
        """Tell whether all records of a file could be read."""
        return file not in self.unfinished

    def there(self, view: View, column: str) -> bool:
        """Tell whether the file of a table has the column."""
        schema = view.schema.column(column)
        return (view.file, schema.written if schema else column) not in self.missing
