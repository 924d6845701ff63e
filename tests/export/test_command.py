"""The command export and `Atlas.export`: one file of a format, or a sentence that says why not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import stationed
from stationed.cli import main
from stationed.errors import FaultyAtlasError, OutputError
from stationed.export.formats import FORMATS, format_named
from stationed.export.write import write_export


@pytest.fixture
def rhine(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    stationed.copy_example("atlas")
    return tmp_path


def run(*arguments: str):
    return CliRunner().invoke(main, ["export", *arguments], prog_name="stationed")


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_is_named_after_the_atlas_and_holds_what_python_gives(form, rhine):
    done = run("atlas", form)
    written = rhine / f"rhine{FORMATS[form].suffix}"
    assert (done.exit_code, done.stdout) == (0, f"{written.name}\n")
    assert written.read_bytes() == stationed.read("atlas").export(form)


def test_a_file_of_ones_own_choice_is_written_and_nothing_else(rhine):
    done = run("atlas", "geojson", "--output", "claims.json")
    assert done.stdout == "claims.json\n"
    assert len(json.loads(Path("claims.json").read_bytes())["features"]) == len(stationed.read("atlas").claims)
    assert sorted(path.name for path in rhine.iterdir()) == ["atlas", "claims.json"]


def test_a_format_may_be_named_by_an_option(rhine):
    assert run("atlas", "--format", "csl").stdout == "rhine.csl.json\n"


@pytest.mark.parametrize(("given", "got"), [((), "none"), (("csv", "--format", "kml"), "csv and kml")])
def test_no_format_and_two_are_refused(given, got, rhine):
    done = run("atlas", *given)
    assert done.exit_code == 2
    assert f"expected one format, got {got}." in done.stderr


def test_a_dash_is_standard_output(rhine):
    assert run("atlas", "csv", "-o", "-").stdout_bytes == stationed.read("atlas").export("csv")


def test_a_format_that_is_none_is_refused_before_anything_is_read():
    done = run("nowhere", "xlsx")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "there is no export format 'xlsx'; expected one of csv (" in done.stderr


def test_an_atlas_with_errors_is_listed_and_not_exported(rhine):
    claims = rhine / "atlas" / "deployments.csv"
    claims.write_text(claims.read_text(encoding="utf-8").replace("vetera", "nowhere"), encoding="utf-8")
    done = run("atlas", "csv")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "nowhere" in done.stderr
    assert not Path("rhine.csv").exists()
    with pytest.raises(FaultyAtlasError, match=r"the atlas has \d+ errors; nothing was written"):
        stationed.read("atlas").export("csv")


@pytest.mark.parametrize("name", ["atlas/deployments.csv", "atlas/../atlas/deployments.csv", "link.csv"])
def test_a_file_of_the_atlas_itself_is_never_overwritten(name, rhine):
    Path("link.csv").symlink_to("atlas/deployments.csv")
    before = Path("atlas/deployments.csv").read_bytes()
    done = run("atlas", "csv", "-o", name)
    assert done.exit_code == 2
    assert "is deployments.csv of the atlas itself, which an export would overwrite" in done.stderr
    assert Path("atlas/deployments.csv").read_bytes() == before


@pytest.mark.parametrize(("command", "what"), [("picture", "a picture"), ("book", "a book")], ids=["picture", "book"])
@pytest.mark.parametrize("made_of", ["atlas", "table.csv"])
def test_neither_a_picture_nor_a_book_overwrites_what_it_is_made_of(command, what, made_of, rhine):
    Path("table.csv").write_text("unit,place,lat,lon,start,end\nA,B,50,10,0009,0010\n", encoding="utf-8")
    own = Path("atlas/deployments.csv" if made_of == "atlas" else made_of)
    before = own.read_bytes()
    form = ["--format", "svg"] if command == "picture" else []
    done = CliRunner().invoke(main, [command, made_of, *form, "-o", str(own)])
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{own}: is {own.name} of the atlas itself, which {what} would overwrite" in done.stderr
    assert own.read_bytes() == before


def test_an_id_that_leads_out_of_the_folder_names_no_file(rhine):
    tables = stationed.read("atlas")
    tables = replace(tables, config=replace(tables.config, id="../rhine"))
    with pytest.raises(OutputError, match=r"the id '\.\./rhine' cannot name a file; expected letters, digits and"):
        write_export(tables, format_named("csv"), b"")


def test_a_folder_that_is_not_there_is_said(rhine):
    done = run("atlas", "csv", "-o", "none/claims.csv")
    assert done.exit_code == 2
    assert "none/claims.csv: cannot be written" in done.stderr


def test_a_picture_goes_to_standard_output_for_a_dash(rhine):
    asked = ["picture", "atlas", "--size", "400x400", "--output"]
    named = CliRunner().invoke(main, [*asked, "x.svg"])
    handed = CliRunner().invoke(main, [*asked, "-", "--format", "svg"])
    assert (named.exit_code, named.stdout) == (0, "x.svg\n")
    assert handed.stdout_bytes == (rhine / "x.svg").read_bytes()
    assert not (rhine / "-").exists()
    formless = CliRunner().invoke(main, [*asked, "-"])
    assert formless.exit_code == 2
    assert "expected --format svg, pdf or png" in formless.stderr
