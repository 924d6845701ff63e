"""Finding: one problem with an atlas, said the same way everywhere.

In: what was met, where. Out: a value that text, JSON and SARIF reports are written from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stationed.files import printable

Severity = Literal["error", "warning", "note"]

_PARTS = {
    "geojson": ("feature", "property"),
    "json": ("feature", "property"),
    **dict.fromkeys(("gpkg", "shp", "zip", "fgb", "kml", "kmz", "topojson"), ("feature", "property")),
    "bib": ("entry", "field"),
    "ris": ("reference", "tag"),
    "toml": ("entry", "key"),
    "md": ("line", "key"),
}

_ROWS = 10
"""How many rows of a word a message lists."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem that reading or checking met.

    Notes
    -----
    `message` is the whole sentence: where, what is wrong, what was got, what was expected, what to do.

    Examples
    --------
    >>> import stationed
    >>> finding = stationed.check("blank")[0]
    >>> finding.severity, finding.file
    ('warning', 'locations.geojson')
    >>> finding.sentence.partition(";")[0]
    'the file has a header but no rows'
    """

    code: str
    """Stable short name, documented in docs/errors.md."""
    severity: Severity
    """error: nothing can be built; warning: built, but look at it; note: worth knowing."""
    file: str
    """Path inside the atlas folder, with forward slashes; '' when the folder itself is meant."""
    problem: str
    """What is wrong, one clause without a full stop."""
    row: int | None = None
    """Row as a spreadsheet shows it (the header is row 1), or the feature's number from 1; None: the whole file."""
    id: str = ""
    """Id of the record, '' when it has none."""
    column: str = ""
    """Column, property or key, '' when the whole row or file is meant."""
    got: str = ""
    """What stood there, verbatim or shortened; '' when nothing did."""
    expected: str = ""
    """What would have been accepted."""
    fix: str = ""
    """What to do, in full sentences."""
    replacement: str | None = None
    """The corrected cell, when there is exactly one mechanical repair; None otherwise."""
    rows: tuple[int, ...] = ()
    """Every row it was met in, `row` being the first, when a word that several rows have is reported once."""

    @property
    def _parts(self) -> tuple[str, str]:
        """What a record and what a column of it are called in the file."""
        kind = self.file.rpartition(".")[2].lower()
        row, column = _PARTS.get(kind, ("row", "column"))
        if kind == "parquet" and not self.file.startswith(("deployments", "units", "periods", "events")):
            row, column = _PARTS["geojson"]
        return ("item" if self.file == "sources.json" else row), column

    @property
    def where(self) -> str:
        """File, row, id and column as far as known: deployments.csv row 41 (D-0041), column end."""
        row, column = self._parts
        where = printable(self.file) or "the atlas folder"
        if self.row is not None:
            where += f" {row} {self.row}"
        if self.id:
            where += f" ({visible(self.id)})"
        if self.column:
            where += f", {column} {visible(self.column)}"
        return where

    @property
    def message(self) -> str:
        """The whole sentence, as design and docs show it."""
        return f"{self.where}: {self.sentence}"

    @property
    def sentence(self) -> str:
        """The message without its place, for reports that have said the place already."""
        text = self.problem
        if self.got:
            text += f", got {visible(self.got)}"
        if len(self.rows) > 1:
            first, rest = ", ".join(map(str, self.rows[:_ROWS])), len(self.rows) - _ROWS
            text += f" in {len(self.rows):,} {self._parts[0]}s ({first}{f' and {rest:,} more' if rest > 0 else ''})"
        if self.expected:
            text += f"; expected {self.expected}"
        return f"{text}.{' ' if self.fix else ''}{self.fix}"


LONGEST_SHOWN = 120
"""Longest piece of somebody's text that a message repeats, in characters."""


def visible(text: str) -> str:
    """Return a text that is safe to print: control characters named, long texts shortened.

    Parameters
    ----------
    text : str
        Any text from a file.

    Returns
    -------
    str
        One line. Characters that cannot be seen, or that change the direction of what follows, are written as
        ``<U+202E>``; at most `LONGEST_SHOWN` characters are shown and the rest is counted.
    """
    safe = printable(text[:LONGEST_SHOWN])
    rest = len(text) - LONGEST_SHOWN
    return f"{safe}... ({rest} more characters)" if rest > 0 else safe
