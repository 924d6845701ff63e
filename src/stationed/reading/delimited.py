"""A CSV file -> a frame of text whose rows are numbered as a spreadsheet numbers them.

The fast ways are pyarrow, which refuses a file with ragged rows, and pandas' C parser, which fills them up without a
word, so that the cells of every record are counted first, over the bytes. Only where quotation marks stand in odd
places does the csv module go through the records one by one.
"""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import re
from collections.abc import Generator, Iterator

import numpy as np
import pandas as pd

from stationed.model import Finding, visible
from stationed.model.codes import found
from stationed.reading.ahead import LARGE, FileAhead
from stationed.reading.arrow import quick_csv
from stationed.reading.cells import Cells, without_blank_rows
from stationed.reading.counting import cell_counts, well_quoted
from stationed.reading.large import too_many_columns, too_much_filled_up
from stationed.reading.ragged import ragged_row
from stationed.reading.text import decode, is_plain

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_DELIMITER_LINE = re.compile(r"\"?sep=([!-+./:;<=>?@\\^|~\t,])\"?[,;\t|]*(?:\r\n?|\n|\Z)", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_END = "\x00end of file\x00"
_HEADER = 1 << 20


def read_csv(
    data: bytes, *, file: str, ahead: FileAhead | None = None, delimiter: str = "", compact: bool = True
) -> tuple[Cells | None, list[Finding]]:
    """Return the cells of a CSV file.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : str
        Its name for the findings.
    ahead : FileAhead, optional
        What was made of it ahead.
    delimiter : str
        The character between cells, when it is known; '' takes that of the first line, and anything but a comma is an
        error.
    compact : bool
        Whether large columns may be as `Coded.compact` gives them.

    Returns
    -------
    Cells or None
        None when the file has no content. Rows without any text are left out and named in a note; rows too long are
        cut and rows too short filled up, each with an error.
    list of Finding
        What was met: encoding, delimiter, ragged rows, an open quotation mark.
    """
    if len(data) >= LARGE and (quick := _quick(data, file=file, ahead=ahead, delimiter=delimiter, compact=compact)):
        return quick
    text, findings = decode(data, file=file)
    text = text.lstrip("\ufeff").rstrip("\r\n")
    if not text or text.isspace():
        return None, [*findings, _empty(file)]
    # A single newline at the end is no row, so that most files need not be copied.
    if findings or data.endswith((b"\n\n", b"\n\r\n", b"\r")):
        data, ahead = text.encode("utf-8", "replace"), None
    if not delimiter:
        text, delimiter, more = opened(text, file=file)
        if more and more[0].code == "delimiter-line":
            data, ahead = text.encode("utf-8", "replace"), None
            if not text or text.isspace():
                return None, [*findings, *more, _empty(file)]
        findings += more
    header = _header(text, delimiter)
    width = len(header)
    if large := too_many_columns(width, file=file):
        return None, findings + large
    cells, known, complete = None, {}, True
    if well_quoted(data, delimiter):
        cells, known = quick_csv(data, delimiter=delimiter, width=width, ahead=ahead, compact=compact)
    if cells is None:
        lines = data.count(b"\n") + data.count(b"\r") + 1
        if large := too_much_filled_up(lines, width, len(data), file=file):
            return None, findings + large
        cells, complete, more = _read(text, data, delimiter=delimiter, width=width, file=file)
        findings += more
        cells = cells.iloc[1:].reset_index(drop=True)
    table = Cells(tuple(header), np.arange(2, len(cells) + 2), cells, complete, known)
    table, more = without_blank_rows(table, file=file)
    return table, findings + more


def _quick(
    data: bytes, *, file: str, ahead: FileAhead | None, delimiter: str, compact: bool
) -> tuple[Cells | None, list[Finding]] | None:
    """Return what `read_csv` does of a large file in which all is in order, never making a text of all of it.

    None when something is not, so that all of it has to be looked at, or when nothing parses it so.
    """
    line = data[: data.find(b"\n", 0, _HEADER) + 1]
    if not line.strip() or b'"' in line or data.endswith((b"\n\n", b"\n\r\n", b"\r")) or not is_plain(data):
        return None
    text = line.decode("utf-8").rstrip("\r\n")
    if _DELIMITER_LINE.match(text):
        return None
    delimiter, findings = (delimiter, []) if delimiter else _delimiter(text, file=file)
    header = _header(text, delimiter)
    if too_many_columns(len(header), file=file) or not well_quoted(data, delimiter):
        return None
    cells, known = quick_csv(data, delimiter=delimiter, width=len(header), ahead=ahead, compact=compact)
    if cells is None:
        return None
    table = Cells(tuple(header), np.arange(2, len(cells) + 2), cells, True, known)
    table, more = without_blank_rows(table, file=file)
    return table, findings + more


def _read(text: str, data: bytes, *, delimiter: str, width: int, file: str) -> tuple[pd.DataFrame, bool, list[Finding]]:
    """Return all cells, the header as row 0, whether all is there, and ragged rows or an open quotation mark."""
    counts = cell_counts(data, delimiter)
    if counts is None or counts.max() > 2 * width:
        return _careful(text, data, delimiter=delimiter, width=width, file=file)
    ragged = np.flatnonzero(counts != width)
    cells = _parse(data, delimiter=delimiter, width=int(counts.max()))
    if len(cells) != len(counts):
        return _careful(text, data, delimiter=delimiter, width=width, file=file)
    findings: list[Finding] = []
    for place, record in zip(ragged.tolist(), cells.iloc[ragged].to_numpy(dtype=object).tolist(), strict=True):
        findings += ragged_row(record[: counts[place]], row=place + 1, width=width, file=file)
    return cells.iloc[:, :width], True, findings


def _parse(data: bytes, *, delimiter: str, width: int) -> pd.DataFrame:
    return pd.read_csv(
        io.BytesIO(data),
        sep=delimiter,
        header=None,
        names=list(range(width)),
        index_col=False,
        dtype=str,
        keep_default_na=False,
        skip_blank_lines=False,
        encoding_errors="replace",
    )


def opened(text: str, *, file: str) -> tuple[str, str, list[Finding]]:
    """Return the records of a CSV text, its delimiter, and what is wrong with that.

    A line such as ``sep=;`` before the header, which Excel writes and hides, is taken away; a spreadsheet does not
    count it as a row.
    """
    if (line := _DELIMITER_LINE.match(text)) is None:
        return text, *_delimiter(text, file=file)
    rest = text[line.end() :]
    stated = line[1] if line[1] in rest.partition("\n")[0] else _delimiter(rest, file=file)[0]
    separated = "" if stated == "," else f", and the cells are separated by {DELIMITERS.get(stated, stated)}"
    told = found(
        "delimiter-line",
        f"the first line names the delimiter, which only Excel understands{separated}",
        file=file,
        got=visible(line[0].strip()),
        expected="the header as the first line, and commas between the cells",
        fix="Take the line out"
        + (" and save the file again with commas" if separated else "")
        + "; stationed check --fix does it.",
        replacement="commas",
    )
    return rest, stated, [told]


def _delimiter(text: str, *, file: str) -> tuple[str, list[Finding]]:
    """Return the delimiter of the first line; anything but a comma is an error."""
    line = text[: text.find("\n") if "\n" in text else None]
    counts = {delimiter: line.count(delimiter) for delimiter in DELIMITERS}
    likely = max(counts, key=lambda delimiter: counts[delimiter])
    if counts[","] or not counts[likely]:
        return ",", []
    wrong = found(
        "delimiter-wrong",
        f"the cells are separated by {DELIMITERS[likely]}",
        file=file,
        row=1,
        got=visible(line),
        expected="commas between the cells",
        fix="Save the file again with commas (in a spreadsheet: CSV, field delimiter comma), or let stationed check "
        "--fix do it.",
        replacement="commas",
    )
    return likely, [wrong]


def _careful(
    text: str, data: bytes, *, delimiter: str, width: int, file: str
) -> tuple[pd.DataFrame, bool, list[Finding]]:
    """Return the cells of a table with ragged rows, whether all of it could be read, and what was wrong with it."""
    longest, count, record = width, 0, []
    findings: list[Finding] = []
    for count, record in enumerate(_records(text, delimiter), start=1):
        if len(record) != width:
            findings += ragged_row(record, row=count, width=width, file=file)
        longest = max(longest, len(record))
    if findings and findings[-1].row == count:
        findings.pop()
    complete = record == [_END]
    if not complete:
        findings.append(_quote_open(record, row=count, file=file))
    elif longest <= 2 * width:
        with contextlib.suppress(pd.errors.ParserError):  # of some odd marks it thinks that they are never closed
            cells = _parse(data, delimiter=delimiter, width=longest)
            if len(cells) == count - 1:
                return cells.iloc[:, :width], complete, findings
    out = io.StringIO(newline="")
    records = itertools.islice(_records(text, delimiter), count - 1)
    csv.writer(out, lineterminator="\n").writerows([*cells[:width], *[""] * (width - len(cells))] for cells in records)
    return _parse(out.getvalue().encode("utf-8", "replace"), delimiter=",", width=width), complete, findings


def _records(text: str, delimiter: str) -> Generator[list[str], None, None]:
    """Return the records of a CSV text, and behind them one that says whether a quotation mark was left open."""
    limit = csv.field_size_limit(len(text) + len(_END) + 2)
    lines = (match[0] for match in _LINE.finditer(text))
    try:
        yield from csv.reader(itertools.chain(lines, [_END]), delimiter=delimiter, strict=False)
    finally:
        csv.field_size_limit(limit)


def _header(text: str, delimiter: str) -> list[str]:
    """Return the cells of the first record; one blank cell when it has none."""
    with contextlib.closing(_records(text, delimiter)) as reading:
        return [cell.removesuffix(_END) for cell in next(reading)] or [""]


def records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Return the records of a CSV text one by one.

    Raises
    ------
    ValueError
        At the end, when a quotation mark was left open; the record it is in is not given.
    """
    for record in _records(text, delimiter):
        if record and record[-1].endswith(_END):
            if record != [_END]:
                raise ValueError("a quotation mark is left open")
            return
        yield record


def _quote_open(record: list[str], *, row: int, file: str) -> Finding:
    return found(
        "quote-open",
        "a quotation mark is opened and never closed, so the rest of the file is one cell",
        file=file,
        row=row,
        got=record[-1].removesuffix(_END).partition("\n")[0],
        expected="a closing quotation mark before the next comma",
        fix='Close it, or write the mark twice ("") when it belongs to the text. Rows from here on were not checked.',
    )


def _empty(file: str) -> Finding:
    return found(
        "file-empty",
        "the file is empty",
        file=file,
        expected="a header row and a row for each record",
        fix="Write the header, or remove the file if the atlas does not need it.",
    )
