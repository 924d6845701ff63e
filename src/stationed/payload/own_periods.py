"""periods_of: periods as people write them down in Python -> periods with their days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import pandas as pd

from stationed.dates import FAR_FUTURE, FAR_PAST
from stationed.errors import StationedError
from stationed.model import PERIODS, AtlasConfig, Period
from stationed.payload.cells import dates_of, words_of
from stationed.payload.columns import column
from stationed.payload.words import in_all_languages
from stationed.reading.periods import read_periods

OwnPeriods = (
    pd.DataFrame | Mapping[str, Sequence[Any]] | Iterable[Mapping[str, Any] | Sequence[Any]] | tuple[Period, ...] | None
)

ORDER = ("title", "start", "end", "colour", "summary")
"""What the places of a tuple mean."""

EXPECTED = (
    "a table with the columns title, start and end (colour, summary), or for each period a dict with these keys or a "
    "tuple such as ('Khalkhin Gol', '1939-05-11', '1939-09-16')"
)


def periods_of(given: OwnPeriods, config: AtlasConfig) -> tuple[Period, ...]:
    """Return the periods of somebody's own map.

    Parameters
    ----------
    given : DataFrame, mapping, iterable or None
        A table with the columns of periods.csv; a mapping of title to (start, end); dicts with those columns as keys;
        tuples (title, start, end[, colour[, summary]]); the `periods` of an atlas. None: one layer that holds
        everything with a date.
    config : AtlasConfig
        Its language and date settings are used.

    Returns
    -------
    tuple of Period
        In the order given. Without a period_id the title is made into one.

    Raises
    ------
    StationedError
        When they are something else, or a date cannot be read; the message names every fault.
    """
    if isinstance(given, tuple) and given and all(isinstance(one, Period) for one in given):
        return cast("tuple[Period, ...]", given)
    if given is None:
        title = in_all_languages("series.deployments", config)
        return (Period("whole", title[config.language], title, "..", "..", FAR_PAST, FAR_FUTURE, "", "", {}, "", 1),)
    rows = pd.DataFrame(_records(given))
    if not len(rows):
        return ()
    unknown = [str(name) for name in rows.columns if PERIODS.column(str(name)) is None]
    missing = [name for name in ("title", "start", "end") if name not in rows]
    if unknown or missing:
        raise StationedError(
            f"the periods cannot be read, got the columns {', '.join(map(str, rows))}; expected {EXPECTED}."
        )
    texts = {str(name): (dates_of if name in ("start", "end") else words_of)(column(rows, str(name))) for name in rows}
    blank = pd.Series([""] * len(rows), dtype="str")
    table = pd.DataFrame({name: texts.get(name, blank) for name in PERIODS.names() if name != "row"})
    table["row"] = range(1, len(table) + 1)
    table["period_id"] = _ids(table)
    periods, findings = read_periods(table, config=config, file="periods")
    if findings:
        raise StationedError("the periods cannot be read:\n" + "\n".join(finding.message for finding in findings))
    return periods


def _records(given: Any) -> Any:
    """Whatever a DataFrame can be made of."""
    if isinstance(given, pd.DataFrame):
        return given.reset_index(drop=True)
    members: list[Any] = list(given)
    if isinstance(given, Mapping):
        named = cast("Mapping[str, Sequence[Any]]", given)
        members = [(title, *span) for title, span in named.items()]
    if any(isinstance(member, str) or not isinstance(member, Mapping | Sequence) for member in members):
        raise StationedError(f"a period is not understood, got {given!r}; expected {EXPECTED}.")
    wrong = [member for member in members if not isinstance(member, Mapping) and not 3 <= len(member) <= len(ORDER)]
    if wrong:
        raise StationedError(f"a period has too few or too many parts, got {wrong[0]!r}; expected {EXPECTED}.")
    return [
        dict(cast("Mapping[str, Any]", member))
        if isinstance(member, Mapping)
        else dict(zip(ORDER, member, strict=False))
        for member in members
    ]


def _ids(table: pd.DataFrame) -> list[str]:
    """An id for each period: its own, or one made of its title; each once, and none that a state key takes."""
    ids: list[str] = []
    for own, title in zip(table["period_id"], table["title"], strict=True):
        base = own or re.sub(r"[^\w-]+", "-", str(title).casefold()).strip("-") or "period"
        number, name = 1, base if base not in ("all", "none") else f"{base}-1"
        while name in ids:
            number += 1
            name = f"{base}-{number}"
        ids.append(name)
    return ids
