"""Ids of maps name files, which every system has to hold beside each other."""

from __future__ import annotations

import pytest
from small_atlas import a_small_atlas, changed

from stationed.checking import check_tables
from stationed.reading import read_tables


def codes_of(atlas):
    return [(finding.code, finding.file, finding.got) for finding in check_tables(read_tables(atlas))]


@pytest.mark.parametrize("name", ["Index", "INDEX"])
def test_a_map_called_like_the_gallery_in_other_letters_is_an_error(tmp_path, name):
    atlas = a_small_atlas(tmp_path, changed("atlas.toml", 'id = "summer"', f'id = "{name}"'))
    assert codes_of(atlas) == [("file-alike", "atlas.toml", name)]


def test_a_map_called_index_takes_the_place_of_the_gallery(tmp_path):
    assert codes_of(a_small_atlas(tmp_path, changed("atlas.toml", 'id = "summer"', 'id = "index"'))) == []


@pytest.mark.parametrize(("length", "found"), [(243, 0), (244, 1)])
def test_an_id_whose_files_would_have_too_long_a_name_is_an_error(tmp_path, length, found):
    atlas = a_small_atlas(tmp_path, changed("atlas.toml", 'id = "summer"', f'id = "{"m" * length}"'))
    assert [code for code, _, _ in codes_of(atlas)] == ["file-name"] * found


def test_an_atlas_that_is_called_like_a_device_is_an_error_as_its_export_would_be(tmp_path):
    atlas = a_small_atlas(tmp_path, changed("atlas.toml", 'id = "small"', 'id = "aux"'))
    assert codes_of(atlas) == [("file-name", "atlas.toml", "aux")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("NUL.geojson", "file-name", id="device"),
        pytest.param("a:b.geojson", "file-name", id="colon"),
        pytest.param("BORDERS.geojson", "file-alike", id="capitals"),
    ],
)
def test_a_file_that_some_system_cannot_hold_is_an_error(tmp_path, name, code):
    nothing = '{"type": "FeatureCollection", "features": []}'
    atlas = a_small_atlas(tmp_path, {f"context/{name}": nothing})
    assert [found[:2] for found in codes_of(atlas)] == [(code, found_in(name, code))]


def found_in(name, code):
    return "context/borders.geojson" if code == "file-alike" else f"context/{name}"


def test_two_files_whose_accents_are_coded_differently_are_an_error(tmp_path):
    nothing = '{"type": "FeatureCollection", "features": []}'
    atlas = a_small_atlas(tmp_path, {"context/caf\u00e9.geojson": nothing, "context/cafe\u0301.geojson": nothing})
    assert [code for code, _, _ in codes_of(atlas)] == ["file-alike"]
