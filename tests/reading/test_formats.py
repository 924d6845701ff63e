"""The list of formats: what a file may be in, which is read first, and what is advised when it is in another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small_atlas import a_small_atlas

from stationed.reading import formats, read_tables
from stationed.reading.cells import Cells
from stationed.reading.delimited import read_csv
from stationed.reading.formats import FORMATS, Format, format_of, suffixes_for
from stationed.reading.names import misnamed, missing

DOCS = Path(__file__).parents[2] / "docs" / "data-format.md"


def test_no_two_formats_of_one_thing_share_a_suffix():
    for holding in formats.HELD:
        suffixes = suffixes_for(holding)
        assert suffixes
        assert len(set(suffixes)) == len(suffixes)


def test_tables_and_places_are_looked_for_in_this_order():
    assert suffixes_for("table") == (".csv", ".parquet")
    assert suffixes_for("places") == (".geojson", ".parquet", ".gpkg")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_format_is_named_in_the_docs_with_its_suffixes(form):
    text = DOCS.read_text(encoding="utf-8")
    assert form.name in text
    assert [suffix for suffix in form.suffixes if suffix not in text] == []


def test_the_longest_suffix_names_the_format(monkeypatch):
    zipped = Format(name="zipped", suffixes=(".csv.zip",), table=FORMATS[0].table)
    plain = Format(name="zip", suffixes=(".zip",), table=FORMATS[0].table)
    monkeypatch.setattr(formats, "FORMATS", (plain, zipped))
    assert format_of("units.csv.zip") is zipped
    assert format_of("units.zip") is plain
    assert format_of("units.zip", "places") is None


def test_a_format_that_is_declared_is_read_advised_and_named(tmp_path, monkeypatch):
    def tabbed(given) -> tuple[Cells | None, list]:
        return read_csv(given.data.replace(b"\t", b","), file=given.file)

    monkeypatch.setattr(formats, "FORMATS", (*FORMATS, Format(name="TSV", suffixes=(".tab",), table=tabbed)))
    path = a_small_atlas(tmp_path)
    plain = read_tables(path)
    (path / "events.tab").write_bytes((path / "events.csv").read_bytes().replace(b",", b"\t"))
    (path / "events.csv").unlink()
    tables = read_tables(path)
    assert (tables.findings, [file.path for file in tables.files if "events" in file.path]) == ((), ["events.tab"])
    assert tables.events.equals(plain.events)
    (path / "units.csv").unlink()
    assert read_tables(path).findings[0].expected == "units.csv, units.parquet or units.tab"


ADVICE = [
    ("units", "table", "units.xlsx", "Save units.xlsx as CSV (units.csv) or Parquet (units.parquet)."),
    ("units", "table", "units.geojson", "Save units.geojson as CSV (units.csv) or Parquet (units.parquet)."),
    ("units", "table", "Units.CSV", "Rename Units.CSV to units.csv."),
    ("units", "table", "unit.parquet", "Rename unit.parquet to units.parquet."),
    ("units", "table", "units.csv.txt", "Rename units.csv.txt to units.csv."),
    ("units", "table", "units.tsv", "Rename units.tsv to units.csv."),
    ("units", "table", "notes.pdf", "Add it; `stationed docs data-format` says what stands in it."),
    ("locations", "places", "locations.json", "Rename locations.json to locations.geojson."),
    ("locations", "places", "location.gpkg", "Rename location.gpkg to locations.gpkg."),
    (
        *("locations", "places", "locations.kml"),
        "Save locations.kml as GeoJSON (locations.geojson), Parquet (locations.parquet) "
        "or GeoPackage (locations.gpkg).",
    ),
    (
        *("sources", "sources", "sources.enw"),
        "Save sources.enw as CSL-JSON (sources.json), BibTeX (sources.bib) or RIS (sources.ris).",
    ),
    ("atlas", "settings", "atlas.qgz", "Add it; `stationed docs data-format` says what stands in it."),
    ("atlas", "settings", "atlas", "Rename atlas to atlas.toml."),
]


@pytest.mark.parametrize(("stem", "holding", "there", "fix"), ADVICE, ids=[row[2] for row in ADVICE])
def test_a_file_under_another_suffix_is_renamed_or_saved_in_a_form_that_is_read(stem, holding, there, fix):
    assert missing(stem, holding, [there]).fix == fix


def test_a_form_that_cannot_hold_a_table_is_said_to_hold_something_else():
    assert missing("units", "table", ["units.geojson"]).message == (
        "units.csv: there is no units.csv, and units.geojson is not read as GeoJSON holds places only, "
        "got units.geojson; expected units.csv or units.parquet. "
        "Save units.geojson as CSV (units.csv) or Parquet (units.parquet)."
    )


def test_a_spreadsheet_beside_an_atlas_that_can_do_without_it_is_named(tmp_path):
    path = a_small_atlas(tmp_path, {"events.xlsx": "PK"}, without=("events.csv",))
    assert [(finding.code, finding.file, finding.fix) for finding in read_tables(path).findings] == [
        (
            "file-misnamed",
            "events.xlsx",
            "Save events.xlsx as CSV (events.csv) or Parquet (events.parquet). Or give it a name that is less alike.",
        )
    ]


def test_a_file_that_nothing_is_like_is_not_named():
    assert misnamed("events", "table", ["notes.pdf", "LICENSE"]) == []


def test_no_suffix_is_written_down_but_in_the_formats():
    rooms = Path(formats.__file__).parents[1]
    written = re.compile(r'"\.(csv|geojson|parquet|gpkg)"')
    found = [path.name for path in rooms.glob("*.py") if written.search(path.read_text(encoding="utf-8"))]
    assert found == []
