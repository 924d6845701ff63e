"""start_state: what a map in a page shall start with, as a user asks for it -> state keys, every word checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stationed.errors import DateError, StationedError
from stationed.files import printable
from stationed.said import texts_of


def start_state(
    block: Mapping[str, Any],
    *,
    periods: Sequence[str] = (),
    date: str = "",
    language: str = "",
    ui: str = "",
    theme: str = "",
) -> dict[str, str]:
    """Return the state that a map shall start with.

    Parameters
    ----------
    block : mapping
        The data block of the map.
    periods : sequence of str
        Ids; all or none.
    date : str
        A day (1939-08-20), a month or a year, or a range of them (1939-05-11/1939-09-16), EDTF.
    language, ui, theme : str
        State keys; '' leaves it to the map and its reader.

    Returns
    -------
    dict
        State key to text, only what was asked for. A month or a year is the range of its days.

    Raises
    ------
    StationedError
        When the map has no such period or language, or the date is none or lies outside its timeline; the message names
        what there is.
    """
    meta = block["meta"]
    known = texts_of(block["tables"]["periods"]["columns"]["id"])
    asked = [one for text in periods for one in text.split(",") if one]
    for name in asked:
        _expect(name, (*known, "all", "none"), "period", meta["map"])
    if language:
        _expect(language, meta["languages"], "language", meta["map"])
    state = (
        {"periods": ",".join(dict.fromkeys(asked))}
        | _days(date, meta)
        | {"language": language, "theme": theme, "ui": ui}
    )
    return {key: value for key, value in state.items() if value}


def _expect(given: str, known: Sequence[str], what: str, name: str) -> None:
    if given not in known:
        from stationed.model.near import Near, did_you_mean  # slow to import, and seldom wanted

        hint = did_you_mean(Near(list(known)).to(given, most=1))
        raise StationedError(
            printable(f"the map {name} has no {what} {given!r}; expected one of {', '.join(known)}. {hint}".strip())
        )


def _days(date: str, meta: Mapping[str, Any]) -> dict[str, str]:
    """A date or a range as the days that the state can hold, some of which the map's timeline has."""
    if not date:
        return {}
    from stationed.dates import KNOWN, iso, parse  # slow to import

    try:
        found = parse(date)
    except DateError as fault:
        raise StationedError(f"--date: {fault}") from fault
    if not found.start_state == found.end_state == KNOWN:
        raise StationedError(
            f"--date: a map needs both ends of a range, got {date!r}; expected such as 1939-05-11/1939-09-16."
        )
    begin, end = (int(day) for day in meta["domain"])
    if found.start_earliest > end or found.end_latest < begin:
        raise StationedError(
            f"--date: the timeline of the map {meta['map']} has no such day, got {date!r}; expected "
            f"one from {iso(begin)} to {iso(end)}."
        )
    first, last = iso(found.start_earliest), iso(found.end_latest)
    return {"date": first} if first == last else {"start_date": first, "end_date": last}
