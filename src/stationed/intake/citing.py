"""A column of free text, or none at all -> the sources of an atlas."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pandas as pd

from stationed.coded import coded
from stationed.intake.slugs import ascii_slug

_URL = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True, eq=False)
class Cited:
    """The sources of a table."""

    entries: list[dict[str, object]]
    """CSL-JSON items."""
    ids: pd.Series
    """The id of each row's source; '' where it names none."""

    def to_json(self) -> bytes:
        """Return sources.json, a line for each."""
        lines = ",\n".join(f" {json.dumps(entry, ensure_ascii=False)}" for entry in self.entries)
        return f"[\n{lines}\n]\n".encode()


def cite(texts: pd.Series | None, urls: pd.Series | None, *, file: str, title: str, rows: int) -> Cited:
    """Return the sources of a table.

    Parameters
    ----------
    texts : Series of str or None
        A source as free text, for each row; every distinct text is one entry with that title.
    urls : Series of str or None
        The address that each row gives.
    file, title : str
        The table itself, which is the source of rows when there is no such column.
    rows : int
        How many rows there are.

    Returns
    -------
    Cited
        Ids are source-1, source-2 and so on in the order of first appearance.
    """
    if texts is None and urls is None:
        name = f"{file}, {title}" if title else file
        own = ascii_slug(file.rpartition(".")[0], otherwise="table")
        return Cited([{"id": own, "type": "dataset", "title": name}], pd.Series([own] * rows, dtype="str"))
    blank = pd.Series("", index=range(rows), dtype="str")
    title_of, address_of = (blank if column is None else column for column in (texts, urls))
    between = blank.where((title_of == "") | (address_of == ""), "\n")
    both = title_of + between + address_of
    found = coded(both)
    numbers = {text: number for number, text in enumerate((text for text in found.texts if text), start=1)}
    ids = pd.array([f"source-{numbers[text]}" if text else "" for text in found.texts], dtype="str")
    return Cited([_entry(text, number) for text, number in numbers.items()], pd.Series(ids.take(found.codes)))


def _entry(text: str, number: int) -> dict[str, object]:
    title, _, address = text.partition("\n")
    url = address or (match[0].rstrip(".,;)") if (match := _URL.search(title)) else "")
    entry: dict[str, object] = {"id": f"source-{number}", "type": "webpage" if title == url else "document"}
    entry["title"] = title
    if url:
        entry["URL"] = url
    return entry
