"""The disagreements between the sources: every one is in the atlas with both sides and who says which."""

from __future__ import annotations

import pytest
from flagship.records import claims, event, table, unit


def said(deployment_id: str, column: str) -> set[str]:
    return {row[column] for row in claims(deployment_id)}


RIVALS = [
    ("D1 strength of Ungern in 1921", "asiatic-kyakhta-1921", "men", {"10750", "4000~"}),
    ("D1 armoured trains or cars", "expeditionary-corps-march-1921", "armoured_cars", {"", "2"}),
    ("D2 end of the first presence", "urga-garrison", "end", {"1925-03", "1926"}),
    ("D3 end of the uprising of 1932", "uprising-khuvsgul-1932", "end", {"1932-10", "1932-10-14", "1932-11"}),
    ("D6 who led the special brigade", "special-brigade-1936", "commander", {"Shilov", "V. F. Shipov"}),
    ("D7 Soviet strength in August 1939", "army-group-1-august-1939", "men", {"40950", "51950", "57000", "73961"}),
    ("D7 Japanese strength in 1939", "japanese-forces-1939", "men", {"30000..38000", "58000", "75000"}),
    ("D8 the day of Tuquan", "mech-7-tuquan-1945", "start", {"1945-08-12", "1945-08-14"}),
    ("D8 the link-up at Nomonhan", "armoured-8-nomonhan-1939", "end", {"1939-08-24", "1939-08-25"}),
    ("D9 end of the garrison", "guards-tank-army-6-choibalsan", "end", {"1956", "1957-22", "[1959..1960]", "1946"}),
    ("D10 entry of the second presence", "treaty-force-1967", "start", {"1963", "[1966-01..1966-04]", "1967"}),
    ("D11 strength before the withdrawal", "army-39-1989-03", "men", {"50000", "55000~", "65000"}),
    ("D12 departure of the last soldiers", "last-soldiers-1992", "end", {"1992-12", "1993-12-30"}),
    ("D14 Mongolian strength in 1945", "mpra-1945", "men", {"16000", "80000"}),
    ("D15 end of the front", "front-headquarters-chita", "end", {"1945-09-30", "1945-10-09"}),
    ("D17 arrival of the 2nd Guards Tank Division", "guards-tank-2-choibalsan", "start", {"1970", "[1967..1969]"}),
    ("the Soviet part in 1932", "soviet-aid-1932", "certainty", {"uncertain", "certain"}),
    ("the day Urga fell to Ungern", "asiatic-urga-1921", "end", {"1921-02-02", "1921-02-03", "1921-02-04"}),
    ("the Chinese garrison of Urga", "chinese-urga-1919", "men", {"10000", "7000..", ""}),
    ("Ungern over the border", "asiatic-border-1920", "start", {"1920-10-02", "1920-08"}),
    ("the end of Ungern's division", "asiatic-mutiny-1921", "end", {"1921-08-21", "1921-08-20"}),
    ("the first clash of 1935", "mongolian-khalkhin-sume-1935", "start", {"1935-01-08", "1935-01-24"}),
    ("the size of the patrol of 1935", "manchukuo-khalkhin-sume-1935", "men", {"30~", "11", ""}),
    ("the fight at the end of 1935", "bulan-ders-1935", "start", {"1935-12-19", "1935-12", "[1935-12-18..1935-12-20]"}),
    ("the fight of February 1936", "japanese-bulan-ders-1936", "men", {"500", ""}),
    ("the days of Tauran", "japanese-tauran-1936", "start", {"1936-03-11", "1936-03", "1936-03-29"}),
    ("the Mongolians at Tauran", "mongolian-tauran-1936", "men", {"128", "..100", "300.."}),
    ("the raid on Tamsagbulag", "japanese-air-raid-tamsag-1939", "start", {"1939-06-27", "1939-06-22"}),
    ("the Yamagata detachment", "yamagata-1939", "start", {"1939-05-14", "[1939-05-16..1939-05-28]"}),
    ("Zhukov takes over", "field-headquarters-tamsag-1939", "start", {"1939-06-05", "1939-06-06"}),
    (
        "D4 the month of the 1st Army Group",
        "army-group-1-july-1939",
        "start",
        {"1939-07-15?", "[1939-07-01..1939-07-10]"},
    ),
    ("above the 1st Army Group", "army-group-1-july-1939", "higher_formation", {"front-group", ""}),
    ("above the 39th Army", "army-39-1970", "higher_formation", {"ministry-general-staff", "transbaikal-district"}),
    ("the Kwantung Army in 1945", "kwantung-army-1945", "men", {"665500", "713000"}),
    ("D21 landing at Mukden", "airborne-mukden-1945", "start", {"1945-08-19", "1945-08-20"}),
    ("the 41st Division at Choir", "mrd-41-choir", "start", {"1979?", "[1966-01-15..1975]"}),
    ("D20 28 or 40 months", "army-39-withdrawal", "start", {"1990-05~", "1989-05-15"}),
    ("D21 entry into Mukden", "front-mukden-1945", "start", {"1945-08-19", "1945-08-20"}),
]


@pytest.mark.parametrize(
    ("deployment_id", "column", "expected"), [row[1:] for row in RIVALS], ids=[r[0] for r in RIVALS]
)
def test_rival_claims_keep_every_side(deployment_id: str, column: str, expected: set[str]):
    assert said(deployment_id, column) == expected


@pytest.mark.parametrize("deployment_id", sorted({row[1] for row in RIVALS}))
def test_rival_claims_rest_on_different_rows_with_sources_of_their_own(deployment_id: str):
    rows = claims(deployment_id)
    assert all(row["source_ids"] for row in rows)
    told = {(row["source_ids"], row["end"], row["note"]) for row in rows}
    assert len(told) == len(rows)


def test_no_two_rival_claims_are_both_certain():
    certain = [row["deployment_id"] for row in table("deployments") if row["certainty"] == "certain"]
    assert sorted(certain) == sorted(set(certain))


NOTES = [
    ("D4 day of the 1st Army Group", lambda: unit("corps-57")[1]["note"], "15 and 19 July are both current"),
    (
        "D5 5,544 men for the whole corps",
        lambda: claims("engaged-1939-05-25")[1]["note"],
        "takes the 5,544 for the whole",
    ),
    ("D6 cavalry of the corps", lambda: unit("corps-cavalry-brigade")[0]["note"], "two regiments and no brigade"),
    ("D6 number of the air brigade", lambda: unit("corps-air-brigade")[0]["note"], "150th Air Brigade in one source"),
    ("D13 where the protocol was signed", lambda: event("protocol-1936")["summary"], "a Mongolian essay in Moscow"),
    ("D13 who signed it", lambda: event("protocol-1936")["summary"], "name Genden as signatory"),
    ("D18 the 35th for the 36th", lambda: claims("division-36-march-north-1937")[1]["note"], "calls it the 35th"),
    ("D19 the 17th Army of 1937", lambda: claims("corps-57-forming-1937")[1]["note"], "which dates from 1940"),
    ("D20 28 or 40 months", lambda: event("completion-1992")["summary"], "it is 40 months"),
    ("D21 evening of the 20th", lambda: claims("airborne-mukden-1945")[1]["note"], "evening of 20 August"),
]


@pytest.mark.parametrize(("text", "words"), [row[1:] for row in NOTES], ids=[row[0] for row in NOTES])
def test_note_tells_the_other_reading(text, words: str):
    assert words in text()


def test_two_fields_of_choibalsan_stay_two_places():
    used = {row["location_id"] for row in table("deployments")}
    assert {"bain-tumen-airfield", "choibalsan-airport"} <= used
