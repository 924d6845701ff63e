"""Round trips: what leaves in a format comes back by the front door with its claims, dates, places and sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely

import stationed
from stationed.export.formats import FORMATS, Records
from stationed.reading.formats import Given, format_of

EXAMPLE = Path(__file__).parent.parent.parent / "src" / "stationed" / "examples" / "rhine"
CLAIMS = ("csv", "geojson", "geoparquet", "flatgeobuf", "gpkg", "kml", "lpf")
SAME = ("deployment_id", "unit_id", "designation", "location_id", "start", "end", "men", "commander", "certainty")
SAME += (
    "kind",
    "role",
    "quotation",
    "quotation_language",
    "source_ids",
    "locator",
    "note",
    "contested_in",
    "echelon",
    "arm",
)


@pytest.fixture(scope="module")
def rhine():
    return stationed.read(EXAMPLE)


@pytest.fixture
def back(rhine, tmp_path):
    def read(form: str):
        (tmp_path / "sources.json").write_bytes(rhine.export("csl"))
        file = tmp_path / f"rhine{FORMATS[form].suffix}"
        file.write_bytes(rhine.export(form))
        return stationed.read(file, sources=tmp_path / "sources.json")

    return read


@pytest.mark.parametrize("form", CLAIMS)
def test_claims_come_back_with_their_dates_names_figures_and_sources(form, rhine, back):
    before, after = rhine.joined.frame, back(form).joined.frame
    assert {name: after[name].tolist() for name in SAME} == {name: before[name].tolist() for name in SAME}


@pytest.mark.parametrize("form", CLAIMS)
def test_places_come_back_where_they_were(form, rhine, back):
    before, after = rhine.joined.frame.geometry, back(form).joined.frame.geometry
    assert [None if one is None else shapely.to_wkt(one) for one in after] == [
        None if one is None else shapely.to_wkt(one) for one in before
    ]


def test_a_claim_of_several_periods_stands_in_each_folder_and_comes_back_once(rhine, back):
    text = rhine.export("kml").decode()
    held = rhine.membership.claim_possible
    assert text.count("<Placemark>") == held.sum() + (~held.any(axis=1)).sum() > len(rhine.claims)
    assert len(back("kml").claims) == len(rhine.claims)


def test_the_gazetteer_comes_back_from_its_table_with_names_and_points(rhine, back):
    after = back("lptsv")
    assert after.joined.frame["designation"].tolist() == rhine.locations["name"].tolist()
    shapes = zip(after.joined.frame.geometry, rhine.locations.geometry, strict=True)
    assert all(one is other is None or shapely.equals_exact(one, other, tolerance=1e-5) for one, other in shapes)


@pytest.mark.parametrize("form", ["csl", "bibtex", "ris"])
def test_sources_come_back_with_title_people_dates_and_address(form, rhine):
    name = f"sources{FORMATS[form].suffix}"
    reader = format_of(name, "sources")
    assert reader is not None
    assert reader.sources is not None
    found, findings = reader.sources(Given(name, rhine.export(form)))
    assert findings == []

    def said(sources):
        return [(one.source_id, one.title, one.author, one.issued, one.url, one.csl["type"]) for one in sources]

    assert said(found) == said(rhine.sources)


def test_text_that_is_markup_elsewhere_stays_text(tmp_path, rhine):
    """Braces, tags, tabs and ampersands in a note and a title."""
    from dataclasses import replace

    claims = rhine.claims.copy()
    claims.loc[0, "note"] = 'a {b} <i>c</i> & "d" ]]> % \\e'
    sources = (replace(rhine.sources[0], csl={**rhine.sources[0].csl, "title": "50% of {A} & B_c #1 ~"}),)
    tables = replace(rhine, claims=claims, sources=sources)
    for form in ("kml", "lpf", "geojson", "flatgeobuf", "geoparquet"):
        file = tmp_path / f"hostile{FORMATS[form].suffix}"
        file.write_bytes(FORMATS[form].write(Records(tables)))
        assert stationed.read(file).claims["note"].tolist()[0] == claims.loc[0, "note"], form
    reader = format_of("a.bib", "sources")
    assert reader is not None
    assert reader.sources is not None
    (back,), findings = reader.sources(Given("a.bib", FORMATS["bibtex"].write(Records(tables))))
    assert (back.title, findings) == ("50% of {A} & B_c #1 ~", [])


def test_places_without_records_are_named_when_linked_places_come_back(rhine, tmp_path):
    whole = json.loads(rhine.export("lpf"))
    whole["features"].append({"type": "Feature", "properties": {"title": "Idle"}, "geometry": None, "names": []})
    file = tmp_path / "more.jsonld"
    file.write_text(json.dumps(whole), encoding="utf-8")
    assert any("1 places have no records" in one.message for one in stationed.read(file).findings)


def test_quotations_come_back_with_their_language(tmp_path, rhine):
    from dataclasses import replace

    claims = rhine.claims.copy()
    claims.loc[0, ["quotation", "quotation_language"]] = ['Vare, "legiones redde"', "la"]
    tables = replace(rhine, claims=claims)
    for form in ("csv", "kml", "lpf", "geojson"):
        file = tmp_path / f"quoted{FORMATS[form].suffix}"
        file.write_bytes(FORMATS[form].write(Records(tables)))
        back = stationed.read(file).claims
        assert (back.loc[0, "quotation"], back.loc[0, "quotation_language"]) == ('Vare, "legiones redde"', "la"), form


def test_a_geopackage_comes_back_with_all_claims_its_lines_and_areas_whole(tmp_path):
    square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
    line = {"type": "LineString", "coordinates": [[5, 5], [6, 6]]}
    shapes = {"area": square, "line": line, "dot": {"type": "Point", "coordinates": [9, 9]}}
    features = [
        {
            "type": "Feature",
            "properties": {"unit": f"Unit {name}", "place": name, "start": "1939", "side": side, "men": men},
            "geometry": shape,
        }
        for (name, shape), side, men in zip(shapes.items(), ("Red", "", ""), ("500", "", ""), strict=True)
    ]
    (tmp_path / "given.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    given = stationed.read(tmp_path / "given.geojson")
    (tmp_path / "given.gpkg").write_bytes(given.export("gpkg"))
    after = stationed.read(tmp_path / "given.gpkg")
    assert after.claims["start"].tolist() == given.claims["start"].tolist() == ["1939"] * 3
    assert [one.geom_type for one in after.joined.frame.geometry] == ["Polygon", "LineString", "Point"]
