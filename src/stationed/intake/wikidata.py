"""years_as_days: answers of Wikidata write a year as its first of January, which no reader can tell from that day."""

from __future__ import annotations

import re
from collections.abc import Collection

from stationed.intake.sheet import Sheet
from stationed.model import Finding
from stationed.model.codes import counted, found

_ITEM = re.compile(r"https?://www\.wikidata\.org/entity/[QPL]\d+")
_FIRST_DAY = re.compile(r"[+-]?\d{4,}-01-01T00:00:00Z")


def years_as_days(sheet: Sheet, columns: Collection[str]) -> list[Finding]:
    """Return a note for each column of dates in which such days stand, of a table with items of Wikidata.

    Parameters
    ----------
    sheet : Sheet
        The table.
    columns : collection of str
        Its columns of dates.
    """
    if not any(any(map(_ITEM.match, sheet.coded(name).texts)) for name in sheet.names):
        return []
    findings: list[Finding] = []
    for name in columns:
        column = sheet.column(name)
        first = column.str.fullmatch(_FIRST_DAY.pattern)
        if first.any():
            findings.append(
                found(
                    "table-read",
                    f"in {counted(int(first.sum()), 'cell')} stands a first of January, which answers of Wikidata "
                    "write for a year as well",
                    file=sheet.file,
                    column=name,
                    got=str(column[first].iloc[0]),
                    expected="the year alone where no more is known",
                    fix="Write the year alone where it is one; wikibase:timePrecision in the query tells it by a 9.",
                )
            )
    return findings
