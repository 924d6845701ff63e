"""What was found in a table, as lines for people."""

from __future__ import annotations

from stationed.intake.taking import Taken
from stationed.model import visible
from stationed.model.codes import counted


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
    lines += [f"   {finding.problem[0].upper()}{finding.problem[1:]}" for finding in met]
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
    return "\n".join(lines)
