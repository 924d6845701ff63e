"""The first rows of a table -> the names of its columns, which stand in one row or two, below a title perhaps."""

from __future__ import annotations

from collections.abc import Sequence

from stationed.model import Finding, visible
from stationed.model.codes import found, listed

_LOOKED_AT = 20
"""A header stands in one of the first so many rows, or there is none."""
_TITLE = 150
"""A longer line above a table is a remark."""


def header_row(records: Sequence[Sequence[str]]) -> int:
    """Return the place of the header among the first records of a table.

    Parameters
    ----------
    records : sequence of sequence of str
        The first rows, as text.

    Returns
    -------
    int
        The first row that fills at least half as many cells as the fullest of the rows looked at, and two at least; a
        title or a remark above the table fills one or two of many. The row below it, when that one has the names and
        this one groups them (*What, Where, When* above them). 0 when there is no such row.
    """
    filled = [sum(1 for cell in record if cell.strip()) for record in records[:_LOOKED_AT]]
    most = max(filled, default=0)
    place = next((place for place, count in enumerate(filled) if count >= max(2, most / 2)), 0)
    return place + 1 if _groups(records[place:_LOOKED_AT]) else place


def _groups(records: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row groups the names that the second has, each of them, for the records below.

    A second row of names has another text in each cell, fills what the first leaves blank or repeats, and has no digit
    where all records below have one, in one column at least.
    """
    if len(records) < 3:
        return False
    over, under, *below = ([" ".join(cell.split()) for cell in record] for record in records)
    if not all(under) or len(under) < len(over) or len({*under}) < len(under) or any(map(_has_digit, under)):
        return False
    over += [""] * (len(under) - len(over))
    if not any(name == "" or name in over[:place] for place, name in enumerate(over)):
        return False
    columns = [[record[place] for record in below if len(record) > place] for place in range(len(under))]
    return any(cells and all(map(_has_digit, cells)) for cells in columns)


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def above_header(count: int, records: Sequence[Sequence[str]], *, file: str) -> list[Finding]:
    """Return a note on the rows above the header that are passed over, with their text."""
    texts = [" ".join(cell.strip() for cell in record if cell.strip()) for record in records[:count]]
    texts = [text for text in texts if text]
    if not texts:
        return []
    return [
        found(
            "table-read",
            f"{'the row' if count == 1 else f'{count} rows'} above the header {'is' if count == 1 else 'are'} passed "
            f"over: {listed(texts, most=3)}",
            file=file,
            row=1,
            fix=f"Nothing has to be done; row {count + 1} is taken for the names of the columns.",
        )
    ]


def heading_of(count: int, records: Sequence[Sequence[str]]) -> str:
    """Return the title of a table: the first line above its header, where it stands in one cell; '' for none."""
    for record in records[:count]:
        texts = list(dict.fromkeys(" ".join(cell.split()) for cell in record if cell.strip()))
        if texts:
            return texts[0] if len(texts) == 1 and len(texts[0]) <= _TITLE else ""
    return ""


def names_in(records: Sequence[Sequence[str]], header: int) -> tuple[tuple[str, ...], int]:
    """Return the names of the columns, and how many rows they take.

    Parameters
    ----------
    records : sequence of sequence of str
        The first rows, as text.
    header : int
        The place of the header among them.

    Returns
    -------
    tuple of str
        The cells of the header.
    int
        1; or 2 when the row below is one of names too: it has no digit, fills some cells that the header leaves blank
        or repeats, and leaves some blank that the header fills. A name is then that of both rows, *Dates From*.
    """
    first = [" ".join(cell.split()) for cell in records[header]] if records else []
    below = [" ".join(cell.split()) for cell in records[header + 1]] if len(records) > header + 2 else []
    below += [""] * (len(first) - len(below))
    pairs = [(over, "" if under == over else under) for over, under in zip(first, below, strict=False)]
    again = [name != "" and first.index(name) < place for place, name in enumerate(first)]
    fills = any(under and (not over or again[place]) for place, (over, under) in enumerate(pairs))
    leaves = any(over and not under for over, under in pairs)
    if not (fills and leaves) or any(map(_has_digit, below)):
        return tuple(records[header]) if records else (), 1
    group, names = "", list[str]()
    for over, under in pairs:
        group = over or group
        names.append(" ".join(filter(None, (group if under else over, under))))
        group = group if under else ""
    return tuple(names), 2


def two_rows_of_names(header: int, names: Sequence[str], taken: int, *, file: str) -> list[Finding]:
    """Return a note on a header of two rows, with the names that came of them."""
    if taken == 1:
        return []
    return [
        found(
            "table-read",
            f"rows {header + 1} and {header + 2} are both taken for names of columns: "
            f"{listed([visible(name) for name in names if name], most=20)}",
            file=file,
            row=header + 1,
            fix="Nothing has to be done; leave one row of names above the table if they are wrong.",
        )
    ]
