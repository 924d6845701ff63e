"""The folder itself: what is raised, what is read, what is passed over."""

from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest
from small_atlas import SMALL, a_small_atlas

from stationed.checking import to_text
from stationed.errors import AtlasNotFoundError
from stationed.files import printable
from stationed.reading import read_bytes, read_tables
from stationed.reading.ahead import read_ahead


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(AtlasNotFoundError, match=r"nowhere: there is no such folder\. Give the path of an atlas"):
        read_tables(tmp_path / "nowhere")


def test_a_file_that_is_not_there_is_called_a_file(tmp_path):
    with pytest.raises(AtlasNotFoundError, match=r"posts\.csv: there is no such file\. Give the path of a table or"):
        read_tables(tmp_path / "posts.csv")


def test_a_file_is_no_folder(tmp_path):
    with pytest.raises(AtlasNotFoundError, match=r"atlas\.toml: this is a file\. Give the folder it is in\."):
        read_tables(SMALL / "atlas.toml")


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_a_path_that_no_system_has_is_an_error_of_ours(path):
    with pytest.raises(AtlasNotFoundError):
        read_tables(path)


def test_an_empty_folder_is_six_findings_and_empty_tables(tmp_path):
    tables = read_tables(tmp_path)
    assert [finding.code for finding in tables.findings] == ["file-missing"] * 6
    assert (len(tables.claims), len(tables.locations), tables.periods, tables.sources) == (0, 0, (), ())


def test_every_file_that_was_read_is_named_with_its_digest():
    files = read_tables(SMALL).files
    assert [file.path for file in files] == [
        "atlas.toml",
        "context/borders.geojson",
        "deployments.csv",
        "events.csv",
        "locations.geojson",
        "periods.csv",
        "sources.json",
        "story.md",
        "units.csv",
    ]
    assert [file.sha256 for file in files] == [
        hashlib.sha256((SMALL / file.path).read_bytes()).hexdigest() for file in files
    ]


def test_repaired_copies_hidden_files_and_files_of_other_programs_are_passed_over(tmp_path):
    names = ("units.fixed.csv", ".units.csv", "~$units.csv", "context/borders.fixed.geojson", "README.md", "atlas.qgz")
    path = a_small_atlas(tmp_path, dict.fromkeys(names, "no table"))
    assert read_tables(path).findings == ()


def test_a_named_pipe_is_a_finding_and_is_not_waited_for(tmp_path):
    path = a_small_atlas(tmp_path, without=("events.csv",))
    os.mkfifo(path / "events.csv")
    assert [(finding.code, finding.file) for finding in read_tables(path).findings] == [
        ("file-unreadable", "events.csv")
    ]


def test_a_link_to_nowhere_is_a_finding(tmp_path):
    path = a_small_atlas(tmp_path, without=("story.md",))
    (path / "story.md").symlink_to(path / "nowhere.md")
    assert [(finding.code, finding.file) for finding in read_tables(path).findings] == [("file-unreadable", "story.md")]


@pytest.mark.parametrize("name", ["context", "basemap", "words"])
@pytest.mark.parametrize("kind", ["file", "pipe", "socket", "link-to-nowhere", "link-to-a-file"])
def test_what_stands_where_a_folder_is_expected_is_a_finding(tmp_path, monkeypatch, name, kind):
    path = a_small_atlas(tmp_path, without=("context/borders.geojson",))
    (path / "context").rmdir()
    monkeypatch.chdir(path)  # the name of a socket must be short
    if kind == "file":
        Path(name).write_bytes(b"{}")
    elif kind == "pipe":
        os.mkfifo(name)
    elif kind == "socket":
        socket.socket(socket.AF_UNIX).bind(name)
    else:
        Path(name).symlink_to("nowhere" if kind == "link-to-nowhere" else "units.csv")
    findings = [one for one in read_tables(path).findings if one.code == "file-unreadable"]
    assert [(one.file, one.problem) for one in findings] == [(name, "this is no folder, so nothing in it can be read")]


def test_the_story_is_kept_as_it_was_written():
    assert read_tables(SMALL).story == (SMALL / "story.md").read_text(encoding="utf-8")


def test_the_bytes_of_a_file_that_is_not_there_are_none():
    assert read_bytes(SMALL, "nowhere.csv") == b""


def test_context_of_several_files_is_one_table_that_names_them(tmp_path):
    borders = (SMALL / "context" / "borders.geojson").read_text(encoding="utf-8")
    tables = read_tables(a_small_atlas(tmp_path, {"context/railways.geojson": borders}))
    assert tables.context[["file", "row"]].to_numpy().tolist() == [
        ["context/borders.geojson", 1],
        ["context/railways.geojson", 1],
    ]


def a_secret(folder: Path) -> Path:
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    return folder / "secret.txt"


@pytest.mark.parametrize("name", ["story.md", "atlas.toml", "deployments.csv", "context/borders.geojson"])
def test_a_link_that_leads_out_of_the_atlas_is_an_error_that_names_it(tmp_path, name):
    path = a_small_atlas(tmp_path, without=(name,))
    (path / name).symlink_to(a_secret(tmp_path))
    tables = read_tables(path)
    finding = next(finding for finding in tables.findings if finding.code == "file-outside")
    assert (finding.file, finding.got) == (name, str(tmp_path / "secret.txt"))
    assert name not in [file.path for file in tables.files]
    assert "secret" not in tables.story


def test_a_folder_of_the_atlas_that_leads_out_is_one_error(tmp_path):
    path = a_small_atlas(tmp_path, without=("context/borders.geojson",))
    (path / "context").rmdir()
    (path / "context").symlink_to(tmp_path)
    (tmp_path / "theirs.geojson").write_text("{}", encoding="utf-8")
    findings = read_tables(path).findings
    assert [(finding.code, finding.file) for finding in findings] == [("file-outside", "context")]


def test_a_folder_of_words_that_leads_out_is_an_error_and_not_passed_over(tmp_path):
    path = a_small_atlas(tmp_path)
    (path / "words").symlink_to(tmp_path)
    findings = read_tables(path).findings
    assert [(finding.code, finding.file, finding.got) for finding in findings] == [
        ("file-outside", "words", str(tmp_path))
    ]


def test_links_within_the_atlas_and_a_link_to_the_atlas_are_followed(tmp_path):
    path = a_small_atlas(tmp_path)
    (path / "story.md").rename(path / "told.md")
    (path / "story.md").symlink_to("told.md")
    (tmp_path / "link").symlink_to(path)
    tables = read_tables(tmp_path / "link")
    assert tables.findings == ()
    assert tables.story == read_tables(SMALL).story


def test_a_large_table_is_not_read_ahead_through_a_link_that_leads_out(tmp_path, monkeypatch):
    monkeypatch.setattr("stationed.reading.ahead.LARGE", 1)
    path = a_small_atlas(tmp_path, without=("deployments.csv",))
    (path / "deployments.csv").symlink_to(a_secret(tmp_path))
    with read_ahead(path):
        codes = [finding.code for finding in read_tables(path).findings]
    assert codes == ["file-outside"]


@pytest.mark.parametrize("name", [b"border\xfc.geojson", b"bor\x1b[2Jder.geojson", b"bor\nder.geojson"])
def test_a_name_that_is_not_text_is_an_error_that_can_be_printed(tmp_path, name):
    path = a_small_atlas(tmp_path)
    (path / "context" / os.fsdecode(name)).write_text("{}", encoding="utf-8")
    (path / os.fsdecode(name)).write_text("beside the tables nothing is said", encoding="utf-8")
    (finding,) = read_tables(path).findings
    assert (finding.code, finding.file) == ("file-name", "context/" + printable(os.fsdecode(name)))
    assert finding.message.isprintable()
    assert to_text([finding]).encode()


def test_a_folder_of_too_many_files_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr("stationed.reading.folder.FOLDER_FILES", 2)
    path = a_small_atlas(tmp_path, {"context/a.geojson": "{}", "context/b.geojson": "{}"})
    (finding,) = read_tables(path).findings
    assert (finding.code, finding.file, finding.got) == ("file-large", "context", "3 files")


@pytest.mark.parametrize("folder", ["context", "basemap"])
def test_whatever_is_not_read_beside_features_is_named_in_one_finding(tmp_path, folder):
    names = ["LAND.GEOJSON", "borders.mif", "l\x1band.dwg", "land.geojson.xz", "old/land.geojson", "plain"]
    path = a_small_atlas(tmp_path, {f"{folder}/{name}": "{}" for name in names})
    (finding,) = read_tables(path).findings
    assert (finding.code, finding.severity, finding.file) == ("file-unread", "warning", folder)
    assert finding.problem == (
        "not read, and so on no map: LAND.GEOJSON, borders.mif, l<U+001B>and.dwg, land.geojson.xz, old and plain"
    )
    assert finding.fix.startswith("Save what is to be drawn in one of these forms")


def test_words_logs_and_what_qgis_writes_may_stand_beside_features(tmp_path):
    names = [
        "README",
        "README.md",
        "LICENSE",
        "from.txt",
        "a.gpkg-wal",
        "a.gpkg-shm",
        "a.qml",
        "a.qgz",
        ".a",
        "a.fixed.x",
    ]
    path = a_small_atlas(tmp_path, {f"context/{name}": "words" for name in names})
    assert read_tables(path).findings == ()
