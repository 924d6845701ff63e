"""Twelve small atlases of places all over the world, one of each kind of map, made from the tables below."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scans.plans import POINTS, annotation, picture

Place = tuple[float, float]

POINT = "point"
LINE = "line"


@dataclass(frozen=True)
class Subject:
    """What an atlas is of."""

    title: str
    """Its title."""
    year: str
    """The year all of it is of, EDTF."""
    places: Mapping[str, Place]
    """Name -> longitude and latitude, from gazetteers, to some hundredths of a degree."""
    more: str = ""
    """Further lines of atlas.toml."""
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """Further files."""
    course: tuple[Place, ...] = ()
    """A line that the places stand on: one more place."""


def collection(*features: tuple[str, list[Place], dict[str, str]]) -> bytes:
    """GeoJSON of lines and areas: kind of geometry, positions, properties."""
    made = [
        {
            "type": "Feature",
            "properties": properties,
            "geometry": {
                "type": "Polygon" if kind == "area" else "LineString",
                "coordinates": [positions] if kind == "area" else positions,
            },
        }
        for kind, positions, properties in features
    ]
    return json.dumps({"type": "FeatureCollection", "features": made}, ensure_ascii=False).encode()


STREETS = collection(
    (LINE, [(2.3210, 48.8656), (2.3366, 48.8625), (2.3522, 48.8566), (2.3691, 48.8532)], {"name": "Rue de Rivoli"}),
    (LINE, [(2.3691, 48.8532), (2.3855, 48.8502), (2.3959, 48.8484)], {"name": "Faubourg Saint-Antoine"}),
    (LINE, [(2.3583, 48.8765), (2.3542, 48.8692), (2.3512, 48.8625), (2.3473, 48.8578)], {"name": "Sébastopol"}),
    (LINE, [(2.3437, 48.8540), (2.3400, 48.8462), (2.3326, 48.8396), (2.3322, 48.8340)], {"name": "Saint-Michel"}),
    (LINE, [(2.3255, 48.8700), (2.3316, 48.8708), (2.3437, 48.8715), (2.3552, 48.8692)], {"name": "Boulevards"}),
    (LINE, [(2.3637, 48.8674), (2.3713, 48.8702), (2.3838, 48.8722)], {"name": "Faubourg du Temple"}),
    (LINE, [(2.3637, 48.8674), (2.3669, 48.8620), (2.3691, 48.8532)], {"name": "Beaumarchais"}),
    (LINE, [(2.3283, 48.8842), (2.3382, 48.8824), (2.3496, 48.8837), (2.3700, 48.8838)], {"name": "Clichy"}),
)
SEINE = collection(
    (
        "area",
        [(2.3655, 48.8450), (2.3600, 48.8517), (2.3490, 48.8568), (2.3380, 48.8592), (2.3222, 48.8637),
         (2.3102, 48.8638), (2.3102, 48.8626), (2.3220, 48.8624), (2.3372, 48.8580), (2.3470, 48.8545),
         (2.3560, 48.8500), (2.3640, 48.8440), (2.3655, 48.8450)],
        {"kind": "water", "name": "Seine"},
    ),
)  # fmt: skip
HELD = {"start": "1815", "end": "1866"}
STATES = collection(
    (
        "area",
        [(14.1, 50.9), (13.0, 49.2), (12.5, 47.6), (13.5, 45.6), (17.0, 45.3), (20.4, 44.8), (22.5, 45.4),
         (26.1, 46.0), (24.8, 48.0), (22.5, 49.1), (18.8, 49.6), (15.8, 50.7), (14.1, 50.9)],
        {"kind": "country", "name": "Austria", "credit": "by hand", "licence": "CC0 1.0", **HELD},
    ),
    (LINE, [(14.1, 50.9), (15.8, 50.7), (18.8, 49.6)], {"kind": "border", **HELD}),
    (LINE, [(18.8, 49.6), (22.5, 49.1), (24.8, 48.0)], {"kind": "border-approximate", **HELD}),
    (LINE, [(26.1, 46.0), (22.5, 45.4), (20.4, 44.8), (17.0, 45.3)], {"kind": "border", **HELD}),
)  # fmt: skip

TWELVE: Mapping[str, Subject] = {
    "rhine": Subject(
        "Legions on the Rhine",
        "0070",
        {
            "Vetera": (6.47, 51.66), "Cologne": (6.96, 50.94), "Bonn": (7.10, 50.74), "Mainz": (8.27, 50.00),
            "Strasbourg": (7.75, 48.58), "Windisch": (8.22, 47.48),
        },
    ),
    "pacific": Subject(
        "Fleets of the Pacific",
        "1942",
        {
            "Tokyo": (139.75, 35.68), "Manila": (120.98, 14.6), "Honolulu": (-157.86, 21.31), "Sydney": (151.2, -33.87),
            "San Francisco": (-122.42, 37.77), "Suva": (178.44, -18.14), "Nouméa": (166.45, -22.27),
            "Guadalcanal": (160.05, -9.45), "Midway": (-177.37, 28.21), "Truk": (151.85, 7.43),
        },
    ),
    "arctic": Subject(
        "Stations of the polar year",
        "1883",
        {
            "Fort Conger": (-64.73, 81.75), "Jan Mayen": (-8.5, 70.98), "Kapp Thordsen": (15.5, 78.48),
            "Sodankylä": (26.6, 67.42), "Malye Karmakuly": (52.72, 72.37), "Sagastyr": (124.1, 73.37),
            "Point Barrow": (-156.6, 71.28), "Fort Rae": (-115.9, 62.65), "Godthab": (-51.72, 64.18),
        },
    ),
    "paris": Subject(
        "The Commune of Paris",
        "1871-05",
        {
            "Hôtel de Ville": (2.3522, 48.8566), "Montmartre": (2.3431, 48.8867), "Place Vendôme": (2.3294, 48.8675),
            "Bastille": (2.3691, 48.8532), "Père Lachaise": (2.3933, 48.8614), "Panthéon": (2.3462, 48.8462),
            "Belleville": (2.3849, 48.8721),
        },
        files={"basemap/streets.geojson": STREETS, "basemap/seine.geojson": SEINE},
    ),
    "world": Subject(
        "Coaling stations",
        "1900",
        {
            "Gibraltar": (-5.35, 36.14), "Port Said": (32.3, 31.26), "Aden": (45.03, 12.79), "Colombo": (79.85, 6.93),
            "Singapore": (103.85, 1.29), "Hong Kong": (114.17, 22.28), "Cape Town": (18.42, -33.92),
            "Port Stanley": (-57.85, -51.69), "Esquimalt": (-123.41, 48.43), "Kingston": (-76.8, 17.99),
            "Bermuda": (-64.78, 32.29), "Auckland": (174.76, -36.85), "St Helena": (-5.72, -15.93),
        },
    ),
    "mongolia": Subject(
        "Garrisons of Mongolia",
        "1939",
        {
            "Ulaanbaatar": (106.92, 47.92), "Choibalsan": (114.53, 48.07), "Sümber": (118.61, 47.63),
            "Khovd": (91.64, 48.0), "Altanbulag": (106.5, 50.32), "Dalanzadgad": (104.43, 43.57),
        },
    ),
    "caribbean": Subject(
        "Forts of the Caribbean",
        "1762",
        {
            "Havana": (-82.36, 23.14), "Port Royal": (-76.84, 17.94), "San Juan": (-66.11, 18.47),
            "Cartagena": (-75.55, 10.42), "Fort-de-France": (-61.07, 14.6), "Bridgetown": (-59.61, 13.1),
            "Basseterre": (-62.73, 17.3), "Willemstad": (-68.93, 12.11), "Nassau": (-77.35, 25.06),
        },
    ),
    "antarctica": Subject(
        "Expeditions to the Antarctic",
        "1911",
        {
            "Cape Evans": (166.4, -77.63), "Cape Adare": (170.2, -71.3), "Butcher's Depot": (-166.5, -85.0),
            "Cape Denison": (142.66, -67.01), "Snow Hill": (-57.0, -64.36), "Gauss": (89.0, -67.0),
            "Wandel": (-64.0, -65.07),
        },
    ),
    "one-place": Subject("The siege of Malta", "1565", {"Birgu": (14.52, 35.887)}),
    "one-river": Subject(
        "Steamers on the Murray",
        "1870",
        {},
        course=((147.0, -36.08), (144.75, -36.13), (142.15, -34.2), (140.75, -34.18), (139.6, -34.4), (139.27, -35.12)),
    ),
    "scan": Subject(
        "A plan of Cologne",
        "1572",
        {"Cathedral": (6.958, 50.941), "Deutz": (6.975, 50.937), "Bonn Gate": (6.957, 50.925)},
        more='[[scans]]\nid = "plan"\ntitle = "Plan of Cologne"\nfile = "scans/plan.jpg"\n'
        'source = "drawn for a test"\nlicence = "CC0 1.0"\n',
        files={
            "scans/plan.jpg": picture(),
            "scans/plan.json": annotation(
                points=[(pixel, (6.958 + (x - 6.97) / 8, 50.936 + (y - 50.93) / 8)) for pixel, (x, y) in POINTS]
            ),
        },
    ),
    "old-borders": Subject(
        "Garrisons of Austria",
        "1848",
        {
            "Vienna": (16.37, 48.21), "Prague": (14.42, 50.09), "Buda": (19.04, 47.5), "Trieste": (13.78, 45.65),
            "Kolozsvár": (23.6, 46.77), "Lemberg": (24.03, 49.84), "Milan": (9.19, 45.46),
        },
        files={"context/states.geojson": STATES},
    ),
}  # fmt: skip


def an_atlas_of(name: str, folder: Path) -> Path:
    """Write one of the twelve as an atlas folder: a unit and a deployment at each place."""
    subject = TWELVE[name]
    root = folder / name
    ids = [f"p{number}" for number in range(len(subject.places))]
    shapes: list[tuple[str, str, dict[str, Any]]] = [
        (id_, place, {"type": "Point", "coordinates": list(at)})
        for id_, (place, at) in zip(ids, subject.places.items(), strict=True)
    ]
    if subject.course:
        shapes.append(("course", "Murray", {"type": "LineString", "coordinates": [list(at) for at in subject.course]}))
    features = [
        {"type": "Feature", "properties": {"id": id_, "name": place}, "geometry": geometry}
        for id_, place, geometry in shapes
    ]
    units = [f"u-{id_},Unit of {place},infantry,battalion" for id_, place, _ in shapes]
    rows = [
        f"d-{id_},u-{id_},{id_},{subject.year},{subject.year},{'axis' if id_ == 'course' else 'site'},s"
        for id_, _, _ in shapes
    ]
    files = {
        "atlas.toml": f'id = "{name}"\ntitle = "{subject.title}"\n\n{subject.more}'.encode(),
        "locations.geojson": json.dumps({"type": "FeatureCollection", "features": features}).encode(),
        "units.csv": "\n".join(["unit_id,designation,arm,echelon", *units, ""]).encode(),
        "deployments.csv": "\n".join(
            ["deployment_id,unit_id,location_id,start,end,kind,source_ids", *rows, ""]
        ).encode(),
        "periods.csv": f"period_id,title,start,end\nthen,{subject.title},{subject.year},{subject.year}\n".encode(),
        "sources.json": b'[{"id": "s", "type": "book", "title": "Gazetteer"}]',
        **subject.files,
    }
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root
