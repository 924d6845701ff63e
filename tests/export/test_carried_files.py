"""What a page carries is read whole up to the limits, in the forms in which it is saved, and refused beyond them."""

from __future__ import annotations

import base64
import hashlib

import pytest
from archives import a_page, an_archive, zipped

from stationed.errors import OutputError, StationedError
from stationed.export import carried, extract_inputs
from stationed.export.carried import carried_files
from stationed.export.inputs import MANIFEST
from stationed.export.packing import pressed

X = hashlib.sha256(b"x").hexdigest()


def listed(path: str, **more: object) -> dict[str, object]:
    return {"path": path, "sha256": X, "included": True} | more


def test_files_come_packed_or_pressed_and_those_that_were_left_out_are_named(tmp_path):
    files = [listed("a"), listed("b.geojson", pressed="b.geojson.xz"), listed("X", included=False)]
    page = a_page(tmp_path, zipped(files, a=b"x", **{"b.geojson.xz": pressed(b"x")}))
    assert carried_files(page) == (("a", "b.geojson", "X"), {"a": b"x", "b.geojson": b"x"})


def test_an_archive_that_was_saved_from_a_page_is_read_as_the_page(tmp_path):
    (tmp_path / "saved.zip").write_bytes(an_archive(a=b"x"))
    assert carried_files(tmp_path / "saved.zip") == (("a",), {"a": b"x"})


def test_an_archive_in_lines_is_read(tmp_path):
    text = base64.encodebytes(an_archive(a=b"x")).decode()
    page = tmp_path / "page.html"
    page.write_text(f'<script type="application/zip+base64" id="stationed-inputs">{text}</script>')
    assert text.count("\n") > 1
    assert carried_files(page) == (("a",), {"a": b"x"})


def test_files_and_their_number_may_be_just_as_large_as_the_limits(tmp_path, monkeypatch):
    monkeypatch.setattr(carried, "EXTRACTED_BYTES", 3)
    monkeypatch.setattr(carried, "EXTRACTED_FILES", 2)
    page = a_page(tmp_path, an_archive(a=b"12", b=b"3"))
    assert carried_files(page)[1] == {"a": b"12", "b": b"3"}
    for files, words in (
        ({"a": b"12", "b": b"34"}, "it would unpack to more than 3 bytes"),
        ({"a": b"", "b": b"", "c": b""}, "lists 3 files, expected 2 at most"),
    ):
        with pytest.raises(StationedError, match=words):
            carried_files(a_page(tmp_path, an_archive(**files)))


def test_a_pressed_file_beyond_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(carried, "EXTRACTED_BYTES", 400)
    page = a_page(tmp_path, zipped([listed("a", pressed="a.xz")], **{"a.xz": pressed(b"x" * 401)}))
    with pytest.raises(StationedError, match="it would unpack to more than 400 bytes"):
        carried_files(page)


def test_a_manifest_beyond_its_limit_is_refused_with_it(tmp_path, monkeypatch):
    monkeypatch.setattr(carried, "MANIFEST_BYTES", 50)
    with pytest.raises(StationedError, match="it would unpack to more than 50 bytes"):
        carried_files(a_page(tmp_path, an_archive(a=b"x")))


@pytest.mark.parametrize(("length", "taken"), [(1000, True), (1001, False)])
def test_a_path_has_a_thousand_characters_at_most(tmp_path, length, taken):
    path = "/".join(["a" * 99] * 10) + "a" * (length - 999)
    page = a_page(tmp_path, zipped([listed(path, included=False)]))
    if taken:
        assert carried_files(page) == ((path,), {})
    else:
        with pytest.raises(StationedError, match="is not the path of a file"):
            carried_files(page)


@pytest.mark.parametrize("wrong", [{"path": 7}, {"sha256": 7}, {"included": "yes"}, {"pressed": 7}, {"pressed": "a"}])
def test_an_entry_with_a_part_of_another_kind_is_no_file(tmp_path, wrong):
    with pytest.raises(StationedError, match="its manifest lists something that is no file"):
        carried_files(a_page(tmp_path, zipped([listed("a") | wrong], a=b"x")))


def test_of_files_that_are_folders_too_the_first_by_the_alphabet_is_named(tmp_path):
    paths = [*"hgfedcba", *(f"{name}/x" for name in "abcdefgh")]
    with pytest.raises(StationedError, match="damaged: a is a file and a folder"):
        carried_files(a_page(tmp_path, zipped([listed(path, included=False) for path in paths])))


def test_tables_that_no_files_say_are_told_from_damage(tmp_path):
    for manifest, words in (
        (b'{"changed": true, "files": []}', "carries no inputs, as its tables were changed in Python"),
        (b'{"changed": 1}', "its manifest has no list of files"),
    ):
        with pytest.raises(StationedError, match=words):
            carried_files(a_page(tmp_path, zipped(None, **{MANIFEST: manifest})))


def test_an_archive_for_later_programs_is_said_to_be_packed_as_stationed_never_packs(tmp_path):
    archive = bytearray(an_archive(a=b"x"))
    archive[archive.rindex(b"PK\1\2") + 6] = 99
    with pytest.raises(StationedError, match=r"are damaged: it is packed in a way that stationed never packs\. Take"):
        carried_files(a_page(tmp_path, bytes(archive)))


def test_a_page_that_cannot_be_read_is_said_with_the_reason(tmp_path, monkeypatch):
    with pytest.raises(StationedError, match=r"none\.html: cannot be read: No such file or directory\. Give"):
        carried_files(tmp_path / "none.html")
    with pytest.raises(StationedError, match=r": cannot be read: .*null.*\. Give"):
        carried_files(f"{tmp_path}/a\0b")


def test_a_folder_that_holds_something_is_refused_before_anything_is_written(tmp_path):
    page = a_page(tmp_path, an_archive(a=b"x"))
    with pytest.raises(OutputError, match="the folder is not empty"):
        extract_inputs(page, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
