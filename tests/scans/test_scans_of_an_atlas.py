"""Scans in an atlas: findings, the page's table, the poster, and what extract gives back."""

from __future__ import annotations

import base64
import json
import re

import pytest
from scans.plans import an_atlas, annotation, picture

import stationed
from stationed.checking import check_tables
from stationed.export import extract_inputs
from stationed.reading import read_tables


def findings(root):
    return [one for one in check_tables(read_tables(root)) if one.code.startswith("scan") or one.id == "plan"]


def block_of(page):
    text = page.read_text(encoding="utf-8")
    return json.loads(re.search(r'<script type="application/json" id="[^"]*_data"[^>]*>(.*?)</script>', text, re.S)[1])


def test_sound_scan_has_no_findings(tmp_path):
    assert findings(an_atlas(tmp_path)) == []


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"files": {"other.jpg": picture()}}, "scan-missing"),
        ({"more": 'points = "scans/none.json"'}, "scan-missing"),
        ({"files": {"plan.jpg": picture()}}, "scan-faulty"),
        ({"ground": "scan_bytes = 100"}, "scan-large"),
        ({"more": 'maps = ["nowhere"]'}, "id-unknown"),
        ({"more": 'points = "../outside.json"'}, "setting-invalid"),
        ({"more": 'start = "sometime"'}, "setting-invalid"),
        ({"more": "width = 5"}, "setting-invalid"),
    ],
)
def test_scan_that_cannot_be_used_is_an_error(tmp_path, how, code):
    found = check_tables(read_tables(an_atlas(tmp_path, **how)))
    assert code in [one.code for one in found if one.severity == "error"]


def test_scan_over_the_budget_is_refused_with_a_width_that_fits(tmp_path):
    found = findings(an_atlas(tmp_path, ground="scan_bytes = 1000"))
    assert "width = " in found[0].fix


def test_scan_of_another_place_is_named(tmp_path):
    points = [((0, 0), (100, 40)), ((800, 0), (101, 40)), ((0, 600), (100, 39))]
    root = an_atlas(tmp_path, files={"plan.jpg": picture(), "plan.json": annotation(points=points)})
    assert [one.code for one in findings(root)] == ["scan-elsewhere"]


def test_page_and_poster_have_the_scan_and_its_credit(tmp_path):
    root = an_atlas(tmp_path, more='source = "Archive of Cologne"\nlicence = "CC0"')
    report = stationed.build(root, tmp_path / "out")
    block = block_of(report.written[0])
    scans = block["tables"]["scans"]
    assert scans["columns"]["title"]["texts"] == ["Plan of Cologne"]
    assert base64.b64decode(scans["columns"]["picture"]["texts"][0]).startswith(b"RIFF")
    assert "Archive of Cologne (CC0)" in block["meta"]["credit"]


def test_extract_gives_back_an_atlas_that_builds_to_the_same_page(tmp_path):
    more = 'start = "0009"\nend = "0070"\npoints = "scans/points.json"'
    state = {"type": "Polygon", "coordinates": [[[4, 48.5], [7, 48.5], [7, 50.5], [4, 50.5], [4, 48.5]]]}
    feature = {"type": "Feature", "properties": {"kind": "country", "name": "Gaul", "start": "0009"}, "geometry": state}
    large = picture("PNG", size=(2400, 1800), compress_level=0)  # far more than a page carries beside what it draws
    root = an_atlas(tmp_path, more=more, files={"plan.jpg": large, "points.json": annotation(kind="thinPlateSpline")})
    collection = {"type": "FeatureCollection", "features": [feature]}
    (root / "context" / "states.geojson").write_text(json.dumps(collection), encoding="utf-8")
    page = stationed.build(root, tmp_path / "one", maps=["rhine"]).written[0]
    done = extract_inputs(page, tmp_path / "again")
    assert done.drawn == ("scans/plan.jpg",)
    assert done.left_out == ()
    assert (tmp_path / "again" / "scans" / "points.json").read_bytes() == annotation(kind="thinPlateSpline")
    assert [one.message for one in findings(tmp_path / "again")] == []
    again = stationed.build(tmp_path / "again", tmp_path / "two", maps=["rhine"]).written[0]
    one, two = block_of(page), block_of(again)
    assert one == two


def test_poster_draws_the_scan(tmp_path):
    root = an_atlas(tmp_path)
    with_scan = stationed.build(root, tmp_path / "a", maps=["rhine"]).beside
    settings = root / "atlas.toml"
    settings.write_text(settings.read_text("utf-8").replace("[[scans]]\n", "[[scans]]\nshown = false\n"), "utf-8")
    without = stationed.build(root, tmp_path / "b", maps=["rhine"]).beside
    pngs = [next(path for path in paths if path.name == "rhine.png").read_bytes() for paths in (with_scan, without)]
    assert pngs[0] != pngs[1]
