"""The story of the block: one row a step, with the days, period and view it shows; and one a picture of a step."""

from __future__ import annotations

import base64

import numpy as np
import pandas as pd

from stationed.dates import parse_spans
from stationed.limits import ILLUSTRATIONS
from stationed.model import Period, Tables
from stationed.payload.block_types import Table
from stationed.payload.columns import numbers, table, texts, translated_texts
from stationed.reading.illustrations import Illustration
from stationed.reading.story import StoryStep, illustrations_of, read_story
from stationed.scans import Illustrated, PictureError, drawn_illustration


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
    steps = _steps(tables, periods)
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


def illustrations_table(tables: Tables, periods: tuple[Period, ...]) -> Table:
    """Return the pictures of the steps that the map can show, as far as they are there and can be read.

    Parameters
    ----------
    tables : Tables
        The atlas.
    periods : tuple of Period
        The periods of the map, in the order of its block.

    Returns
    -------
    dict
        `step` (row of the story), `alt` and `caption` in every language, `credit`, `licence`, `file`, `width` and
        `height` in pixels, `picture` as WebP in base64.
    """
    shown = {step.line: row for row, step in enumerate(_steps(tables, periods))}
    kept = [
        (shown[step.line], one, drawn)
        for step, one in illustrations_of(tables.story)[:ILLUSTRATIONS]
        if step.line in shown and (drawn := _drawn(tables, one))
    ]
    languages = tables.config.languages
    own = [one for _, one, _ in kept]
    said = {key: [one.said.get(key, "") for one in own] for key in ("alt", "caption", "credit", "licence")}
    return table(
        len(kept),
        {
            "step": numbers(np.array([row for row, _, _ in kept], np.int64)),
            **translated_texts("alt", said["alt"], [one.words("alt") for one in own], languages),
            **translated_texts("caption", said["caption"], [one.words("caption") for one in own], languages),
            "credit": texts(said["credit"]),
            "licence": texts(said["licence"]),
            "file": texts([one.file for one in own]),
            "width": numbers(np.array([drawn.width for _, _, drawn in kept], np.int64)),
            "height": numbers(np.array([drawn.height for _, _, drawn in kept], np.int64)),
            "picture": texts([base64.b64encode(drawn.webp).decode("ascii") for _, _, drawn in kept]),
        },
    )


def _drawn(tables: Tables, one: Illustration) -> Illustrated | None:
    """A picture as pages have it; None for one that is not there or cannot be read, which a check says."""
    if one.file not in tables.illustrations:
        return None
    try:
        return drawn_illustration(tables.illustrations[one.file])
    except PictureError:
        return None


def _steps(tables: Tables, periods: tuple[Period, ...]) -> list[StoryStep]:
    """The steps whose period, if any, is one of the map's own."""
    own = {"", *(period.period_id for period in periods)}
    return [step for step in read_story(tables.story) if step.period in own]
