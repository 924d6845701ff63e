"""Versions: two atlas folders -> what became of each of their tables."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from stationed.changes.compare import TableChanges, compare
from stationed.errors import FaultyAtlasError
from stationed.files import printable, typed
from stationed.model import Tables
from stationed.reading import read_tables

TABLES: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("deployments", "claims", ("deployment_id",), ("source_ids",)),
    ("units", "units", ("unit_id",), ("start",)),
    ("locations", "locations", ("location_id",), ()),
    ("place_names", "place_names", ("location_id",), ("lang", "name")),
    ("periods", "period_rows", ("period_id",), ()),
    ("events", "events", ("event_id",), ()),
    ("context", "context", ("kind", "name"), ("start",)),
    ("basemap", "basemap", ("layer", "name"), ()),
)
"""Name, attribute of the tables, the columns that say which record it is, and those that tell rivals apart."""


@dataclass(frozen=True, slots=True)
class AtlasChanges:
    """What became of an atlas.

    Examples
    --------
    >>> import stationed
    >>> changes = stationed.diff("legions", "legions")
    >>> changes.same
    True
    >>> [table.name for table in changes.tables][:3]
    ['deployments', 'units', 'locations']
    """

    tables: tuple[TableChanges, ...]
    """Its tables, also those in which nothing changed."""

    @property
    def same(self) -> bool:
        """Whether both versions say the same."""
        return all(table.same for table in self.tables)


def diff(old: str | os.PathLike[str], new: str | os.PathLike[str]) -> AtlasChanges:
    """Return which records of an atlas were added, are gone or changed, and in which columns.

    Parameters
    ----------
    old, new : path
        The folders of the two versions.

    Returns
    -------
    AtlasChanges
        All tables, the sources, settings and story, and the scanned maps by their bytes. The order of rows and of
        columns is no change, nor is the form of a file: CSV and Parquet that say the same are the same.

    Raises
    ------
    AtlasNotFoundError
        When one of them is no folder that can be read.
    FaultyAtlasError
        When something in one of them cannot be read: what is not read would seem to be gone.

    Examples
    --------
    >>> from pathlib import Path
    >>> import stationed
    >>> newer = stationed.copy_example("newer")
    >>> units = Path("newer/units.csv")
    >>> text = units.read_text(encoding="utf-8").replace("Army of Lower Germany", "Lower German Army", 1)
    >>> written = units.write_text(text, encoding="utf-8")
    >>> for table in stationed.diff("legions", "newer").tables:
    ...     for change in table.changed:
    ...         print(table.name, change.id, change.cells)
    units lower (('designation', 'Army of Lower Germany', 'Lower German Army'),)
    """
    one, other = (_read(path) for path in (old, new))
    tables = [
        compare(name, _texts(getattr(one, own)), _texts(getattr(other, own)), key=key, near=near)
        for name, own, key, near in TABLES
    ]
    for name, table in (("sources", _sources), ("settings", _settings), ("story", _story), ("scans", _scans)):
        tables.append(compare(name, table(one), table(other), key=("id",)))
    return AtlasChanges(tuple(tables))


def _read(path: str | os.PathLike[str]) -> Tables:
    tables = read_tables(path)
    errors = [finding for finding in tables.findings if finding.severity == "error"]
    if errors:
        raise FaultyAtlasError(
            f"{printable(path)}: {len(errors)} of what it holds cannot be read and would seem to be gone; expected "
            f"an atlas that is read whole. Mend it: stationed check {typed(path)}",
            errors,
        )
    return tables


def _texts(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with its geometry as text (WKT), blank where there is none."""
    if "geometry" not in table.columns:
        return table
    written = table.geometry.to_wkt(rounding_precision=-1).fillna("")
    return pd.DataFrame(table.drop(columns="geometry")).assign(geometry=written.to_numpy(str))


def _frame(records: Sequence[dict[str, object]]) -> pd.DataFrame:
    """Return records as a table, what is no text as JSON."""
    rows = [{name: value if isinstance(value, str) else _json(value) for name, value in one.items()} for one in records]
    return pd.DataFrame(rows, columns=None if rows else ["id"], dtype="str")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _sources(tables: Tables) -> pd.DataFrame:
    """Return each source with the members of its CSL item."""
    return _frame([{**one.csl, "id": one.source_id} for one in tables.sources])


def _settings(tables: Tables) -> pd.DataFrame:
    """Return each setting of atlas.toml."""
    config = dataclasses.asdict(tables.config)
    return _frame([{"id": name, "value": value} for name, value in config.items()])


def _story(tables: Tables) -> pd.DataFrame:
    """Return story.md as one record, none when there is none."""
    return _frame([{"id": "story.md", "text": tables.story}] if tables.story else [])


def _scans(tables: Tables) -> pd.DataFrame:
    """Return the pictures of scanned maps and of the story by their bytes."""
    return _frame(
        [
            {"id": path, "sha256": hashlib.sha256(data).hexdigest()}
            for path, data in sorted({**tables.scans, **tables.illustrations}.items())
        ]
    )
