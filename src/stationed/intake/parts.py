"""parts_of: a table and what its columns are used as -> its units, places, dates and sources, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import shapely

from stationed.errors import StationedError
from stationed.intake.answers import Answers
from stationed.intake.citing import Cited, cite
from stationed.intake.claims import own_names
from stationed.intake.joining import geometry_from
from stationed.intake.kinds import are_places, attributes, kinds, word
from stationed.intake.places import Located, locate, points_of
from stationed.intake.proposing import Choice
from stationed.intake.references import References
from stationed.intake.sheet import Sheet
from stationed.intake.synonyms import roles_called, words_in
from stationed.intake.ticking import geonames_in
from stationed.intake.times import Times, times_of
from stationed.intake.units import Units, units_of
from stationed.intake.wikidata import years_as_days
from stationed.model import Finding, visible
from stationed.model.codes import found, listed
from stationed.model.near import fold

_GEONAMES = "Coordinates of places: GeoNames (geonames.org), CC BY 4.0"
"""What the licence of GeoNames asks for."""


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """What a table was found to hold."""

    sheet: Sheet
    """The table."""
    roles: Mapping[str, str]
    """Role -> column; roles that several columns may have are left out."""
    figures: Mapping[str, str]
    """Column of figures -> its name in deployments.csv."""
    kept: Mapping[str, str]
    """Column that is kept -> its name in deployments.csv."""
    kind: str
    """What the column of types is of, see `kinds`."""
    times: Times
    units: Units
    located: Located
    cited: Cited
    credit: str
    """Whom the page has to credit for coordinates, '' for nobody."""
    findings: tuple[Finding, ...]
    """What was met on the way."""


def parts_of(
    sheet: Sheet, choices: tuple[Choice, ...], answers: Answers, places: Sequence[Sheet], references: References | None
) -> Parts:
    """Return what a table holds; otherwise as `stationed.intake.composing.compose`.

    Raises
    ------
    StationedError
        When no column says what was there, none says when, or none names entries of the bibliography.
    """
    roles = {choice.role: choice.column for choice in choices if choice.role not in ("figure", "keep")}
    _refuse_without(sheet, roles)
    kind, kept = kinds(sheet, roles, choices)
    named = sheet.column(roles.get("unit", roles.get("place", "")))
    located, findings, credit = _located(sheet, roles, kind, places)
    source, url = column_of(sheet, roles, "source"), column_of(sheet, roles, "url")
    if references is not None and source is None:
        raise StationedError(
            f"{sheet.file}: no column names the entries of the bibliography; its columns are {', '.join(sheet.names)}. "
            'Name one: --columns "source=..."'
        )
    cited = cite(source, url, file=sheet.file, title=sheet.title, rows=len(sheet.rows), references=references)
    times = [roles[role] for role in ("start", "end", "date") if role in roles]
    measured = [choice.column for choice in choices if choice.role == "figure"]
    texts = [column for column in dict.fromkeys(kept) if (sheet.column(column) != "").any()]
    named_columns = own_names([*measured, *texts])
    return Parts(
        sheet,
        roles,
        {column: named_columns[column] for column in measured},
        {column: named_columns[column] for column in texts},
        kind,
        times_of(sheet, roles, answers.dates),
        units_of(named, attributes(sheet, roles, kind), column_of(sheet, roles, "unit_id")),
        located,
        cited,
        credit,
        (*findings, *_unmatched(sheet, roles, cited), *years_as_days(sheet, times)),
    )


def _located(
    sheet: Sheet, roles: Mapping[str, str], kind: str, places: Sequence[Sheet]
) -> tuple[Located, tuple[Finding, ...], str]:
    geometry, met = points_of(sheet, roles)
    blank = pd.Series("", index=range(len(sheet.rows)), dtype="str")
    named = column_of(sheet, roles, "place")
    names = blank if named is None else named
    credit = ""
    for table in places:
        before = shapely.is_missing(geometry)
        geometry = geometry_from(table, names, column_of(sheet, roles, "location_id"), geometry)
        found_here = names[before & ~shapely.is_missing(geometry)]
        credit = _GEONAMES if found_here.isin(geonames_in(table)).any() else credit
    fallback = sheet.column(roles["unit"]) if "unit" in roles else blank
    of_places = word(sheet.column(roles["type"])) if kind in ("kind", "unit") and are_places(sheet, roles) else None
    located = locate(names, geometry, fallback=fallback, kinds=of_places, ids=column_of(sheet, roles, "location_id"))
    return located, met, credit


def _unmatched(sheet: Sheet, roles: Mapping[str, str], cited: Cited) -> tuple[Finding, ...]:
    """A note on the texts that are in no entry of the bibliography."""
    if not cited.unmatched:
        return ()
    texts = listed([visible(text.partition("\n")[0]) for text in cited.unmatched], most=20)
    note = found(
        "table-read",
        f"in no entry of the bibliography, and a source of its own each: {texts}",
        file=sheet.file,
        column=roles.get("source", ""),
        expected="an id, a citation key, a title, or an author with the year",
        fix="Correct the text or add the entry; nothing has to be done.",
    )
    return (note,)


def _refuse_without(sheet: Sheet, roles: Mapping[str, str]) -> None:
    if "unit" not in roles and "place" not in roles:
        way = "Give the folder of its atlas, or name one:" if "unit_id" in roles else "Name one:"
        raise StationedError(
            f"{sheet.file}: no column says what was there; its columns are {', '.join(sheet.names)}. {way} "
            '--columns "unit=..."'
        )
    if not {"start", "end", "date"} & roles.keys():
        called = [name for name in sheet.names if any(map(_says_when, (name, *words_in(name))))]
        texts = {name: next((text for text in sheet.coded(name).texts if text), "") for name in called}
        dateless = [f"{visible(name)} has {visible(text)}" for name, text in texts.items() if text]
        why = f" in dates that can be read; {listed(dateless, most=3)}" if dateless else ""
        raise StationedError(
            f"{sheet.file}: no column says when{why}; its columns are {', '.join(sheet.names)}. Name one: "
            '--columns "start=..., end=..." or --columns "date=..."'
        )


def _says_when(word: str) -> bool:
    return not {"start", "end", "date"}.isdisjoint(roles_called(fold(word)))


def column_of(sheet: Sheet, roles: Mapping[str, str], role: str) -> pd.Series | None:
    """Return the column of a role, None when there is none."""
    return sheet.column(roles[role]) if role in roles else None
