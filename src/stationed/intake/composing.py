"""compose: a table and what its columns are used as -> the files of an atlas, as a person would have written them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from stationed.intake.answers import Answers
from stationed.intake.claims import certainties, deployment_ids, figures, notes
from stationed.intake.merging import Merged, merge, told
from stationed.intake.parts import Parts, column_of, parts_of
from stationed.intake.places import to_geojson
from stationed.intake.proposing import Choice
from stationed.intake.references import References
from stationed.intake.settings import language_of, settings_of
from stationed.intake.sheet import Sheet
from stationed.intake.spans import equal_periods, named_periods
from stationed.intake.times import Times, joined
from stationed.model import CLAIMS, Finding, Origin
from stationed.writing import csv_text

FILES = ("atlas.toml", "locations.geojson", "units.csv", "deployments.csv", "periods.csv", "sources.json")


_AS_THEY_ARE = ("commander", "note", "locator", "quotation", "quotation_language", "deployment_id")
"""Columns of claims that a column of the table is by itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Composed:
    """An atlas made from a table."""

    files: Mapping[str, bytes]
    """Its files by name."""
    origin: Origin
    """Where their rows stand in the table."""
    times: Times
    """Its dates."""
    findings: tuple[Finding, ...]
    """What was met in the table, in its own rows."""
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    """How many units, places, places without coordinates, periods and sources there are."""
    merged: Merged | None = None
    """Its rows as spans, where that was asked for."""
    notes: tuple[Finding, ...] = ()
    """Those of the findings that are about rows as spans."""


def compose(
    sheet: Sheet,
    choices: tuple[Choice, ...],
    answers: Answers,
    *,
    places: Sequence[Sheet] = (),
    references: References | None = None,
    left_out: str = "",
) -> Composed:
    """Return the atlas that a table makes.

    Parameters
    ----------
    sheet : Sheet
        The table.
    choices : tuple of Choice
        What each column is used as.
    answers : Answers
        The order of its dates, and whether consecutive dates become spans.
    places : sequence of Sheet
        Further tables, with names and coordinates of its places; the first that knows a place counts.
    references : References, optional
        A bibliography, which the column of sources names entries of.
    left_out : str
        What the page says of rows that were left out; '' for none.

    Returns
    -------
    Composed
        Texts that cannot be read as dates or figures stay as they are: the check of the atlas names them.

    Raises
    ------
    StationedError
        When no column says what was there, or none says when.
    """
    parts = parts_of(sheet, choices, answers, places, references)
    language = language_of(sheet)
    periods = _periods(parts, language)
    units, located = parts.units, parts.located
    columns = {str(name): pd.Series(units.table[name]) for name in units.table if _filled(pd.Series(units.table[name]))}
    claims = _claims(parts)
    gap = answers.gap or 0
    merged = merge(claims, gap=gap) if answers.spans else None
    notes_of_spans = told(sheet, claims, merged, asked=answers.spans, gap=gap)
    files = {
        "atlas.toml": _settings(parts, language, left_out),
        "locations.geojson": to_geojson(located.table),
        "units.csv": _csv(columns),
        "deployments.csv": _csv(claims if merged is None else merged.claims),
        "periods.csv": _csv({str(name): pd.Series(periods[name]) for name in periods}),
        "sources.json": parts.cited.to_json(),
    }
    counts = {
        "units": len(units.table),
        "places": len(located.table),
        "unlocated": located.unlocated,
        "periods": len(periods),
        "sources": len(parts.cited.entries),
    }
    findings = (
        *sheet.findings,
        *(note for table in places for note in table.findings),
        *parts.findings,
        *notes_of_spans,
    )
    return Composed(files, _origin(parts, merged), parts.times, findings, counts, merged, notes_of_spans)


def _periods(parts: Parts, language: str) -> pd.DataFrame:
    """The periods that a column names, or spans of equal length."""
    named = column_of(parts.sheet, parts.roles, "period")
    periods = named_periods(named, parts.times.spans) if named is not None else None
    return equal_periods(parts.times.spans, language) if periods is None or not len(periods) else periods


def _origin(parts: Parts, merged: Merged | None) -> Origin:
    """Where the rows and columns of the atlas stand in the table."""
    sheet, roles = parts.sheet, parts.roles
    first = roles.get("start", roles.get("date", roles.get("end", "")))
    what, place = roles.get("unit", roles.get("place", "")), roles.get("place", roles.get("unit", ""))
    own = {"start": first, "end": roles.get("end", first), "unit_id": what, "location_id": place}
    own |= {"source_ids": roles.get("source", roles.get("url", ""))}
    own |= {name: column for column, name in {**parts.figures, **parts.kept}.items()}
    own |= {name: roles[name] for name in _AS_THEY_ARE if name in roles}
    shape = " and ".join(roles[role] for role in ("lat", "lon", "point") if role in roles)
    rows = {
        "deployments.csv": sheet.rows if merged is None else sheet.rows[merged.first],
        "units.csv": sheet.rows[parts.units.first],
        "locations.geojson": sheet.rows[parts.located.first],
    }
    columns = {
        "deployments.csv": {name: column for name, column in own.items() if column},
        "units.csv": {"designation": what, "unit_id": what, "allegiance": roles.get("side", "")},
        "locations.geojson": {"name": place, "id": place, "geometry": shape},
    }
    return Origin(sheet.file, rows, columns)


def _settings(parts: Parts, language: str, left_out: str) -> bytes:
    units, roles = parts.units.table, parts.roles
    military = any(_filled(pd.Series(units[name])) for name in ("arm", "echelon", "sidc"))
    return settings_of(
        parts.sheet,
        figures=parts.figures,
        kept=_labels(parts),
        sides=units["allegiance"].tolist(),
        language=language,
        unit="" if military else roles.get("unit", roles.get("place", "")),
        left_out=left_out,
        credit=parts.credit,
    )


def _labels(parts: Parts) -> dict[str, str]:
    """The kept columns, and the column of commanders under the name that it has in the table."""
    known = CLAIMS.column("commander")
    leader = parts.roles.get("commander", "")
    called = {label.casefold() for label in known.labels.values()} if known else set[str]()
    return dict(parts.kept) | ({leader: "commander"} if leader and leader.casefold() not in called else {})


def _claims(parts: Parts) -> dict[str, pd.Series]:
    """The columns of deployments.csv; of those that an atlas can do without only the ones that have text."""
    sheet, roles, units, located = parts.sheet, parts.roles, parts.units, parts.located
    none = pd.Series("", index=range(len(sheet.rows)), dtype="str")

    def own(role: str) -> pd.Series:
        found = column_of(sheet, roles, role)
        return none if found is None else found

    unit_ids = pd.array([*units.table["unit_id"], ""], dtype="str")
    location_ids = pd.array(located.table["id"].tolist(), dtype="str")
    known = dict(zip(units.table["designation"], units.table["unit_id"], strict=True))
    known |= {id_: id_ for id_ in units.table["unit_id"]}
    higher = own("higher_formation")
    sure = certainties(own("certainty"))
    claims: dict[str, pd.Series] = {
        "deployment_id": deployment_ids(sheet, roles.get("deployment_id")),
        "unit_id": pd.Series(unit_ids.take(units.codes)),
        "location_id": pd.Series(location_ids.take(located.codes)),
        "start": parts.times.start,
        "end": parts.times.end,
        "kind": own("claim_kind"),
        "role": own("type") if parts.kind == "role" else none,
        **{name: figures(sheet.coded(column)) for column, name in parts.figures.items()},
        "commander": own("commander"),
        "higher_formation": higher.map(known).fillna("").astype("str"),
        "certainty": none if sure is None else sure,
        "source_ids": parts.cited.ids,
        "locator": joined(own("locator"), none if parts.cited.locators is None else parts.cited.locators),
        "quotation": own("quotation"),
        "quotation_language": own("quotation_language"),
        "note": notes(sheet, roles.get("note"), parts.times.words),
        **{name: sheet.column(column) for column, name in parts.kept.items()},
    }
    always = ("deployment_id", "unit_id", "location_id", "start", "end")
    return {name: texts for name, texts in claims.items() if name in always or _filled(texts)}


def _filled(texts: pd.Series) -> bool:
    return bool((texts != "").any())


def _csv(columns: Mapping[str, pd.Series]) -> bytes:
    """Return a CSV file; half of a character, which no file can hold, becomes a question mark."""
    return csv_text(columns).encode("utf-8", "replace")
