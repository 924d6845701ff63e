"""`stationed embed`: a built page and an address in, the snippet out, and words for what is wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from once import pages_of

import stationed
from stationed.cli import main
from stationed.embed import FORMS

ROOT = Path(__file__).parent.parent.parent
URL = "https://maps.example/rhine/"


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> Path:
    return pages_of(tmp_path_factory, "rhine") / "rhine.html"


def run(*arguments):
    return CliRunner().invoke(main, ["embed", *map(str, arguments)])


def test_the_snippet_goes_to_standard_output_and_nothing_else(page):
    result = run(page, "--url", URL, "--date", "0014-08-19", "--ui", "minimal")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(
        '<iframe src="https://maps.example/rhine/rhine.html#date=0014-08-19&amp;ui=minimal" '
        'title="The legions on the Rhine" '
    )
    assert result.stdout.endswith("</iframe>\n")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_can_be_had(page, form):
    result = run(page, "--url", URL, "--format", form)
    assert result.exit_code == 0
    assert "https://maps.example/rhine/rhine." in result.stdout


def test_oembed_is_what_the_build_wrote_beside_the_page_when_told_the_address(page, tmp_path):
    stationed.build(ROOT / "src" / "stationed" / "examples" / "rhine", tmp_path, maps=["rhine"], url=URL)
    said = json.loads(run(page, "--url", URL, "--format", "oembed").stdout)
    assert said == json.loads((tmp_path / "rhine.oembed.json").read_text(encoding="utf-8"))


def test_links_are_let_through_when_asked_for(page):
    assert (
        'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"'
        in run(page, "--url", URL, "--links").stdout
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--url", "maps.example"], "--url: not the address of a page on the web, got 'maps.example'"),
        (["--url", URL, "--period", "drusus"], "the map rhine has no period 'drusus'; expected one of "),
        (["--url", URL, "--language", "la"], "the map rhine has no language 'la'"),
        (["--url", URL, "--date", "AD 14"], "Error: --date: "),
        (
            ["--url", URL, "--date", "1939"],
            "--date: the timeline of the map rhine has no such day, got '1939'; expected one",
        ),
        ([], "Missing option '--url'"),
    ],
)
def test_what_cannot_be_is_said_in_words(page, arguments, message):
    result = run(page, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_no_page_is_refused(tmp_path):
    (tmp_path / "a.html").write_text("<p>no map", encoding="utf-8")
    (tmp_path / "b.html").write_bytes(b"\xff\xfe\x00")
    assert "there is no map in this file" in run(tmp_path / "a.html", "--url", URL).stderr
    assert "cannot be read: it is not text" in run(tmp_path / "b.html", "--url", URL).stderr
    assert "cannot be read: No such file or directory" in run(tmp_path / "c.html", "--url", URL).stderr


@pytest.mark.parametrize("form", FORMS)
def test_no_character_of_a_title_drives_the_terminal_or_turns_the_text(tmp_path, form):
    example = ROOT / "src" / "stationed" / "examples" / "rhine"
    atlas = stationed.read(example)
    title = "The\x1b[2J Rhine\x07\x7f\x9b \u202eenihR\u2066"
    spec = replace(atlas.config.maps[0], title=title, titles={"en": title})
    changed = replace(atlas, config=replace(atlas.config, maps=(spec,)))
    (page,) = stationed.build(changed, tmp_path).written
    result = run(page, "--url", URL, "--format", form)
    assert result.exit_code == 0
    assert [sign for sign in result.stdout if not sign.isprintable() and sign != "\n"] == []
    if form == "oembed":
        assert "enihR" in json.loads(result.stdout)["title"]
