"""Every id that is cited exists, and nothing stands in the atlas without a source."""

from __future__ import annotations

import re

import pytest
from flagship.records import FOLDER, Row, locations, settings, sources, table, unit

from stationed.dates import parse
from stationed.dates.calendar import FAR_FUTURE, FAR_PAST

FILES = ("deployments", "units", "periods", "events")


def cited(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def test_every_claim_cites_a_source():
    assert [row["deployment_id"] for row in table("deployments") if not row["source_ids"]] == []


def test_every_event_cites_a_source():
    assert [row["event_id"] for row in table("events") if not row["source_ids"]] == []


def test_every_cited_source_exists_and_every_source_is_cited():
    named = [name for file in ("deployments", "events") for row in table(file) for name in cited(row["source_ids"])]
    named += [name for place in locations().values() for name in place.get("source_ids", [])]
    assert set(named) == set(sources())


def test_every_unit_and_location_of_a_claim_exists():
    units = {row["unit_id"] for row in table("units")}
    assert {row["unit_id"] for row in table("deployments")} <= units
    assert {row["higher_formation"] for row in table("deployments")} <= units | {""}
    assert {row["higher_formation"] for row in table("units")} <= units | {""}
    assert {row["location_id"] for row in table("deployments")} <= set(locations())
    assert {row["location_id"] for row in table("events")} <= set(locations()) | {""}


def test_every_unit_is_deployed_or_above_one_that_is():
    used = {row["unit_id"] for row in table("deployments")}
    above = {row["higher_formation"] for file in ("deployments", "units") for row in table(file)}
    assert {row["unit_id"] for row in table("units")} <= used | above


def test_every_stated_start_has_a_first_day_and_every_stated_end_a_last_one():
    # A set without a lower bound is possible from the first year of the atlas on, which no source means.
    rows = [row for file in ("deployments", "periods") for row in table(file)]
    starts = [row["start"] for row in rows if row["start"]]
    ends = [row["end"] for row in rows if row["end"]]
    dates = [row["date"] for row in table("events")]
    assert [text for text in starts + dates if parse(text).start_earliest == FAR_PAST] == []
    assert [text for text in ends + dates if parse(text).end_latest == FAR_FUTURE] == []


def test_no_unit_is_above_itself():
    above = {(row["unit_id"], row["higher_formation"]) for row in table("units") if row["higher_formation"]}
    for unit_id in {lower for lower, _ in above}:
        seen: set[str] = set()
        now = {unit_id}
        while now := {higher for lower, higher in above if lower in now} - seen:
            assert unit_id not in now
            seen |= now


def holding(unit_id: str, first: int, last: int) -> list[Row]:
    """The designations of a unit that held on some day between two."""
    return [
        row
        for row in unit(unit_id)
        if (not row["start"] or parse(row["start"]).earliest <= last)
        and (not row["end"] or first <= parse(row["end"]).latest)
    ]


def test_every_formation_above_a_claim_existed_when_it_began():
    for row in table("deployments"):
        start = parse(row["start"])
        days = start.earliest, start.latest
        now = holding(row["unit_id"], *days)
        assert now, row["deployment_id"]
        higher = row["higher_formation"] or now[0]["higher_formation"]
        while higher:
            above = holding(higher, *days)
            assert above, f"{row['deployment_id']}: {higher}"
            higher = above[0]["higher_formation"]


def test_every_side_of_a_unit_is_declared():
    declared = {side["id"] for side in settings()["allegiances"]}
    assert {row["allegiance"] for row in table("units")} <= declared


def test_every_symbol_code_has_twenty_digits_and_the_side_of_its_unit():
    friends = {"soviet", "russian", "mongolian"}
    for row in table("units"):
        assert re.fullmatch(r"100[36]10\d{14}", row["sidc"]), row["unit_id"]
        assert (row["sidc"][3] == "3") == (row["allegiance"] in friends), row["unit_id"]


def test_every_source_says_how_far_to_trust_it():
    assert [name for name, source in sources().items() if not source.get("note")] == []


def test_no_source_is_general_knowledge():
    assert not any("general knowledge" in source["title"].lower() for source in sources().values())


@pytest.mark.parametrize("name", FILES)
def test_table_has_plain_line_ends(name: str):
    data = (FOLDER / f"{name}.csv").read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")


def test_periods_named_by_the_maps_exist():
    named = {period for page in settings()["maps"] for period in page.get("periods", [])}
    assert named <= {row["period_id"] for row in table("periods")}
