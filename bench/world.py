"""An atlas that looks like the world: sides, orders of battle, long notes, names in many scripts, a ground.

One unit in a hundred deployments; units stand below each other at 5 to 13 levels that change with time; 22 periods
overlap. The hard variant has what can go wrong with that: one unit and one place with a tenth of all deployments, and a
chain of formations as deep as there are units for, 500 at most.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd

LEVELS = 13
CHAIN = 500
PERIODS = 22
SIDES = (
    ("red", "Red", "#a3352a"),
    ("blue", "Blue", "#2f6390"),
    ("white", "White", "#6b6b6b"),
    ("own", "Own", "#2f7479"),
)
ECHELONS = ("front", "army", "corps", "division", "brigade", "regiment", "battalion", "company")
SCRIPTS = (
    "{} стрелковый полк",
    "{} морьт хороо",
    "第{}師団",
    "제{}보병연대",
    "الفوج {}",
    "{}ο Σύνταγμα",
    "{} חטיבה",
    "ที่ {}",
    "{}. Régiment d’infanterie",
    "Regiment {}",
)
WORDS = (
    "the staff stood at the station and the trains in the wood east of it until the road was open again while two"
    " companies held the ford from the first snow on as the war diary says but the lists of the depot name another"
    " place for the same weeks"
)
HEADS = {"start": "", "end": "", "sidc": "", "note": ""}


def names(count: int) -> list[str]:
    """Names of units, in ten scripts by turns."""
    return [SCRIPTS[number % len(SCRIPTS)].format(number) for number in range(count)]


def notes(rng: np.random.Generator, count: int) -> np.ndarray:
    """Half are empty, most others one of some hundred that repeat, one in twenty is its own; up to 1,000 characters."""
    pool = [" ".join(rng.choice(WORDS.split(), rng.integers(10, 200))) for _ in range(300)]
    told = np.array(["", *pool], object)[np.where(rng.random(count) < 0.5, 0, rng.integers(1, 301, count))]
    own = np.flatnonzero(rng.random(count) < 0.05)
    told[own] = [f"Sheet {row}: {pool[row % 300][:60]}" for row in own.tolist()]
    return told


def units_table(rng: np.random.Generator, count: int, *, hard: bool) -> pd.DataFrame:
    """One to three rows a unit, each with another formation above; a formation is always of a higher level."""
    level = (
        np.sort(np.minimum(rng.geometric(0.12, count), LEVELS) - 1)[::-1] if count > LEVELS else np.arange(count)[::-1]
    )
    level = LEVELS - 1 - level  # 0 is the highest
    level[0] = 0
    rows = rng.integers(1, 4, count)
    unit = np.repeat(np.arange(count), rows)
    turn = np.arange(len(unit)) - np.repeat(np.cumsum(rows) - rows, rows)
    higher = np.searchsorted(level, level[unit], side="left")  # how many are of a higher level
    above = np.where(higher > 0, (rng.random(len(unit)) * higher).astype(np.int64), -1)
    # Most stand below one of the level right above theirs, so that the orders of battle are deep.
    nearest = np.searchsorted(level, level[unit] - 1, side="left")
    near = (rng.random(len(unit)) < 0.9) & (nearest < higher)
    above = np.where(near, nearest + (rng.random(len(unit)) * (higher - nearest)).astype(np.int64), above)
    if hard:
        chain = np.flatnonzero((unit < CHAIN) & (unit > 0))
        above[chain] = unit[chain] - 1
    year = 1915 + turn * 25
    table = pd.DataFrame({"unit_id": [f"U{number}" for number in unit.tolist()], **HEADS})
    table["designation"] = np.array(names(count), object)[unit]
    table["echelon"] = np.array(ECHELONS, object)[np.minimum(level[unit] * len(ECHELONS) // LEVELS, len(ECHELONS) - 1)]
    table["arm"] = np.array(["infantry", "armour", "cavalry", "artillery"], object)[unit % 4]
    table["allegiance"] = np.array([side for side, _, _ in SIDES], object)[unit % len(SIDES)]
    table["higher_formation"] = [f"U{number}" if number >= 0 else "" for number in above.tolist()]
    last = turn == np.repeat(rows, rows) - 1
    table["start"] = np.where(turn == 0, "", year.astype("U4"))
    table["end"] = np.where(last, "", (year + 24).astype("U4"))
    return table


def crowd(rng: np.random.Generator, texts: np.ndarray) -> np.ndarray:
    """A tenth of the records of one unit, and of one place."""
    return np.where(rng.random(len(texts)) < 0.1, texts[0], texts)


def more_of(rng: np.random.Generator, table: pd.DataFrame, *, hard: bool) -> pd.DataFrame:
    """The deployments with notes, and with a formation above in one of thirty."""
    table["note"] = notes(rng, len(table))
    named = rng.random(len(table)) < 0.03
    number = table["unit_id"].str[1:].astype(np.int64).to_numpy()
    table["higher_formation"] = [
        f"U{one // 2}" if told and one else "" for one, told in zip(number, named, strict=True)
    ]
    if hard:
        table["unit_id"], table["location_id"] = (
            crowd(rng, table[name].to_numpy()) for name in ("unit_id", "location_id")
        )
    return table


def write_rest(folder: Path) -> None:
    """Settings with sides, overlapping periods and a ground."""
    rows = ["period_id,title,start,end,colour,summary"]
    for number in range(PERIODS):
        first = 1921 + number * 3
        colour = f"#{40 + number * 7:02x}{140 - number * 4:02x}{60 + number * 5:02x}"
        rows.append(f"p{number},Period {number},{first},{first + 5 + number % 4},{colour},")
    (folder / "periods.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    sides = "".join(
        f'[[allegiances]]\nid = "{one}"\nlabel = "{label}"\ncolour = "{ink}"\n' for one, label, ink in SIDES
    )
    (folder / "atlas.toml").write_text(
        'id = "bench"\ntitle = "Synthetic world"\nlanguages = ["en"]\nlicence = "CC0"\n'
        f'[[quantities]]\nname = "men"\nlabel = "Men"\n{sides}',
        encoding="utf-8",
    )
    coast = np.column_stack([np.linspace(20, 140, 400), 37 + np.sin(np.linspace(0, 60, 400))]).round(3).tolist()
    ring = [*coast, [140, 72], [20, 72], coast[0]]
    land = {"type": "Feature", "properties": {"kind": "land"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    (folder / "basemap").mkdir(exist_ok=True)
    text = json.dumps({"type": "FeatureCollection", "features": [land]})
    (folder / "basemap" / "land.geojson").write_text(text, encoding="utf-8")
