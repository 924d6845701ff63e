"""What BibTeX and RIS have in common: people, dates, and the words for what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stationed.extras import installing
from stationed.model import Finding, visible
from stationed.model.codes import found

_DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?/*\Z")


def people(names: Iterable[str]) -> list[dict[str, str]]:
    """Return names as CSL writes people: 'Family, Given' in two parts, any other as it stands."""
    given = [name.strip() for name in names if name.strip()]
    parts = [name.partition(",") for name in given]
    return [
        {"family": family.strip(), "given": rest.strip()} if comma and rest.strip() else {"literal": family.strip()}
        for family, comma, rest in parts
    ]


def date_of(text: str) -> dict[str, object]:
    """Return a date as CSL writes it: numbers for 2013, 2013-05 and 2013/05/07, the text for any other."""
    match = _DATE.match(text.strip())
    if match is None:
        return {"literal": text.strip().rstrip("/")}
    return {"date-parts": [[int(part) for part in match.groups() if part]]}


def missing_reader(file: str, package: str) -> Finding:
    """Return the finding for a file whose reader is not installed."""
    return found(
        "extra-missing",
        f"reading it needs {package}, which is not installed",
        file=file,
        fix=f"Install it with: {installing('citations')}. Or export the sources as CSL-JSON.",
    )


def unreadable_entry(file: str, form: str, row: int | None, text: str) -> Finding:
    """Return the finding for an entry, or a file, that breaks the rules of its format."""
    return found(
        "sources-form",
        f"what stands here breaks the rules of {form}, so that a source is lost",
        file=file,
        row=row,
        got=visible(" ".join(text.split())[:60]),
        expected="an entry with its end" if form == "RIS" else "@book{feskov2013, title = {...}, year = 2013}",
        fix="Mend the entry, or export the sources once more.",
    )
