"""A table of candidates as `locate` writes it -> the rows that the user has ticked, as a table of places."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from stationed.errors import StationedError
from stationed.intake.places import points_of
from stationed.intake.proposing import propose
from stationed.intake.sheet import Sheet
from stationed.model import visible
from stationed.model.codes import found, listed

GEONAMES = "GeoNames "
"""How the source of a candidate begins that comes from GeoNames."""
COLUMNS = (
    *("take", "place", "candidate", "country", "population"),
    *("latitude", "longitude", "distance_km", "source"),
)
"""What a table of candidates has."""
_SIGNS = {"take", "place", "candidate", "latitude", "longitude", "source"}
"""Columns by which it is known."""
_KEPT = ("place", "latitude", "longitude", "source")
"""Columns of the ticked rows that are needed further on."""
_TICKS = ("x", "х", "×", "✓", "✔", "yes", "1", "true")
"""What counts as a tick, in small letters; the second is a Russian letter."""


def is_candidates(sheet: Sheet) -> bool:
    """Tell whether a table is one of candidates."""
    return set(sheet.names) >= _SIGNS


def ticked(sheet: Sheet) -> Sheet:
    """Return the ticked rows of a table of candidates, with a note that says which they are.

    Raises
    ------
    StationedError
        When something else than a tick is written, no row is ticked, a place has two, or a ticked row no coordinates.
    """
    marks = sheet.column("take").str.casefold()
    _refuse(sheet, np.asarray(~marks.isin(["", *_TICKS])), "take", "is no tick", "x, or a blank for no")
    taken = sheet.take(np.asarray(marks.isin(_TICKS)))
    if not len(taken.rows):
        raise StationedError(
            f"{sheet.file}: no row is ticked, got {len(sheet.rows):,} rows with a blank in the column take; expected "
            "an x in those that are right. Tick them and try again."
        )
    names = taken.column("place").str.replace(r"^'(?=[=+@-])", "", regex=True)
    _refuse(taken, np.asarray(names == ""), "place", "is no place", "the name of a place of the table")
    _refuse(taken, np.asarray(names.duplicated(keep=False)), "place", "is ticked more than once", "one tick a place")
    geometry, faults = points_of(taken, {choice.role: choice.column for choice in propose(taken)})
    if faults:
        raise StationedError("\n".join(fault.message for fault in faults))
    nowhere = shapely.is_missing(geometry)
    _refuse(taken, nowhere, "place", "is ticked and has no coordinates", "its latitude and longitude")
    said = taken.column("candidate")
    pairs = [
        visible(a) if not b or a == b else f"{visible(a)} as {visible(b)}" for a, b in zip(names, said, strict=True)
    ]
    without = list(dict.fromkeys(name for name in sheet.column("place") if name and name not in set(names)))
    rest = f"; no row is ticked for {listed([visible(name) for name in without], most=20)}" if without else ""
    note = found(
        "table-read",
        f"{len(taken.rows):,} of {len(sheet.rows):,} candidates {'is' if len(taken.rows) == 1 else 'are'} ticked and "
        f"taken: {listed(pairs, most=20)}{rest}",
        file=sheet.file,
        fix="Nothing has to be done; an x in the column take takes a row.",
    )
    cells = pd.DataFrame({"place": names, **{name: taken.column(name) for name in _KEPT[1:]}})
    return Sheet(sheet.file, _KEPT, taken.rows, cells, sheet.title, None, (*sheet.findings, note))


def places_from(sheet: Sheet) -> Sheet:
    """Return a second table as the places it gives: of candidates the ticked ones, of any other all."""
    return ticked(sheet) if is_candidates(sheet) else sheet


def geonames_in(sheet: Sheet) -> list[str]:
    """Return the places of a table of ticked candidates whose coordinates are those of GeoNames."""
    if sheet.names != _KEPT:
        return []
    return sheet.column("place")[sheet.column("source").str.startswith(GEONAMES)].tolist()


def _refuse(sheet: Sheet, wrong: np.ndarray, column: str, problem: str, expected: str) -> None:
    """Refuse a table in some of whose rows something is wrong, all of which are named."""
    if not wrong.any():
        return
    texts = sheet.column(column)
    rows = [f"row {sheet.rows[at]} ({visible(texts.iloc[at]) or 'blank'})" for at in np.flatnonzero(wrong).tolist()]
    raise StationedError(
        f"{sheet.file}: column {column}: what stands there {problem}: {listed(rows, most=20)}; expected {expected}. "
        "Correct it and try again."
    )
