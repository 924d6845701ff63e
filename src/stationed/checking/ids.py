"""Checks on ids: filled, single, and one unit to a deployment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from stationed.checking.cells import spaces_around
from stationed.checking.fault import Fault
from stationed.checking.scene import Scene, View
from stationed.model import Finding
from stationed.model.codes import found

_SEMICOLON = np.arange(256) == ord(";")


def check_ids(scene: Scene) -> Iterator[Finding]:
    """Return findings on ids of all tables.

    Yields
    ------
    Finding
        `cell-blank`, `cell-spaces` of sources, `id-semicolon`, `id-reserved`, `id-duplicate`, `unit-conflict`,
        `claim-repeated`.
    """
    for view in scene.views:
        yield from _blank(scene, view)
    for view in (scene.claims, scene.units, scene.locations, scene.periods, scene.events):
        having = view.texts(view.schema.key).signs.having(_SEMICOLON)
        yield from view.each(view.schema.key, _with_semicolon, among=having.tolist())
    yield from scene.periods.each("period_id", _reserved)
    for view in (scene.locations, scene.periods, scene.events):
        yield from _duplicates(view)
    yield from _undated_twins(scene.units)
    yield from _source_ids(scene)
    yield from _source_duplicates(scene)
    yield from _setting_duplicates(scene)
    yield from _conflicts(scene.claims)
    yield from check_repeated(scene)


def _blank(scene: Scene, view: View) -> Iterator[Finding]:
    """A cell that must be filled is blank; of dates in periods.csv reading has told."""
    for column in view.schema.columns:
        if column.may_be_blank or column.holds in ("row", "date", "geometry") or not scene.there(view, column.name):
            continue
        if view is scene.names and column.name == "location_id" and not scene.there(scene.locations, "location_id"):
            continue
        texts = view.texts(column.name)
        rows = texts.rows(texts.blank)
        yield from view.findings(
            rows,
            column=column.name,
            code="cell-blank",
            problem=f"{column.written} is blank",
            got="",
            expected="an id" if column.holds in ("id", "reference") else "text",
            fix="Fill the cell, or take the row out.",
        )


def _with_semicolon(text: str) -> Fault | None:
    if ";" not in text:
        return None
    return {
        "code": "id-semicolon",
        "problem": "the id has a semicolon in it, which separates ids elsewhere",
        "expected": "an id without semicolon",
        "fix": "Choose another id and use it everywhere.",
    }


def _reserved(text: str) -> Fault | None:
    if text not in ("all", "none") and "," not in text:
        return None
    return {
        "code": "id-reserved",
        "problem": "the address of a page writes the periods as all, none or ids joined by commas",
        "expected": "another id, without a comma",
        "fix": "Choose another id and use it everywhere.",
    }


def _duplicates(view: View) -> list[Finding]:
    """An id that a second record has."""
    key = view.schema.key
    return _twins(view, [key], "the id is also that of {}", "an id of its own for each record")


def _undated_twins(view: View) -> list[Finding]:
    """Two rows of one unit whose designations are not told apart by dates."""
    problem = "the unit has the same id and the same dates as in {}"
    return _twins(view, ["unit_id", "start", "end"], problem, "dated rows for the designations of a renamed unit")


def _twins(view: View, names: list[str], problem: str, expected: str) -> list[Finding]:
    """Return a finding for every row that repeats what an earlier one has in those columns, the first being its id."""
    table = view.table
    again = (table.duplicated(names) & (table[names[0]].str.strip() != "")).to_numpy()
    if not again.any():
        return []
    rows = np.flatnonzero(again)
    first = table.groupby(names, sort=False)["row"].transform("first").to_numpy()[rows].tolist()
    part = "feature" if "geometry" in table else "row"
    fix = "Give one of them another id, or merge them."
    if len(names) > 1:
        fix = "Write from when to when each designation was in use, or give one of them another id."
    says: list[Fault] = [
        {"code": "id-duplicate", "problem": problem.format(f"{part} {row}"), "expected": expected, "fix": fix}
        for row in first
    ]
    return view.said(rows, says, column=names[0])


def _source_duplicates(scene: Scene) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for source in scene.tables.sources:
        if source.source_id in first:
            yield found(
                "id-duplicate",
                f"the id is also that of item {first[source.source_id]}",
                file=scene.source_file,
                row=source.row,
                id=source.source_id,
                column="id",
                got=source.source_id,
                expected="an id of its own for each source",
                fix="Give one of them another id, or merge them.",
            )
        first.setdefault(source.source_id, source.row)


def _source_ids(scene: Scene) -> Iterator[Finding]:
    """Ids of sources that no cell of source_ids can name, as ids there are parted by ; and have no blanks around."""
    for source in scene.tables.sources:
        for fault in (spaces_around(source.source_id), _with_semicolon(source.source_id)):
            if fault is None:
                continue
            # --fix leaves the files of reference managers alone.
            say: dict[str, Any] = {
                "got": source.source_id,
                "id": source.source_id.strip(),
                **fault,
                "replacement": None,
            }
            say["fix"] = say["fix"].replace("; stationed check --fix does it", "")
            yield found(file=scene.source_file, row=source.row, column="id", **say)


def _setting_duplicates(scene: Scene) -> Iterator[Finding]:
    config = scene.tables.config
    groups = {
        "quantities": ("name", [figure.name for figure in config.quantities]),
        "columns": ("name", [column.name for column in config.columns]),
        "allegiances": ("id", [allegiance.id for allegiance in config.allegiances]),
        "maps": ("id", [page.id for page in config.maps]),
    }
    for group, (key, names) in groups.items():
        taken = _taken(scene, group)
        for number, name in enumerate(names):
            if name in names[:number] or name in taken:
                yield found(
                    "id-duplicate",
                    "the name is that of a column already" if name in taken else "the same name is given twice",
                    file="atlas.toml",
                    id=name,
                    column=f"{group}.{key}",
                    got=name,
                    expected=f"each of {group} with a name of its own",
                    fix="Rename one of them.",
                )


def _taken(scene: Scene, group: str) -> set[str]:
    """The names that entries of a list of atlas.toml may not have; a column that readers see may have another label."""
    columns = scene.claims.schema.columns
    if group == "quantities":
        return {column.name for column in columns}
    if group == "columns":
        figures = {figure.name for figure in scene.tables.config.quantities}
        return figures | {column.name for column in columns if not column.labels}
    return set()


def _repeated_ids(view: View) -> np.ndarray:
    """Return the positions of all rows whose deployment_id another row has as well; blank ones are no ids."""
    texts = view.texts("deployment_id")
    several = np.bincount(texts.codes, minlength=texts.of.size) > 1
    several[texts.blank] = False
    return np.flatnonzero(several[texts.codes])


def _conflicts(view: View) -> list[Finding]:
    """Rival claims about one deployment that name different units."""
    rows = _repeated_ids(view)
    records: pd.DataFrame = view.table[["row"]].iloc[rows]
    records = records.assign(**{name: view.cells(name, rows) for name in ("deployment_id", "unit_id")})
    pairs: pd.DataFrame = records.loc[(records["unit_id"].str.strip() != "").to_numpy()]
    distinct = pairs.drop_duplicates(["deployment_id", "unit_id"])
    several = distinct.loc[distinct["deployment_id"].duplicated(), "deployment_id"]
    if not len(several):
        return []
    rivals: pd.DataFrame = pairs.loc[pairs["deployment_id"].isin(several)]
    first = rivals.groupby("deployment_id", sort=False)[["row", "unit_id"]].transform("first")
    other = (rivals["unit_id"] != first["unit_id"]).to_numpy()
    says: list[Fault] = [
        {
            "code": "unit-conflict",
            "problem": f"the claim is about another unit than row {row}, which has the same deployment_id",
            "expected": f"{unit}, as rows with one deployment_id are claims about one deployment of one unit",
            "fix": "Correct the unit, or give the row a deployment_id of its own.",
        }
        for row, unit in zip(first["row"][other].tolist(), first["unit_id"][other].tolist(), strict=True)
    ]
    return view.said(rivals.index.to_numpy()[other], says, column="unit_id")


def check_repeated(scene: Scene) -> list[Finding]:
    """Return `claim-repeated` for each claim that says exactly what another of the same deployment says."""
    view = scene.claims
    candidates = view.table.iloc[_repeated_ids(view)]
    again = candidates.drop(columns="row").duplicated().to_numpy()
    return view.findings(
        candidates.index.to_numpy()[again],
        code="claim-repeated",
        problem="the row says the same as another row above it",
        expected="each claim once",
        fix="Take the row out.",
    )
