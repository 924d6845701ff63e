"""The folder itself: what is raised, what is read, what is passed over."""

from __future__ import annotations

import hashlib
import os

import pytest
from small_atlas import SMALL, a_small_atlas

from stationed.errors import AtlasNotFoundError
from stationed.reading import read_bytes, read_tables


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(AtlasNotFoundError, match=r"nowhere: there is no such folder\. Give the path of an atlas"):
        read_tables(tmp_path / "nowhere")


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
