"""Findings -> text for people and JSON for programs. SARIF for code hosts is in `stationed.checking.sarif`."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from stationed.checking.scene import Scene, View
from stationed.files import printable
from stationed.model import SEVERITIES, Finding, Tables, visible
from stationed.model.codes import counted

MOST = 5
"""How many findings of one code in one file the text shows; the rest is counted."""
WIDTH = 100
"""Columns of the text."""
_CELL = 24
KEYS = ("code", "severity", "file", "row", "id", "column", "got", "expected", "message", "fix")
"""Keys of a finding in JSON, in order."""


def to_text(findings: Sequence[Finding], tables: Tables | None = None, *, most: int = MOST) -> str:
    """Return a report for people.

    Parameters
    ----------
    findings : sequence of Finding
        In the order of `check_tables`.
    tables : Tables, optional
        The atlas, whose rows are then shown with the column marked.
    most : int
        How many findings of one code in one file are shown.

    Returns
    -------
    str
        Lines, grouped by file, the last being the tally.
    """
    scene = Scene.of(tables) if tables is not None else None
    lines: list[str] = []
    for file, group in groupby(findings, key=lambda finding: finding.file):
        lines += [printable(file) or "the atlas folder", *_of_file(list(group), scene, most), ""]
    return "\n".join([*lines, tally(findings)])


def to_json(findings: Iterable[Finding]) -> str:
    """Return all findings as a JSON array of objects with the keys `KEYS`; `row` may be null, all else is text."""
    records = [{key: getattr(finding, key) for key in KEYS} for finding in findings]
    return json.dumps(records, ensure_ascii=False, indent=1)


def tally(findings: Sequence[Finding]) -> str:
    """Return one line that counts the findings: '3 findings in 2 files: 1 error, 2 warnings.'"""
    if not findings:
        return "No findings."
    counts = Counter(finding.severity for finding in findings)
    parts = [counted(counts[severity], severity) for severity in SEVERITIES if counts[severity]]
    files = len({finding.file for finding in findings})
    return f"{counted(len(findings), 'finding')} in {counted(files, 'file')}: {', '.join(parts)}."


def _of_file(findings: list[Finding], scene: Scene | None, most: int) -> Iterator[str]:
    """Return the lines for one file: at most so many of each code, and at the end how many more there are."""
    totals, shown = Counter(finding.code for finding in findings), Counter[str]()
    for finding in findings:
        shown[finding.code] += 1
        if shown[finding.code] <= most:
            yield from _of_finding(finding, scene)
    for code, total in totals.items():
        if total > most:
            yield f"  ... and {total - most:,} more of {code}; --format json has them all"


def _of_finding(finding: Finding, scene: Scene | None) -> Iterator[str]:
    place = finding.where.removeprefix(printable(finding.file)).strip(", ")
    yield f"  {finding.severity} {finding.code}{': ' if place else ''}{place}"
    record = _record(finding, scene) if scene is not None else None
    if record is not None:
        yield from (f"    | {line}" for line in record)
    sentence = finding.sentence
    yield from textwrap.wrap(
        sentence[0].upper() + sentence[1:],
        WIDTH,
        initial_indent="    ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _record(finding: Finding, scene: Scene) -> tuple[str, ...] | None:
    """Return the row a finding is about, and a line that marks the column; None when there is no such row.

    Columns in which no row has anything are left out.
    """
    view = _view(finding, scene)
    if view is None or finding.row is None:
        return None
    numbers = view.table["row"].to_numpy()
    here = numbers == finding.row
    if "file" in view.table:
        here &= (view.table["file"] == finding.file).to_numpy()
    places = here.nonzero()[0]
    if not len(places):
        return None
    column = next((name for name, schema in view.columns() if finding.column in (name, schema and schema.written)), "")
    names = [
        name for name, _ in view.columns() if name == column or (name != "file" and any(view.texts(name).distinct))
    ]
    cells = view.table[names].iloc[int(places[0])].tolist()
    return marked(cells, names.index(column) if column in names else None)


def _view(finding: Finding, scene: Scene) -> View | None:
    if finding.file.startswith("context/"):
        return scene.context
    return next((view for view in scene.views if view.file == finding.file), None)


def marked(cells: Sequence[str], column: int | None) -> tuple[str, ...]:
    """Return cells on one line, and under it carets below one of them.

    Parameters
    ----------
    cells : sequence of str
        The row.
    column : int or None
        Which to mark; None marks none.

    Returns
    -------
    tuple of str
        One line or two, no wider than `WIDTH`: long cells are cut, and cells far from the marked one left out. Blank
        cells at the end are left out as well.
    """
    last = max([place for place, cell in enumerate(cells) if cell] + [column or 0], default=0)
    shown = [_cut(cell) for cell in cells[: last + 1]]
    first = 0
    focus = column if column is not None else 0
    while first < focus and sum(map(_wide, shown[first : focus + 1])) + 2 * (focus - first) > WIDTH - 10:
        first += 1
    line, mark = ("... " if first else ""), ""
    for place in range(first, len(shown)):
        if _wide(line) + _wide(shown[place]) > WIDTH:
            line += "..."
            break
        if place == column:
            mark = " " * _wide(line) + "^" * max(_wide(shown[place]), 1)
        line += shown[place] + (", " if place < len(shown) - 1 else "")
    return (line.rstrip(), mark) if mark else (line.rstrip(),)


def _cut(cell: str) -> str:
    text = visible(cell)
    return text if len(text) <= _CELL else text[: _CELL - 3] + "..."


def _wide(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
