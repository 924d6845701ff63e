"""The page, the tiles and the records of a map say of which build they are, so that none is taken for another's."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pmtiles.reader import MemorySource, Reader
from pyarrow import parquet
from small_atlas import a_small_atlas, changed

from stationed.tiles import build_tiles


def builds_of(folder: Path, name: str) -> list[str]:
    """What the page of a map, its tiles and its records say."""
    page = (folder / f"{name}.html").read_text(encoding="utf-8")
    about = re.search(r'id="stationed-tiles">(.*?)</script>', page, re.DOTALL)
    assert about
    tiles = Reader(MemorySource((folder / f"{name}.pmtiles").read_bytes())).metadata()
    records = parquet.read_metadata(folder / f"{name}.parquet").metadata or {}
    return [json.loads(about[1])["files"]["build"], tiles["build"], records[b"stationed_build"].decode()]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    build_tiles(a_small_atlas(folder), folder / "out")
    return folder / "out"


def test_the_three_files_of_a_map_say_the_same_and_two_maps_do_not(built):
    of_all, of_summer = set(builds_of(built, "all")), set(builds_of(built, "summer"))
    assert (len(of_all), len(of_summer)) == (1, 1)
    assert of_all != of_summer
    assert re.fullmatch("[0-9a-f]{32}", of_all.pop())


STORY = "# The offensive\n\nOn 20 August 1939, at dawn, it began.\n"


@pytest.mark.parametrize(
    ("files", "same"),
    [
        pytest.param(changed("deployments.csv", "1939-07-03", "1939-07-04"), False, id="a-day-of-a-claim"),
        pytest.param(changed("units.csv", "57th Special Corps", "57th Corps"), False, id="a-unit"),
        pytest.param({"story.md": STORY}, True, id="the-story-alone"),
    ],
)
def test_what_tiles_and_records_are_made_of_makes_another_build_and_the_story_does_not(built, tmp_path, files, same):
    build_tiles(a_small_atlas(tmp_path, files), tmp_path / "out", maps=["all"])
    assert (builds_of(tmp_path / "out", "all") == builds_of(built, "all")) is same
