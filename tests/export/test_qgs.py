"""What a project of QGIS promises: a group a period over the GeoPackage beside it, all of it in time."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from xml.etree import ElementTree

from flow_tables import a_claim, a_period, an_atlas
from page_atlas import trial_atlas

from stationed.export.formats import FORMATS, Records


def project(tables) -> ElementTree.Element:
    return ElementTree.fromstring(FORMATS["qgs"].write(Records(tables)))


def sources(root: ElementTree.Element) -> dict[str, str]:
    return {one.findtext("id") or "": one.findtext("datasource") or "" for one in root.iter("maplayer")}


def test_each_period_is_a_group_and_the_ground_lies_beneath_them():
    root = project(trial_atlas())
    tree = root.find("layer-tree-group")
    assert tree is not None
    named = [(one.tag, one.get("name")) for one in tree]
    groups = [("layer-tree-group", one.title) for one in trial_atlas().periods]
    leaves = [("layer-tree-layer", name) for name in ("Places", "Borders and ways: lines", "Borders and ways: areas")]
    assert named == groups + leaves
    asked = {leaf.get("id") for leaf in root.iter("layer-tree-layer")}
    assert asked == set(sources(root))
    assert min(len(one or "") for one in asked) > 10, "QGIS gives a layer with a shorter id another one"


def test_layers_are_those_of_the_geopackage_of_that_name_in_the_days_of_their_period():
    found = sources(project(an_atlas(a_claim(), periods=(a_period("war", "1939-05-11", "1939-09-16"),))))
    assert found["stationed_claims_0"] == (
        "./atlas.gpkg|layername=claims|subset=(start_day IS NULL OR start_day <= '1939-09-16') AND "
        "(end_day IS NULL OR end_day >= '1939-05-11')"
    )


def test_a_period_that_qgis_has_no_dates_for_names_its_claims():
    claims = a_claim("D-1", start="-0050", end="-0049"), a_claim("D-2", start="-0040", end="-0039")
    found = sources(project(an_atlas(*claims, periods=(a_period("war", "-0052", "-0045"),))))
    assert found["stationed_claims_0"] == "./atlas.gpkg|layername=claims|subset=fid IN (1)"


def test_every_dated_layer_follows_the_temporal_controller_which_spans_the_atlas():
    root = project(an_atlas(a_claim(), periods=(a_period("war", "1939-05-11", "1939-09-16"),)))
    dated = {one.findtext("id"): one.find("temporal") for one in root.iter("maplayer")}
    assert [name for name, time in dated.items() if time is None] == ["stationed_places"]
    span = [root.findtext(f"ProjectTimeSettings/TemporalRange/{end}") for end in ("start", "end")]
    assert span == ["1939-05-11T00:00:00Z", "1939-09-16T23:59:59Z"]
    assert root.findtext("properties/TemporalControllerWidget/NavigationMode") == "1"


def test_a_title_that_is_markup_stays_a_title():
    title = 'War & <b>"peace"</b>\x01'
    root = project(an_atlas(a_claim(), periods=(replace(a_period("war", "1939", "1945"), title=title),)))
    assert [one.get("name") for one in root.iter("layer-tree-group")][1:] == ['War & <b>"peace"</b>']


def test_a_side_with_a_character_that_no_xml_may_hold_makes_a_project_and_styles_that_open(tmp_path):
    tables = trial_atlas()
    side = replace(tables.config.allegiances[0], label="Red\x0b & <b>")
    tables = replace(tables, config=replace(tables.config, allegiances=(side, *tables.config.allegiances[1:])))
    labels = {one.get("label") for one in project(tables).iter("category")}
    assert "Red & <b>" in labels
    (tmp_path / "a.gpkg").write_bytes(FORMATS["gpkg"].write(Records(tables)))
    with closing(sqlite3.connect(tmp_path / "a.gpkg")) as base:
        styles = [ElementTree.fromstring(text) for (text,) in base.execute("select styleQML from layer_styles")]
    assert "Red & <b>" in {one.get("label") for style in styles for one in style.iter("category")}


def test_the_same_atlas_gives_the_same_bytes():
    assert FORMATS["qgs"].write(Records(trial_atlas())) == FORMATS["qgs"].write(Records(trial_atlas()))
