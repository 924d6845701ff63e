"""Tiles of a server: never asked for unless named, and then that host alone."""

from __future__ import annotations

import re

import folium
import pytest

import stationed
from stationed.page.tiles import OnlineTiles
from stationed.reading.tile_address import tiles_of

TILES = "https://tiles.example/{z}/{x}/{y}.png"


@pytest.fixture
def folder(tmp_path):
    stationed.copy_example(tmp_path / "atlas", name="bach")
    return tmp_path / "atlas"


def policy_of(page: str) -> str:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    return found[1]


def with_ground(folder, lines: str) -> None:
    settings = folder / "atlas.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"\n[ground]\n{lines}\n", encoding="utf-8")


def test_a_page_without_tiles_names_no_host_in_its_policy(folder):
    page = stationed.read(folder).map().page()
    assert "img-src data: blob:;" in policy_of(page)
    assert "L.tileLayer(" not in page.rpartition("<script>")[2]


def test_tiles_of_the_settings_bring_just_their_host_into_the_policy_and_their_credit(folder):
    with_ground(folder, f'tiles = "{TILES}"\ntiles_credit = "Somebody\'s tiles"')
    page = stationed.read(folder).map().page()
    assert "img-src data: blob: https://tiles.example;" in policy_of(page)
    assert policy_of(page).count("://") == 1
    assert f'L.tileLayer("{TILES}"' in page
    assert "Somebody's tiles" in page


def test_tiles_of_python_are_those_of_one_map(folder):
    atlas = stationed.read(folder)
    page = atlas.map().add_tiles("http://127.0.0.1:8080/t/{z}/{x}/{y}@2x.png?key=a1", credit="Ours").page()
    assert "img-src data: blob: http://127.0.0.1:8080;" in policy_of(page)
    assert "Example of stationed; Ours; land and water from GSHHG (LGPL); relief by Tom Patterson" in page
    assert "img-src data: blob:;" in policy_of(atlas.map().page())


def test_a_tile_layer_of_folium_is_refused_with_the_way_that_works(folder):
    map_ = stationed.read(folder).map()
    folium.TileLayer("https://tiles.example/{z}/{x}/{y}.png", attr="a").add_to(map_)
    with pytest.raises(stationed.StationedError, match=r"folium TileLayer: .*name a tile server with add_tiles"):
        map_.page()


WRONG = [
    *("https://{s}.tiles.example/{z}/{x}/{y}.png", "https://tiles.example/{z}/{x}.png", "tiles/{z}/{x}/{y}.png"),
    *("ftp://tiles.example/{z}/{x}/{y}.png", "https:///{z}/{x}/{y}.png", "https://a.example;script-src/{z}/{x}/{y}"),
    *('https://a.example/{z}/{x}/{y}"><script>', "https://a.example/{z}/{x}/{y};b", "https://a b.example/{z}/{x}/{y}"),
    *("https://me:secret@a.example/{z}/{x}/{y}", "https://*.example/{z}/{x}/{y}", "https://a.example/{z}/{x}/{y}#a"),
    *("https://a.example{z}/{x}/{y}", "javascript://a.example/{z}/{x}/{y}", "https://a.example/{z}/{x}/{y}/{quadkey}"),
]


@pytest.mark.parametrize("text", WRONG)
def test_an_address_that_leaves_its_host_open_or_ends_the_policy_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        tiles_of(text)
    with pytest.raises(stationed.StationedError, match="tiles are not where a page can ask for them"):
        OnlineTiles(text)


def test_no_address_is_refused_by_python():
    with pytest.raises(stationed.StationedError, match="got ''; expected an address of one host"):
        OnlineTiles("")


def test_a_wrong_address_in_the_settings_is_a_finding_and_nothing_is_asked(folder):
    with_ground(folder, 'tiles = "https://{s}.tiles.example/{z}/{x}/{y}.png"')
    atlas = stationed.read(folder)
    found = [(one.code, one.column) for one in stationed.check(atlas)]
    assert found == [("setting-invalid", "ground.tiles")]
    assert atlas.config.ground.tiles == ""


def test_settings_with_tiles_are_written_as_they_were_read(folder):
    from stationed.export.written.settings import settings_toml

    with_ground(folder, f'tiles = "{TILES}"\ntiles_credit = "A"')
    config = stationed.read(folder).config
    (folder / "atlas.toml").write_bytes(settings_toml(config))
    assert stationed.read(folder).config.ground == config.ground
