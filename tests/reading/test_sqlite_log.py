"""A GeoPackage is read with what was saved into the log beside it, which stays as it is."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from small_atlas import a_small_atlas

from stationed.export import pack_inputs
from stationed.reading import read_tables, sqlite_log
from stationed.reading.sqlite_log import with_log


def a_geopackage(folder: Path, rows: int = 2) -> Path:
    path = folder / "locations.gpkg"
    frame = gpd.GeoDataFrame(
        {"id": [f"p{row}" for row in range(rows)], "name": ["Old"] * rows, "note": ["x" * 500] * rows},
        geometry=[shapely.Point(100 + row / rows, 47) for row in range(rows)],
        crs=4326,
    )
    frame.to_file(path, driver="GPKG", layer="locations")
    return path


@contextmanager
def another_program(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """An editor that has a GeoPackage open, and does not put its log into the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as editor:
        editor.execute(f"pragma journal_mode={mode}")
        editor.execute("pragma wal_autocheckpoint=0")
        editor.execute("pragma cache_size=1")
        for function in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            editor.create_function(function, 1, lambda _: 0)
        yield editor


def names(path: Path) -> set[str]:
    return set(read_tables(path.parent).locations["name"])


def test_edits_that_are_saved_into_the_log_of_an_open_geopackage_are_read(tmp_path):
    atlas = a_small_atlas(tmp_path, without=("locations.geojson",))
    path = a_geopackage(atlas)
    with another_program(path, "wal") as editor:
        editor.execute("update locations set name = 'New'")
        assert names(path) == {"New"}
        editor.execute("update locations set name = 'Newest' where id = 'p1'")
        assert names(path) == {"New", "Newest"}


def test_edits_in_the_log_that_a_killed_program_left_are_read(tmp_path):
    path = a_geopackage(tmp_path)
    left = tmp_path / "left"
    left.mkdir()
    with another_program(path, "wal") as editor:
        editor.execute("update locations set name = 'New'")
        for file in tmp_path.glob("locations.gpkg*"):
            shutil.copyfile(file, left / file.name)
    assert names(left / path.name) == {"New"}


def test_edits_that_were_not_saved_are_not_read(tmp_path):
    path = a_geopackage(tmp_path, rows=200)
    with another_program(path, "delete") as editor:
        before = path.read_bytes()
        editor.execute("begin")
        editor.execute("update locations set name = 'Half'")
        assert path.read_bytes() != before, "the edit has reached the file, and the journal takes it back"
        assert names(path) == {"Old"}
        editor.execute("rollback")


def test_reading_leaves_the_file_and_its_log_as_they_are(tmp_path):
    path = a_geopackage(tmp_path)
    with another_program(path, "wal") as editor:
        editor.execute("update locations set name = 'New'")
        before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
        names(path)
        assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_the_archive_of_a_page_holds_the_geopackage_that_was_read(tmp_path):
    path = a_geopackage(tmp_path)
    with another_program(path, "wal") as editor:
        editor.execute("update locations set name = 'New'")
        tables = read_tables(tmp_path)
        assert with_log(path.parent, path.name) is not None
        digest = hashlib.sha256(with_log(path.parent, path.name) or b"").hexdigest()
        assert [file.sha256 for file in tables.files] == [digest]
        assert pack_inputs(tables) == pack_inputs(tables)
    (tmp_path / "out").mkdir()
    assert with_log(path.parent, path.name) is None, "closing the file has put the log into it"
    assert names(path) == {"New"}


def test_a_log_beside_something_else_leaves_the_file_to_itself(tmp_path):
    path = tmp_path / "locations.gpkg"
    path.write_bytes(b"no database")
    (tmp_path / "locations.gpkg-wal").write_bytes(b"x" * 100)
    assert with_log(path.parent, path.name) is None
    assert [f.code for f in read_tables(tmp_path).findings if f.file == path.name] == ["file-damaged"]


def test_a_geopackage_that_is_written_to_all_the_time_is_named(tmp_path, monkeypatch):
    atlas = a_small_atlas(tmp_path, without=("locations.geojson",))
    path = a_geopackage(atlas)
    (atlas / "locations.gpkg-wal").write_bytes(b"x")
    ticks = iter(range(1000))
    monkeypatch.setattr(sqlite_log, "_state", lambda _: [(0, next(ticks))])
    with pytest.raises(OSError, match="another program kept writing to it while it was read 5 times"):
        with_log(path.parent, path.name)
    assert [finding.message for finding in read_tables(atlas).findings] == [
        "locations.gpkg: the file cannot be read: another program kept writing to it while it was read 5 times; "
        "expected a file that may be read. Check that it is a file, that you may read it and that no other program "
        "holds it."
    ]
