"""The date columns of a table -> start and end as EDTF, and what has to be asked about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stationed.dates import Spans, lookalikes, parse_spans
from stationed.dates.cells import Which
from stationed.intake.dating import Dated, Order, OrderFound, order_of, read_dates
from stationed.intake.sheet import Sheet


@dataclass(frozen=True, slots=True, eq=False)
class Times:
    """The dates of a table."""

    start: pd.Series
    """EDTF, or the text as written where it cannot be read."""
    end: pd.Series
    """As `start`; blank is not known."""
    spans: Spans
    """Both as days, as `likely_spans` has them."""
    orders: Mapping[str, tuple[Order, str]]
    """Column of dates -> its order of day and month, '' where nothing asks for one, and what settles it."""
    undecided: Mapping[str, OrderFound]
    """Column -> what it says, where an order is wanted and nothing settles it."""
    words: pd.Series
    """For each row the dates whose words say more than their days: 'From as written: early 1939'."""
    changed: Mapping[str, Mapping[str, str]]
    """Column -> distinct text as written -> its EDTF."""


def times_of(sheet: Sheet, roles: Mapping[str, str], said: Order = "") -> Times:
    """Return the dates of a table.

    Parameters
    ----------
    sheet : Sheet
        The table.
    roles : mapping of str to str
        Role -> column.
    said : str
        The order of day and month as the user said.

    Returns
    -------
    Times
        A column that settles no order has that of its neighbour. A single date is start and end of its record.
    """
    blank = pd.Series("", index=range(len(sheet.rows)), dtype="str")
    first = roles.get("start", roles.get("date", ""))
    columns = {
        name: _with_parts(sheet, roles, name, which)
        for name, which in ((first, "start"), (roles.get("end", ""), "end"))
        if name
    }
    found = {name: order_of(texts) for name, texts in columns.items()}
    orders, undecided = _orders(sheet, found, said)
    dated: dict[str, Dated] = {
        name: read_dates(texts, "start" if name == first else "end", orders[name][0]) for name, texts in columns.items()
    }
    start = dated[first].start if first else blank
    end = dated[roles["end"]].start if "end" in roles else blank
    if first:
        end = end.where(end != "", dated[first].end)
        if "start" not in roles and "end" not in roles:
            end = end.where(end != "", start)
    return Times(
        start,
        end,
        likely_spans(start, end),
        orders,
        undecided,
        _words(columns, dated, blank),
        {name: one.changed for name, one in dated.items() if one.changed},
    )


def likely_spans(start: pd.Series, end: pd.Series) -> Spans:
    """Return the spans of rows that periods are proposed for.

    Parameters
    ----------
    start, end : Series of str
        EDTF. Dates that programs write where there is none, and years far ahead, count as blank: the check names them,
        and periods that reached there would show nobody. Where there are no others, they count.
    """
    first, last = _likely(start, "start"), _likely(end, "end")
    if ((first == "") & (last == "")).all():
        first, last = start, end
    return parse_spans(first, last)[0]


def _likely(texts: pd.Series, which: Which) -> pd.Series:
    doubtful = [fault for fault in lookalikes(texts, which) if fault.kind == "placeholder" or len(fault.text) == 4]
    likely = texts.to_numpy(dtype=object, copy=True)
    for fault in doubtful:
        likely[fault.rows] = ""
    return pd.Series(likely, index=texts.index, dtype="str")


def _with_parts(sheet: Sheet, roles: Mapping[str, str], name: str, which: str) -> pd.Series:
    """The texts of a date column, with month and day from columns of their own if the table has them."""
    texts = sheet.column(name)
    for part in ("month", "day"):
        column = roles.get(f"{which}_{part}")
        if column is None:
            break
        number = pd.Series(sheet.column(column)).str.zfill(2)
        texts = texts.where((texts == "") | (number == "00") | (sheet.column(column) == ""), texts + "-" + number)
    return texts


def _orders(
    sheet: Sheet, found: Mapping[str, OrderFound], said: Order
) -> tuple[dict[str, tuple[Order, str]], dict[str, OrderFound]]:
    """The order of each column with its reason, and the columns that have none and want one."""
    orders: dict[str, tuple[Order, str]] = {}
    undecided: dict[str, OrderFound] = {}
    for name, one in found.items():
        beside = next((other for other in found if found[other].order and other != name), "")
        if said and (one.open or one.text):
            orders[name] = (said, "as you said")
        elif one.order:
            orders[name] = (one.order, f"{_row_of(sheet, name, one.text)} has {one.text}")
        elif one.open and beside and not one.against:
            orders[name] = (found[beside].order, f"as in the column {beside}")
        else:
            orders[name] = ("", "")
            if one.open:
                undecided[name] = one
    return orders, undecided


def _row_of(sheet: Sheet, column: str, text: str) -> str:
    places = np.flatnonzero((sheet.column(column) == text).to_numpy())
    return f"{sheet.noun} {sheet.rows[places[0]]}" if len(places) else "a row"


def _words(columns: Mapping[str, pd.Series], dated: Mapping[str, Dated], blank: pd.Series) -> pd.Series:
    words = blank
    for name, one in dated.items():
        if one.parts:
            here = columns[name].where(columns[name].isin(sorted(one.parts)), "")
            words = joined(words, here.where(here == "", f"{name} as written: " + here))
    return words


def joined(texts: pd.Series, more: pd.Series, between: str = "; ") -> pd.Series:
    """Return two columns of text as one, with something between them where both have text."""
    return texts + more.where((texts == "") | (more == ""), between + more)
