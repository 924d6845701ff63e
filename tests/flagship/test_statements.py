"""Every statement of the founding article "Soviet troops in Mongolia", one by one, with the value the atlas must hold.

A row: the statement, what holds it, its id, the column and the value. `claim` is the one claim of a deployment that
rests on the article, `row` the first claim of a deployment, `event` an event, `unit` any designation of a unit,
`figure` a figure of a claim. Titles and summaries of events must contain the value, all else be equal to it.
The order is that of the article, and the values are copied from it by hand.
"""

from __future__ import annotations

import re

import pytest
from flagship.records import claim, claims, event, settings, table, unit

ARTICLE = "wikipedia-soviet-troops-in-mongolia"
OCTOBER, MAY = "corps-57-1937", "engaged-1939-05-25"
ANNOUNCED, LEFT_OVER = "army-39-1989-05-15", "guards-tank-army-6-choibalsan"

STATEMENTS = [
    # the opening
    ("stationed in the civil war, between the wars, in the Cold War", "claim", "urga-garrison", "start", "1921-07-06"),
    ("Russian forces withdrew in late 1992", "event", "last-soldiers-1992", "date", "1992-12"),
    ("first brought in in 1921, with the revolution", "row", "expeditionary-corps-march-1921", "start", "1921-06-27"),
    ("to attack the Whites", "unit", "asiatic-cavalry-division", "allegiance", "white"),
    ("who had a foothold in Mongolia", "row", "asiatic-garrison-1921", "location_id", "ulaanbaatar"),
    ("withdrawn in March 1925", "claim", "urga-garrison", "end", "1925-03"),
    ("brought in in 1932", "claim", "soviet-aid-1932", "start", "1932"),
    (
        "to suppress the Khuvsgul uprising",
        "claim",
        "soviet-aid-1932",
        "role",
        "support of the government against the uprising",
    ),
    ("brought in in 1937", "row", "division-36-march-north-1937", "start", "1937-08-20"),
    ("to repel Japan", "claim", OCTOBER, "role", "covering force against Japan"),
    ("on behalf of allied Mongolia", "event", "protocol-1936", "title", "mutual assistance"),
    ("brought in in 1967", "claim", "treaty-force-1967", "start", "1967"),
    (
        "to defend the country against China",
        "claim",
        "treaty-force-1967",
        "role",
        "defence of the country against China",
    ),
    (
        "directly under ministry and General Staff",
        "claim",
        "army-39-1970",
        "higher_formation",
        "ministry-general-staff",
    ),
    ("or the Trans-Baikal District", "unit", "combined-arms-army-39", "higher_formation", "transbaikal-district"),
    # the protocol of 1936
    ("request of January 1936", "event", "request-1936", "date", "1936-01"),
    ("because of the threat by Japan", "event", "request-1936", "title", "against Japan"),
    ("to the Soviet government, for military help", "event", "request-1936", "summary", "military help"),
    ("answer of February 1936", "event", "answer-1936", "date", "1936-02"),
    ("that it would help against Japan", "event", "answer-1936", "title", "help against Japan"),
    ("protocol of 12 March", "event", "protocol-1936", "date", "1936-03-12"),
    ("for ten years", "event", "protocol-1936", "title", "for ten years"),
    ("signed in Ulaanbaatar", "event", "protocol-1936", "location_id", "ulaanbaatar"),
    ("in place of the agreement of 1934", "event", "oral-agreement-1934", "date", "1934-11-27"),
    ("troops deployed in accordance", "row", "contingent-1936", "role", "first troops under the protocol of 1936"),
    ("the 57th Special Rifle Corps", "unit", "corps-57", "designation", "57th Special Rifle Corps"),
    ("commanded by Konev", "claim", OCTOBER, "commander", "I. S. Konev"),
    ("deployed in September 1937", "row", "corps-57-forming-1937", "start", "1937-09-04"),
    ("by late October", "claim", OCTOBER, "start", "[1937-10-21..1937-10-31]"),
    ("32,794 men", "claim", OCTOBER, "men", "32794"),
    ("3,124 commanders", "claim", OCTOBER, "commanders", "3124"),
    ("265 tanks", "claim", OCTOBER, "tanks", "265"),
    ("281 armoured vehicles", "claim", OCTOBER, "armoured_cars", "281"),
    ("108 aircraft", "claim", OCTOBER, "aircraft", "108"),
    ("516 guns", "claim", OCTOBER, "guns", "516"),
    ("5,046 motor vehicles", "claim", OCTOBER, "vehicles", "5046"),
    ("by 25 May 1939", "claim", MAY, "start", "1939-05-25"),
    ("5,544 people", "claim", MAY, "men", "5544"),
    ("523 commanders", "claim", MAY, "commanders", "523"),
    ("996 junior commanders", "claim", MAY, "junior_commanders", "996"),
    ("part of the corps", "unit", "corps-57-engaged", "higher_formation", "corps-57"),
    ("in the first battles on Khalkhin-Gol", "claim", MAY, "role", "first battles"),
    # 1940 to 1956
    ("the 17th Army in Mongolia", "row", "army-17-ulaanbaatar", "location_id", "ulaanbaatar"),
    ("the 39th Army in Mongolia", "claim", "army-39-choibalsan-1945", "location_id", "choibalsan"),
    ("relocated from May 1945", "claim", "army-39-choibalsan-1945", "start", "1945-05"),
    ("to June 1945", "claim", "army-39-choibalsan-1945", "end", "1945-06"),
    ("attacked from Mongolia in August 1945", "row", "army-39-axis-1945", "start", "1945-08-09"),
    ("elements of the 6th Guards Tank Army at Choibalsan", "claim", LEFT_OVER, "location_id", "choibalsan"),
    ("until 1956", "claim", LEFT_OVER, "end", "1956"),
    # the 39th Combined Arms Army
    ("headquarters at Ulaanbaatar", "claim", "army-39-1970", "location_id", "ulaanbaatar"),
    ("2nd Guards Tank Division", "army", "guards-tank-division-2", "division", "armour"),
    ("51st Tank Division", "army", "tank-division-51", "division", "armour"),
    ("three motor rifle divisions", "army", "mrd-12;mrd-41;mrd-91", "division", "motorised-infantry"),
    ("reconnaissance brigade", "army", "a39-reconnaissance-brigade", "brigade", "reconnaissance"),
    ("two anti-aircraft rocket brigades", "army", "a39-missile-brigade-1;a39-missile-brigade-2", "brigade", "missile"),
    ("radio engineering brigade", "army", "a39-radio-technical-brigade", "brigade", "signals"),
    ("separate communications regiment", "army", "a39-signals-regiment", "regiment", "signals"),
    ("two engineer regiments", "army", "a39-engineer-regiment-1;a39-engineer-regiment-2", "regiment", "engineers"),
    ("air assault battalion", "army", "a39-air-assault-battalion", "battalion", "airborne"),
    ("electronic warfare battalion", "army", "a39-ew-battalion", "battalion", "electronic-warfare"),
    ("separate helicopter regiment", "army", "a39-helicopter-regiment", "regiment", "helicopter"),
    ("separate radio battalion", "army", "a39-radio-battalion", "battalion", "signals"),
    # the withdrawal
    ("agreement with China of 4 February 1989", "event", "agreement-1989", "date", "1989-02-04"),
    ("withdrawal announced on 15 May 1989, in part, then whole", "event", "announcement-1989-05", "date", "1989-05-15"),
    ("more than 50,000 men", "claim", ANNOUNCED, "men", "50000.."),
    ("1,816 tanks", "claim", ANNOUNCED, "tanks", "1816"),
    ("2,531 armoured vehicles", "claim", ANNOUNCED, "armoured_cars", "2531"),
    ("1,461 artillery systems", "claim", ANNOUNCED, "guns", "1461"),
    ("190 aircraft", "claim", ANNOUNCED, "aircraft", "190"),
    ("130 helicopters", "claim", ANNOUNCED, "helicopters", "130"),
    ("28 months", "claim", "army-39-withdrawal", "start", "1990-05~"),
    ("completion announced on 25 September 1992", "event", "completion-1992", "date", "1992-09-25"),
    ("when the army was Russian", "unit", "combined-arms-army-39", "allegiance", "russian"),
    # cooperation
    ("visit of 21 May 2008", "event", "cooperation-2008", "date", "2008-05-21"),
    (
        "medium-term programme of cooperation",
        "event",
        "cooperation-2008",
        "title",
        "medium-term programme of military-tech",
    ),
    (
        "deliveries from the Russian ministry",
        "event",
        "cooperation-2008",
        "summary",
        "from the Russian Ministry of Defence",
    ),
]


def held(kind: str, name: str, column: str) -> list[str]:
    """What the atlas holds: one value, or those of all designations."""
    if kind == "claim":
        return [claim(name, ARTICLE)[column]]
    if kind == "row":
        return [claims(name)[0][column]]
    if kind == "event":
        return [event(name)[column]]
    return [row[column] for row in unit(name)]


@pytest.mark.parametrize(
    ("kind", "name", "column", "value"),
    [row[1:] for row in STATEMENTS],
    ids=[row[0] for row in STATEMENTS],
)
def test_statement_of_the_article_is_held_as_data(kind: str, name: str, column: str, value: str):
    if kind == "army":
        rows = [row for row in table("units") if row["unit_id"] in name.split(";")]
        assert {row["unit_id"] for row in rows} == set(name.split(";"))
        assert {(row["echelon"], row["arm"]) for row in rows} == {(column, value)}
        assert all(
            any(one["higher_formation"] == "combined-arms-army-39" for one in unit(row["unit_id"])) for row in rows
        )
    elif column in ("title", "summary"):
        assert value in held(kind, name, column)[0]
    else:
        assert value in held(kind, name, column)


def test_statements_are_seventy_six():
    assert len(STATEMENTS) == 76
    assert len({row[0] for row in STATEMENTS}) == 76


def test_atlas_has_the_nine_periods_of_the_article():
    page = next(page for page in settings()["maps"] if page["id"] == "atlas")
    nine = "revolution uprising-1932 protocol khalkhin-gol 17th-army manchuria postwar 39th-army withdrawal"
    assert page["periods"] == nine.split()


def test_no_soviet_formation_in_mongolia_is_a_group_of_forces_a_grouping_or_a_contingent():
    soviet = [row["designation"] for row in table("units") if row["allegiance"] in ("soviet", "russian")]
    assert [name for name in soviet if re.search("group of forces|grouping|contingent", name, re.IGNORECASE)] == []


def test_minister_is_received_by_the_president_and_meets_his_colleague():
    for words in ("President Enkhbayar", "J. Batkhuyag", "not a garrison"):
        assert words in event("cooperation-2008")["summary"]


def test_no_deployment_begins_after_the_withdrawal():
    assert max(row["start"] for row in table("deployments") if row["start"][:1].isdigit()) < "1993"


def test_army_troops_without_a_known_garrison_are_unlocated_and_no_year_is_copied_to_them():
    rows = [row for row in table("deployments") if row["unit_id"].startswith("a39-")]
    assert len(rows) == 11
    assert {row["location_id"] for row in rows} == {"mpr-unlocated"}
    assert all(ARTICLE in row["source_ids"].split(";") for row in rows)
    assert all(row["start"].startswith("[1970..") for row in rows)
