"""refuse_faults: what a check of somebody's own data finds, errors in one exception and the rest in one warning."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.checking.cells import check_cells
from stationed.checking.ids import check_repeated
from stationed.checking.places import check_places
from stationed.checking.scene import Scene
from stationed.checking.shapes import check_shapes
from stationed.checking.times import check_times
from stationed.errors import StationedError, StationedWarning
from stationed.model import Finding, Tables, visible
from stationed.model.codes import listed
from stationed.payload.columns import column

CHECKS = (check_times, check_cells, check_shapes, check_places, check_repeated)
"""Checks of an atlas that mean something for a frame, which has no files, no ids of its own and no maps."""
UNSAID = frozenset({"cell-formula"})
"""Codes about what spreadsheets make of a file."""
SHOWN = 5
"""How many faults a message spells out; the rest is counted."""
_MENDS = re.compile(r"; stationed check --fix [^.;]*")
_Rows = NDArray[np.int64]


def refuse_faults(tables: Tables, names: Mapping[str, str], met: Iterable[Finding] = ()) -> None:
    """Refuse data that an atlas may not have either, and warn of what its check would warn of.

    Parameters
    ----------
    tables : Tables
        What was made of the data: a claim for each row of the frame.
    names : mapping of str
        What columns are called in the user's own table, where not as in an atlas.
    met : iterable of Finding
        What was met before the check, rows counted from 1.

    Raises
    ------
    StationedError
        A line for each of the first errors: the column, the rows, what is wrong, got, expected and what to do.

    Warns
    -----
    StationedWarning
        The same for what is drawn and should be looked at.
    """
    scene = Scene.of(tables)
    checked = chain(met, *(check(scene) for check in CHECKS))
    findings = [finding for finding in checked if finding.code not in UNSAID]
    lines = {severity: list(_lines(tables, findings, severity, names)) for severity in ("error", "warning")}
    lines["error"] += _rivals(tables)
    if lines["error"]:
        raise StationedError("the data cannot be drawn as it stands:\n" + _first(lines["error"]))
    if lines["warning"]:
        warnings.warn(f"the data is drawn, but look at it:\n{_first(lines['warning'])}", StationedWarning, stacklevel=5)


def _first(lines: list[str]) -> str:
    """Return the first lines, and how many more there are."""
    rest = f"\n... and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
    return "\n".join(lines[:SHOWN]) + rest


def _lines(tables: Tables, findings: Iterable[Finding], severity: str, names: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each fault with all rows that have it, in the order of the first of them."""
    faults: dict[tuple[str, ...], tuple[Finding, list[_Rows]]] = {}
    for finding in findings:
        if finding.severity == severity:
            key = (finding.column, finding.problem, finding.got, finding.expected, finding.fix)
            faults.setdefault(key, (finding, []))[1].append(_claims_of(tables, finding))
    told = [(finding, np.unique(np.concatenate(rows))) for finding, rows in faults.values()]
    for finding, rows in sorted(told, key=lambda fault: int(fault[1][0])):
        sentence = replace(finding, rows=(), fix=_MENDS.sub("", finding.fix)).sentence
        where = f"column {names.get(finding.column, finding.column)}, " if finding.column else ""
        yield f"{where}{said(rows)}: {sentence}"


def _claims_of(tables: Tables, finding: Finding) -> _Rows:
    """Return the positions of the claims that a finding is about; units and places were made of their rows."""
    found = np.array(finding.rows or (finding.row,), dtype=np.int64) - 1
    for stem, key, table in (("units", "unit_id", tables.units), ("locations", "location_id", tables.locations)):
        if finding.file.startswith(stem):
            ids = column(table, key).iloc[found]
            return np.flatnonzero(column(tables.claims, key).isin(ids).to_numpy(bool))
    return found


def _rivals(tables: Tables) -> Iterator[str]:
    """Yield a line for blank deployment ids, and for one that rows about different units share."""
    ids = column(tables.claims, "deployment_id")
    blank = np.flatnonzero((ids.str.strip() == "").to_numpy(bool))
    if len(blank):
        yield f"column deployment_id, {said(blank)}: the row has no id. Give every row one, or leave the column out."
    named = dict(zip(tables.units["unit_id"], tables.units["designation"], strict=True))
    pairs = pd.DataFrame({"id": ids, "unit": column(tables.claims, "unit_id").map(named)}).drop_duplicates()
    several = pairs[pairs["id"].duplicated(keep=False)]
    if several.empty:
        return
    code, distinct = cast("tuple[_Rows, NDArray[np.object_]]", pd.factorize(ids.to_numpy(dtype=object)))
    ends = np.cumsum(np.bincount(code))
    rows = dict(zip(distinct.tolist(), np.split(np.argsort(code, kind="stable"), ends[:-1]), strict=True))
    for name, units in several.groupby("id", sort=False)["unit"]:
        yield (
            f"column deployment_id, {said(rows[name])}: rows of one id are claims about one deployment of one unit, "
            f"got {visible(str(name))} for {listed([visible(text) for text in units])}; expected one unit. Give each "
            "deployment an id of its own, or name the column of units: PeriodLayers(frame, unit='column')."
        )


def said(rows: _Rows) -> str:
    """Say which rows: positions from 0, as `frame.iloc` takes them."""
    more = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
    return f"row {int(rows[0])}{more} (counted from 0)"
