"""Write a synthetic atlas of N deployments, the same for the same seed: what the benchmarks build and open.

    python bench/generate.py 100000 FOLDER [--seed 7] [--like plain|world|hard]

Dates are mixed: years, months and days, 4 in 100 approximate or uncertain, 6 in 100 with an unknown end; one
location in ten is a line or an area; 5 in 100 deployments have a rival claim; texts repeat as real ones do. A plain
atlas has one side and no formations above; like the world, and hard, are told of in bench/world.py.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent))
import world

PERIODS = [
    ("early", 1921, 1931),
    ("interwar", 1932, 1938),
    ("war", 1939, 1945),
    ("after", 1946, 1966),
    ("late", 1967, 1992),
]
ARMS = ["infantry", "armour", "cavalry", "artillery", "air", "engineers", "signals", "motorised-infantry"]
ECHELONS = ["battalion", "regiment", "brigade", "division", "corps"]
ROLES = ["garrison", "training", "reserve", "march to the front", "defence of the border", "transfer", "rebuilding", ""]
COLOURS = ["#8c2f1e", "#b85c1c", "#6b4a8f", "#2f7479", "#2f6390"]


def dates(rng: np.random.Generator, days: np.ndarray) -> np.ndarray:
    """Days as EDTF texts of mixed precision."""
    stamps = np.datetime64("1921-01-01") + days.astype("timedelta64[D]")
    text = np.datetime_as_string(stamps, unit="D").astype("U12")
    length = rng.choice([4, 7, 10], size=len(days), p=[0.4, 0.35, 0.25])
    cut = np.where(length == 4, text.astype("U4"), np.where(length == 7, text.astype("U7"), text))
    mark = rng.choice(["", "~", "?"], size=len(days), p=[0.96, 0.03, 0.01])
    return np.char.add(cut.astype("U12"), mark)


def write_locations(rng: np.random.Generator, count: int, folder: Path) -> None:
    """Points about sixty centres; one in twenty a line, one in twenty an area."""
    centres = np.column_stack([rng.uniform(22, 138, 60), rng.uniform(38, 68, 60)])
    places = centres[rng.integers(0, 60, count)] + rng.normal(0, 1, (count, 2)) * [2.5, 1.5]
    kinds = rng.choice(3, size=count, p=[0.9, 0.05, 0.05])
    lines = []
    for number, ((x, y), kind) in enumerate(zip(places.round(4).tolist(), kinds.tolist(), strict=True)):
        if kind == 0:
            geometry = {"type": "Point", "coordinates": [x, y]}
        elif kind == 1:
            geometry = {"type": "LineString", "coordinates": [[x, y], [x + 0.3, y + 0.2], [x + 0.7, y + 0.1]]}
        else:
            ring = [[x, y], [x + 0.2, y], [x + 0.2, y + 0.2], [x, y + 0.2], [x, y]]
            geometry = {"type": "Polygon", "coordinates": [ring]}
        properties = {
            "id": f"L{number}",
            "name": f"Place {number}",
            "kind": "town" if kind == 0 else "area",
            "precision": "exact",
        }
        lines.append(json.dumps({"type": "Feature", "properties": properties, "geometry": geometry}))
    text = '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"
    (folder / "locations.geojson").write_text(text, encoding="utf-8")


def deployments_table(rng: np.random.Generator, count: int, places: int, units: int) -> pd.DataFrame:
    """One row a deployment."""
    begin = rng.integers(0, 26000, count)
    length = rng.integers(10, 2500, count)
    end = dates(rng, np.minimum(begin + length, 26290))
    start = dates(rng, begin)
    end = np.where(start.astype("U4") == end.astype("U4"), np.char.add(start.astype("U4"), "-12"), end)
    end = np.where(rng.random(count) < 0.06, "", end)
    men = rng.integers(1, 200, count) * 50
    return pd.DataFrame(
        {
            "deployment_id": [f"D{number}" for number in range(count)],
            "unit_id": [f"U{number}" for number in rng.integers(0, units, count).tolist()],
            "location_id": [f"L{number}" for number in rng.integers(0, places, count).tolist()],
            "start": start,
            "end": end,
            "kind": "site",
            "role": rng.choice(ROLES, count),
            "men": np.where(rng.random(count) < 0.5, "", men.astype("U6")),
            "commander": "",
            "higher_formation": "",
            "certainty": rng.choice(["certain", "less-certain", "uncertain"], count, p=[0.8, 0.15, 0.05]),
            "source_ids": rng.choice(["S1", "S2", "S3", "S1;S2"], count),
            "locator": "",
            "note": "",
        }
    )


def write_deployments(rng: np.random.Generator, table: pd.DataFrame, places: int, folder: Path) -> None:
    """One row a claim; 5 in 100 deployments have two."""
    count = len(table)
    rivals = table.iloc[rng.choice(count, count // 20, replace=False)].copy()
    rivals["location_id"] = [f"L{number}" for number in rng.integers(0, places, len(rivals)).tolist()]
    pd.concat([table, rivals]).sort_index(kind="stable").to_csv(folder / "deployments.csv", index=False)


def write_atlas(count: int, folder: Path, seed: int, like: str = "plain") -> None:
    """Write the whole folder."""
    rng = np.random.default_rng(seed)
    places, units = max(50, count // 10), max(40, count // (20 if like == "plain" else 100))
    folder.mkdir(parents=True, exist_ok=True)
    write_locations(rng, places, folder)
    table = deployments_table(rng, count, places, units)
    if like == "plain":
        write_deployments(rng, table, places, folder)
        write_plain(rng, units, folder)
    else:
        write_deployments(rng, world.more_of(rng, table, hard=like == "hard"), places, folder)
        world.units_table(rng, units, hard=like == "hard").to_csv(folder / "units.csv", index=False)
        world.write_rest(folder)
    sources = [{"id": f"S{number}", "type": "book", "title": f"Source {number}"} for number in (1, 2, 3)]
    (folder / "sources.json").write_text(json.dumps(sources))


def write_plain(rng: np.random.Generator, units: int, folder: Path) -> None:
    """Units of one side with nobody above them, five periods, the settings."""
    table = pd.DataFrame({"unit_id": [f"U{number}" for number in range(units)]})
    table["designation"] = [f"Unit {number}" for number in range(units)]
    table["echelon"], table["arm"], table["allegiance"] = rng.choice(ECHELONS, units), rng.choice(ARMS, units), "own"
    table.assign(sidc="", higher_formation="", start="", end="", note="").to_csv(folder / "units.csv", index=False)
    rows = [
        f"{name},{name.title()},{first},{last},{colour},"
        for (name, first, last), colour in zip(PERIODS, COLOURS, strict=True)
    ]
    (folder / "periods.csv").write_text("period_id,title,start,end,colour,summary\n" + "\n".join(rows) + "\n")
    (folder / "atlas.toml").write_text(
        'id = "bench"\ntitle = "Synthetic atlas"\nlanguages = ["en"]\nlicence = "CC0"\n'
        '[[quantities]]\nname = "men"\nlabel = "Men"\n[[allegiances]]\nid = "own"\nlabel = "Own"\ncolour = "#a3352a"\n'
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--like", choices=["plain", "world", "hard"], default="plain")
    given = parser.parse_args()
    write_atlas(given.count, given.folder, given.seed, given.like)
