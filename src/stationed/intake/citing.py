"""A column of free text, or none at all -> the sources of an atlas."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import count

import pandas as pd

from stationed.coded import coded
from stationed.intake.references import References
from stationed.intake.slugs import ascii_slug

_URL = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True, eq=False)
class Cited:
    """The sources of a table."""

    entries: list[dict[str, object]]
    """CSL-JSON items."""
    ids: pd.Series
    """The ids of each row's sources; '' where it names none."""
    locators: pd.Series | None = None
    """The page that each row names behind its source; None where there is no bibliography."""
    unmatched: tuple[str, ...] = ()
    """Texts that are in no entry of the bibliography, and stand as sources of their own."""

    def to_json(self) -> bytes:
        """Return sources.json, a line for each."""
        lines = ",\n".join(f" {json.dumps(entry, ensure_ascii=False)}" for entry in self.entries)
        return f"[\n{lines}\n]\n".encode()


def cite(
    texts: pd.Series | None,
    urls: pd.Series | None,
    *,
    file: str,
    title: str,
    rows: int,
    references: References | None = None,
) -> Cited:
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
    references : References, optional
        A bibliography: a text that means entries of it stands for them.

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
    meant = {text: references.meant(text.partition("\n")[0]) for text in found.texts} if references else {}
    known = {text: one.ids for text, one in meant.items() if text and one.ids}
    own = [text for text in found.texts if text and text not in known]
    taken = {source.source_id for source in references.sources} if references else set[str]()
    free = (f"source-{number}" for number in count(1) if f"source-{number}" not in taken)
    numbers = dict(zip(own, free, strict=False))
    ids = pd.array([known.get(text) or numbers.get(text, "") for text in found.texts], dtype="str")
    entries = [{**source.csl, "id": source.source_id} for source in references.sources] if references else []
    pages = pd.array([meant[text].locator if text in known else "" for text in found.texts], dtype="str")
    return Cited(
        [*entries, *(_entry(text, id_) for text, id_ in numbers.items())],
        pd.Series(ids.take(found.codes)),
        pd.Series(pages.take(found.codes)) if references else None,
        tuple(own) if references else (),
    )


def _entry(text: str, id_: str) -> dict[str, object]:
    title, _, address = text.partition("\n")
    url = address or (match[0].rstrip(".,;)") if (match := _URL.search(title)) else "")
    entry: dict[str, object] = {"id": id_, "type": "webpage" if title == url else "document"}
    entry["title"] = title
    if url:
        entry["URL"] = url
    return entry
