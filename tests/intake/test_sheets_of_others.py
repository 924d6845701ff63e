"""Sheets that are made for other programs: TimelineJS, StoryMap, and gazetteers in LP-TSV."""

from __future__ import annotations

from pathlib import Path

import stationed

TIMELINE = """Year,Month,Day,End Year,End Month,End Day,Display Date,Headline,Text,Media,Media Credit,Location
1939,5,11,1939,9,16,,Khalkhin Gol,The battle,https://example.org/a,Somebody,Nomonhan
1938,7,,,,,July 1938,Lake Khasan,Another,https://example.org/b,,Zaozyornaya
1921,,,,,,,Capture of Urga,Third,https://example.org/c,,Urga
"""
STORYMAP = """Headline,Text,Media,Media Credit,Media Caption,Latitude,Longitude,Location Name,Date
One,First stop,https://example.org/a,Me,A photo,47.92,106.92,Urga,1921-02-04
Two,Second,https://example.org/b,Me,A map,50.32,106.5,Kyakhta,1921-03-18
"""
GAZETTEER = {
    "id": "10001",
    "title": "Urga",
    "title_source": "Map of 1912",
    "fclasses": "P",
    "attestation_year": "1912",
    "start": "1639",
    "end": "1924",
    "title_uri": "https://example.org/m",
    "ccodes": "MN",
    "matches": "wd:Q23430",
    "variants": "Ikh Khuree;Niislel Khuree",
    "types": "settlement",
    "parent_name": "Mongolia",
    "lon": "106.92",
    "lat": "47.92",
    "description": "capital",
}


def read(folder: Path, name: str, text: str) -> stationed.Atlas:
    (folder / name).write_text(text, encoding="utf-8")
    return stationed.read(folder / name)


def test_a_sheet_of_timelinejs_has_its_dates_in_three_columns(tmp_path):
    atlas = read(tmp_path, "timeline.csv", TIMELINE)
    assert atlas.claims["start"].tolist() == ["1939-05-11", "1938-07", "1921"]
    assert atlas.claims["end"].tolist() == ["1939-09-16", "", ""]
    assert atlas.units["designation"].tolist() == ["Khalkhin Gol", "Lake Khasan", "Capture of Urga"]
    assert [one.label for one in atlas.config.columns] == ["Display Date", "Media Credit"]
    assert atlas.claims["note"].tolist() == ["The battle", "Another", "Third"]


def test_a_sheet_of_storymap_is_a_map(tmp_path):
    atlas = read(tmp_path, "storymap.csv", STORYMAP)
    assert atlas.locations["name"].tolist() == ["Urga", "Kyakhta"]
    assert [(point.x, point.y) for point in atlas.locations.geometry] == [(106.92, 47.92), (106.5, 50.32)]
    assert [one.label for one in atlas.config.columns] == ["Media Credit", "Media Caption"]


def test_a_gazetteer_in_lp_tsv_keeps_all_that_it_says(tmp_path):
    text = "\t".join(GAZETTEER) + "\n" + "\t".join(GAZETTEER.values()) + "\n"
    atlas = read(tmp_path, "places.tsv", text)
    (claim,) = atlas.claims.to_dict("records")
    assert (claim["start"], claim["end"], claim["note"]) == ("1639", "1924", "capital")
    assert [source.title for source in atlas.sources] == ["Map of 1912"]
    kept = {one.label: claim[one.name] for one in atlas.config.columns}
    names = ("fclasses", "attestation_year", "matches", "variants", "parent_name")
    assert kept == {name: GAZETTEER[name] for name in names}
