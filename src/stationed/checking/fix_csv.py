"""The bytes of a CSV file and what can be mended in it -> the mended bytes."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable

from stationed.checking.cells import without_hidden
from stationed.model import Finding
from stationed.reading.delimited import opened, records
from stationed.reading.text import decode

WHOLE = frozenset({"encoding-bom", "encoding-wrong", "delimiter-line", "delimiter-wrong", "rows-blank"})
"""Findings that are mended by writing the file again."""
FIRST = ("character-hidden", "cell-spaces")
"""Findings that are mended before others of the same cell."""


def mend_csv(data: bytes, findings: Iterable[Finding], *, file: str) -> tuple[bytes, list[Finding]]:
    """Return a CSV file with its mechanical faults mended.

    Parameters
    ----------
    data : bytes
        The file as it is.
    findings : iterable of Finding
        Findings on it that have a replacement.
    file : str
        Its name.

    Returns
    -------
    bytes
        The file in UTF-8 with commas. Cells that nothing was wrong with keep their text, lines keep their ends; marks
        around cells are written where they are needed, or everywhere if the header has them.
    list of Finding
        Those that were mended; none in a file with an open quotation mark.
    """
    findings = list(findings)
    text = decode(data, file=file)[0].lstrip("\ufeff").rstrip("\r\n")
    text, delimiter, _ = opened(text, file=file)
    done = [finding for finding in findings if finding.code in WHOLE]
    keep_blank = not any(finding.code == "rows-blank" for finding in findings)
    cells = _by_cell(finding for finding in findings if finding.code not in WHOLE and finding.row != 1)
    names = {finding.got: finding for finding in findings if finding.row == 1 and finding.code not in WHOLE}
    out = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if text.startswith('"') else csv.QUOTE_MINIMAL
    writer = csv.writer(out, lineterminator="\r\n" if "\r\n" in text else "\n", quoting=quoting)
    places: dict[str, int] = {}
    try:
        for row, record in enumerate(records(text, delimiter), start=1):
            if row == 1:
                done += [names[cell.strip()] for cell in record if cell.strip() in names]
                record = [names[cell.strip()].replacement or "" if cell.strip() in names else cell for cell in record]
                places = {cell.strip(): place for place, cell in reversed(list(enumerate(record)))}
            for finding in cells.get(row, ()):
                place = places.get(finding.column, len(record))
                if place < len(record):
                    record[place] = _mended(record[place], finding)
                    done.append(finding)
            if keep_blank or any(record):
                writer.writerow(record)
    except ValueError:
        return data, []
    return out.getvalue().encode("utf-8", "replace"), list(dict.fromkeys(done))


def _by_cell(findings: Iterable[Finding]) -> dict[int, list[Finding]]:
    """Return the findings of each row, those that clean a text before those that replace it."""
    rows: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        for row in finding.rows or (finding.row or 0,):
            rows[row].append(finding)
    for row in rows.values():
        row.sort(key=lambda finding: FIRST.index(finding.code) if finding.code in FIRST else len(FIRST))
    return rows


def _mended(cell: str, finding: Finding) -> str:
    if finding.code == "cell-spaces":
        return cell.strip()
    if finding.code == "character-hidden":
        return without_hidden(cell)
    return finding.replacement or ""
