"""The fields of a CSL item as BibTeX and RIS write them: people, dates, plain texts."""

from __future__ import annotations

from collections.abc import Mapping

from stationed.reading.csl import date_text
from stationed.reading.values import is_list, is_object


def said(item: Mapping[str, object], name: str) -> str:
    """Return a field that is a text or a number, on one line; '' when it is neither or not there."""
    value = item.get(name)
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def names(item: Mapping[str, object], role: str) -> list[str]:
    """Return the people of a role as 'Family, Given', or as they are written."""
    found: list[str] = []
    people = item.get(role)
    for person in people if is_list(people) else []:
        if is_object(person):
            parts = (said(person, "family"), said(person, "given"))
            found.append(", ".join(part for part in parts if part) or said(person, "literal"))
    return [name for name in found if name]


def date(item: Mapping[str, object], name: str) -> str:
    """Return a date as 2013, 2013-05 or 2013-05-07, or in the words it is given in."""
    return date_text(item.get(name))
