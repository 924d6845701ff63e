"""What the checks let pass, and what they say where the faulty atlases show only one case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_atlas import SMALL, a_small_atlas, changed

from stationed.checking import check_tables
from stationed.checking.colours import contrast
from stationed.model import Finding
from stationed.reading import read_tables

DEPLOYMENTS = (SMALL / "deployments.csv").read_text(encoding="utf-8")
UNITS = (SMALL / "units.csv").read_text(encoding="utf-8")


def check(folder: Path, *changes: dict[str, str], without: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    files = {name: text for change in changes for name, text in change.items()}
    return check_tables(read_tables(a_small_atlas(folder, files, without=without)))


def told(findings: tuple[Finding, ...]) -> list[tuple[str, int | None, str]]:
    return [(finding.code, finding.row, finding.column) for finding in findings]


@pytest.mark.parametrize(
    "change",
    [
        changed("deployments.csv", "1939-07-03,1939-08-31", "1939-07-03,.."),
        changed("deployments.csv", "1939-07-03,1939-08-31", ",1939-08-31"),
        changed("deployments.csv", "1939-07-03,1939-08-31", "1939-07-03,"),
        changed("deployments.csv", "feskov2013;kolomiets2002", "feskov2013 ; kolomiets2002"),
        changed("deployments.csv", "a rival claim", "- a rival claim"),
        changed("deployments.csv", "a rival claim", "+2100 men"),
        changed("deployments.csv", "a rival claim", "-5"),
        changed("deployments.csv", "a rival claim", "שלום עולם"),
        changed("deployments.csv", "a rival claim", "ᠮᠣᠩᠭᠣᠯ\u180eᠠ"),
        changed("deployments.csv", "a rival claim", '"two\nlines\tand a tab"'),
        changed("deployments.csv", "outer ring,1500..2000", "outer ring,"),
        changed("units.csv", "brigade,armour", "kampfgruppe,armour"),
        changed("periods.csv", "#4f7fa8", ""),
        changed("periods.csv", "1939-09-16,#", "..,#"),
        changed("events.csv", "1939-08-20", "1939-08-20/1939-08-31"),
        changed("locations.geojson", '"wd:Q23430"', '"WD:x", "wd:Q1"')
        | changed("atlas.toml", "[[allegiances]]", '[links]\nWD = "https://x.example/{id}"\n\n[[allegiances]]'),
        changed("atlas.toml", '\n[[allegiances]]\nid = "soviet"\nlabel = "Soviet"\ncolour = "#a23c33"\n', ""),
    ],
    ids=[
        *("open end", "unknown start", "unknown end", "blanks around a semicolon", "a dash", "a signed number"),
        *("a negative number", "hebrew", "mongolian script", "lines and tabs", "no figure", "an echelon of one's own"),
        *("no colour", "an open period", "an event of several days", "a declared prefix", "no declared sides"),
    ],
)  # fmt: skip
def test_what_is_allowed_is_not_reported(change, tmp_path):
    assert check(tmp_path, change) == ()


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("0049", []),
        ("0300", []),
        ("1949", [("date-placeholder", 4, "start")]),
        ("", [("date-placeholder", 4, "start")]),
    ],
    ids=["antiquity", "late-antiquity", "far-apart", "nothing-beside"],
)
def test_the_year_0_is_meant_where_the_other_end_is_early_too(end, said, tmp_path):
    units = changed("units.csv", "57-corps,,,", f"57-corps,0000,{end},")
    found = [one for one in told(check(tmp_path, units)) if one[0] == "date-placeholder"]
    assert found == said


def test_an_atlas_without_the_optional_files_is_sound(tmp_path):
    without = ("events.csv", "story.md", "context/borders.geojson")
    assert check(tmp_path, without=without) == ()


def test_higher_formations_in_a_circle_at_different_times_are_no_circle(tmp_path):
    units = UNITS.replace("soviet,,1936,1939-07,", "soviet,11-tank,1936,1938,").replace(
        "soviet,57-corps,,,", "soviet,57-corps,1939,1940,"
    )
    units += "11-tank,11th Tank Regiment,11-й танковый полк,regiment,armour,soviet,,1936,1938,\n"
    assert check(tmp_path, {"units.csv": units}) == ()


@pytest.mark.parametrize(
    ("dates", "codes"),
    [
        ("1941,", ["formation-outside"]),
        (",1935", ["formation-outside"]),
        ("1940,1945", []),
        (",1936", []),
        (",", []),
    ],
)
def test_a_unit_under_a_formation_of_another_time_is_named(tmp_path, dates, codes):
    units = UNITS.replace("soviet,57-corps,,,", f"soviet,57-corps,{dates},")
    assert [finding.code for finding in check(tmp_path, {"units.csv": units})] == codes


def test_a_circle_of_three_is_named_once_with_its_way(tmp_path):
    units = "unit_id,designation,higher_formation\n57-corps,A,c\nb,B,57-corps\nc,C,b\n11-tank,D,57-corps\n"
    findings = check(tmp_path, {"units.csv": units})
    assert [(finding.code, finding.got) for finding in findings] == [
        ("formation-cycle", "57-corps is under c is under b is under 57-corps")
    ]


def test_every_row_with_an_unknown_id_is_named(tmp_path):
    findings = check(tmp_path, {"deployments.csv": DEPLOYMENTS.replace(",11-tank,", ",11th-tank,")})
    assert told(findings) == [("id-unknown", row, "unit_id") for row in (3, 4, 5)]


def test_nothing_is_said_of_ids_of_a_file_that_could_not_be_read(tmp_path):
    findings = check(tmp_path, changed("units.csv", "11th Tank Brigade", '"11th Tank Brigade'))
    assert told(findings) == [("quote-open", 4, "")]


def test_all_kinds_of_faults_are_told_at_once(tmp_path):
    findings = check(
        tmp_path,
        changed("deployments.csv", "1939-07-03", "3 July 1939"),
        changed("units.csv", "57-corps,,,", "58-corps,,,"),
        changed("periods.csv", "1939-09-16", ""),
        changed("sources.json", '"title": "Battles at the Khalkhin-Gol", ', ""),
        changed("locations.geojson", "[106.917, 47.918]", "[47.918, 106.917]"),
        changed("atlas.toml", "credit", "credits"),
    )
    assert [(finding.file, finding.code) for finding in findings] == [
        ("atlas.toml", "setting-unknown"),
        ("locations.geojson", "coordinates-swapped"),
        ("units.csv", "id-unknown"),
        ("deployments.csv", "date-invalid"),
        ("periods.csv", "period-undated"),
        ("sources.json", "source-untitled"),
    ]


def test_dates_of_units_names_and_background_are_looked_at_too(tmp_path):
    findings = check(
        tmp_path,
        changed("units.csv", "1936,1939-07", "1936,07/1939"),
        changed("locations.geojson", '"1924"}, {', '"1924?!"}, {'),
        changed("context/borders.geojson", '"1932"', '"1932.09"'),
        changed("events.csv", "1939-08-20", "20 Aug"),
    )
    assert [(finding.file, finding.code, finding.id, finding.column) for finding in findings] == [
        ("locations.geojson", "date-invalid", "ulaanbaatar", "end"),
        ("units.csv", "date-invalid", "57-corps", "end"),
        ("events.csv", "date-invalid", "offensive", "date"),
        ("context/borders.geojson", "date-invalid", "", "start"),
    ]


def test_repeated_rows_of_a_unit_need_dates_to_tell_them_apart(tmp_path):
    findings = check(tmp_path, {"units.csv": UNITS + "11-tank,Another name,,brigade,armour,soviet,57-corps,,,\n"})
    assert told(findings) == [("id-duplicate", 5, "unit_id")]


def test_a_location_is_far_from_where_most_are_when_no_map_has_an_extent(tmp_path):
    places = [(f"p{number}", 100 + number, 45) for number in range(9)] + [("far", -100, 45), ("turned", 46, 104)]
    features = [
        {
            "type": "Feature",
            "properties": {"id": id_, "name": id_},
            "geometry": {"type": "Point", "coordinates": [x, y]},
        }
        for id_, x, y in places
    ]
    locations = json.dumps({"type": "FeatureCollection", "features": features})
    findings = check(
        tmp_path,
        {"locations.geojson": locations, "deployments.csv": "deployment_id,unit_id,location_id,start,end\n"},
        changed("atlas.toml", "extent = [100, 44, 122, 52]\n", ""),
        {"events.csv": "event_id,date,title\n"},
    )
    assert told(findings)[:2] == [("location-far", 10, "geometry"), ("coordinates-swapped", 11, "geometry")]


def test_a_map_across_the_antimeridian_says_nothing_of_what_is_far(tmp_path):
    assert check(tmp_path, changed("atlas.toml", "[100, 44, 122, 52]", "[170, 44, -150, 52]")) == ()


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#ffffff", "#ffffff", 1),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_a_thousand_faults_among_many_rows_are_all_told(tmp_path):
    header, first = DEPLOYMENTS.splitlines()[:2]
    rows = [first.replace("D-1,", f"D-{number},") for number in range(20_000)]
    for number in range(0, 20_000, 20):
        rows[number] = rows[number].replace("1937-09~", "September 1937")
    findings = check(tmp_path, {"deployments.csv": "\n".join([header, *rows])})
    dates = [finding for finding in findings if finding.code == "date-invalid"]
    assert [finding.row for finding in dates] == list(range(2, 20_002, 20))
    assert {finding.replacement for finding in dates} == {"1937-09"}


@pytest.mark.parametrize("colour", ["#8c2d19;}body{", "#8c2d19ff", "#8c2d1", "x#8c2d19", "red"])
def test_what_only_begins_or_ends_as_a_colour_is_an_error_of_the_period(tmp_path, colour):
    path = a_small_atlas(tmp_path, {"periods.csv": f"period_id,title,start,end,colour\na,A,1936,1939,{colour}\n"})
    assert [(f.code, f.got) for f in check_tables(read_tables(path)) if f.column == "colour"] == [
        ("colour-invalid", colour)
    ]


def test_a_word_that_many_rows_have_is_reported_once_with_its_rows(tmp_path):
    header, *rows = (SMALL / "units.csv").read_text(encoding="utf-8").splitlines()
    many = [f"unit-{number},A unit,,vilage,armour,soviet,,,," for number in range(2015)]
    other = [f"more-{number},A unit,,Brigade,armour,soviet,,,," for number in range(3)]
    text = "\n".join([header, *rows, *other, *many, ""]).replace("vilage", "brigad")
    tables = read_tables(a_small_atlas(tmp_path, {"units.csv": text}))
    about = [finding for finding in check_tables(tables) if finding.code.startswith("word")]
    assert [(finding.code, finding.row, len(finding.rows)) for finding in about] == [
        ("word-form", 5, 3),
        ("word-unlisted", 8, 2015),
    ]
    assert "got Brigade in 3 rows (5, 6, 7); expected brigade" in about[0].message
    assert "got brigad in 2,015 rows (8, 9, 10, 11, 12, 13, 14, 15, 16, 17 and 2,005 more)" in about[1].message
    assert tables.units["echelon"].tolist()[3:6] == ["brigade"] * 3
