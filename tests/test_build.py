"""What building promises: whole pages or none, the same bytes for the same inputs, and a report of what was done."""

from __future__ import annotations

import inspect
import os
import pickle
import subprocess
import sys
from pathlib import Path

import folium
import pytest
from small_atlas import a_small_atlas

import stationed
from stationed.building import build
from stationed.errors import AtlasNotFoundError, FaultyAtlasError, StationedError
from stationed.export import copy_example
from stationed.model import chosen_maps


@pytest.fixture(scope="module")
def example(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("example") / "atlas"
    copy_example(folder)
    return folder


@pytest.fixture(scope="module")
def built(example, tmp_path_factory):
    """The example's report, its folder of pages and the steps that were told."""
    steps: list[str] = []
    output = tmp_path_factory.mktemp("pages") / "new"
    return build(example, output, progress=steps.append), output, steps


def a_faulty_atlas(folder: Path) -> Path:
    copy_example(folder)
    claims = folder / "deployments.csv"
    claims.write_text(
        claims.read_text(encoding="utf-8").replace("0014-08,0014-09", "0014-13,0014-09"), encoding="utf-8"
    )
    return folder


def test_each_map_becomes_a_page_named_after_it(built):
    report, output, _ = built
    assert report.written == (output / "rhine.html", output / "batavian-revolt.html")
    beside = [f"{name}.{kind}" for name in ("rhine", "batavian-revolt") for kind in ("oembed.json", "png")]
    beside += ["stationed-embed.js", "index.html"]
    assert report.beside == tuple(output / name for name in beside)
    assert set(output.iterdir()) == {*report.written, *report.beside}


def test_page_is_one_html_file_with_the_maps_title(built):
    page = built[0].written[0].read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<title>The legions on the Rhine</title>" in page


def test_report_counts_claims_and_what_they_lack(built):
    counts = built[0].counts
    assert (counts.claims, counts.deployments, counts.unlocated, counts.contested) == (19, 18, 1, 1)
    assert built[0].in_no_period == ()
    assert built[0].findings == ()


def test_steps_are_told_in_order(built, example):
    assert built[2] == [
        f"Reading {example}",
        "Checking",
        "Joining 19 claims",
        "Drawing rhine",
        "Drawing batavian-revolt",
        "Drawing the poster of rhine",
        "Drawing the poster of batavian-revolt",
        "Writing 2 pages",
    ]


def test_same_inputs_give_the_same_bytes_whatever_the_surroundings(built, example, tmp_path):
    script = f"import stationed; stationed.build({str(example)!r}, 'pages')"
    surroundings = {"PYTHONHASHSEED": "7", "TZ": "Asia/Ulaanbaatar", "LC_ALL": "C", "PATH": os.environ["PATH"]}
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=surroundings, timeout=120, check=True)
    for page in built[0].written + built[0].beside:
        assert (tmp_path / "pages" / page.name).read_bytes() == page.read_bytes()


def test_one_map_can_be_built_alone(example, tmp_path):
    report = build(example, tmp_path, maps=["batavian-revolt", "batavian-revolt"])
    assert [path.name for path in report.written] == ["batavian-revolt.html"]
    assert "index.html" not in {path.name for path in report.beside}


def test_page_whose_address_is_known_says_it_to_those_who_link_to_it(example, tmp_path):
    report = build(example, tmp_path, maps=["rhine"], url="https://maps.example/rhine")
    page = report.written[0].read_text(encoding="utf-8")
    assert '<meta property="og:image" content="https://maps.example/rhine/rhine.png">' in page
    assert 'type="application/json+oembed" href="https://maps.example/rhine/rhine.oembed.json"' in page
    assert "https://maps.example/rhine/rhine.html" in (tmp_path / "rhine.oembed.json").read_text(encoding="utf-8")


def test_page_whose_address_is_not_known_says_none(built):
    assert "og:" not in built[0].written[0].read_text(encoding="utf-8").partition("<style>")[0]


def test_address_that_is_none_is_refused_before_anything_is_done(example, tmp_path):
    with pytest.raises(
        StationedError, match=r"--url: not the address of a page on the web, got 'javascript:alert\(1\)'"
    ):
        build(example, tmp_path / "pages", url="javascript:alert(1)")
    assert not (tmp_path / "pages").exists()


def test_unknown_map_is_refused_with_those_there_are(example, tmp_path):
    with pytest.raises(StationedError, match="no map rome; expected one of rhine, batavian-revolt"):
        build(example, tmp_path / "pages", maps=["rhine", "rome"])
    assert not (tmp_path / "pages").exists()


def test_atlas_with_errors_writes_nothing_and_carries_every_finding(tmp_path):
    atlas = a_faulty_atlas(tmp_path / "atlas")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "rhine.html").write_text("the last good page")
    with pytest.raises(FaultyAtlasError, match="the atlas has an error; nothing was written") as caught:
        build(atlas, tmp_path / "pages")
    assert [finding.code for finding in caught.value.findings] == ["date-invalid"]
    assert [path.read_text() for path in (tmp_path / "pages").iterdir()] == ["the last good page"]


def test_missing_atlas_is_said_so(tmp_path):
    with pytest.raises(AtlasNotFoundError, match="there is no such folder"):
        build(tmp_path / "nowhere", tmp_path / "pages")


def test_page_that_is_too_large_is_refused_with_what_to_do_instead(example, tmp_path, monkeypatch):
    monkeypatch.setattr("stationed.building.draw.PAGE_LIMIT", 100_000)
    with pytest.raises(StationedError, match=r"too large .* expected 0\.1 MB at most\. Split the map: .* \[\[maps\]\]"):
        build(example, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_page_that_will_surely_be_too_large_is_refused_before_anything_is_checked(example, tmp_path, monkeypatch):
    records = len(stationed.read(example).claims)
    monkeypatch.setattr("stationed.building.draw.PAGE_LIMIT", records * 17 / 1.25 - 1)
    steps = []
    with pytest.raises(StationedError, match=rf"rhine\.html: .* for {records} records; .* PATH --tiles"):
        build(example, tmp_path / "out", progress=steps.append)
    assert [step.split()[0] for step in steps] == ["Reading"]
    assert not (tmp_path / "out").exists()


def test_page_that_may_just_fit_is_not_refused_by_its_expected_size(example, tmp_path, monkeypatch):
    records = len(stationed.read(example).claims)
    monkeypatch.setattr("stationed.building.draw.PAGE_LIMIT", records * 17)  # far less than the page has
    steps = []
    with pytest.raises(StationedError, match="the page is too large"):
        build(example, tmp_path / "out", progress=steps.append)
    assert "Checking" in steps


def test_map_of_some_periods_is_measured_and_not_expected(example, tmp_path, monkeypatch):
    monkeypatch.setattr("stationed.building.draw.PAGE_LIMIT", 1)
    with pytest.raises(StationedError, match="the page is too large"):
        build(example, tmp_path / "out", maps=["batavian-revolt"])


def test_expected_size_counts_texts_of_their_own_by_how_small_they_become(tmp_path):
    from stationed.payload.expected import RECORD, expected_size

    rows = [f"D{row},legio-i,rhine,0014,0015,see sheet {7 * row % 99991} of {row}" for row in range(60_000)]
    text = "\n".join(["deployment_id,unit_id,location_id,start,end,note", *rows])
    atlas = stationed.read(a_small_atlas(tmp_path, {"deployments.csv": text}))
    more = expected_size(atlas) - RECORD * 60_000
    assert 60_000 * 3 < more < 60_000 * 12


def test_map_id_that_leads_out_of_the_folder_is_refused(example, tmp_path):
    from dataclasses import replace

    atlas = stationed.read(example)
    spec = replace(atlas.config.maps[0], id="../escape")
    astray = stationed.Atlas(
        **{name: getattr(atlas, name) for name in atlas.__dataclass_fields__ if name != "config"},
        config=replace(atlas.config, maps=(spec,)),
    )
    with pytest.raises(FaultyAtlasError) as refused:
        build(astray, tmp_path / "pages")
    assert "file-name" in [finding.code for finding in refused.value.findings]
    assert not (tmp_path / "escape.html").exists()


def test_maps_come_in_the_order_of_the_file(example):
    atlas = stationed.read(example)
    assert [spec.id for spec in chosen_maps(atlas, ["batavian-revolt", "rhine"])] == ["rhine", "batavian-revolt"]


@pytest.fixture(scope="module")
def atlas(example) -> stationed.Atlas:
    return stationed.read(example)


class TestPublicNames:
    """What `import stationed` gives."""

    def test_every_public_name_is_there(self):
        assert [name for name in stationed.__all__ if not hasattr(stationed, name)] == []
        assert set(stationed.__all__) <= set(dir(stationed))

    def test_unknown_name_is_refused(self):
        with pytest.raises(AttributeError, match="has no attribute 'reed'"):
            stationed.reed  # noqa: B018

    @pytest.mark.parametrize(
        "script",
        [
            pytest.param("import stationed", id="plainly"),
            pytest.param("import stationed.reading, stationed.checking, stationed.building", id="after-its-modules"),
            pytest.param("from stationed.reading import read_tables; import stationed", id="after-a-name-of-a-module"),
            pytest.param("from stationed import read, check, build; import stationed", id="after-its-names"),
        ],
    )
    def test_steps_can_be_called_however_they_were_imported(self, script, example):
        script += f"; atlas = stationed.read({str(example)!r}); assert stationed.check(atlas) == ()"
        script += f"; assert stationed.check({str(example)!r}) == (); assert callable(stationed.build)"
        subprocess.run([sys.executable, "-c", script], timeout=120, check=True)

    def test_steps_tell_their_parameters(self):
        assert list(inspect.signature(stationed.build).parameters) == ["path", "output", "maps", "url", "progress"]

    @pytest.mark.parametrize("name", ["read", "check", "build"])
    def test_steps_are_functions_with_help_of_their_own(self, name):
        step = getattr(stationed, name)
        assert inspect.isfunction(step)
        assert "Parameters\n----------" in (inspect.getdoc(step) or "")

    @pytest.mark.parametrize("name", ["read", "check", "build"])
    def test_steps_reach_worker_processes(self, name):
        step = getattr(stationed, name)
        assert pickle.loads(pickle.dumps(step)) is step


class TestAtlas:
    """An atlas in Python."""

    def test_atlas_tells_how_much_is_in_it(self, atlas):
        assert repr(atlas) == "<Atlas 'rhine': 19 claims, 9 locations, 4 periods>"

    def test_deployments_are_a_copy_with_a_row_per_claim(self, atlas):
        frame = atlas.deployments()
        frame.loc[0, "designation"] = "changed"
        assert len(frame) == 19
        assert atlas.deployments()["designation"].iloc[0] == "Legio V Alaudae"

    def test_map_is_a_folium_map(self, atlas):
        assert isinstance(atlas.map(), folium.Map)

    def test_unknown_map_is_refused(self, atlas):
        with pytest.raises(StationedError, match="no map rome"):
            atlas.map("rome")

    def test_explanation_is_that_of_its_periods(self, atlas):
        assert atlas.explain("R-05").startswith("R-05: Army of Lower Germany at Summer camp in the land of the Ubii")

    def test_findings_are_those_of_reading_and_check_gives_all(self, atlas):
        assert atlas.findings == ()
        assert atlas.check() == ()
