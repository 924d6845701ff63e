"""The date columns of a table -> start and end as EDTF, and what has to be asked about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stationed.coded import Coded, coded
from stationed.dates import Spans, lookalikes, parse_spans
from stationed.dates.cells import Which
from stationed.dates.orders import Order, OrderFound, order_of
from stationed.intake.dating import Dated, has_early_years, read_dates
from stationed.intake.looks import year_columns
from stationed.intake.sheet import Sheet
from stationed.intake.wording import month_number, says_unknown


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
    first = roles.get("start", roles.get("date", ""))
    columns = {
        name: sheet.known.of(sheet.title, _with_parts(sheet, roles, name, which))
        for name, which in ((first, "start"), (roles.get("end", ""), "end"))
        if name
    }
    found = {name: order_of(texts) for name, texts in columns.items()}
    orders, undecided = _orders(sheet, found, said)
    early = has_early_years(text for texts in _telling(sheet, columns) for text in texts.texts)
    dated: dict[str, Dated] = {
        name: read_dates(texts, "start" if name == first else "end", orders[name][0], early=early)
        for name, texts in columns.items()
    }
    blank = Coded(np.zeros(len(sheet.rows), np.int8), [""])
    starts = _starts(dated[first], dated.get(roles.get("end", ""))) if first else blank
    ends = _ends(roles, dated.get(first), dated.get(roles.get("end", "")), blank)
    return Times(
        starts.cells(),
        ends.cells(),
        likely_spans(starts, ends),
        orders,
        undecided,
        _words(columns, dated, blank.cells()),
        {name: one.changed for name, one in dated.items() if one.changed},
    )


def _telling(sheet: Sheet, columns: Mapping[str, Coded]) -> list[Coded]:
    """The columns whose years tell how those of dates are meant: with them all others of years that stand beside."""
    named = year_columns(sheet)
    others = [name for name in named if name not in columns] if columns.keys() & named else []
    return [*columns.values(), *map(sheet.coded, others)]


def _starts(first: Dated, last: Dated | None) -> Coded:
    """The start of each row; a span beside an end of its own stays whole, which the check then names."""
    if last is None or not first.spans:
        return first.starts
    starts, ends = first.start, first.end
    return coded(starts.where((ends == "") | (last.start == ""), starts + "/" + ends))


def _ends(roles: Mapping[str, str], first: Dated | None, last: Dated | None, blank: Coded) -> Coded:
    """The end of each row; where a cell of the start holds a span, and nothing else says the end, that of the span."""
    if first is None:
        return blank if last is None else last.starts
    if last is None and {"start", "end"} & roles.keys():
        return first.ends
    own = first.starts if last is None else _whole(last)
    if not first.spans:
        return own
    ends, spans = own.cells(), first.end
    return coded(spans.where(spans != "", ends) if last is None else ends.where(ends != "", spans))


def _whole(last: Dated) -> Coded:
    """The cells of an end; a span stays one."""
    starts, ends = last.start, last.end
    return coded(starts.where(ends == "", starts + "/" + ends)) if last.spans else last.starts


def likely_spans(start: pd.Series | Coded, end: pd.Series | Coded) -> Spans:
    """Return the spans of rows that periods are proposed for.

    Parameters
    ----------
    start, end : column of text
        EDTF. Dates that programs write where there is none, and years far ahead, count as blank: the check names them,
        and periods that reached there would show nobody. Where there are no others, they count.
    """
    start, end = coded(start), coded(end)
    first, last = _likely(start, "start"), _likely(end, "end")
    if not any(first.texts) and not any(last.texts):
        first, last = start, end
    return parse_spans(first, last)[0]


def _likely(column: Coded, which: Which) -> Coded:
    faults = lookalikes(column, which)
    doubtful = {fault.text for fault in faults if fault.kind == "placeholder" or len(fault.text) == 4}
    return column.renamed(["" if text in doubtful else text for text in column.texts]) if doubtful else column


def _with_parts(sheet: Sheet, roles: Mapping[str, str], name: str, which: str) -> pd.Series:
    """The texts of a date column, with month and day from columns of their own if the table has them."""
    texts = sheet.column(name)
    for part in ("month", "day"):
        column = roles.get(f"{which}_{part}")
        if column is None:
            break
        beside = sheet.coded(column)
        number = beside.renamed([_number(text, part) for text in beside.texts]).cells()
        wanting = (texts == "") | number.isin(["", "00"])
        in_words = ~number.str.isdecimal()
        texts = texts.where(wanting, (texts + "-" + number).where(~in_words, number + " " + texts))
    return texts


def _number(text: str, part: str) -> str:
    """A month or a day in two digits, a month by its name too; '' where nobody knows it, and else the text as it is."""
    if says_unknown(text):
        return ""
    number = month_number(text) if part == "month" else 0
    return f"{number:02d}" if number else text and text.zfill(2)


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


def _words(columns: Mapping[str, Coded], dated: Mapping[str, Dated], blank: pd.Series) -> pd.Series:
    words = blank
    for name, one in dated.items():
        if one.parts:
            here = [f"{name} as written: {text}" if text in one.parts else "" for text in columns[name].texts]
            words = joined(words, columns[name].renamed(here).cells())
    return words


def joined(texts: pd.Series, more: pd.Series, between: str = "; ") -> pd.Series:
    """Return two columns of text as one, with something between them where both have text."""
    return texts + more.where((texts == "") | (more == ""), between + more)
