"""The band of strength against a slow rule that tries every reading of the claims on every day."""

from __future__ import annotations

from itertools import product

import numpy as np
from flow_tables import MEN, a_claim, a_period, a_unit, an_atlas
from hypothesis import given, settings
from hypothesis import strategies as st

from stationed.dates import day_number, limited
from stationed.join import join_claims
from stationed.strength import strength


def day(number: int) -> str:
    return f"1970-01-{number:02d}"


ENDS = st.sampled_from([day(1), day(2), day(3), day(5), day(8), "1970-01", "", "..", "1970-01-04~"])
MEN_TEXTS = st.sampled_from(["", "0", "7", "40", "100", "5..20", "30..", "..9"])
UNITS = ["U-0", "U-1", "U-2", "U-3"]


@st.composite
def atlases(draw):
    """Up to seven claims of four units that stand above each other, so that lower numbers are above."""
    units = []
    for number, unit in enumerate(UNITS):
        for _ in range(draw(st.integers(1, 2))):
            above = draw(st.sampled_from(["", *UNITS[:number]]))
            units.append(a_unit(unit, higher_formation=above, start=draw(ENDS), end=draw(ENDS)))
    claims = []
    for _ in range(draw(st.integers(1, 7))):
        deployment = draw(st.integers(1, 5))
        unit = deployment % 4
        above = draw(st.sampled_from(["", "", *UNITS[:unit]]))
        cells = {"start": draw(ENDS), "end": draw(ENDS), "men": draw(MEN_TEXTS), "higher_formation": above}
        claims.append(a_claim(f"D-{deployment}", unit_id=UNITS[unit], **cells))
    periods = (a_period("a", day(2), day(4)), a_period("b", day(7), day(30)))
    return an_atlas(*claims, units=units, periods=periods, quantities=(MEN,))


def slowly(atlas, joined, when, in_force):
    """Low, high and open on one day, by trying every reading; `in_force`: the formation above each unit on that day."""
    spans, frame = joined.spans, joined.frame
    bounded = limited(spans, [period.first for period in atlas.periods], [period.last for period in atlas.periods])
    there = [row for row in range(len(frame)) if spans.consistent[row] and not spans.undated[row]]
    possible = {row for row in there if bounded.start_earliest[row] <= when <= bounded.end_latest[row]}
    definite = {
        row
        for row in possible
        if min(spans.start_latest[row], spans.end_latest[row]) <= when
        and max(spans.end_earliest[row], spans.start_earliest[row]) >= when
    }
    above = {unit: formation_above(frame, bounded, possible, unit, in_force) for unit in UNITS}
    figures = []
    for code in range(len(joined.deployment_ids)):
        rows = np.flatnonzero(joined.deployment_code == code)
        lows, highs = frame["men_low"].iloc[rows].dropna(), frame["men_high"].iloc[rows].dropna()
        if not len(lows) or not possible & set(rows):
            continue
        unbounded = bool(np.isinf(highs).any())
        top = float(np.where(np.isinf(highs), lows, highs).max())
        figures.append((frame["unit_id"].iat[rows[0]], set(rows) <= definite, float(lows.min()), top, unbounded))
    readings = [every_reading(figures, present, above) for present in product([True, False], repeat=len(figures))]
    kept = [reading for reading in readings if reading is not None]
    return min(low for low, _, _ in kept), max(high for _, high, _ in kept), any(more for _, _, more in kept)


def formation_above(frame, bounded, possible, unit, in_force):
    claims = [row for row in possible if frame["unit_id"].iat[row] == unit and frame["higher_formation"].iat[row]]
    if claims:
        return frame["higher_formation"].iat[max(claims, key=lambda row: (bounded.start_earliest[row], row))]
    return in_force[unit]


def units_in_force(atlas, days):
    """The formation above each unit on each day by its row in force: what joining a claim of that day gives."""
    claims = []
    for when in days:
        text = str(np.datetime64(int(when), "D"))
        claims += [a_claim(f"D-{unit}-{when}", unit_id=unit, start=text, end=text) for unit in UNITS]
    frame = join_claims(an_atlas(*claims, units=atlas.units.to_dict("records"))).frame
    assert list(frame["unit_id"]) == UNITS * len(days)
    above = frame["unit_higher_formation"].to_numpy().reshape(len(days), len(UNITS))
    return {when: dict(zip(UNITS, row, strict=True)) for when, row in zip(days, above, strict=True)}


def every_reading(figures, present, above):
    if any(sure and not there for (_, sure, _, _, _), there in zip(figures, present, strict=True)):
        return None
    here = [figure for figure, there in zip(figures, present, strict=True) if there]
    stating = {unit for unit, *_ in here}
    counted = [figure for figure in here if not any(unit in stating for unit in ancestors(figure[0], above))]
    shared = [[figure for figure in counted if figure[0] == unit] for unit in {figure[0] for figure in counted}]
    low, high = (sum(max(f[place] for f in postings) for postings in shared) for place in (2, 3))
    return low, high, any(f[4] for f in counted)


def ancestors(unit, above):
    while unit := above[unit]:
        yield unit


@settings(deadline=None, max_examples=25)
@given(atlases())
def test_band_is_what_trying_every_reading_on_every_day_gives(atlas):
    joined = join_claims(atlas)
    found = strength(joined, atlas)
    days = range(day_number(1969, 12, 31), day_number(1970, 1, 12))
    in_force = units_in_force(atlas, days)
    for when in days:
        row = np.searchsorted(found.days, when, side="right") - 1
        fast = (found.low[row], found.high[row], bool(found.at_least[row])) if row >= 0 else (0.0, 0.0, False)
        assert fast == slowly(atlas, joined, when, in_force[when]), when
