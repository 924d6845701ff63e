"""Every statement of the founding article "Soviet troops in Mongolia", one by one, with the value the atlas must hold.

The order is that of the article. Expected values are copied from it by hand.
"""

from __future__ import annotations

import pytest
from flagship.records import claim, claims, event, period, settings, table, unit

ARTICLE = "wikipedia-soviet-troops-in-mongolia"


def figures(deployment_id: str, *names: str) -> list[str]:
    row = claim(deployment_id, ARTICLE)
    return [row[name] for name in names]


# --- the opening


def test_presence_in_civil_war_interwar_and_cold_war_has_periods():
    assert [row["period_id"] for row in table("periods")] == [
        "revolution",
        "uprising-1932",
        "protocol",
        "khalkhin-gol",
        "17th-army",
        "manchuria",
        "postwar",
        "39th-army",
        "withdrawal",
    ]


def test_first_entry_is_in_1921_against_the_whites():
    assert claims("expeditionary-corps-march-1921")[0]["start"] == "1921-06-27"
    assert {row["allegiance"] for row in unit("asiatic-cavalry-division")} == {"white"}


def test_withdrawal_of_the_first_presence_is_in_march_1925():
    assert claim("urga-garrison", ARTICLE)["end"] == "1925-03"
    assert event("withdrawal-1925")["date"] == "1925-03"


def test_troops_of_1932_came_to_suppress_the_khuvsgul_uprising():
    row = claim("soviet-aid-1932", ARTICLE)
    assert (row["start"], row["role"]) == ("1932", "support of the government against the uprising")


def test_troops_of_1937_came_because_of_japan():
    assert "Japan" in event("request-1936")["summary"]
    assert claims("division-36-march-north-1937")[0]["start"] == "1937-08-20"


def test_troops_of_1967_came_because_of_china():
    assert claim("treaty-force-1967", ARTICLE)["start"] == "1967"
    assert "against China" in period("39th-army")["summary"]


def test_troops_were_no_group_of_forces_but_under_the_ministry_or_the_district():
    summary = next(page for page in settings()["maps"] if page["id"] == "atlas")["summary"]
    for words in ("never a group of forces", "the ministry, the General Staff or the Trans-Baikal Military District"):
        assert words in summary
    assert unit("combined-arms-army-39")[0]["higher_formation"] == "transbaikal-district"
    assert "not a group of forces" in claim("army-39-1970", ARTICLE)["note"]


# --- the protocol of 1936


def test_request_of_the_mongolian_government_is_in_january_1936():
    assert event("request-1936")["date"] == "1936-01"
    assert "in February the Soviet government answered" in event("request-1936")["summary"]


def test_protocol_is_of_12_march_1936_for_ten_years_in_ulaanbaatar_in_place_of_the_agreement_of_1934():
    row = event("protocol-1936")
    assert (row["date"], row["location_id"]) == ("1936-03-12", "ulaanbaatar")
    assert "For ten years, in place of the agreement of 1934" in row["summary"]


def test_57th_special_corps_came_in_september_1937_under_konev():
    row = claim("corps-57-forming-1937", ARTICLE)
    assert (row["start"], row["commander"]) == ("1937-09-04", "I. S. Konev")
    assert unit("corps-57")[0]["designation"] == "57th Special Corps"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("men", "32794"),
        ("commanders", "3124"),
        ("tanks", "265"),
        ("armoured_cars", "281"),
        ("aircraft", "108"),
        ("guns", "516"),
        ("vehicles", "5046"),
    ],
)
def test_corps_in_late_october_1937_has_the_figure(name: str, expected: str):
    assert figures("corps-57-1937", name) == [expected]


@pytest.mark.parametrize(("name", "expected"), [("men", "5544"), ("commanders", "523"), ("junior_commanders", "996")])
def test_troops_in_the_first_battles_on_25_may_1939_have_the_figure(name: str, expected: str):
    assert figures("engaged-1939-05-25", "start", name) == ["1939-05-25", expected]


def test_troops_in_the_first_battles_are_part_of_the_corps():
    assert unit("corps-57-engaged")[0]["higher_formation"] == "corps-57"


# --- 1940 to 1956


def test_17th_army_is_stationed_in_mongolia():
    assert claims("army-17-ulaanbaatar")[0]["location_id"] == "ulaanbaatar"


def test_39th_army_is_relocated_in_may_and_june_1945():
    row = claim("army-39-choibalsan-1945", ARTICLE)
    assert (row["start"], row["end"]) == ("1945-05", "1945-06")


def test_39th_army_attacks_from_mongolia_in_august_1945():
    row = claims("army-39-axis-1945")[0]
    assert (row["kind"], row["start"]) == ("axis", "1945-08-09")


def test_elements_of_the_6th_guards_tank_army_stay_at_choibalsan_until_1956():
    row = claim("guards-tank-army-6-choibalsan", ARTICLE)
    assert (row["location_id"], row["end"]) == ("choibalsan", "1956")
    assert event("withdrawal-1956")["date"] == "1956"


# --- the 39th Combined Arms Army


def test_39th_combined_arms_army_has_its_headquarters_at_ulaanbaatar():
    row = claim("army-39-1970", ARTICLE)
    assert (row["unit_id"], row["location_id"]) == ("combined-arms-army-39", "ulaanbaatar")


@pytest.mark.parametrize(
    ("echelon", "arm", "expected"),
    [
        ("division", "armour", {"guards-tank-division-2", "tank-division-51"}),
        ("division", "motorised-infantry", {"mrd-12", "mrd-41", "mrd-91"}),
        ("brigade", "reconnaissance", {"a39-reconnaissance-brigade"}),
        ("brigade", "missile", {"a39-missile-brigade-1", "a39-missile-brigade-2"}),
        ("brigade", "signals", {"a39-radio-technical-brigade"}),
        ("regiment", "signals", {"a39-signals-regiment"}),
        ("regiment", "engineers", {"a39-engineer-regiment-1", "a39-engineer-regiment-2"}),
        ("battalion", "airborne", {"a39-air-assault-battalion"}),
        ("battalion", "electronic-warfare", {"a39-ew-battalion"}),
        ("regiment", "helicopter", {"a39-helicopter-regiment"}),
        ("battalion", "signals", {"a39-radio-battalion"}),
    ],
)
def test_composition_of_the_39th_army_has_the_units(echelon: str, arm: str, expected: set[str]):
    army = [row for row in table("units") if row["higher_formation"] == "combined-arms-army-39"]
    assert {row["unit_id"] for row in army if (row["echelon"], row["arm"]) == (echelon, arm)} == expected


def test_army_troops_without_a_known_garrison_are_unlocated():
    rows = [row for row in table("deployments") if row["unit_id"].startswith("a39-")]
    assert len(rows) == 11
    assert {(row["location_id"], row["source_ids"]) for row in rows} == {("mpr-unlocated", ARTICLE)}


# --- the withdrawal


def test_soviet_chinese_agreement_is_of_4_february_1989():
    assert event("agreement-1989")["date"] == "1989-02-04"


def test_withdrawal_first_in_part_then_in_whole_is_announced_on_15_may_1989():
    row = event("announcement-1989-05")
    assert (row["date"], row["summary"]) == ("1989-05-15", "First in part, then in whole.")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("men", "50000.."),
        ("tanks", "1816"),
        ("armoured_cars", "2531"),
        ("guns", "1461"),
        ("aircraft", "190"),
        ("helicopters", "130"),
    ],
)
def test_39th_army_on_15_may_1989_has_the_figure(name: str, expected: str):
    assert figures("army-39-1989-05-15", "start", name) == ["1989-05-15", expected]


def test_withdrawal_takes_28_months_by_the_article():
    assert "28 months" in event("completion-1992")["summary"]
    assert ARTICLE in event("completion-1992")["source_ids"].split(";")


def test_completion_is_announced_on_25_september_1992_when_the_army_was_russian():
    assert event("completion-1992")["date"] == "1992-09-25"
    row = claim("army-39-withdrawal-3", ARTICLE)
    assert (row["start"], row["end"]) == ("1992-01-01", "1992-09-25")
    assert unit("combined-arms-army-39")[-1]["allegiance"] == "russian"


def test_last_russian_soldiers_leave_in_december_1992():
    assert claim("last-soldiers-1992", ARTICLE)["end"] == "1992-12"
    assert event("last-soldiers-1992")["date"] == "1992-12"


# --- cooperation


def test_visit_of_21_may_2008_is_an_event_with_its_note_and_no_garrison():
    row = event("cooperation-2008")
    assert row["date"] == "2008-05-21"
    for words in ("President Enkhbayar", "Batkhuyag", "deliveries of equipment began", "not a garrison"):
        assert words in row["summary"]
    assert max(row["start"] for row in table("deployments") if row["start"][:1].isdigit()) < "1993"
