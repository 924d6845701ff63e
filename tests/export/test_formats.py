"""What exports promise: every claim with all that is known of it, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from flow_tables import MEN, a_claim, a_location, an_atlas
from page_atlas import a_source, trial_atlas
from shapely.geometry import LineString, Point

from stationed.errors import StationedError
from stationed.export.formats import FORMATS, Records, format_named
from stationed.export.formats.csv import csv_cell, table_csv

PLACES = [
    a_location("L-1", Point(106.9, 47.9)),
    a_location("L-2"),
    a_location("L-3", LineString([(106, 47), (107, 48)])),
    a_location("L-4", Point()),
]


def exported(form: str, *claims) -> str:
    return FORMATS[form].write(Records(an_atlas(*claims, locations=PLACES, quantities=(MEN,)))).decode()


def csv_rows(*claims) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported("csv", *claims).removeprefix("\ufeff"), newline="")))


def features(*claims):
    return json.loads(exported("geojson", *claims))["features"]


def test_every_claim_is_a_row_in_file_order():
    claims = a_claim("D-2"), a_claim("D-1", location_id="L-2"), a_claim("D-2", start="1938")
    assert [row["deployment_id"] for row in csv_rows(*claims)] == ["D-2", "D-1", "D-2"]
    assert [feature["properties"]["deployment_id"] for feature in features(*claims)] == ["D-2", "D-1", "D-2"]


def test_text_stays_as_it_was_written_beside_what_it_means():
    row = csv_rows(a_claim(start="1939-05~", end="", men="50000.."))[0]
    assert (row["start"], row["start_earliest"], row["start_latest"]) == ("1939-05~", "1939-04-01", "1939-06-30")
    assert (row["end"], row["end_earliest"], row["end_latest"]) == ("", "1939-04-01", "")
    assert row["dates_in_words"] == "from about May 1939; end not known"
    assert (row["men"], row["men_low"], row["men_high"]) == ("50000..", "50000", "")


def test_a_figure_that_no_claim_states_has_no_columns():
    assert [name for name in csv_rows(a_claim())[0] if name.startswith("men")] == []


def test_a_place_has_a_point_of_its_own_and_its_whole_geometry():
    point, nowhere, line = csv_rows(a_claim(), a_claim(location_id="L-2"), a_claim(location_id="L-3"))
    assert (point["longitude"], point["latitude"], point["geometry"]) == ("106.9", "47.9", "POINT (106.9 47.9)")
    assert (nowhere["longitude"], nowhere["latitude"], nowhere["geometry"]) == ("", "", "")
    assert (line["longitude"], line["latitude"]) == ("106.5", "47.5")
    assert line["geometry"] == "LINESTRING (106 47, 107 48)"


@pytest.mark.parametrize("place", ["L-2", "L-4"], ids=["no-geometry", "empty-geometry"])
def test_unlocated_claim_is_a_feature_without_geometry(place):
    assert features(a_claim(location_id=place))[0]["geometry"] is None
    assert features(a_claim())[0]["geometry"] == {"type": "Point", "coordinates": [106.9, 47.9]}


def test_figures_that_are_not_stated_or_have_no_bound_are_null():
    properties = features(a_claim(men=""), a_claim(men="5.."))
    assert [each["properties"]["men_low"] for each in properties] == [None, 5]
    assert [each["properties"]["men_high"] for each in properties] == [None, None]


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0", "\t=1", "-cmd"])
def test_text_that_a_spreadsheet_would_run_is_guarded(text):
    assert csv_rows(a_claim(note=text))[0]["note"] == f"'{text}"


@pytest.mark.parametrize("text", ["-0012?", "-0043-03-15", "1939", "a=1", "", " a ", "\ufeffa"])
def test_text_that_no_spreadsheet_would_run_is_left_alone(text):
    assert csv_rows(a_claim(note=text))[0]["note"] == text


def test_text_with_commas_quotes_and_line_breaks_survives():
    text = 'He said: "no",\nand left'
    assert csv_rows(a_claim(note=text))[0]["note"] == text
    assert features(a_claim(note=text))[0]["properties"]["note"] == text


def test_atlas_without_claims_exports_a_header_and_no_features():
    assert exported("csv").startswith("\ufeffdeployment_id,unit_id,designation,")
    assert features() == []


def test_a_collection_says_whose_it_is_and_what_it_rests_on():
    tables = trial_atlas(sources=(a_source("s1"), a_source("s2"), a_source("s3"), a_source("s-idle")))
    told = json.loads(FORMATS["geojson"].write(Records(tables)))
    assert (told["title"], told["licence"]["name"]) == ("Trial atlas", "CC BY-SA 4.0")
    assert told["sources"] == {"s1": "Book s1.", "s2": "Book s2.", "s3": "Book s3."}


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_a_format_says_what_it_is_and_gives_the_same_bytes_twice(form):
    assert form.suffix.startswith(".")
    assert "/" in form.media_type
    assert form.purpose
    assert form.write(Records(trial_atlas())) == form.write(Records(trial_atlas()))


def test_a_format_that_is_none_is_refused_with_those_there_are():
    with pytest.raises(StationedError, match=r"'geojsn'; expected one of csv \(.*\), geojson \(.*\)\. Did you mean"):
        format_named("geojsn")


@pytest.mark.parametrize("text", [" a", "a ", "\u00a0a", "a\ufeff", "a,b", "a;b", 'a"b', "a\nb"])
def test_a_cell_that_a_program_might_trim_or_part_stands_in_quotation_marks(text):
    assert csv_cell(text) == '"' + text.replace('"', '""') + '"'


def test_a_cell_with_blanks_inside_stands_as_it_is():
    assert csv_cell("a b") == "a b"


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (3, "3"), (1.0, "1"), (0.1, "0.1"), (1e20, "100000000000000000000"), (1e-7, "0.0000001")],
)
def test_a_number_has_all_its_digits_and_no_needless_point(value, cell):
    assert csv_cell(value) == cell


def test_any_columns_make_a_table_for_spreadsheets():
    columns = {"=name": ["a,b", None], "men": [1.5, 2]}
    assert table_csv(columns) == '\ufeff\'=name,men\r\n"a,b",1.5\r\n,2\r\n'.encode()


def test_places_have_seven_decimals_which_is_a_centimetre():
    places = [a_location("L-1", Point(106.123456789, 47.987654321))]
    written = FORMATS["csv"].write(Records(an_atlas(a_claim(), locations=places))).decode()
    assert "POINT (106.1234568 47.9876543)" in written


@pytest.mark.parametrize(
    ("form", "suffix", "kind"),
    [
        ("csv", ".csv", "text/csv"),
        ("geojson", ".geojson", "application/geo+json"),
        ("geoparquet", ".parquet", "application/vnd.apache.parquet"),
        ("flatgeobuf", ".fgb", "application/flatgeobuf"),
        ("gpkg", ".gpkg", "application/geopackage+sqlite3"),
        ("kml", ".kml", "application/vnd.google-earth.kml+xml"),
        ("lpf", ".jsonld", "application/ld+json"),
        ("ris", ".ris", "application/x-research-info-systems"),
    ],
)
def test_a_format_has_the_suffix_and_the_media_type_that_programs_know_it_by(form, suffix, kind):
    assert (FORMATS[form].suffix, FORMATS[form].media_type) == (suffix, kind)


def test_elements_of_kml_stand_in_the_order_of_its_schema():
    """Those of a feature before those of a document, by OGC 07-147r2."""
    document = ElementTree.fromstring(FORMATS["kml"].write(Records(trial_atlas())))[0]
    order = {"name": 0, "description": 1, "TimeSpan": 2, "styleUrl": 3, "Style": 4, "ExtendedData": 5, "Schema": 6}
    for element in document.iter():
        found = [order.get(child.tag.partition("}")[2], 7) for child in element]
        if element.tag.endswith(("}Document", "}Folder", "}Placemark")):
            assert found == sorted(found), element.tag
