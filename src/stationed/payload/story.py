"""The story of the block: one row a step, with the days, period and view it shows."""

from __future__ import annotations

import numpy as np
import pandas as pd

from stationed.dates import parse_spans
from stationed.model import Period, Tables
from stationed.payload.block_types import Table
from stationed.payload.columns import numbers, table, texts, translated_texts
from stationed.reading.story import read_story


def story_table(tables: Tables, periods: tuple[Period, ...]) -> Table:
    """Return the steps of the story that the map can show: those whose period, if any, is one of its own.

    Parameters
    ----------
    tables : Tables
        The atlas.
    periods : tuple of Period
        The periods of the map, in the order of its block.

    Returns
    -------
    dict
        `title` and `text` in every language, `period` (row of periods, -1 for none), `first` and `last` day (null
        without a date that can be read), `view` as the state key `map` has it ('' for none).
    """
    rows = {period.period_id: row for row, period in enumerate(periods)}
    steps = [step for step in read_story(tables.story) if not step.period or step.period in rows]
    languages = tables.config.languages
    dates = pd.Series([step.date for step in steps], dtype="str")
    spans, _ = parse_spans(dates, dates, tables.config.dates)
    dated = (dates != "").to_numpy(bool) & spans.ok
    views = [f"{step.view[2]:g}/{step.view[0]:g}/{step.view[1]:g}" if step.view else "" for step in steps]
    return table(
        len(steps),
        {
            **translated_texts("title", [step.title for step in steps], [step.titles for step in steps], languages),
            **translated_texts("text", [step.text for step in steps], [step.texts for step in steps], languages),
            "period": numbers(np.array([rows.get(step.period, -1) for step in steps], np.int64)),
            "first": numbers(np.where(dated, spans.start_earliest.astype(np.float64), np.nan)),
            "last": numbers(np.where(dated, spans.end_latest.astype(np.float64), np.nan)),
            "view": texts(views),
        },
    )
