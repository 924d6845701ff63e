"""choice_of: the periods and dates that a user asks for -> a choice, by the words of the page's own address."""

from __future__ import annotations

from collections.abc import Sequence

from stationed.dates import FAR_FUTURE, FAR_PAST, label, parse
from stationed.dates.labels import Tongue
from stationed.errors import StationedError
from stationed.figures.choice import Choice
from stationed.figures.comparison import compared_text, comparison_of
from stationed.figures.reader import Reader
from stationed.model.near import Near, did_you_mean


def choice_of(
    reader: Reader,
    periods: Sequence[str] | None,
    *,
    date: str = "",
    start_date: str = "",
    end_date: str = "",
    compare: Sequence[str] | None = None,
    dates_in: Tongue | None = None,
) -> Choice:
    """Return what a picture is of.

    Parameters
    ----------
    reader : Reader
        The map.
    periods : sequence of str or None
        Ids of periods, or ``all``; None is what the map opens with, and all where a date is given.
    date : str
        A moment in EDTF, all of whose days count; '' for none.
    start_date, end_date : str
        The first and last of several days, in EDTF; '' for no bound on that side.
    compare : sequence of str, optional
        Two times, whose difference is shown; then nothing else is given.
    dates_in : str or OwnWords, optional
        What their dates are worded in; the language of the reader when not given.

    Raises
    ------
    StationedError
        When there is no such period, or a date cannot be read.
    """
    if compare is not None:
        if periods is not None or date or start_date or end_date:
            raise StationedError(
                "compare: given together with periods or dates; expected it alone, as it says what is shown."
            )
        return Choice((), compared=comparison_of(reader, compare, dates_in))
    dated = bool(date or start_date or end_date)
    if date and (start_date or end_date):
        raise StationedError("date: given together with start_date or end_date; expected either a moment or a range.")
    rows = _rows(reader, ["all"] if periods is None and dated else periods)
    if not dated:
        return Choice(rows) if rows is not None else Choice.opening(reader)
    every = tuple(range(reader.rows("periods")))
    first = _day(date or start_date, "date" if date else "start_date")[0] if date or start_date else FAR_PAST
    last = _day(date or end_date, "date" if date else "end_date")[1] if date or end_date else FAR_FUTURE
    if first > last:
        raise StationedError(f"start_date: lies after end_date, got {start_date} and {end_date}; expected it before.")
    return Choice(every if rows is None else rows, float(first), float(last))


def _rows(reader: Reader, periods: Sequence[str] | None) -> tuple[int, ...] | None:
    if periods is None:
        return None
    known = reader.texts("periods", "id")
    if "all" in periods:
        return tuple(range(len(known)))
    unknown = [one for one in periods if one not in known]
    if unknown:
        hint = did_you_mean(Near(known).to(unknown[0], most=2))
        raise StationedError(
            f"period: the map has no period {unknown[0]!r}; expected all or some of {', '.join(known)}. {hint}".strip()
        )
    return tuple(row for row, one in enumerate(known) if one in periods)


def _day(text: str, name: str) -> tuple[int, int]:
    """The first and last day of a date."""
    try:
        found = parse(text)
    except StationedError as fault:
        raise StationedError(f"{name}: {fault}") from None
    if found.earliest <= FAR_PAST or found.latest >= FAR_FUTURE:
        raise StationedError(f"{name}: has no day, got {text!r}; expected a date such as 1939-08-20, 1939-08 or 1939.")
    return int(found.earliest), int(found.latest)


def label_of(
    reader: Reader, choice: Choice, dates_in: Tongue, *, date: str = "", start_date: str = "", end_date: str = ""
) -> str:
    """Return what a picture is of in words: the dates, and the periods where these are some of all; or what changed."""
    if choice.compared:
        return compared_text(reader, choice.compared)
    parts: list[str] = []
    if date:
        parts.append(label(date, date, dates_in))
    elif start_date or end_date:
        parts.append(label(start_date, end_date, dates_in))
    if len(choice.periods) < reader.rows("periods") or reader.rows("periods") == 1:
        titles = [reader.text("periods", "title", row) for row in choice.periods]
        if len(titles) == 1 and not parts:
            titles.append(reader.text("periods", "span", choice.periods[0]))
        parts.append(" · ".join(titles))
    return " · ".join(part for part in parts if part)
