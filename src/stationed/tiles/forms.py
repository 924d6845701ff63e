"""Forms: words and lists of deployments in the form that pages know, by the rules that pages read them by.

In: the engine's table `raw`. Out: the same with other forms of known words put into those, as *Less certain* into
less-certain, and without blanks around the semicolons of lists; and a note on each form, as a page has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from stationed.model import CLAIMS, AtlasConfig, Finding
from stationed.reading.cells import Cells
from stationed.reading.columns import shape
from stationed.tiles.duck import DuckDB
from stationed.tiles.engine import quoted

LISTS = ("source_ids", "links")
"""The columns of lists."""


def understand_forms(engine: DuckDB, config: AtlasConfig, columns: Sequence[str]) -> list[Finding]:
    """Put the columns of words and of lists into their known form.

    Parameters
    ----------
    engine : DuckDB
        With its table `raw`.
    config : AtlasConfig
        The settings of the atlas.
    columns : sequence of str
        The columns of `raw`.

    Returns
    -------
    list of Finding
        A note on each other form; its row is the number of the first claim that has it, from 0.
    """
    words = {one.name for one in CLAIMS.columns if one.words}
    found: list[Finding] = []
    for name in columns:
        if name in words or name in LISTS:
            found += _understand(
                engine, config, name, odd="true" if name in words else f"contains({quoted(name)}, ';')"
            )
    return found


def _understand(engine: DuckDB, config: AtlasConfig, name: str, *, odd: str) -> list[Finding]:
    given = engine.columns(f"SELECT {quoted(name)} AS text, min(rowid) AS r FROM raw WHERE {odd} GROUP BY 1 ORDER BY 1")
    texts = given["text"].astype(object)
    cells = Cells((name,), np.asarray(given["r"], np.int64), pd.DataFrame({0: pd.Series(texts, dtype="str")}))
    table, _, findings = shape(cells, CLAIMS, config=config, file=CLAIMS.stem)
    known = table[name].to_numpy(object)
    other = np.flatnonzero(known != texts)
    if len(other):
        engine.table("forms", {"text": ("VARCHAR", texts[other]), "known": ("VARCHAR", known[other])})
        engine.do(f"UPDATE raw SET {quoted(name)} = forms.known FROM forms WHERE raw.{quoted(name)} = forms.text")
    return [replace(one, rows=()) for one in findings if one.code == "word-form"]
