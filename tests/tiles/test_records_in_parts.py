"""Records of tiles that are sorted part by part: the same rows, cut between places."""

from __future__ import annotations

import errno
import tempfile

import pytest
from pyarrow import parquet
from small_atlas import a_small_atlas

from stationed.errors import OutputError
from stationed.tiles import build_tiles, records


def test_records_are_the_same_however_few_are_sorted_at_a_time(tmp_path, monkeypatch):
    atlas, told = a_small_atlas(tmp_path), list[float]()
    build_tiles(atlas, tmp_path / "whole")
    monkeypatch.setattr(records, "SORTED", 3)
    build_tiles(
        atlas,
        tmp_path / "out",
        progress=lambda stage, share: told.append(share) if stage.startswith("Sorting") else None,
    )
    for name in ("all.parquet", "summer.parquet"):
        # Row by row: a file of several parts says of more columns that they may be empty.
        assert (
            parquet.read_table(tmp_path / "out" / name).to_pylist()
            == parquet.read_table(tmp_path / "whole" / name).to_pylist()
        )
    assert (tmp_path / "out" / "all.pmtiles").read_bytes() == (tmp_path / "whole" / "all.pmtiles").read_bytes()
    assert len(told) > 4
    assert told == sorted(told)


@pytest.mark.parametrize(
    ("rows", "cuts"),
    [
        ({}, [(0, 9)]),
        ({0: (0, 2), 4: (2, 1)}, [(0, 9)]),
        ({0: (0, 2), 4: (2, 2), 5: (4, 1)}, [(0, 3), (4, 9)]),
        ({2: (0, 8), 3: (8, 8)}, [(0, 2), (3, 9)]),
        ({1: (0, 3), -1: (3, 1)}, [(0, 8), (9, 9)]),
    ],
    ids=["none", "few", "third-place-fits", "one-place-has-more", "placeless-last"],
)
def test_records_are_cut_between_places_where_more_would_be_sorted_at_a_time(rows, cuts, monkeypatch):
    monkeypatch.setattr(records, "SORTED", 3)
    assert records._cuts(rows, 9) == cuts


def test_a_disk_that_is_full_when_parts_are_laid_down_is_named_and_leaves_the_old_files(tmp_path, monkeypatch):
    atlas = a_small_atlas(tmp_path)
    build_tiles(atlas, tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    make = tempfile.TemporaryDirectory

    def full(*given, prefix: str, **others):
        if prefix == "parts-":
            raise OSError(errno.ENOSPC, "No space left on device")
        return make(*given, prefix=prefix, **others)

    monkeypatch.setattr(records, "SORTED", 3)
    monkeypatch.setattr(tempfile, "TemporaryDirectory", full)
    with pytest.raises(OutputError, match="the disk is full"):
        build_tiles(atlas, tmp_path / "out")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
