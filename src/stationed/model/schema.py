"""Column and TableSchema: what a table's columns are called, hold and mean.

The schemas themselves stand in `stationed.model.schemas`; docs/data-format.md is held against them by a test.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Holds = Literal[
    "row", "id", "reference", "references", "text", "date", "word", "list", "quantity", "geometry", "colour"
]
Place = Literal["card", "table", "search", "download"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Notes
    -----
    Everything but `row` and `geometry` is text as it was written (pandas dtype ``str``); a blank cell is ``""``, never
    a missing value.
    """

    name: str
    """Name in the file and in the table."""
    holds: Holds
    """What its cells are: decides which checks they meet."""
    meaning: str
    """What a cell says, one sentence."""
    blank: str = "not known"
    """What a blank cell says; 'not allowed' when it must be filled."""
    required: bool = False
    """Whether the file must have the column at all."""
    unit: str = ""
    """Unit, calendar or reference system, '' when it has none."""
    dtype: str = "str"
    """Type of the column in the table."""
    words: tuple[str, ...] = ()
    """The vocabulary it is written in, () when free."""
    closed: bool = False
    """Whether words outside the vocabulary are errors."""
    refers_to: str = ""
    """Name of the table whose key its cells are, '' when none."""
    translated: bool = False
    """Whether `<name>_<language>` columns may stand beside it."""
    in_file: bool = True
    """False for what reading adds: row numbers, names of files."""
    alias: str = ""
    """Its name in the file, when that is another."""
    labels: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    """What readers see it called, by language, English always among them; {} when no reader sees its name."""
    shows: tuple[Place, ...] = ()
    """Where pages show it under its label: a row of the card, a column of the table, a name to search for, a column of
    the downloads."""

    @property
    def carried(self) -> bool:
        """Whether a page's data block and the exports carry its cells as they were written."""
        return self.in_file and self.holds in ("text", "word")

    @property
    def written(self) -> str:
        """Its name in the file."""
        return self.alias or self.name

    @property
    def may_be_blank(self) -> bool:
        """Whether a blank cell is allowed."""
        return self.blank != "not allowed"


@dataclass(frozen=True, slots=True)
class TableSchema:
    """The columns of one table, in order."""

    name: str
    """Name of the attribute of `Tables`."""
    stem: str
    """Name of its file without suffix; a folder ends with '/'."""
    meaning: str
    """What one row is, one sentence."""
    columns: tuple[Column, ...]
    """Columns in order; the atlas's quantities come after the column `role` of claims."""
    key: str = ""
    """Name of the id column, '' when rows have none."""
    required: bool = True
    """Whether an atlas must have the file."""

    def column(self, name: str) -> Column | None:
        """Return the column of that name, or of the name before its language suffix; None when there is none."""
        for column in self.columns:
            if column.name == name or (column.translated and is_translation(name, column.name)):
                return column
        return None

    def names(
        self, *, languages: Iterable[str] = (), quantities: Iterable[str] = (), own: Iterable[str] = ()
    ) -> tuple[str, ...]:
        """Return all column names of the table in order.

        Parameters
        ----------
        languages : iterable of str
            Every language of the atlas but the first: they become suffixes.
        quantities : iterable of str
            Names of the atlas's figures; they stand after `role` in claims and are ignored elsewhere.
        own : iterable of str
            Names of the atlas's own texts; they stand last in claims and are ignored elsewhere.

        Returns
        -------
        tuple of str
            `row` first.
        """
        names: list[str] = []
        for column in self.columns:
            names.append(column.name)
            if column.translated:
                names.extend(f"{column.name}_{language}" for language in languages)
            if self.name == "claims" and column.name == "role":
                names.extend(quantities)
        if self.name == "claims":
            names.extend(name for name in own if self.column(name) is None and name not in names)
        return tuple(names)


def is_translation(name: str, base: str) -> bool:
    """Tell whether a column name is `base` with a language code behind it, such as title_mn or title_zh-Hans."""
    head, underscore, code = name.rpartition("_")
    parts = code.split("-")
    return (
        head == base
        and underscore == "_"
        and 2 <= len(parts[0]) <= 3
        and parts[0].isascii()
        and parts[0].isalpha()
        and parts[0].islower()
        and all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts[1:])
    )
