"""What columns are proposed to be, by name, content and neighbours."""

from __future__ import annotations

import pandas as pd
import pytest

from stationed import from_frames
from stationed.intake.frames import to_places
from stationed.intake.proposing import propose
from stationed.intake.settings import language_of

_PLACE = {"Place": ["Duxford", "Hornchurch"], "Lat": ["52.1", "51.5"], "Lon": ["0.1", "0.2"]}


def _proposed(columns: dict[str, list[str]]) -> dict[str, tuple[str, bool]]:
    return {choice.column: (choice.role, choice.sure) for choice in propose(to_places(pd.DataFrame(columns)))}


def test_units_that_are_called_by_numbers_are_asked_for_and_not_replaced_by_their_places():
    found = _proposed({"Squadron": ["007", "019"], **_PLACE, "From": ["1939", "1940"]})
    assert (found["Squadron"], found["Place"]) == (("unit", False), ("place", True))


def test_a_count_of_units_is_no_unit_beside_a_column_of_names():
    found = _proposed({"Unit": ["First", "Second"], **_PLACE, "From": ["1939", "1940"], "Division": ["3", "5"]})
    assert found["Division"] == ("keep", True)


def test_two_columns_of_dates_of_unknown_names_are_a_start_and_an_end():
    days = {"Auf": ["12.05.1939", "04.06.1939"], "Ab": ["03.06.1939", "28.09.1939"]}
    found = _proposed({"Unit": ["A", "B"], **_PLACE, "Aufgetaucht": days["Auf"], "Verschwunden": days["Ab"]})
    assert (found["Aufgetaucht"], found["Verschwunden"]) == (("start", False), ("end", False))


@pytest.mark.parametrize(
    ("start", "end"),
    [("Прибыл", "Убыл"), ("Ankunft", "Abfahrt"), ("Arrivé", "Départ"), ("Llegada", "Salida"), ("Arrived", "Left")],
)
def test_arrival_and_departure_are_a_start_and_an_end(start, end):
    found = _proposed({"Unit": ["A", "B"], **_PLACE, start: ["1939", "1940"], end: ["1941", "1942"]})
    assert (found[start], found[end]) == (("start", True), ("end", True))


@pytest.mark.parametrize("name", ["Battalion", "Полк", "Kompanie", "Régiment", "Batallón"])
def test_formations_of_five_languages_are_units(name):
    found = _proposed({**_PLACE, name: ["1st", "2nd"], "From": ["1939", "1940"]})
    assert found[name] == ("unit", True)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("First year", "Last year"),
        ("Erstes Jahr", "Letztes Jahr"),
        ("Première année", "Dernière année"),
        ("Primer año", "Último año"),
        ("Первый год", "Последний год"),
        ("Период с", "Период по"),
        ("Period start", "Period end"),
    ],
)
def test_first_and_last_are_a_start_and_an_end_also_within_a_period(start, end):
    found = _proposed({"Unit": ["A", "B"], **_PLACE, start: ["1939", "1940"], end: ["1941", "1942"]})
    assert (found[start], found[end]) == (("start", True), ("end", True))


def test_the_name_of_a_period_is_still_a_period():
    found = _proposed({"Unit": ["A", "B"], **_PLACE, "Period name": ["Early", "Late"], "From": ["1939", "1940"]})
    assert found["Period name"] == ("period", True)


def test_a_season_in_the_column_of_months_is_that_of_its_year():
    frame = pd.DataFrame({"Unit": list("ABCDEF"), "Lat": "52", "Lon": "1", "Year": "1639", "Month": "May"})
    frame.loc[5, "Month"] = "Early"
    frame.loc[4, "Month"] = "Spring"
    starts = from_frames(frame).claims["start"].tolist()
    assert starts == ["1639-05"] * 4 + ["1639-21", "[1639-01..1639-04]"]


@pytest.mark.parametrize("names", [("Month", "August"), ("Mois", "août"), ("Monat", "8"), ("Месяц", "август")])
def test_a_month_in_a_column_of_its_own_belongs_to_its_year(names):
    column, month = names
    frame = pd.DataFrame({"Unit": ["A", "B"], **_PLACE, "Year": ["1522", "1522"], column: [month, month]})
    claims = from_frames(frame).claims
    assert (claims["start"].tolist(), claims["end"].tolist()) == (["1522-08"] * 2, ["1522-08"] * 2)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (("Einheit", "Ort", "von", "bis"), "de"),
        (("Unité", "Lieu", "Arrivée", "Départ"), "fr"),
        (("Unidad", "Lugar", "Desde", "Hasta"), "es"),
        (("Часть", "Место", "с", "по"), "ru"),
        (("Unit", "Place", "From", "To"), "en"),
        (("Division", "Site", "Date", "Garnison"), "en"),
    ],
)
def test_the_page_speaks_the_language_of_the_header(header, language):
    assert language_of(to_places(pd.DataFrame({name: ["1939"] for name in header}))) == language


@pytest.mark.parametrize(
    ("thing", "country", "role"),
    [
        ("Battle", "Country", "keep"),
        ("Schlacht", "Land", "keep"),
        ("Сражение", "Страна", "keep"),
        ("Monastery", "State", "keep"),
        ("Regiment", "Country", "side"),
        ("Ship", "Country", "side"),
        ("Battle", "Belligerent", "side"),
    ],
)
def test_the_country_of_what_stays_where_it_is_says_where_and_not_whose(thing, country, role):
    found = _proposed({thing: ["A", "B"], country: ["Chile", "Peru"], **_PLACE, "Date": ["1818", "1824"]})
    assert found[country][0] == role


def test_the_side_of_a_battle_is_another_column_than_its_country():
    columns = {"Battle": ["A"], "Country": ["Chile"], "Belligerent": ["Spain"], "Date": ["1818"]}
    found = _proposed({**columns, "Place": ["Maipo"], "Lat": ["-33.5"], "Lon": ["-70.8"]})
    assert (found["Country"], found["Belligerent"]) == (("keep", True), ("side", True))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("Gründung", "Aufhebung"),
        ("Gründungsjahr", "Auflösungsjahr"),
        ("Founding", "Suppression"),
        ("Date of foundation", "Date of dissolution"),
        ("Fondation", "Suppression"),
        ("Fundación", "Exclaustración"),
        ("Основание", "Упразднение"),
    ],
)
def test_foundation_and_dissolution_are_a_start_and_an_end(start, end):
    found = _proposed({"Kloster": ["A", "B"], **_PLACE, start: ["1147", "1183"], end: ["1556", "1535"]})
    assert (found[start], found[end]) == (("start", True), ("end", True))


def test_a_register_of_baptisms_has_its_children_parishes_and_days():
    columns = {"Täufling": ["Anna", "Georg"], "Pfarrei": ["Melk", "Horn"], "Taufdatum": ["8.10.1644", "3.2.1650"]}
    found = _proposed({**columns, "Fol.": ["3r", "4v"]})
    assert {name: role for name, (role, _) in found.items()} == {
        "Täufling": "unit",
        "Pfarrei": "place",
        "Taufdatum": "date",
        "Fol.": "locator",
    }


def test_a_seite_of_numbers_is_a_page_and_one_of_names_a_side():
    rest = {"Regiment": ["A", "B"], "Zeit": ["1632", "1644"], **_PLACE}
    assert _proposed({"Seite": ["1", "2v"], **rest})["Seite"] == ("locator", True)
    assert _proposed({"Seite": ["Schweden", "Kaiser"], **rest})["Seite"] == ("side", True)


@pytest.mark.parametrize("figures", [["12 500,0", "около 9000"], ["~ 800", "1,024"], [">600", "2000 - 2500"]])
def test_figures_as_people_write_them_are_figures(figures):
    found = _proposed({"Unit": ["A", "B"], **_PLACE, "From": ["1639", "1640"], "Strength, men": figures})
    assert found["Strength, men"] == ("figure", True)


def test_a_branch_that_is_no_arm_of_service_makes_no_military_symbols():
    rest = {"Unit": ["A", "B"], **_PLACE, "From": ["1939", "1940"]}
    assert _proposed({**rest, "branchLabel": ["camp", "prison"]})["branchLabel"][0] == "keep"
    assert _proposed({**rest, "branchLabel": ["infantry", "armour"]})["branchLabel"][0] == "arm"


def test_months_below_two_headings_are_those_of_start_and_end():
    frame = pd.DataFrame({"Unit": ["A", "B"], **_PLACE, "From Month": ["Sep", "?"], "From Year": ["1911", "1912"]})
    claims = from_frames(frame.assign(**{"To Month": ["Oct", "8"], "To Year": ["1913", "1914"]})).claims
    assert (claims["start"].tolist(), claims["end"].tolist()) == (["1911-09", "1912"], ["1913-10", "1914-08"])


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("Fecha de llegada", "Fecha de salida"),
        ("Date de création", "Date de suppression"),
        ("Bestand von", "Bestand bis"),
    ],
)
def test_a_preposition_within_a_name_says_nothing_of_when(start, end):
    found = _proposed({"Unit": ["A", "B"], **_PLACE, start: ["1921", "1922"], end: ["1925", "1926"]})
    assert (found[start][0], found[end][0]) == ("start", "end")


def test_a_reference_of_a_grid_is_no_source():
    found = _proposed(
        {"Parish": ["Ely", "Wisbech"], "Grid Ref": ["TL 541 803", "TF 462 096"], "From": ["1559", "1558"]}
    )
    assert found["Grid Ref"][0] == "keep"


def test_a_country_below_a_heading_of_places_is_that_of_the_place():
    rest = {"Unit": ["A", "B"], "From": ["1908", "1909"]}
    found = _proposed({**rest, "Station Town": ["Wien", "Prag"], "Station Country": ["Austria", "Bohemia"]})
    assert found["Station Country"][0] == "keep"
