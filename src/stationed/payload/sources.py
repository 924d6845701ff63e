"""Sources of the block: those that the map's records cite, numbered in the atlas's order.

In: `source_ids` columns. Out: a table of citations and, for any column of ids, the same lists as row numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.coded import Coded
from stationed.model import Source
from stationed.payload.block_types import Table, Texts
from stationed.payload.columns import table, texts


@dataclass(frozen=True, slots=True)
class SourceNumbers:
    """The row of each cited source in the block."""

    rows: dict[str, int]
    """Source id -> row."""

    def of(self, ids: pd.Series | Coded, rows: NDArray[np.int64] | None = None) -> Texts:
        """Return lists of ids as a column of lists of rows, '3;7'; ids that no source has are left out."""
        given = texts(ids, rows)
        lists = texts(
            [";".join(str(self.rows[one]) for one in split(text) if one in self.rows) for text in given["texts"]]
        )
        return {"texts": lists["texts"], "codes": lists["codes"][given["codes"]]}


def split(text: str) -> list[str]:
    """Return the parts of a list in a cell, blanks left out."""
    return [part.strip() for part in text.split(";") if part.strip()]


def cited(sources: Iterable[Source], *columns: Texts) -> tuple[list[Source], SourceNumbers]:
    """Return the sources that any of the columns cites, in the atlas's order, and their numbers."""
    wanted = {one for column in columns for text in column["texts"] for one in split(text)}
    kept = [source for source in sources if source.source_id in wanted]
    return kept, SourceNumbers({source.source_id: row for row, source in enumerate(kept)})


def sources_table(sources: list[Source]) -> Table:
    """Return the sources with their citation as one line."""
    return table(
        len(sources),
        {
            "id": texts([source.source_id for source in sources]),
            "citation": texts([citation(source) for source in sources]),
            "url": texts([source.url for source in sources]),
            "note": texts([source.note for source in sources]),
        },
    )


def citation(source: Source) -> str:
    """Return a source as one line: author, title, container, publisher, year; what it does not say is left out.

    Notes
    -----
    A short author-title form in the manner of the Chicago Manual of Style's notes, without italics, since archival
    sources matter here more than the many published styles.
    """
    parts = [source.author, source.title, source.container, source.publisher, source.issued]
    said = [part.rstrip(". ") for part in parts if part]
    if said == [source.url]:
        return source.url
    return f"{'. '.join(said)}." if said else source.source_id
