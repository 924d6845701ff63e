"""Tables of the block about time: periods with their counts, events, and the days that the timeline spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stationed.coded import Numbers
from stationed.dates import FAR_FUTURE, FAR_PAST, parse_spans
from stationed.dates.labels import Tongue, label, label_columns
from stationed.facts import PERIOD_COLOURS
from stationed.model import MapSpec, Period, Tables
from stationed.model.own_labels import dates_in
from stationed.payload.block_types import Table
from stationed.payload.columns import column, numbers, table, texts, translated, translated_texts
from stationed.payload.sources import SourceNumbers
from stationed.periods import Membership

FEW = 60
"""So many deployments a map shows at once when it names no period to open with."""


def periods_table(tables: Tables, held: Membership, codes: Numbers) -> Table:
    """Return the map's periods with their days, words and counts of deployments (possible: not definite)."""
    periods, languages = held.periods, tables.config.languages
    tongues = {language: dates_in(tables.own_words, language) for language in languages}
    definite, all_ = (
        np.array([np.count_nonzero(column[codes]) for column in flags.T], np.int64)
        for flags in (held.definite, held.possible)
    )
    columns = {
        "id": texts([period.period_id for period in periods]),
        **translated_texts("title", [one.title for one in periods], [one.titles for one in periods], languages),
        **translated_texts("summary", [one.summary for one in periods], [one.summaries for one in periods], languages),
        **{f"span_{lang}": texts([_span(one, tongues[lang]) for one in periods]) for lang in languages},
        "first": numbers(np.array([period.first for period in periods], np.int64)),
        "last": numbers(np.array([period.last for period in periods], np.int64)),
        "colour": texts([one.colour or PERIOD_COLOURS[i % len(PERIOD_COLOURS)] for i, one in enumerate(periods)]),
        "definite": numbers(definite),
        "possible": numbers(all_ - definite),
        "uri": texts([period.uri for period in periods]),
    }
    return table(len(periods), columns)


def opening(spec: MapSpec, held: Membership, codes: Numbers) -> tuple[str, ...]:
    """Return the ids of the periods that the map opens with: those that it names, or else the fullest.

    Notes
    -----
    A map that shows few deployments altogether opens with all of them, which is ``()``; so does one whose periods hold
    none. Of periods that hold as many the first is taken.
    """
    if spec.opens or len(held.periods) < 2 or len(codes) <= FEW:
        return spec.opens
    counts = np.count_nonzero(held.possible[codes], axis=0)
    fullest = int(np.argmax(counts))
    return (held.periods[fullest].period_id,) if counts[fullest] else ()


def domain(periods: Sequence[Period], membership: Membership, rows: Numbers) -> tuple[int, int]:
    """Return the first and last day of the timeline: what the map's periods span.

    Notes
    -----
    A period that is open at an end has no day there: on that side the map's claims say how far the timeline reaches,
    and so they do for a map without periods. Without any day at all the timeline is the day 0.
    """
    limited = membership.limited
    first = min((one.first for one in periods), default=FAR_PAST)
    last = max((one.last for one in periods), default=FAR_FUTURE)
    if first > FAR_PAST and last < FAR_FUTURE:
        return (first, last)
    claims = _bounds(np.concatenate([limited.start_earliest[rows], limited.end_latest[rows]]))
    stated = _bounds(np.array([day for one in periods for day in (one.first, one.last)], np.int64))
    known = [bounds for bounds in (claims, stated) if bounds is not None]
    if not known:
        return (0, 0)
    return (
        first if first > FAR_PAST else min(bounds[0] for bounds in known),
        last if last < FAR_FUTURE else max(bounds[1] for bounds in known),
    )


def _bounds(days: Numbers) -> tuple[int, int] | None:
    """The first and last of some days, the far past and future left out."""
    days = days[(days > FAR_PAST) & (days < FAR_FUTURE)]
    return (int(days.min()), int(days.max())) if len(days) else None


@dataclass(frozen=True, slots=True)
class Events:
    """The events that a map shows."""

    frame: pd.DataFrame
    """Their rows of events, in order of their first day."""
    first: Numbers
    """First day of each, of a vague date the earliest."""
    last: Numbers
    """Last day of each, of a vague date the latest."""
    place: Numbers
    """Row of each one's location in `tables.locations`, -1 for none or an unknown one."""


def events_in(tables: Tables, days: tuple[int, int]) -> Events:
    """Return the events that may fall within the timeline; those whose date cannot be read are left to the check."""
    events, dates = tables.events, tables.coded("events", "date")
    spans, _ = parse_spans(dates, dates, tables.config.dates)
    inside = spans.ok & ~spans.undated & (spans.start_earliest <= days[1]) & (spans.end_latest >= days[0])
    rows = np.flatnonzero(inside)
    rows = rows[np.argsort(spans.start_earliest[rows], kind="stable")]
    frame = events.iloc[rows]
    ids = tables.locations["location_id"].tolist() if len(frame) else []
    known = {text: row for row, text in reversed(list(enumerate(ids)))}
    place = np.array([known.get(str(text), -1) for text in frame["location_id"]], np.int64)
    return Events(frame, spans.start_earliest[rows], spans.end_latest[rows], place)


def events_table(tables: Tables, events: Events, locations: Numbers, sources: SourceNumbers) -> Table:
    """Return the table `events`; `locations` is for each location its row in the block, with -1 at the end."""
    frame, languages = events.frame, tables.config.languages
    date = column(frame, "date")
    tongues = {language: dates_in(tables.own_words, language) for language in languages}
    return table(
        len(frame),
        {
            "id": texts(column(frame, "event_id")),
            **translated(frame, "title", languages),
            **translated(frame, "summary", languages),
            **{f"date_{lang}": texts(label_columns(date, date, tongue)) for lang, tongue in tongues.items()},
            "first": numbers(events.first),
            "last": numbers(events.last),
            "location": numbers(locations[events.place]),
            "sources": sources.of(column(frame, "source_ids")),
        },
    )


def _span(period: Period, language: Tongue) -> str:
    """The days of a period in words; blank for one that is open at both ends, whose days are those of the timeline."""
    both = period.first == FAR_PAST and period.last == FAR_FUTURE
    return "" if both else label(period.start, period.end, language)
