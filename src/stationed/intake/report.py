"""What was found in a table, as lines for people."""

from __future__ import annotations

from collections.abc import Sequence

from stationed.files import typed
from stationed.intake.taking import Taken
from stationed.model import Finding, visible
from stationed.model.codes import counted, listed


def choices_text(taken: Taken) -> str:
    """Return what every column is used as and why, the order of dates, and what the table holds."""
    sheet, counts = taken.sheet, taken.atlas.counts
    title = f", {visible(sheet.title)}" if sheet.title else ""
    lines = [f"{sheet.file}{title}: {counted(len(sheet.rows), sheet.noun)}"]
    width = min(max((len(choice.column) for choice in taken.choices), default=0), 30)
    for choice in taken.choices:
        mark = " " if choice.sure else "?"
        example = f", such as {visible(choice.example)[:40]}" if choice.example else ""
        lines.append(f" {mark} {visible(choice.column):{width}}  {choice.role:<10}  {choice.why}{example}")
    met = [*sheet.findings, *(finding for table in taken.places for finding in table.findings), *taken.atlas.notes]
    lines += [f"   {line}" for line in _told(met)]
    for column, (order, why) in taken.atlas.times.orders.items():
        if order:
            lines.append(f"   Dates in {visible(column)} are {order}: {why}")
    for column, changed in taken.atlas.times.changed.items():
        text, edtf = next(iter(changed.items()))
        example = f"{visible(text)} as {edtf or 'not known'}"
        lines.append(f"   Dates in {visible(column)} read as EDTF: {len(changed):,}, such as {example}")
    size = {name: counted(number, name.removesuffix("s")) for name, number in counts.items()}
    without = f", {counts['unlocated']:,} of them without coordinates" if counts["unlocated"] else ""
    lines.append(f"   Makes {size['units']}, {size['places']}{without}, {size['periods']}, {size['sources']}")
    if counts["unlocated"]:
        lines.append(f"   {_unlocated(taken)}")
    return "\n".join(lines)


def _told(met: Sequence[Finding]) -> list[str]:
    """What was met while reading, one line for each kind, with the columns it was met in."""
    columns: dict[str, dict[str, None]] = {}
    for finding in met:
        columns.setdefault(finding.problem, {})[finding.column] = None
    return [
        f"{problem[0].upper()}{problem[1:]}"
        + (f": {listed([visible(name) for name in found if name], most=8)}" if len(found) > 1 else "")
        for problem, found in columns.items()
    ]


def _unlocated(taken: Taken) -> str:
    """What becomes of places without coordinates, and how they get some."""
    if not any(choice.role == "place" for choice in taken.choices):
        return 'No column says where, so what has no coordinates is not drawn; name one: --columns "place=..."'
    return (
        "What has no coordinates is listed and not drawn; "
        f"stationed locate {typed(taken.path)} --output candidates.csv looks it up by name"
    )
