"""Names of places in further languages, as properties of their own."""

from __future__ import annotations

import json

import stationed

URGA = {"id": "urga", "name": "Urga", "name_ru": "Урга", "name_zh-Hant": "庫倫"}
KOBDO = {"id": "kobdo", "name": "Kobdo", "name_ru": "", "names": [{"name": "Ховд", "lang": "mn", "start": "1911"}]}


def an_atlas(folder, *places):
    stationed.copy_example(folder)
    features = [
        {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": [106.9, 47.9 + n]}}
        for n, properties in enumerate(places)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    (folder / "locations.geojson").write_text(text, encoding="utf-8")
    return stationed.read(folder)


def test_a_name_with_a_language_behind_it_is_a_name_of_the_place_at_all_times(tmp_path):
    names = an_atlas(tmp_path / "a", URGA, KOBDO).place_names
    assert names[["location_id", "name", "lang", "start", "end"]].to_numpy().tolist() == [
        ["kobdo", "Ховд", "mn", "1911", ""],
        ["urga", "Урга", "ru", "", ""],
        ["urga", "庫倫", "zh-Hant", "", ""],
    ]


def test_a_name_with_a_language_behind_it_is_no_unknown_property(tmp_path):
    atlas = an_atlas(tmp_path / "a", URGA)
    assert [one.column for one in atlas.findings if one.code == "column-unknown"] == []


def test_a_property_whose_ending_is_no_language_is_still_named(tmp_path):
    atlas = an_atlas(tmp_path / "a", {"id": "urga", "name": "Urga", "name_variants": "Da Khuree"})
    assert [one.column for one in atlas.findings if one.code == "column-unknown"] == ["name_variants"]
