"""Places of a table that have no coordinates -> what a gazetteer knows by their names, to be ticked by the user."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from stationed.errors import StationedError
from stationed.intake.answers import Answers, given_columns
from stationed.intake.gazetteers import Gazetteer, gazetteer_of, geonames
from stationed.intake.joining import geometry_from
from stationed.intake.places import points_of
from stationed.intake.proposing import propose
from stationed.intake.sheet import Sheet
from stationed.intake.taking import chosen, places_in
from stationed.intake.ticking import COLUMNS

_KM = 6371.0088
"""The mean radius of the Earth, IUGG."""
_APART = re.compile(r"[\x00-\x09\x0b-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\u02b0-\u036f\u2000-\u206f]+")
"""Blanks, punctuation and accents, but the end of a line."""
_LETTERS = {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """What a gazetteer knows of the places of a table."""

    columns: dict[str, list[Any]]
    """`COLUMNS` of the rows to tick."""
    asked: tuple[str, ...]
    """The places that have no coordinates."""
    unknown: tuple[str, ...]
    """Those that the gazetteer does not know either."""
    located: int
    """How many places of the table have coordinates."""


def candidates_of(path: Path, *, answers: Answers | None = None, gazetteer: Path | None = None) -> Candidates:
    """Return what places that have no coordinates may be.

    Parameters
    ----------
    path : Path
        A table.
    answers : Answers, optional
        What the user says of it.
    gazetteer : Path, optional
        A file of places; GeoNames when not given.

    Returns
    -------
    Candidates
        For each place, in the order of the table: those that have just its name, those whose name differs in accents,
        capitals and blanks alone, and those that have it as another name; the most populous first. A place that is not
        known has a row to be filled in by hand. Nothing is ticked.

    Raises
    ------
    StationedError
        When a file cannot be read, no column of the table names places, or all of them have coordinates.
    """
    sheet, beside, said = chosen(path, answers or Answers())
    names, geometry = _places_of(sheet, beside, said)
    there = ~shapely.is_missing(geometry)
    known: set[str] = set(names[there].tolist())
    asked = tuple(name for name in dict.fromkeys(names[~there]) if name and name not in known)
    if not asked:
        raise StationedError(f"{sheet.file}: every place that has a name has coordinates, so none has to be looked up.")
    found = _matches(asked, geonames() if gazetteer is None else gazetteer_of(places_in(gazetteer)))
    shapes = pd.DataFrame({"name": names[there], "shape": shapely.to_wkb(geometry[there])}).drop_duplicates()
    middle = _middle(np.array([shapely.from_wkb(shape) for shape in shapes["shape"].tolist()], dtype=object))
    found["distance_km"] = _distances(found, middle)
    order = ["asked", "rank", "people", "distance_km", "candidate", "source"]
    ascending = [True, True, False, True, True, True]
    found = found.sort_values(by=order, ascending=ascending, kind="stable", na_position="last")
    held = set(found["asked"].tolist())
    unknown = tuple(name for place, name in enumerate(asked) if place not in held)
    return Candidates(_columns(found, asked), asked, unknown, len(known))


def locate(
    path: str | os.PathLike[str],
    *,
    columns: Mapping[str, str] | None = None,
    sheet: str = "",
    places: str | os.PathLike[str] | None = None,
) -> pd.DataFrame:
    """Return what the places of a table that have no coordinates may be.

    Parameters
    ----------
    path : path
        The table.
    columns : mapping of str to str, optional
        Use -> column, such as ``{"place": "Aerodrome"}``, where what is proposed is not right.
    sheet : str, optional
        Its sheet or layer; the one that fits when not given.
    places : path, optional
        A gazetteer of yours, any file of places; GeoNames when not given.

    Returns
    -------
    DataFrame
        A row for each candidate, and one for each place that nothing is known of: take, place, candidate, country,
        population, latitude, longitude, distance_km (to the middle of the places that have coordinates), source. Write
        x into `take` of those that are right, then give it as ``places`` to `stationed.read`; no other row is taken.

    Raises
    ------
    MissingExtraError
        When GeoNames is wanted and the extra places is not installed.
    StationedError
        When a file cannot be read, no column of the table names places, or all of them have coordinates.

    Examples
    --------
    >>> import stationed
    >>> found = stationed.locate("unlocated.csv", places="gazetteer.geojson")
    >>> found[["place", "candidate", "latitude", "longitude"]].values.tolist()
    [['Choibalsan', 'Choibalsan', 48.1, 114.5]]
    >>> found["take"] = "x"
    >>> stationed.read("unlocated.csv", places=found).locations["name"].tolist()
    ['Choibalsan']
    """
    answers = Answers(given_columns(columns), "", sheet)
    gazetteer = None if places is None else Path(places)
    return pd.DataFrame(candidates_of(Path(path), answers=answers, gazetteer=gazetteer).columns)


def _places_of(sheet: Sheet, beside: Sheet | None, said: Answers) -> tuple[pd.Series, NDArray[np.object_]]:
    """The name and the geometry of the place of each row."""
    roles = {choice.role: choice.column for choice in propose(sheet, said.columns)}
    if "place" not in roles:
        raise StationedError(
            f"{sheet.file}: no column names places; its columns are {', '.join(sheet.names)}. Name one: "
            '--columns "place=..."'
        )
    names = sheet.column(roles["place"])
    geometry, _ = points_of(sheet, roles)
    if beside is not None:
        ids = sheet.column(roles["location_id"]) if "location_id" in roles else None
        geometry = geometry_from(beside, names, ids, geometry)
    return names, geometry


def folded(texts: Sequence[str]) -> list[str]:
    """Return texts without accents, capitals, blanks and punctuation; all at once, since they may be a million."""
    if not texts:
        return []
    lines = "\n".join(texts)
    if lines.count("\n") != len(texts) - 1:
        lines = "\n".join(" ".join(text.split()) for text in texts)
    plain = unicodedata.normalize("NFKD", lines).casefold()
    for letter, written in _LETTERS.items():  # a table of translations takes twice as long
        plain = plain.replace(letter, written)
    return _APART.sub("", plain).split("\n")


def _matches(asked: Sequence[str], gazetteer: Gazetteer) -> pd.DataFrame:
    """The places of a gazetteer that bear the names, once for each name, with the best way in which they do."""
    wanted = pd.DataFrame({"key": folded(asked), "asked": range(len(asked)), "place": asked})
    wanted = wanted[wanted["key"] != ""]
    keys = pd.Series(folded(gazetteer.spellings.tolist()), dtype=object)
    hit = np.flatnonzero(keys.isin(wanted["key"].tolist()).to_numpy())
    spelt = pd.DataFrame(
        {
            "key": keys.iloc[hit].tolist(),
            "text": gazetteer.spellings.iloc[hit].tolist(),
            "entry": gazetteer.place[hit],
            "own": gazetteer.own[hit],
        }
    )
    pairs = wanted.merge(spelt, on="key")
    pairs["rank"] = np.where(pairs["own"], np.where(pairs["text"] == pairs["place"], 0, 1), 2)
    pairs = pairs.sort_values(by=["asked", "entry", "rank"], kind="stable").drop_duplicates(["asked", "entry"])
    entries = gazetteer.places.take(pairs["entry"].tolist()).reset_index(drop=True)
    found = pd.concat([pairs[["asked", "place", "rank"]].reset_index(drop=True), entries], axis=1)
    digits = found["population"].astype("str").str.replace(r"[\s.,'’]", "", regex=True)
    found["people"] = pd.to_numeric(digits, errors="coerce").fillna(0)
    return found


def _middle(shapes: NDArray[np.object_]) -> NDArray[np.float64] | None:
    """The middle of places as a direction from the Earth's centre; None when there are none, or it is nowhere."""
    if not len(shapes):
        return None
    centres = shapely.get_coordinates(shapely.centroid(shapes))
    sum_ = _directions(centres[:, 1], centres[:, 0]).sum(axis=0)
    length = float(np.linalg.norm(sum_))
    return sum_ / length if length > 1e-9 else None


def _directions(latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]) -> NDArray[np.float64]:
    north, east = np.radians(latitudes), np.radians(longitudes)
    return np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=1)


def _distances(found: pd.DataFrame, middle: NDArray[np.float64] | None) -> NDArray[np.float64]:
    """Kilometres to the middle; NaN where there is none."""
    if middle is None:
        return np.full(len(found), np.nan)
    there = _directions(found["latitude"].to_numpy(dtype=float), found["longitude"].to_numpy(dtype=float))
    chord: NDArray[np.float64] = np.linalg.norm(there - middle, axis=1)
    kilometres: NDArray[np.float64] = 2 * _KM * np.arcsin(np.clip(chord / 2, 0.0, 1.0))
    return kilometres.round()


def _columns(found: pd.DataFrame, asked: Sequence[str]) -> dict[str, list[Any]]:
    """The rows to tick; of places that are not known a row with the name alone, at its turn."""
    missing = sorted(set(range(len(asked))) - set(found["asked"].tolist()))
    bare = pd.DataFrame({"asked": missing, "place": [asked[place] for place in missing]})
    table = pd.concat([found, bare], ignore_index=True).sort_values(by="asked", kind="stable")
    table["take"] = ""
    shown: dict[str, Callable[[Any], Any]] = {"distance_km": int, "latitude": float, "longitude": float}
    cells: dict[str, list[Any]] = {name: table[name].tolist() for name in COLUMNS}
    blank: dict[str, list[bool]] = {name: pd.Series(table[name]).isna().tolist() for name in COLUMNS}
    return {
        name: ["" if gone else shown.get(name, str)(value) for value, gone in zip(values, blank[name], strict=True)]
        for name, values in cells.items()
    }
