"""The archive that a page carries: what it says of its files, and what is pressed or left out at just which size."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import zipfile
from dataclasses import replace

import pytest
from archives import files_of
from small_atlas import SMALL, a_small_atlas

from stationed.errors import StationedError
from stationed.export import inputs, pack_inputs
from stationed.export.inputs import MANIFEST, contents_now
from stationed.export.packing import packed, pressed, unpressed
from stationed.model import InputFile
from stationed.reading import read_tables

EVIDENCE = {"units.csv": b"unit_id,designation\n" * 20, "periods.csv": b"period_id\n"}


def a_layer(folder: str) -> bytes:
    """A file that repeats itself further on than deflating looks back, so that it takes half when it is pressed."""
    return b"".join(hashlib.sha256(f"{folder} {number}".encode()).digest() for number in range(1100)) * 2


GROUND = {f"{folder}/a.geojson": a_layer(folder) for folder in ("basemap", "context", "scans")}


@pytest.fixture(scope="module")
def small():
    return read_tables(SMALL)


def archive_of(small, files: dict[str, bytes]) -> zipfile.ZipFile:
    """What an atlas packs that was read from these files."""
    listed = [InputFile(path, hashlib.sha256(data).hexdigest(), len(data), data) for path, data in files.items()]
    return zipfile.ZipFile(io.BytesIO(pack_inputs(replace(small, files=tuple(listed)), as_read=True)))


def names_of(small, files: dict[str, bytes]) -> list[str]:
    return archive_of(small, files).namelist()[1:]


def size_of(members: dict[str, bytes]) -> float:
    """Bytes in base64 that files take one by one, those that are pressed not deflated."""
    return sum(len(packed({name: (data, not name.endswith(".xz"))})) for name, data in members.items()) * 4 / 3


def test_the_manifest_says_of_every_file_what_is_true_of_it(small):
    files = EVIDENCE | {"fonts/a.ttf": b"letters"}
    archive = archive_of(small, files)
    said = json.loads(archive.read(MANIFEST))
    assert {name: value for name, value in said.items() if name != "files"} == {
        "format": "stationed-inputs",
        "version": 1,
        "atlas": "small",
    }
    assert said["files"] == [
        {"path": path, "size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "included": path in EVIDENCE}
        for path, data in sorted(files.items())
    ]
    assert archive.namelist() == [MANIFEST, "periods.csv", "units.csv"]


def test_the_manifest_is_stored_for_the_page_and_the_rest_is_deflated_and_may_be_read_by_all(small):
    found = {one.filename: (one.compress_type, one.external_attr >> 16) for one in archive_of(small, EVIDENCE).filelist}
    deflated = (zipfile.ZIP_DEFLATED, 0o644)
    assert found == {MANIFEST: (zipfile.ZIP_STORED, 0o644), "units.csv": deflated, "periods.csv": deflated}


def test_no_entry_tells_when_or_on_what_system_it_was_made(small):
    said = {(one.date_time, one.create_system) for one in archive_of(small, EVIDENCE).filelist}
    assert said == {((1980, 1, 1, 0, 0, 0), 3)}


def test_changed_tables_that_no_files_say_leave_a_stored_manifest_alone(small):
    changed = replace(small, claims=small.claims.assign(men=7))
    archive = zipfile.ZipFile(io.BytesIO(pack_inputs(changed)))
    assert [(one.filename, one.compress_type) for one in archive.filelist] == [(MANIFEST, zipfile.ZIP_STORED)]
    said = json.loads(archive.read(MANIFEST))
    assert (said["changed"], said["atlas"], said["files"]) == (True, "small", [])
    with pytest.raises(StationedError, match="no files would read as the tables of this atlas do"):
        contents_now(changed)


def test_files_that_say_what_tables_say_now_are_those_that_were_read_sorted(tmp_path):
    tables = read_tables(a_small_atlas(tmp_path))
    now = contents_now(replace(tables, files=tuple(reversed(tables.files))))
    read = {file.path for file in tables.files}
    assert list(now.items()) == [(path, data) for path, data in files_of(tmp_path / "atlas").items() if path in read]


def test_tables_without_files_are_written_with_their_sizes_and_digests(small):
    archive = zipfile.ZipFile(io.BytesIO(pack_inputs(replace(small, files=()))))
    for file in json.loads(archive.read(MANIFEST))["files"]:
        data = archive.read(file["path"])
        assert (file["size"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_the_background_is_pressed_just_when_all_would_take_more_than_the_limit(small, monkeypatch):
    whole = size_of(EVIDENCE | GROUND)
    monkeypatch.setattr(inputs, "LIMIT", whole)
    assert names_of(small, EVIDENCE | GROUND) == sorted(EVIDENCE | GROUND)
    monkeypatch.setattr(inputs, "LIMIT", whole - 1)
    assert names_of(small, EVIDENCE | GROUND) == sorted([*EVIDENCE, *(f"{path}.xz" for path in GROUND)])
    said = json.loads(archive_of(small, EVIDENCE | GROUND).read(MANIFEST))["files"]
    assert {one["path"]: one["pressed"] for one in said if "pressed" in one} == {path: f"{path}.xz" for path in GROUND}


def test_folders_of_the_background_are_left_out_one_by_one_until_the_rest_fits(small, monkeypatch):
    held = EVIDENCE | {f"{path}.xz": pressed(data) for path, data in GROUND.items()}
    for folder in ("scans", "basemap", "context"):
        monkeypatch.setattr(inputs, "LIMIT", size_of(held))
        assert names_of(small, EVIDENCE | GROUND) == sorted(held)
        monkeypatch.setattr(inputs, "LIMIT", size_of(held) - 1)
        del held[f"{folder}/a.geojson.xz"]
        assert names_of(small, EVIDENCE | GROUND) == sorted(held)


def test_pictures_of_the_story_go_first_and_what_places_a_scan_stays(small, monkeypatch):
    files = EVIDENCE | {"illustrations/a.jpg": b"i" * 50, "scans/a.jpg": b"s" * 50, "scans/a.json": b"{}"}
    monkeypatch.setattr(inputs, "TRIED", sum(map(len, files.values())) - 1)
    assert names_of(small, files) == sorted(set(files) - {"illustrations/a.jpg"})
    monkeypatch.setattr(inputs, "TRIED", 1)
    assert names_of(small, files) == ["periods.csv", "scans/a.json", "units.csv"]


def test_folders_are_not_tried_beyond_a_size_on_disk(small, monkeypatch):
    files = EVIDENCE | GROUND
    monkeypatch.setattr(inputs, "TRIED", sum(map(len, files.values())))
    assert names_of(small, files) == sorted(files)
    monkeypatch.setattr(inputs, "TRIED", sum(map(len, files.values())) - 1)
    assert names_of(small, files) == sorted(set(files) - {"scans/a.geojson"})


def test_evidence_beyond_its_limit_is_all_left_out(small, monkeypatch):
    monkeypatch.setattr(inputs, "MOST", sum(map(len, EVIDENCE.values())))
    assert names_of(small, EVIDENCE | GROUND) == sorted(EVIDENCE | GROUND)
    monkeypatch.setattr(inputs, "MOST", sum(map(len, EVIDENCE.values())) - 1)
    assert names_of(small, EVIDENCE | GROUND) == []


def test_a_file_is_pressed_as_xz_presses_it_most():
    data = bytes(range(256)) * 40
    assert pressed(data) == lzma.compress(data, check=lzma.CHECK_CRC32, preset=6 | lzma.PRESET_EXTREME)


def test_a_pressed_file_is_undone_up_to_one_byte_more_than_is_allowed():
    assert unpressed(pressed(b"x" * 10), 10) == b"x" * 10
    assert unpressed(pressed(b"x" * 20), 10) == b"x" * 11
    with pytest.raises(ValueError, match="not one whole file"):
        unpressed(pressed(b"x" * 10)[:-4], 10)
