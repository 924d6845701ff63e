"""The atlases that come with the package: whole, without a finding, free, and each shown in the gallery."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

import stationed
from stationed.cli import main
from stationed.export import BLANK, EXAMPLES

ROOT = Path(__file__).parent.parent
GALLERY = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")


def test_every_folder_of_examples_can_be_copied():
    folders = {entry.name for entry in (files("stationed") / "examples").iterdir() if entry.is_dir()}
    assert folders == {*EXAMPLES, BLANK}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_no_finding_and_is_built(name, tmp_path):
    stationed.copy_example(tmp_path / "atlas", name=name)
    atlas = stationed.read(tmp_path / "atlas")
    assert stationed.check(atlas) == ()
    report = stationed.build(atlas, tmp_path / "pages")
    assert (report.in_no_period, report.counts.undated) == ((), 0)
    assert (tmp_path / "pages" / f"{atlas.config.maps[0].id}.html").stat().st_size > 100_000


@pytest.mark.parametrize(
    "settings", [*(ROOT / "src/stationed/examples").glob("*/atlas.toml"), ROOT / "geodata/atlas.toml"]
)
def test_years_in_titles_stand_apart_by_an_en_dash(settings):
    told = re.findall(r'^(?:title|subtitle|summary)\w* = "(.*)"$', settings.read_text(encoding="utf-8"), re.MULTILINE)
    assert [text for text in told if re.search(r"\d-\d", text)] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_in_the_public_domain_and_every_claim_has_a_source(name, tmp_path):
    stationed.copy_example(tmp_path / "atlas", name=name)
    atlas = stationed.read(tmp_path / "atlas")
    assert atlas.config.licence == "CC0-1.0"
    assert (atlas.claims["source_ids"] != "").all()
    cited = {
        one.strip() for table in (atlas.claims, atlas.events) for cell in table["source_ids"] for one in cell.split(";")
    }
    assert {source.source_id for source in atlas.sources} == cited


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_shown_in_the_gallery_with_its_command(name):
    command = "stationed new legions\n" if name == EXAMPLES[0] else f"--example {name}\n"
    assert command in GALLERY
    told = next(option for option in main.commands["new"].params if option.name == "example")
    assert name in told.help


def test_the_pictures_of_the_gallery_are_those_that_the_site_links():
    shown = re.findall(r"^!\[[^]]+\]\(pictures/([\w-]+)\.png\)$", GALLERY, re.MULTILINE)
    linked = re.findall(
        r'^    "([\w-]+)": \(', (ROOT / "tools/site/build.py").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert shown == linked


def test_the_campaign_has_a_scan_over_its_ground(tmp_path):
    stationed.copy_example(tmp_path / "atlas", name="moscow-1812")
    page = stationed.read(tmp_path / "atlas").map().page()
    assert "Minard's band, drawn anew" in page
    assert "data:image/webp;base64," in page


def test_an_example_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    done = CliRunner().invoke(main, ["new", str(tmp_path / "atlas"), "--example", "waterloo"])
    assert done.exit_code == 2
    assert "there is no example 'waterloo'; expected one of rhine, moscow-1812, bach, blank." in done.stderr
    assert not (tmp_path / "atlas").exists()


def test_an_example_of_a_path_is_refused(tmp_path):
    with pytest.raises(stationed.StationedError, match=r"there is no example '\.\./examples/bach'"):
        stationed.copy_example(tmp_path / "atlas", name="../examples/bach")


def test_a_blank_example_is_refused(tmp_path):
    done = CliRunner().invoke(main, ["new", str(tmp_path / "atlas"), "--example", "bach", "--blank"])
    assert "--blank and --example say different things; give one of them." in done.stderr
