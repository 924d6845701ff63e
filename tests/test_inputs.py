"""The files of an atlas travel in its pages, and come back byte for byte."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_atlas import a_small_atlas

import stationed
from stationed.cli import main
from stationed.errors import OutputError, StationedError
from stationed.export import extract_inputs, inputs, pack_inputs
from stationed.export.inputs import MANIFEST
from stationed.reading import read_tables


def a_page(folder: Path, archive: bytes) -> Path:
    """A page that carries an archive, with nothing else in it."""
    text = base64.b64encode(archive).decode()
    page = folder / "page.html"
    page.write_text(f'<html><script type="application/zip+base64" id="stationed-inputs">{text}</script></html>')
    return page


def an_archive(**files: bytes) -> bytes:
    """An archive with a manifest that says of each file what is true of it."""
    import hashlib

    listed = [
        {"path": path, "sha256": hashlib.sha256(data).hexdigest(), "included": True} for path, data in files.items()
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(MANIFEST, json.dumps({"files": listed}))
        for path, data in files.items():
            archive.writestr(path, data)
    return buffer.getvalue()


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def manifest_of(archive: bytes) -> dict[str, bool]:
    """Path -> whether it is in the archive, as the manifest says."""
    said = json.loads(zipfile.ZipFile(io.BytesIO(archive)).read(MANIFEST))
    return {file["path"]: file["included"] for file in said["files"]}


class TestPacking:
    """What a page carries."""

    def test_every_file_that_was_read_is_in_it_as_it_is_on_disk(self, tmp_path):
        atlas = a_small_atlas(tmp_path)
        archive = zipfile.ZipFile(io.BytesIO(pack_inputs(read_tables(atlas))))
        held = {name: archive.read(name) for name in archive.namelist()[1:]}
        assert held == {path: data for path, data in files_of(atlas).items() if path in held}
        assert {"atlas.toml", "deployments.csv", "locations.geojson"} <= set(held)
        assert archive.namelist()[0] == MANIFEST

    def test_the_same_files_give_the_same_bytes(self, tmp_path):
        atlas = a_small_atlas(tmp_path)
        one = pack_inputs(read_tables(atlas))
        (atlas / "units.csv").touch()
        assert pack_inputs(read_tables(atlas)) == one

    def test_nothing_in_it_tells_when_or_where_it_was_made(self, tmp_path):
        archive = zipfile.ZipFile(io.BytesIO(pack_inputs(read_tables(a_small_atlas(tmp_path)))))
        assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 3)}

    def test_the_background_is_left_out_when_it_is_too_much_for_a_page_and_the_manifest_says_so(
        self, tmp_path, monkeypatch
    ):
        tables = read_tables(
            a_small_atlas(tmp_path, {"basemap/land.geojson": '{"type":"FeatureCollection","features":[]}'})
        )
        monkeypatch.setattr(inputs, "LIMIT", 100)
        said = manifest_of(pack_inputs(tables))
        assert said["basemap/land.geojson"] is False
        assert said["deployments.csv"] is True

    def test_a_very_large_atlas_is_not_carried_but_named(self, tmp_path, monkeypatch):
        monkeypatch.setattr(inputs, "MOST", 100)
        said = manifest_of(pack_inputs(read_tables(a_small_atlas(tmp_path))))
        assert said["deployments.csv"] is False
        assert set(said.values()) == {False}

    def test_a_file_that_changed_since_it_was_read_is_refused(self, tmp_path):
        atlas = a_small_atlas(tmp_path)
        tables = read_tables(atlas)
        with (atlas / "units.csv").open("a") as file:
            file.write("\n")
        with pytest.raises(StationedError, match=r"units\.csv: the file has changed since the atlas was read"):
            pack_inputs(tables)

    def test_tables_that_come_from_no_files_carry_none(self, tmp_path):
        assert pack_inputs(replace(read_tables(a_small_atlas(tmp_path)), files=())) == b""


class TestExtracting:
    """What a page gives back."""

    def test_a_built_page_gives_back_what_it_was_made_from(self, tmp_path):
        atlas = a_small_atlas(tmp_path)
        page = stationed.build(atlas, tmp_path / "pages").written[0]
        done = extract_inputs(page, tmp_path / "back")
        back = files_of(tmp_path / "back")
        read = {file.path for file in read_tables(atlas).files}
        assert back == {path: data for path, data in files_of(atlas).items() if path in read}
        assert (sorted(str(path.relative_to(tmp_path / "back")) for path in done.written), done.left_out) == (
            sorted(back),
            (),
        )

    def test_what_it_gives_back_builds_the_same_page(self, tmp_path):
        page = stationed.build(a_small_atlas(tmp_path), tmp_path / "pages").written[0]
        extract_inputs(page, tmp_path / "back")
        again = stationed.build(tmp_path / "back", tmp_path / "again").written[0]
        assert again.read_bytes() == page.read_bytes()

    def test_a_folder_that_holds_something_is_refused(self, tmp_path):
        page = a_page(tmp_path, an_archive(**{"units.csv": b"x"}))
        with pytest.raises(OutputError, match=r"the folder is not empty, it holds 'page\.html'"):
            extract_inputs(page, tmp_path)

    @pytest.mark.parametrize("path", ["../evil", "a/../../evil", "/evil", "C:evil", "a\\evil"])
    def test_a_path_that_would_lead_out_of_the_folder_is_refused(self, tmp_path, path):
        page = a_page(tmp_path, an_archive(**{path: b"x"}))
        with pytest.raises(StationedError, match="would be written outside the folder"):
            extract_inputs(page, tmp_path / "back")
        assert not (tmp_path / "back").exists()

    def test_contents_that_are_not_what_the_manifest_says_are_refused(self, tmp_path):
        archive = an_archive(**{"units.csv": b"one"}).replace(b"one", b"two")
        with pytest.raises(StationedError, match="the inputs in the page are damaged"):
            extract_inputs(a_page(tmp_path, archive), tmp_path / "back")

    @pytest.mark.parametrize("archive", [b"", b"PK", b"no archive at all"], ids=["nothing", "cut", "other"])
    def test_a_damaged_archive_is_said_in_words(self, tmp_path, archive):
        with pytest.raises(StationedError, match="the inputs in the page are damaged"):
            extract_inputs(a_page(tmp_path, archive), tmp_path / "back")

    def test_a_page_without_inputs_is_said_in_words(self, tmp_path):
        (tmp_path / "page.html").write_text("<html></html>")
        with pytest.raises(StationedError, match="the page carries no inputs"):
            extract_inputs(tmp_path / "page.html", tmp_path / "back")

    def test_a_page_that_is_not_there_is_said_in_words(self, tmp_path):
        with pytest.raises(StationedError, match="cannot be read"):
            extract_inputs(tmp_path / "none.html", tmp_path / "back")


class TestCommand:
    """What `stationed extract` tells."""

    def test_the_written_files_go_to_standard_output(self, tmp_path):
        page = a_page(tmp_path, an_archive(**{"units.csv": b"u", "context/borders.geojson": b"b"}))
        result = CliRunner().invoke(main, ["extract", str(page), "--output", str(tmp_path / "back")])
        assert result.exit_code == 0
        assert result.stdout.split() == [
            str(tmp_path / "back" / name) for name in ("context/borders.geojson", "units.csv")
        ]
        assert result.stderr == ""

    def test_what_the_page_does_not_hold_is_named_on_standard_error(self, tmp_path, monkeypatch):
        monkeypatch.setattr(inputs, "MOST", 100)
        page = stationed.build(a_small_atlas(tmp_path), tmp_path / "pages").written[0]
        result = CliRunner().invoke(main, ["extract", str(page), "-o", str(tmp_path / "back")])
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.startswith("Not in the page, for their size: atlas.toml, ")

    def test_without_a_folder_one_is_made_beside_where_it_is_run(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        page = a_page(tmp_path, an_archive(**{"units.csv": b"u"}))
        assert CliRunner().invoke(main, ["extract", str(page)]).exit_code == 0
        assert files_of(tmp_path / "page-inputs") == {"units.csv": b"u"}

    def test_a_page_without_inputs_is_refused_with_a_sentence(self, tmp_path):
        (tmp_path / "page.html").write_text("<html></html>")
        result = CliRunner().invoke(main, ["extract", str(tmp_path / "page.html")])
        assert result.exit_code == 2
        assert "the page carries no inputs" in result.stderr
