"""Pictures that the archive of a page leaves out are given back as the page shows them, and nothing else is."""

from __future__ import annotations

import base64
import json
import struct
from pathlib import Path
from typing import Any

import pytest
from archives import a_page, zipped

from stationed.export import extract_inputs
from stationed.scans.marking import with_box

PICTURE = b"RIFF" + struct.pack("<I", 12) + b"WEBPVP8 " + struct.pack("<I", 0)
"""The beginning of a picture; nobody looks further into it."""
SCAN = with_box(PICTURE, (0.5, 0.25, 0.625, 0.375))
LISTED = ("scans/city.png", "illustrations/bridge.jpg", "units.csv")


def a_column(values: list[str]) -> dict[str, Any]:
    return {"texts": values, "codes": list(range(len(values)))}


def a_table(pictures: dict[str, bytes]) -> dict[str, Any]:
    said = {"file": list(pictures), "picture": [base64.b64encode(data).decode() for data in pictures.values()]}
    return {"columns": {name: a_column(values) for name, values in said.items()}}


def a_map(tables: dict[str, Any]) -> dict[str, Any]:
    """A data block with as much as makes it one."""
    meta = {"map": "all", "languages": ["en"], "title": {"en": "A"}, "atlas": {"title": {"en": "A"}}}
    held = {"periods": {"columns": {"id": a_column([])}}}
    return {"format": "stationed", "meta": meta | {"extent": [0, 0, 1, 1], "domain": [0, 1]}, "tables": held | tables}


def extracted(folder: Path, tables: dict[str, Any], held: tuple[str, ...] = ()) -> tuple[dict[str, bytes], Any]:
    """What a page with such tables gives back, its archive listing `LISTED` and holding some of them."""
    listed = [{"path": path, "sha256": DIGEST, "included": path in held} for path in LISTED]
    page = a_page(folder, zipped(listed, **dict.fromkeys(held, b"x")))
    block = json.dumps(a_map(tables))
    page.write_text(f'{page.read_text()}<script type="application/json" id="map_data">{block}</script>')
    done = extract_inputs(page, folder / "back")
    return {path.relative_to(folder / "back").as_posix(): path.read_bytes() for path in done.written}, done


DIGEST = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
"""SHA-256 of the letter x."""


def test_scans_and_pictures_of_the_story_come_from_the_tables_of_the_page_with_what_the_archive_holds(tmp_path):
    tables = {
        "scans": a_table({"scans/city.png": SCAN}),
        "illustrations": a_table({"illustrations/bridge.jpg": PICTURE}),
    }
    files, done = extracted(tmp_path, tables, held=("units.csv",))
    assert files == {"illustrations/bridge.jpg": PICTURE, "scans/city.png": SCAN, "units.csv": b"x"}
    assert (done.drawn, done.left_out) == (("illustrations/bridge.jpg", "scans/city.png"), ())


def test_a_page_without_a_story_gives_its_scans_and_names_what_it_lacks(tmp_path):
    files, done = extracted(tmp_path, {"scans": a_table({"scans/city.png": SCAN})})
    assert files == {"scans/city.png": SCAN}
    assert (done.drawn, done.left_out) == (("scans/city.png",), ("illustrations/bridge.jpg", "units.csv"))


def test_what_the_archive_holds_is_given_as_it_was_and_not_as_it_is_shown(tmp_path):
    files, done = extracted(tmp_path, {"scans": a_table({"scans/city.png": SCAN})}, held=("scans/city.png",))
    assert (files, done.drawn) == ({"scans/city.png": b"x"}, ())


@pytest.mark.parametrize(
    ("scans", "told"),
    [
        pytest.param({"scans/city.png": PICTURE}, {}, id="scan-that-does-not-say-where-it-lies"),
        pytest.param({"scans/other.png": SCAN}, {}, id="scan-that-the-archive-does-not-list"),
        pytest.param({}, {"units.csv": PICTURE}, id="picture-outside-its-folder"),
        pytest.param({}, {"illustrations/bridge.jpg": b"RIFF1234WEBM"}, id="picture-in-another-form"),
        pytest.param({}, {"illustrations/other.jpg": PICTURE}, id="picture-that-the-archive-does-not-list"),
    ],
)
def test_what_is_no_picture_of_the_atlas_is_not_written(tmp_path, scans, told):
    files, done = extracted(tmp_path, {"scans": a_table(scans), "illustrations": a_table(told)})
    assert (files, done.drawn, done.left_out) == ({}, (), tuple(sorted(LISTED, key=LISTED.index)))


@pytest.mark.parametrize(
    "column",
    [
        pytest.param({"texts": ["%%%"], "codes": [0]}, id="no-base64"),
        pytest.param({"texts": ["%" + base64.b64encode(SCAN).decode()], "codes": [0]}, id="base64-and-more"),
        pytest.param({"texts": [], "codes": [0]}, id="code-of-no-text"),
        pytest.param({"texts": [], "codes": []}, id="fewer-than-paths"),
        pytest.param({}, id="none"),
        pytest.param(None, id="null"),
    ],
)
def test_pictures_that_are_damaged_are_left_out_and_the_rest_is_given_back(tmp_path, column):
    scans = a_table({"scans/city.png": SCAN})
    scans["columns"]["picture"] = column
    files, done = extracted(tmp_path, {"scans": scans}, held=("units.csv",))
    assert (files, done.drawn) == ({"units.csv": b"x"}, ())
