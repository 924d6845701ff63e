"""The files of an atlas travel in its pages, and come back byte for byte."""

from __future__ import annotations

import base64
import errno
import hashlib
import io
import json
import os
import re
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
    listed = [
        {"path": path, "sha256": hashlib.sha256(data).hexdigest(), "included": True} for path, data in files.items()
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(MANIFEST, json.dumps({"files": listed}))
        for path, data in files.items():
            archive.writestr(path, data)
    return buffer.getvalue()


def zipped(listed: list | None, **files: bytes) -> bytes:
    """An archive whose manifest says whatever it shall; none is added when None is given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        if listed is not None:
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

    @pytest.mark.parametrize("digest", ["0" * 64, "", hashlib.sha256(b"one").hexdigest().upper()])
    def test_a_whole_file_that_is_not_what_its_digest_says_is_refused(self, tmp_path, digest):
        page = a_page(tmp_path, zipped([{"path": "a", "sha256": digest, "included": True}], a=b"one"))
        with pytest.raises(StationedError, match="are damaged: a is not what its digest says"):
            extract_inputs(page, tmp_path / "back")
        assert not (tmp_path / "back").exists()

    @pytest.mark.parametrize(
        ("paths", "words"),
        [
            pytest.param(["a", "a/b"], "a is a file and a folder", id="file-and-folder"),
            pytest.param(["a/b/c", "a/b"], "a/b is a file and a folder", id="the-other-way-round"),
            pytest.param(["a", "a"], "a is listed twice", id="twice"),
            pytest.param(["a//b"], "'a//b' is not the path of a file", id="two-slashes"),
            pytest.param(["./a"], "'./a' is not the path of a file", id="dot"),
            pytest.param(["a/"], "'a/' is not the path of a file", id="folder"),
            pytest.param([""], "'' is not the path of a file", id="blank"),
            pytest.param(["a\ud800"], "is not the path of a file", id="half-a-character"),
            pytest.param(["a\x1b[2Jb"], "is not the path of a file", id="drives-a-terminal"),
            pytest.param(["a\0b"], "is not the path of a file", id="zero"),
            pytest.param(["a" * 2000], "is not the path of a file", id="long"),
            pytest.param([7], "something that is no file", id="number"),
            pytest.param([None], "something that is no file", id="null"),
        ],
    )
    def test_paths_that_name_no_files_beside_each_other_are_refused(self, tmp_path, paths, words):
        digest = hashlib.sha256(b"x").hexdigest()
        listed = [{"path": path, "sha256": digest, "included": True} for path in paths]
        held = {path: b"x" for path in paths if path and isinstance(path, str) and path.isascii()}
        with pytest.raises(StationedError, match="the inputs in the page are damaged: .*" + re.escape(words)) as caught:
            extract_inputs(a_page(tmp_path, zipped(listed, **held)), tmp_path / "back")
        assert str(caught.value).isprintable()
        assert not (tmp_path / "back").exists()

    @pytest.mark.parametrize(
        "manifest",
        [b"", b"[]", b"{}", b'{"files": {}}', b'{"files": [[]]}', b'{"files": ' + b"[" * 100_000, b"\xff", b"nul"],
    )
    def test_a_manifest_that_is_none_is_refused(self, tmp_path, manifest):
        with pytest.raises(StationedError, match="the inputs in the page are damaged"):
            extract_inputs(a_page(tmp_path, zipped(None, **{MANIFEST: manifest})), tmp_path / "back")

    @pytest.mark.parametrize(
        ("place", "value", "words"),
        [
            pytest.param(6, 1, "a is encrypted", id="encrypted"),
            pytest.param(8, 99, "a is packed by method 99, expected 0 or 8", id="unknown-method"),
            pytest.param(8, 12, "a is packed by method 12, expected 0 or 8", id="bzip2"),
        ],
    )
    def test_an_archive_packed_as_stationed_never_packs_is_refused(self, tmp_path, place, value, words):
        archive = bytearray(an_archive(a=b"x"))
        local, central = archive.rindex(b"PK\3\4"), archive.rindex(b"PK\1\2")
        archive[local + place] = archive[central + place + 2] = value
        with pytest.raises(StationedError, match=words):
            extract_inputs(a_page(tmp_path, bytes(archive)), tmp_path / "back")

    def test_an_archive_that_unpacks_to_more_than_a_build_packs_is_refused(self, tmp_path):
        digest = hashlib.sha256(bytes(6_000_000)).hexdigest()
        listed = [{"path": path, "sha256": digest, "included": True} for path in "abc"]
        archive = zipped(listed, **dict.fromkeys("abc", bytes(6_000_000)))
        assert len(archive) < 40_000
        with pytest.raises(StationedError, match="it would unpack to more than 16,000,000 bytes"):
            extract_inputs(a_page(tmp_path, archive), tmp_path / "back")
        assert not (tmp_path / "back").exists()

    def test_an_archive_of_too_many_files_is_refused(self, tmp_path):
        listed = [{"path": f"f{number}", "sha256": "", "included": False} for number in range(10_001)]
        with pytest.raises(StationedError, match="lists 10,001 files, expected 10,000 at most"):
            extract_inputs(a_page(tmp_path, zipped(listed)), tmp_path / "back")

    def test_a_refusal_of_the_disk_leaves_neither_files_nor_the_folder(self, tmp_path, monkeypatch):
        page = a_page(tmp_path, an_archive(**{"a": b"x", "b/c": b"y"}))

        def refuse(handle):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", refuse)
        with pytest.raises(OutputError, match="the disk is full"):
            extract_inputs(page, tmp_path / "back")
        assert not (tmp_path / "back").exists()

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
