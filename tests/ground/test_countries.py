"""Which countries the map shows on a day, and that they share the ground out."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely
from ground.files import CORE, blanks, countries, layer, rows

JAPAN = {"Korea (Japan)", "Japan", "Karafuto (Japan)", "Kwantung Leased Territory (Japan)"}
REVOLUTION = {"Outer Mongolia", "Soviet Russia", "Republic of China", *JAPAN}
BEFORE_MANCHUKUO = {
    "Mongolian People's Republic",
    "Tuvan People's Republic",
    "Soviet Union",
    "Republic of China",
    *JAPAN,
}
STRIP = "Disputed strip at the Khalkhin Gol"
WAR = BEFORE_MANCHUKUO | {"Manchukuo", "Mengjiang"}
UNITED = "Mongol United Autonomous Government"
ZONES = {"Soviet zone of Korea", "American zone of Korea"}
KOREAS = {"North Korea", "South Korea"}
COLD_WAR = {"Mongolian People's Republic", "Soviet Union", "People's Republic of China", "Japan", *KOREAS}
NEW_STATES = {"Russia", "Kazakhstan", "Kyrgyzstan", "Uzbekistan", "Turkmenistan", "Tajikistan"}

DAYS = {
    "1921-07-06": REVOLUTION | {"Uryankhai", "Far Eastern Republic"},
    "1921-08-14": REVOLUTION | {"Tannu-Tuva", "Far Eastern Republic"},
    "1922-11-15": REVOLUTION | {"Tannu-Tuva"},
    "1925-07-01": {"Mongolian People's Republic", "Tannu-Tuva", "Soviet Union", "Republic of China", *JAPAN},
    "1932-02-29": BEFORE_MANCHUKUO,
    "1932-03-01": BEFORE_MANCHUKUO | {"Manchukuo", STRIP},
    "1932-03-02": BEFORE_MANCHUKUO | {"Manchukuo", STRIP},
    "1936-05-11": BEFORE_MANCHUKUO | {"Manchukuo", STRIP},
    "1936-07-01": BEFORE_MANCHUKUO | {"Manchukuo", STRIP, "Mongol Military Government"},
    "1939-08-20": WAR - {"Mengjiang"} | {UNITED, STRIP},
    "1939-09-01": WAR | {STRIP},
    "1940-07-01": WAR | {STRIP},
    "1941-10-15": WAR,
    "1944-10-10": WAR,
    "1944-10-12": WAR - {"Tuvan People's Republic"},
    "1945-08-08": WAR - {"Tuvan People's Republic"},
    "1945-09-03": {"Mongolian People's Republic", "Soviet Union", "Republic of China", "Japan", *ZONES},
    "1950-01-01": COLD_WAR,
    "1967-05-01": COLD_WAR,
    "1989-05-15": COLD_WAR,
    "1992-01-01": COLD_WAR - {"Soviet Union"} | NEW_STATES,
    "1992-12-31": COLD_WAR - {"Soviet Union", "Mongolian People's Republic"} | NEW_STATES | {"Mongolia"},
}
"""Day -> the countries and disputed areas that exist on it, by the history of their names."""

TOWNS = (
    ("1921-07-06", "Urga", 106.917, 47.920, "Outer Mongolia"),
    ("1921-07-06", "Kyakhta", 106.45, 50.36, "Far Eastern Republic"),
    ("1921-07-06", "Irkutsk", 104.26, 52.30, "Soviet Russia"),
    ("1921-07-06", "Manzhouli", 117.43, 49.58, "Republic of China"),
    ("1930-01-01", "Kyzyl", 94.45, 51.70, "Tuvan People's Republic"),
    ("1932-06-01", "Chengde before Jehol was taken", 117.96, 40.95, "Republic of China"),
    ("1932-06-01", "Mukden", 123.43, 41.80, "Manchukuo"),
    ("1936-07-01", "Dolonnor", 116.48, 42.20, "Mongol Military Government"),
    ("1936-07-01", "Kalgan before the war", 114.88, 40.82, "Republic of China"),
    ("1939-08-20", "Ulaanbaatar", 106.917, 47.920, "Mongolian People's Republic"),
    ("1939-08-20", "Tamsagbulag", 117.30, 47.27, "Mongolian People's Republic"),
    ("1939-08-20", "Khamar-Daba", 118.50, 47.66, "Mongolian People's Republic"),
    ("1939-08-20", "Remizov Height", 118.68, 47.73, STRIP),
    ("1939-08-20", "Hailar", 119.74, 49.22, "Manchukuo"),
    ("1939-08-20", "Halun-Arshan", 119.94, 47.18, "Manchukuo"),
    ("1939-08-20", "Guihua", 111.66, 40.82, UNITED),
    ("1939-08-20", "Wuyuan, held by China", 108.27, 41.10, "Republic of China"),
    ("1939-08-20", "Peking", 116.39, 39.91, "Republic of China"),
    ("1940-07-01", "Kalgan", 114.88, 40.82, "Mengjiang"),
    ("1940-07-01", "Chifeng", 118.89, 42.27, "Manchukuo"),
    ("1940-07-01", "Datong", 113.30, 40.09, "Mengjiang"),
    ("1940-07-01", "Port Arthur", 121.25, 38.82, "Kwantung Leased Territory (Japan)"),
    ("1942-01-01", "Remizov Height", 118.68, 47.73, "Mongolian People's Republic"),
    ("1944-10-12", "Kyzyl", 94.45, 51.70, "Soviet Union"),
    ("1945-09-03", "Mukden", 123.43, 41.80, "Republic of China"),
    ("1945-09-03", "Pyongyang", 125.75, 39.03, "Soviet zone of Korea"),
    ("1950-01-01", "Kaesong, south of the parallel", 126.55, 37.97, "South Korea"),
    ("1967-05-01", "Kaesong, north of the armistice line", 126.55, 37.98, "North Korea"),
    ("1989-05-15", "Choibalsan", 114.53, 48.07, "Mongolian People's Republic"),
    ("1989-05-15", "Zamyn-Üüd", 111.90, 43.73, "Mongolian People's Republic"),
    ("1989-05-15", "Erenhot", 111.98, 43.65, "People's Republic of China"),
    ("1992-12-31", "Sükhbaatar", 106.21, 50.23, "Mongolia"),
    ("1992-12-31", "Naushki", 106.11, 50.39, "Russia"),
    ("1992-12-31", "Ust-Kamenogorsk", 82.6, 49.95, "Kazakhstan"),
)
"""Day, town, longitude, latitude, the country it was in."""

AREAS = (
    ("1989-05-15", "Mongolian People's Republic", 1_550_000, 1_580_000),
    ("1939-08-20", "Manchukuo", 1_240_000, 1_330_000),
    ("1930-01-01", "Tuvan People's Republic", 164_000, 174_000),
    ("1939-08-20", "Kwantung Leased Territory (Japan)", 3_300, 3_700),
    ("1950-01-01", "South Korea", 88_000, 100_000),
)
"""Day, country, bounds in km2 about the area usually given: 1,564,000; 1,303,000; 168,600; 3,462; 94,000."""


@pytest.mark.parametrize("day", DAYS)
def test_countries_of_a_day_are_those_that_existed_on_it(day: str):
    assert set(countries(day)) == DAYS[day]


@pytest.mark.parametrize("day", DAYS)
def test_countries_of_a_day_do_not_overlap(day: str):
    areas = list(countries(day).values())
    whole = shapely.union_all(areas)
    assert sum(area.area for area in areas) == pytest.approx(whole.area, abs=1e-6)


@pytest.mark.parametrize("day", DAYS)
def test_countries_of_a_day_cover_the_land_of_the_extent(day: str):
    land = shapely.intersection(shapely.union_all(layer("basemap/land").geometry), shapely.box(*CORE))
    bare = shapely.difference(land, shapely.union_all(list(countries(day).values())))
    # Islands of a few hundred km2 that no province reaches; a gap between two countries would be far larger.
    assert bare.area < 0.05


@pytest.mark.parametrize("day", DAYS)
def test_countries_of_a_day_end_at_the_coast(day: str):
    land = shapely.union_all(layer("basemap/land").geometry)
    assert shapely.difference(shapely.union_all(list(countries(day).values())), land).area < 1e-6


@pytest.mark.parametrize(("day", "town", "longitude", "latitude", "country"), TOWNS, ids=lambda cell: str(cell))
def test_town_lies_in_its_country_of_the_day(day: str, town: str, longitude: float, latitude: float, country: str):
    there = [name for name, area in countries(day).items() if area.covers(shapely.Point(longitude, latitude))]
    assert there == [country], town


@pytest.mark.parametrize(("day", "country", "least", "most"), AREAS)
def test_country_is_as_large_as_it_was(day: str, country: str, least: float, most: float):
    equal_area = gpd.GeoSeries([countries(day)[country]], crs=4326).to_crs("+proj=aea +lat_1=40 +lat_2=52 +lon_0=110")
    assert least < float(shapely.area(equal_area.to_numpy())[0]) / 1e6 < most


def test_port_arthur_lies_near_the_coast():
    coast = shapely.union_all(layer("basemap/land").geometry).boundary
    assert coast.distance(shapely.Point(121.25, 38.82)) < 0.05


def test_disputed_strip_is_as_wide_as_the_sources_say():
    """Goldman and the encyclopedias give some sixteen kilometres between river and Nomonhan."""
    strip = countries("1939-08-20")[STRIP]
    # Across the strip at Nomonhan, from the river north-eastwards; a degree of longitude is 74.8 km there.
    across = shapely.intersection(strip, shapely.LineString([(118.5, 47.62), (118.95, 47.80)]))
    kilometres = (
        (across.bounds[2] - across.bounds[0]) ** 2 * 74.8**2 + (across.bounds[3] - across.bounds[1]) ** 2 * 111.2**2
    ) ** 0.5
    assert 12 < kilometres < 26


def test_country_names_are_given_in_three_languages():
    assert blanks(layer("context/countries"), "name", "name_ru", "name_mn") == []


def test_country_label_lies_in_its_country():
    for row in rows(layer("context/countries")):
        if row["label"]:
            place = shapely.Point([float(degree) for degree in row["label"].split(";")])
            assert row["geometry"].covers(place), row["name"]


def test_country_areas_are_valid():
    assert layer("context/countries").geometry.is_valid.all()
