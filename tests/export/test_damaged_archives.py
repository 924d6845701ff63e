"""What a page carries that is damaged, hostile or too much is refused in words, and nothing is written."""

from __future__ import annotations

import errno
import hashlib
import lzma
import os
import re

import pytest
from archives import a_page, an_archive, zipped

from stationed.errors import OutputError, StationedError
from stationed.export import extract_inputs
from stationed.export.inputs import MANIFEST
from stationed.export.packing import pressed


@pytest.mark.parametrize(
    ("held", "words"),
    [
        pytest.param(lambda: b"no such file", "it is not in the form xz", id="none"),
        pytest.param(lambda: pressed(b"x")[:-4], "it is not one whole file in the form xz", id="cut"),
        pytest.param(lambda: pressed(b"x") + b"y", "it is not one whole file in the form xz", id="more-behind"),
        pytest.param(lambda: pressed(b"y"), "a is not what its digest says", id="another"),
        pytest.param(lambda: pressed(bytes(16_000_001)), "it would unpack to more than 16,000,000 bytes", id="bomb"),
        pytest.param(
            lambda: lzma.compress(b"x", filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 28}]),
            "it is not in the form xz",
            id="wants-much-memory",
        ),
    ],
)
def test_a_pressed_file_that_is_none_or_too_much_is_refused(tmp_path, held, words):
    listed = [{"path": "a", "sha256": hashlib.sha256(b"x").hexdigest(), "included": True, "pressed": "a.xz"}]
    page = a_page(tmp_path, zipped(listed, **{"a.xz": held()}))
    with pytest.raises(StationedError, match=f"are damaged: {words}"):
        extract_inputs(page, tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_a_pressed_file_under_another_name_is_refused(tmp_path):
    listed = [{"path": "a", "sha256": hashlib.sha256(b"x").hexdigest(), "included": True, "pressed": "b.xz"}]
    page = a_page(tmp_path, zipped(listed, **{"b.xz": pressed(b"x")}))
    with pytest.raises(StationedError, match="its manifest lists something that is no file"):
        extract_inputs(page, tmp_path / "back")


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        pytest.param(["context/CON.geojson"], "Windows takes CON for a device", id="device"),
        pytest.param(["nul"], "Windows takes NUL for a device", id="device-without-suffix"),
        pytest.param(["com\u00b9.csv"], "Windows takes COM\u00b9 for a device", id="device-with-a-raised-digit"),
        pytest.param(["aux .csv"], "Windows takes AUX for a device", id="device-and-blank"),
        pytest.param(["prn/a"], "Windows takes PRN for a device", id="folder-that-is-a-device"),
        pytest.param(["a."], "Windows takes a blank or a full stop from its end", id="full-stop-at-the-end"),
        pytest.param(["a /b"], "Windows takes a blank or a full stop from its end", id="blank-at-the-end"),
        pytest.param(["a?b"], "Windows allows no ? in it", id="sign"),
        pytest.param(["\u1820" * 86], "it has 258 bytes, and most disks allow 255", id="long"),
        pytest.param(["rhine", "RHINE"], "RHINE and rhine are the same on some systems", id="capitals"),
        pytest.param(["a/b", "A/c"], "A and a are the same on some systems", id="capitals-of-a-folder"),
        pytest.param(["e\u0301", "\u00e9"], "are the same on some systems", id="composed-and-not"),
        pytest.param(["stra\u00dfe", "STRASSE"], "are the same on some systems", id="sharp-s"),
    ],
)
def test_names_that_some_system_refuses_or_takes_for_the_same_are_refused(tmp_path, paths, words):
    digest = hashlib.sha256(b"x").hexdigest()
    listed = [{"path": path, "sha256": digest, "included": True} for path in paths]
    with pytest.raises(StationedError, match="the inputs in the page are damaged: .*" + re.escape(words)):
        extract_inputs(a_page(tmp_path, zipped(listed, **dict.fromkeys(paths, b"x"))), tmp_path / "back")
    assert not (tmp_path / "back").exists()


@pytest.mark.parametrize("path", ["../evil", "a/../../evil", "/evil", "C:evil", "a\\evil"])
def test_a_path_that_would_lead_out_of_the_folder_is_refused(tmp_path, path):
    page = a_page(tmp_path, an_archive(**{path: b"x"}))
    with pytest.raises(StationedError, match="would be written outside the folder"):
        extract_inputs(page, tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_contents_that_are_not_what_the_manifest_says_are_refused(tmp_path):
    archive = an_archive(**{"units.csv": b"one"}).replace(b"one", b"two")
    with pytest.raises(StationedError, match="the inputs in the page are damaged"):
        extract_inputs(a_page(tmp_path, archive), tmp_path / "back")


@pytest.mark.parametrize("digest", ["0" * 64, "", hashlib.sha256(b"one").hexdigest().upper()])
def test_a_whole_file_that_is_not_what_its_digest_says_is_refused(tmp_path, digest):
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
def test_paths_that_name_no_files_beside_each_other_are_refused(tmp_path, paths, words):
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
def test_a_manifest_that_is_none_is_refused(tmp_path, manifest):
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
def test_an_archive_packed_as_stationed_never_packs_is_refused(tmp_path, place, value, words):
    archive = bytearray(an_archive(a=b"x"))
    local, central = archive.rindex(b"PK\3\4"), archive.rindex(b"PK\1\2")
    archive[local + place] = archive[central + place + 2] = value
    with pytest.raises(StationedError, match=words):
        extract_inputs(a_page(tmp_path, bytes(archive)), tmp_path / "back")


def test_an_archive_that_unpacks_to_more_than_a_build_packs_is_refused(tmp_path):
    digest = hashlib.sha256(bytes(6_000_000)).hexdigest()
    listed = [{"path": path, "sha256": digest, "included": True} for path in "abc"]
    archive = zipped(listed, **dict.fromkeys("abc", bytes(6_000_000)))
    assert len(archive) < 40_000
    with pytest.raises(StationedError, match="it would unpack to more than 16,000,000 bytes"):
        extract_inputs(a_page(tmp_path, archive), tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_an_archive_of_too_many_files_is_refused(tmp_path):
    listed = [{"path": f"f{number}", "sha256": "", "included": False} for number in range(10_001)]
    with pytest.raises(StationedError, match="lists 10,001 files, expected 10,000 at most"):
        extract_inputs(a_page(tmp_path, zipped(listed)), tmp_path / "back")


def test_a_refusal_of_the_disk_leaves_neither_files_nor_the_folder(tmp_path, monkeypatch):
    page = a_page(tmp_path, an_archive(**{"a": b"x", "b/c": b"y"}))

    def refuse(handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError, match="the disk is full"):
        extract_inputs(page, tmp_path / "back")
    assert not (tmp_path / "back").exists()


@pytest.mark.parametrize("archive", [b"", b"PK", b"no archive at all"], ids=["nothing", "cut", "other"])
def test_a_damaged_archive_is_said_in_words(tmp_path, archive):
    with pytest.raises(StationedError, match="the inputs in the page are damaged"):
        extract_inputs(a_page(tmp_path, archive), tmp_path / "back")


def test_a_page_without_inputs_is_said_in_words(tmp_path):
    (tmp_path / "page.html").write_text("<html></html>")
    with pytest.raises(StationedError, match="the page carries no inputs"):
        extract_inputs(tmp_path / "page.html", tmp_path / "back")


def test_a_page_that_is_not_there_is_said_in_words(tmp_path):
    with pytest.raises(StationedError, match="cannot be read"):
        extract_inputs(tmp_path / "none.html", tmp_path / "back")
