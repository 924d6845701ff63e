"""A text file of cells in any common encoding and with any common delimiter -> one table."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from itertools import islice

from stationed.errors import StationedError
from stationed.intake.headers import above_header, header_row, heading_of, names_in, two_rows_of_names
from stationed.intake.sheet import Sheet, to_sheet
from stationed.model import Finding
from stationed.model.codes import found
from stationed.reading.cells import Cells
from stationed.reading.delimited import DELIMITERS, read_csv
from stationed.reading.text import decode

_SEP = re.compile(r"\ufeff?\"?sep=(.)\"?[ ;,\t]*(\r\n|\r|\n)", re.IGNORECASE)
_SAMPLE, _RECORDS = 200_000, 50


def read_separated(data: bytes, *, file: str) -> Sheet:
    """Read the table of a text file.

    Parameters
    ----------
    data : bytes
        The whole file: CSV, TSV or a table copied from elsewhere. UTF-8, UTF-16 and the usual Windows and DOS encodings
        are told apart; cells are separated by commas, semicolons, tabs or vertical bars.
    file : str
        Its name.

    Returns
    -------
    Sheet
        Its rows, numbered as a spreadsheet numbers them. What was passed over or taken for granted is in `findings`.

    Raises
    ------
    StationedError
        When there is nothing in it, or it is no text.
    """
    text, encoding = decode(data, file=file)
    findings = [_encoding(finding, file) for finding in encoding if finding.code == "encoding-wrong"]
    text = text.lstrip("\ufeff")
    if not text.strip():
        raise StationedError(f"{file}: the file is empty; expected a header and a row for each record.")
    if text[:2000].count("\0") > 2:
        raise StationedError(f"{file}: this is no text file; expected CSV. Save the table as CSV UTF-8 and try again.")
    stated = _SEP.match(text)
    skipped = 1 if stated else 0
    text = text[stated.end() :] if stated else text
    delimiter = stated[1] if stated else find_delimiter(text)
    first = _first_records(text, delimiter)
    records = [record for record, _ in first]
    header = header_row(records)
    names, taken = names_in(records, header)
    findings += [*above_header(header, records, file=file), *two_rows_of_names(header, names, taken, file=file)]
    lines = first[header - 1][1] if header else 0
    body = _behind(text, lines) if lines else text
    cells, met = read_csv(body.encode("utf-8", "replace"), file=file, delimiter=delimiter)
    if cells is None or not len(cells.rows):
        if lines:
            raise StationedError(
                f"{file}: row {skipped + lines + 1} has so many cells that it is taken for the names of the columns, "
                "and no row stands below it; expected a header and a row for each record. Look for separators "
                "in it that are too many, or take out what stands above the header."
            )
        if cells is None:
            raise StationedError(f"{file}: the table has a header but no rows; expected a row for each record.")
    moved = skipped + lines
    table = Cells(cells.header, cells.rows + moved, cells.cells, cells.complete)
    if taken == 2 and len(names) == len(cells.header):
        table = Cells(names, table.rows[1:], table.cells.iloc[1:].reset_index(drop=True), cells.complete)
    findings += [_moved(finding, moved) for finding in met]
    return to_sheet(table, file=file, findings=findings, heading=heading_of(header, records))


def is_separated(data: bytes) -> bool:
    """Tell whether a file is text in cells, several in one row and no markup, whatever it is called."""
    if data[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith((b"<", b"{", b"[")):
        return False
    try:
        text = decode(data[:_SAMPLE], file="")[0].lstrip("\ufeff")
    except StationedError:
        return False
    if text[:2000].count("\0") > 2:
        return False
    return any(len(record) > 1 for record, _ in _first_records(text, find_delimiter(text)))


def find_delimiter(text: str) -> str:
    """Return the delimiter that cuts the first records of a text into cells of one number, and into the most cells."""
    best, score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        counts = Counter(len(record) for record, _ in _first_records(text, delimiter) if any(record))
        width, agreeing = max(counts.items(), key=lambda pair: (pair[0] > 1, pair[1], pair[0]), default=(1, 0))
        share = agreeing / max(sum(counts.values()), 1)
        if width > 1 and (round(share, 1), width) > score:
            best, score = delimiter, (round(share, 1), width)
    return best


def _first_records(text: str, delimiter: str) -> list[tuple[list[str], int]]:
    """The first records, each with the number of lines that it and those before it take."""
    reader = csv.reader(io.StringIO(text[:_SAMPLE], newline=""), delimiter=delimiter, strict=False)
    limit = csv.field_size_limit(_SAMPLE + 1)
    try:
        records = [(record, reader.line_num) for record in islice(reader, _RECORDS)]
    except csv.Error:
        records = []
    finally:
        csv.field_size_limit(limit)
    return records[:-1] if len(records) > 1 and len(text) > _SAMPLE and len(records) < _RECORDS else records


def _behind(text: str, lines: int) -> str:
    """What stands behind so many lines, counted as records are: other signs that may end one stand within it."""
    rest = io.StringIO(text, newline="")
    for _ in range(lines):
        rest.readline()
    return rest.read()


def _encoding(finding: Finding, file: str) -> Finding:
    return found(
        "table-read",
        finding.problem,
        file=file,
        got=finding.got,
        fix="It was read as that; look whether names are right, and save it as UTF-8 if they are not.",
    )


def _moved(finding: Finding, rows: int) -> Finding:
    """The finding with the row of the whole file."""
    return replace(finding, row=None if finding.row is None else finding.row + rows, replacement=None)
