"""Deployments of any size: one file or a folder of files, CSV or Parquet -> the engine's table `raw`.

Its columns are those of the schema that the files have, as text; `rowid` counts claims from 0 in the order of files
and rows.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from stationed.errors import FaultyAtlasError, StationedError
from stationed.files import opened_inside, printable
from stationed.limits import COLUMNS
from stationed.model import CLAIMS, AtlasConfig, Finding
from stationed.reading.cells import Cells
from stationed.reading.columns import shape
from stationed.tiles.duck import DuckDB
from stationed.tiles.engine import first_line, quoted, text
from stationed.tiles.found import files_of, given_file

HEADER_BYTES = 1_000_000
"""Most bytes of the header of a CSV file."""
LONGEST_ROW = 4_000_000
"""Most bytes of a row of a CSV file."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of deployments."""

    name: str
    """Its path in the atlas folder."""
    first: int
    """The number of its first claim, counted from 0 over all files."""
    heading: int
    """The number of the row that its first claim stands in: 2 under a header, 1 without one."""


def read_given(
    engine: DuckDB, folder: Path, config: AtlasConfig, say: Callable[[int, int], None]
) -> tuple[list[Part], list[Finding], list[str]]:
    """Read all deployments into the engine's table `raw`.

    Parameters
    ----------
    engine : DuckDB
        Where to.
    folder : path
        The atlas folder.
    config : AtlasConfig
        Its languages and figures decide which columns there are.
    say : callable
        Told how many bytes of how many are read.

    Returns
    -------
    list of Part
        The files.
    list of Finding
        What their columns gave rise to, as for a file that is read whole.
    list of str
        The columns of `raw`.

    Raises
    ------
    FaultyAtlasError
        When a file lacks a column that it must have; it carries every finding on the columns.
    StationedError
        When a file cannot be read; the message names it and its row.
    """
    names = files_of(folder)
    headers = [_header(engine, folder, name) for name in names]
    found = [_columns(header, config, name) for (header, _), name in zip(headers, names, strict=True)]
    _refuse(folder, [finding for _, findings in found for finding in findings])
    columns = list(dict.fromkeys(column for taken, _ in found for column in taken))
    engine.do(f"CREATE TABLE raw ({', '.join(f'{quoted(one)} VARCHAR' for one in columns)})")
    sizes = [os.stat(folder / name).st_size for name in names]  # noqa: PTH116
    parts: list[Part] = []
    for number, (name, (header, kinds), (taken, _)) in enumerate(zip(names, headers, found, strict=True)):
        say(sum(sizes[:number]), sum(sizes))
        parts.append(
            Part(name, engine.one("SELECT count(*) FROM raw"), 2 if name.endswith(".csv") else 1),
        )
        chosen = [f"{_cell(name, column, place, kinds[place])} AS {quoted(column)}" for column, place in taken.items()]
        chosen += [f"'' AS {quoted(one)}" for one in columns if one not in taken]
        with given_file(folder, name) as path:
            source = _source(path, name, header)
            _answer(engine, f"INSERT INTO raw BY NAME SELECT {', '.join(chosen)} FROM {source}", name, path)
    say(sum(sizes), sum(sizes))
    return parts, [finding for _, findings in found for finding in findings], columns


def _refuse(folder: Path, findings: list[Finding]) -> None:
    """Stop when the columns are not those of deployments, before any row is read."""
    if any(one.severity == "error" for one in findings):
        text = f"{printable(folder)}: the columns of its deployments are not what they must be; nothing was written."
        raise FaultyAtlasError(text, tuple(findings))


def place_of(parts: Sequence[Part], row: int) -> tuple[str, int]:
    """Return the file of a claim and the row that it stands in there."""
    part = next(part for part in reversed(parts) if part.first <= row)
    return part.name, row - part.first + part.heading


def _header(engine: DuckDB, folder: Path, name: str) -> tuple[list[str], list[str]]:
    """The names of a file's columns and their types."""
    if name.endswith(".parquet"):
        with given_file(folder, name) as path:
            found = _answer(engine, f"DESCRIBE SELECT * FROM read_parquet({_text(path)})", name, path)
        header, kinds = [str(one[0]) for one in found], [str(one[1]) for one in found]
    else:
        header = _first_line(folder, name)
        kinds = ["VARCHAR"] * len(header)
    if not any(map(str.strip, header)):
        raise StationedError(f"{name}: the file has no header. Its first row must name the columns.")
    if len(header) > COLUMNS:
        raise StationedError(
            f"{name}: the table has too many columns, got {len(header):,}; expected {COLUMNS:,} at most."
        )
    return header, kinds


def _first_line(folder: Path, name: str) -> list[str]:
    """The cells of the first line of a CSV file."""
    try:
        with opened_inside(folder, name) as handle, os.fdopen(handle, "rb", closefd=False) as file:
            line = file.readline(HEADER_BYTES + 1)
        if len(line) > HEADER_BYTES:
            raise StationedError(
                f"{name} row 1: the header is too long; expected {HEADER_BYTES:,} bytes at most. Put a line of column "
                "names first."
            )
        return next(iter(csv.reader([line.decode("utf-8-sig").rstrip("\r\n")])), list[str]())
    except UnicodeDecodeError as error:
        raise StationedError(f"{name} row 1: the file is not in UTF-8. Export it again as CSV in UTF-8.") from error
    except (OSError, csv.Error) as error:
        raise StationedError(
            f"{name} row 1: the header cannot be read ({first_line(error)}); expected a line of column names. Export "
            "the table again as CSV in UTF-8."
        ) from error


def _columns(header: list[str], config: AtlasConfig, name: str) -> tuple[dict[str, int], list[Finding]]:
    """The columns of the schema that a file has, with their places; and what there is to say of its header."""
    cells = Cells(
        tuple(header),
        np.zeros(0, np.int64),
        pd.DataFrame({place: pd.Series([], dtype="str") for place in range(len(header))}),
    )
    table, _, findings = shape(cells, CLAIMS, config=config, file=name)
    places = {cell.strip(): place for place, cell in reversed(list(enumerate(header)))}
    return {str(one): places[str(one)] for one in table.columns if str(one) in places}, [
        finding for finding in findings if finding.code != "rows-missing"
    ]


def _source(path: str, name: str, header: list[str]) -> str:
    path = _text(path)
    if name.endswith(".parquet"):
        names = ", ".join(quoted(f"c{place}") for place in range(len(header)))
        return f"read_parquet({path}) AS given({names})"
    kinds = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(header)))
    return (
        f"read_csv({path}, auto_detect = false, header = false, skip = 1, delim = ',', quote = '\"', escape = '\"', "
        f"columns = {{{kinds}}}, nullstr = '\\0', max_line_size = {LONGEST_ROW}, strict_mode = true)"
    )


def _cell(name: str, column: str, place: int, kind: str) -> str:
    """A cell as text, as pages write it: days without a time, whole numbers without a point, lists with semicolons."""
    cell = f"c{place}"
    if kind == "VARCHAR[]":
        cell = f"array_to_string({cell}, ';')"
    elif kind.startswith(("STRUCT", "MAP", "UNION")) or kind.endswith("]"):
        raise StationedError(
            f"{name} column {column}: a column of {kind.partition('(')[0].lower()} cannot be read; expected text, "
            "numbers, days or lists of texts. Write it as text."
        )
    elif kind.startswith("TIMESTAMP"):
        cell = f"regexp_replace(strftime({cell}, '%Y-%m-%dT%H:%M:%S'), 'T00:00:00$', '')"
    elif kind in ("FLOAT", "DOUBLE"):
        whole = f"CAST(CAST({cell} AS BIGINT) AS VARCHAR)"
        cell = (
            f"CASE WHEN isnan({cell}) THEN '' WHEN abs({cell}) < 1e15 AND {cell} = floor({cell}) THEN {whole} "
            f"ELSE CAST({cell} AS VARCHAR) END"
        )
    return f"coalesce(CAST({cell} AS VARCHAR), '')"


def _answer(engine: DuckDB, sql: str, name: str, path: str) -> list[tuple[object, ...]]:
    import duckdb

    try:
        return engine.rows(sql, reads=True)
    except duckdb.Error as refusal:
        kind = "Parquet" if name.endswith(".parquet") else "CSV in UTF-8 with commas, every row as long as the header"
        raise StationedError(
            f"{name}: cannot be read as {kind}: {first_line(refusal).replace(path, name)}. Correct the row, or export "
            "the table again. Nothing was written."
        ) from refusal


def _text(path: str) -> str:
    """A path as a text of SQL, in which nothing is a pattern for many files."""
    escaped = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)
    return text(escaped)
