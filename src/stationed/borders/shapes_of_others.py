"""The shapes in which others give borders: which columns say the name and the days, and who made them.

Columns are those of historical-basemaps and Cliopatria (their READMEs), of CShapes (codebooks of 0.6 and 2.0), of
OpenHistoricalMap (its wiki, Dates And Times) and of the Linked Places format.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Dates = Literal["none", "years", "parts", "texts"]
"""How a file says when: not at all; by years of history, without a year 0; by year, month and day; by texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A shape of border data."""

    title: str
    """What it is called, '' for one that is not known."""
    signs: tuple[str, ...] = ()
    """Columns in small letters of which one must be there."""
    dates: Dates = "none"
    """How it says when."""
    starts: tuple[str, ...] = ()
    """Columns of the first day, the first that says something counting."""
    ends: tuple[str, ...] = ()
    """Columns of the last day, likewise."""
    credit: str = ""
    """Whom its makers ask to be credited."""
    licence: str = ""
    """The licence that it is offered under, as far as is known; the user says it, this is only proposed."""


LINKED_PLACES = Dataset(title="Linked Places", dates="texts", starts=("start",), ends=("end",))

DATASETS: tuple[Dataset, ...] = (
    Dataset(
        title="CShapes",
        signs=("gwsyear", "cowsyear"),
        dates="parts",
        starts=("gws", "cows"),
        ends=("gwe", "cowe"),
        credit="Schvitz and others, CShapes 2.0 (2022)",
        licence="CC BY-NC-SA 4.0",
    ),
    Dataset(
        title="Cliopatria",
        signs=("fromyear",),
        dates="years",
        starts=("fromyear",),
        ends=("toyear",),
        credit="Seshat Global History Databank, Cliopatria",
        licence="CC BY 4.0",
    ),
    Dataset(
        title="OpenHistoricalMap",
        signs=("start_date", "end_date", "start_date:edtf", "end_date:edtf"),
        dates="texts",
        starts=("start_date:edtf", "start_date"),
        ends=("end_date:edtf", "end_date"),
        credit="OpenHistoricalMap contributors",
        licence="CC0 1.0",
    ),
    Dataset(
        title="historical-basemaps",
        signs=("borderprecision", "subjecto"),
        credit="historical-basemaps by André Ourednik and contributors",
        licence="GPL-3.0",
    ),
    Dataset(title="", signs=("start", "end"), dates="texts", starts=("start",), ends=("end",)),
)
"""The first whose sign is among the columns of a file is the one."""

UNKNOWN = Dataset(title="")
"""A file without days."""

NAMES = ("name", "cntry_name", "country_name", "admin", "name_en", "title")
"""Columns of names, the first that is there counting."""


def dataset_of(columns: Iterable[str]) -> Dataset:
    """Return the shape that a file has, by its columns in small letters."""
    there = set(columns)
    return next((one for one in DATASETS if there.intersection(one.signs)), UNKNOWN)
