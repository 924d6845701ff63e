"""Faults of a date column -> findings that name the rows."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from stationed.dates import Fault
from stationed.dates.orders import order_of, settled
from stationed.errors import DateError
from stationed.model import Finding
from stationed.model.codes import found


def date_findings(
    faults: Iterable[Fault], table: pd.DataFrame, *, file: str, key: str, columns: tuple[str, str] = ("start", "end")
) -> list[Finding]:
    """Return a finding for every row with a date that cannot be read.

    Parameters
    ----------
    faults : iterable of Fault
        Those of `parse_spans` that are about spelling; reversed spans are left out, being the caller's to word.
    table : DataFrame
        The table the dates stand in.
    file : str
        Its file; a table of several files has a column `file`.
    key : str
        Its id column, '' for none.
    columns : tuple of str
        What the columns of starts and ends are called there.

    Returns
    -------
    list of Finding
        `date-invalid` and `date-ambiguous`; what reads in two orders is the former where its column settles the order.
    """
    findings: list[Finding] = []
    misspelt = [fault for fault in faults if fault.kind != "reversed"]
    orders = {which: order_of([fault.text for fault in misspelt if fault.which == which]) for which in ("start", "end")}
    for fault in misspelt:
        order = orders[fault.which]
        settling = next((one for one in misspelt if one.which == fault.which and one.text == order.text), fault)
        error = settled(fault.error, order, f"row {table['row'].iloc[int(settling.rows[0])]} of the column")
        column = columns[0] if fault.which == "start" else columns[1]
        rows = table["row"].to_numpy()[fault.rows].tolist()
        ids = table[key].iloc[fault.rows].tolist() if key else [""] * len(rows)
        files = table["file"].iloc[fault.rows].tolist() if "file" in table else [file] * len(rows)
        findings += [
            date_finding(error, text=fault.text, kind=fault.kind, file=own, row=row, id_=id_, column=column)
            for own, row, id_ in zip(files, rows, ids, strict=True)
        ]
    return findings


def date_finding(
    error: DateError, *, text: str, file: str, row: int | None, id_: str, column: str, kind: str = "spelling"
) -> Finding:
    """Return the finding for one date text that cannot be read."""
    if error.readings:
        code, fix = "date-ambiguous", f"Write {' or '.join(error.readings)} instead, whichever the source means."
    elif error.fix:
        code, fix = "date-invalid", f"Write {error.fix} instead."
    elif kind == "interval":
        code, fix = "date-invalid", "Write each of the two dates into its own column."
    else:
        code, fix = "date-invalid", "Correct the date, or leave the cell blank if it is not known."
    return found(
        code,
        error.reason,
        file=file,
        row=row,
        id=id_,
        column=column,
        got=text,
        expected=error.expected,
        fix=fix,
        replacement=error.fix,
    )
