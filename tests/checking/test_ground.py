"""Land that is missing under places: said where the atlas brings its own ground, of places on land alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_atlas import SMALL, a_small_atlas

from stationed.checking import check_tables
from stationed.reading import read_tables

OWN = (SMALL / "atlas.toml").read_text(encoding="utf-8") + "\n[ground]\nworld = false\n"
HARBOUR, SHIP, PORT = (30.72, 46.49), (135.0, 40.0), (132.0, 43.1)
"""Odesa, at the water's edge; in the middle of the Sea of Japan; Vladivostok."""


def places(*at: tuple[float, float]) -> str:
    features = json.loads((SMALL / "locations.geojson").read_text(encoding="utf-8"))
    template = features["features"][0]
    for number, (longitude, latitude) in enumerate(at):
        geometry = {"type": "Point", "coordinates": [longitude, latitude]}
        features["features"].append({**template, "properties": {"id": f"p{number}"}, "geometry": geometry})
    return json.dumps(features)


def land(west: float, south: float, east: float, north: float) -> str:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def missing(folder: Path, files: dict[str, str]) -> list[str]:
    found = check_tables(read_tables(a_small_atlas(folder, files)))
    return [finding.message for finding in found if finding.code == "ground-missing"]


def test_an_atlas_without_any_ground_has_land_under_no_place(tmp_path):
    (message,) = missing(tmp_path, {"atlas.toml": OWN, "locations.geojson": places(PORT)})
    assert "no land is drawn under 2 of 2 places" in message
    assert "ulaanbaatar and p0" in message


@pytest.mark.parametrize(
    "files",
    [
        {"locations.geojson": places(PORT)},
        {"atlas.toml": OWN, "basemap/land.geojson": land(100, 44, 122, 52)},
        {"atlas.toml": OWN, "basemap/land.geojson": land(106.95, 44, 122, 52)},
        {"atlas.toml": OWN, "basemap/land.geojson": land(100, 44, 122, 52), "locations.geojson": places(SHIP)},
    ],
    ids=["world of the package", "own land", "own land that ends close by", "ship at sea"],
)
def test_nothing_is_said_where_there_is_land_or_none_is_wanted(tmp_path, files):
    assert missing(tmp_path, files) == []


def test_a_harbour_is_on_land(tmp_path):
    own = {"atlas.toml": OWN, "basemap/land.geojson": land(100, 44, 122, 52), "locations.geojson": places(HARBOUR)}
    assert "under 1 of 2 places" in missing(tmp_path, own)[0]


def test_of_many_places_a_few_are_named_and_the_rest_counted(tmp_path):
    own = {"atlas.toml": OWN, "locations.geojson": places(*[(100 + at, 50.0) for at in range(9)])}
    assert "p0, p1, p2, p3 and 5 more" in missing(tmp_path, own)[0]


def clipped(folder: Path, extent: str, box: tuple[float, float, float, float]) -> list[str]:
    own = (SMALL / "atlas.toml").read_text(encoding="utf-8").replace("[100, 44, 122, 52]", extent)
    files = {"atlas.toml": own + "\n[ground]\nworld = false\n", "basemap/land.geojson": land(*box)}
    found = check_tables(read_tables(a_small_atlas(folder, files)))
    return [finding.message for finding in found if finding.code == "ground-clipped"]


def test_land_that_ends_inside_a_map_is_said(tmp_path):
    (message,) = clipped(tmp_path, "[100, 44, 120, 52]", (100, 44, 110, 52))
    assert "50% of it are land that is drawn as sea" in message
    assert "land in basemap/ from 100 to 110 east and from 44 to 52 north" in message


@pytest.mark.parametrize(
    ("extent", "box"),
    [("[100, 44, 120, 52]", (99, 43, 121, 53)), ("[160, 10, 170, 20]", (160, 12, 161, 13))],
    ids=["as far as the map", "nothing but sea beyond"],
)
def test_land_that_ends_where_no_land_is_missing_is_fine(tmp_path, extent, box):
    assert clipped(tmp_path, extent, box) == []


@pytest.mark.parametrize(
    ("extent", "said"),
    # A degree of longitude at 48 degrees north is 74.4 km.
    [("[106.8, 47.9, 107.0, 48.1]", "got 15 km across"), ("[106.5, 47.5, 107.0, 48.5]", "")],
)
def test_a_map_nearer_than_the_coast_is_true_is_said(tmp_path, extent, said):
    own = {"atlas.toml": (SMALL / "atlas.toml").read_text(encoding="utf-8").replace("[100, 44, 122, 52]", extent)}
    found = check_tables(read_tables(a_small_atlas(tmp_path, own)))
    messages = [finding.message for finding in found if finding.code == "ground-coarse"]
    assert [said in message for message in messages] == ([True] if said else [])


def an_unstated_atlas(folder: Path, *at: tuple[float, float], more: str = "") -> Path:
    """An atlas of one map without an extent and a unit at each of some places."""
    root = folder / "paris"
    root.mkdir()
    features = [
        {"type": "Feature", "properties": {"id": f"p{n}"}, "geometry": {"type": "Point", "coordinates": one}}
        for n, one in enumerate(at)
    ]
    rows = "".join(f"d{n},u,p{n},1871,1871\n" for n in range(len(at)))
    (root / "atlas.toml").write_text('id = "paris"\ntitle = "Paris"\n' + more)
    (root / "locations.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    (root / "units.csv").write_text("unit_id,designation\nu,Guard\n")
    (root / "deployments.csv").write_text("deployment_id,unit_id,location_id,start,end\n" + rows)
    (root / "periods.csv").write_text("period_id,title,start,end\n")
    (root / "sources.json").write_text("[]")
    return root


@pytest.mark.parametrize(
    ("at", "box", "said"),
    [
        # All land; with a margin of 0.8 degrees the map is 11.6 wide, of which own land covers 5.8.
        (((100, 47), (110, 47)), (90, 40, 105, 60), ["50% of it are land that is drawn as sea"]),
        (((100, 47), (110, 47)), (99, 46, 111, 48), []),
        # Chukotka on both sides of the antimeridian, the own land on one of them.
        (((178, 67), (-177, 67)), (170, 60, 180, 70), ["of it are land that is drawn as sea"]),
        (((178, 67), (-177, 67)), (-180, 60, 180, 70), []),
    ],
    ids=["half of it", "as far as it opens", "over the antimeridian, half of it", "over the antimeridian"],
)
def test_a_map_without_an_extent_is_asked_about_as_it_opens(tmp_path, at, box, said):
    root = an_unstated_atlas(tmp_path, *at, more="[ground]\nworld = false\n")
    (root / "basemap").mkdir()
    (root / "basemap" / "land.geojson").write_text(land(*box))
    messages = [one.message for one in check_tables(read_tables(root)) if one.code == "ground-clipped"]
    assert len(messages) == len(said)
    assert all(text in message for text, message in zip(said, messages, strict=True))


@pytest.mark.parametrize(
    ("north", "said"),
    # 0.1 degrees of longitude at 48.86 degrees north are 7.3 km; half a degree of latitude is 56 km.
    [(48.9, ["got 7 km across"]), (49.4, [])],
)
def test_a_map_without_an_extent_is_as_near_as_its_places(tmp_path, north, said):
    root = an_unstated_atlas(tmp_path, (2.3, 48.83), (2.4, north))
    coarse = [one.message for one in check_tables(read_tables(root)) if one.code == "ground-coarse"]
    assert len(coarse) == len(said)
    assert all(text in message for text, message in zip(said, coarse, strict=True))
