"""Days of all claims: each distinct date text is read once by our own rules, and joined back as day numbers.

In: the engine's table `raw`. Out: its table `days`, one row a claim: the four days of its windows, as a page has them,
and the places of those days among the steps of time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.coded import Numbers
from stationed.dates import FAR_FUTURE, FAR_PAST, UNKNOWN, DateSettings, limited, parse_spans
from stationed.model import Period
from stationed.tiles.engine import Engine


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of time at which places are counted, and the way a day is told by them."""

    days: Numbers
    """First days of the steps, rising."""

    def position(self, days: Numbers) -> Numbers:
        """Return where days lie: 2k on the first day of step k, 2k - 1 between those of steps k - 1 and k."""
        left = np.searchsorted(self.days, days, side="left")
        return (left + np.searchsorted(self.days, days, side="right") - 1).astype(np.int64)


def read_days(engine: Engine, settings: DateSettings, periods: tuple[Period, ...]) -> None:
    """Make the engine's tables `starts` and `ends` of all distinct texts."""
    first = np.array([period.first for period in periods], np.int64)
    last = np.array([period.last for period in periods], np.int64)
    for side in ("start", "end"):
        # Sorted, so that nothing hangs on the order in which threads find them.
        texts = engine.columns(f'SELECT DISTINCT "{side}" AS text FROM raw ORDER BY 1')["text"].astype(object)
        blank = np.full(len(texts), "", dtype=object)
        both = (texts, blank) if side == "start" else (blank, texts)
        spans, _ = parse_spans(pd.Series(both[0], dtype="str"), pd.Series(both[1], dtype="str"), settings)
        reach = limited(spans, first, last)
        found: dict[str, tuple[str, Any]] = {
            "text": ("VARCHAR", texts),
            "earliest": ("BIGINT", getattr(spans, f"{side}_earliest")),
            "latest": ("BIGINT", getattr(spans, f"{side}_latest")),
            "state": ("TINYINT", getattr(spans, f"{side}_state")),
            # How far the other side reaches when nobody says: no further than the periods that these days touch.
            "reach": ("BIGINT", reach.end_latest if side == "start" else reach.start_earliest),
            "uncertain": ("BOOLEAN", spans.uncertain),
            "approximate": ("BOOLEAN", spans.approximate),
        }
        engine.table(f"{side}s", found)


WINDOWS = f"""
WITH known AS (
    SELECT raw.rowid AS r, s.state AS start_state, e.state AS end_state,
        CASE WHEN s.state = {UNKNOWN} THEN {FAR_PAST} ELSE s.earliest END AS s1,
        CASE WHEN e.state = {UNKNOWN} THEN {FAR_FUTURE} ELSE e.latest END AS e2,
        s.latest AS start_latest, e.earliest AS end_earliest, s.reach AS end_reach, e.reach AS start_reach,
        s.uncertain OR e.uncertain AS uncertain, s.approximate OR e.approximate AS approximate
    FROM raw JOIN starts s ON s.text = raw.start JOIN ends e ON e.text = raw."end"
), spans AS (
    SELECT *,
        CASE WHEN start_state = {UNKNOWN} THEN e2 ELSE start_latest END AS s2,
        CASE WHEN end_state = {UNKNOWN} THEN s1 ELSE end_earliest END AS e1,
        NOT (start_state = {UNKNOWN} AND end_state = {UNKNOWN}) AS dated
    FROM known
)
SELECT r, s1, s2, e1, e2, start_state, end_state, uncertain, approximate, dated, dated AND s1 <= e2 AS counted,
    CASE WHEN start_state = {UNKNOWN} AND dated THEN start_reach ELSE s1 END AS possible_first,
    CASE WHEN end_state = {UNKNOWN} AND dated THEN end_reach ELSE e2 END AS possible_last,
    least(s2, e2) AS definite_first, greatest(e1, s1) AS definite_last
FROM spans
"""
"""The four windows of a claim, as `stationed.dates.spans` and `stationed.payload.evidence` define them."""


def make_windows(engine: Engine) -> None:
    """Make the engine's table `days`."""
    engine.make("days", WINDOWS)


def choose_steps(domain: tuple[int, int], periods: tuple[Period, ...], most: int = 120) -> Steps:
    """Return the steps of a timeline: round days of the calendar, and the days on which periods begin and are over.

    Parameters
    ----------
    domain : tuple of int
        First and last day of the timeline.
    periods : tuple of Period
        The periods of the map.
    most : int
        So many steps of the calendar at most, and as many for periods; of more periods none has steps of its own.
    """
    edges = [day for one in periods for day in (one.first, one.last + 1) if domain[0] <= day <= domain[1] + 1]
    own = np.unique(np.array(edges, np.int64))
    days = _calendar(domain, most)
    found = np.unique(np.concatenate([[domain[0], domain[1] + 1], days, own if len(own) <= most else own[:0]]))
    return Steps(found.astype(np.int64))


def _calendar(domain: tuple[int, int], most: int) -> NDArray[np.int64]:
    """The first days of round stretches of time: every day, month, quarter, year, or so many years."""
    from stationed.dates import civil, day_number

    first, last = domain
    if last - first < most:
        return np.arange(first, last + 1, dtype=np.int64)
    (year, *_), (end, *_) = civil(first), civil(last)
    sizes = (1, 3, 6, *(12 * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000)))
    months = next((size for size in sizes if (end - year + 1) * 12 / size <= most), (end - year + 1) * 12 // most + 1)
    begin = year * 12 // months * months
    counted = range(begin, (end + 1) * 12, months)
    days = [day_number(count // 12, count % 12 + 1, 1) for count in counted]
    return np.array([day for day in days if first <= day <= last], np.int64)
