"""What the cells of a column look like, from its distinct texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stationed.coded import Coded, coded
from stationed.errors import QuantityError
from stationed.facts import MARKS
from stationed.intake.coordinates import looks_like_angles, looks_like_points
from stationed.intake.dating import has_early_years, looks_like_dates, looks_like_years, says_about
from stationed.intake.missing import NUMBER
from stationed.intake.sampling import spread
from stationed.intake.sheet import Sheet
from stationed.intake.synonyms import roles_called
from stationed.intake.wording import month_number
from stationed.model.near import fold
from stationed.model.vocabulary import ARMS
from stationed.quantities import parse_quantity

MOST = 400
"""About so many distinct texts of a column are looked at, spread over all of them."""
_YEARS = re.compile("year|date|jahr|datum|année|año|fecha|год|дата", re.IGNORECASE)
"""What is in the name of a column whose bare numbers may be years before 1000."""
_ARMS = frozenset(map(fold, ARMS))
_URL = re.compile(r"https?://\S+")
_PAGE = re.compile(r"(?:(?:fols?|bl|pp?|s|л|f)\.?\s?)?\d{1,4}\s?[rvab]?(?:[-–]\d{1,4}\s?[rvab]?)?", re.IGNORECASE)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f,.']\d{3})+(?![\d.,])")


@dataclass(frozen=True, slots=True)
class Look:
    """Shares are of the distinct texts that are not blank, from 0 to 1."""

    filled: float
    """Share of the rows that have text."""
    distinct: int
    """How many texts there are."""
    repeated: float
    """How many rows have the same text, on average."""
    numbers: float
    """Share of numbers."""
    months: float
    """Share of months, in digits or by name."""
    figures: float
    """Share of figures as deployments.csv takes them, bounded ones too."""
    dates: float
    """Share of dates in any spelling."""
    years: float
    """The same where bare numbers are years, some of them before 1000; 0 where nothing tells that they are."""
    points: float
    """Share of pairs of coordinates, WKT and geo URIs."""
    latitudes: float
    """Share of angles up to 90 degrees."""
    longitudes: float
    """Share of angles up to 180 degrees."""
    links: float
    """Share of web addresses."""
    pages: float
    """Share of pages and leaves, such as 12, 3v and fol. 4r."""
    marks: float
    """Share of names of icons."""
    arms: float
    """Share of arms of service."""
    length: float
    """Characters of a text, on average."""
    example: str
    """The first text."""


def look_at(column: pd.Series | Coded, *, early: bool = False) -> Look:
    """Return what a column of text looks like; `early` says that bare numbers in it are years before 1000."""
    found = coded(column)
    filled = [text for text in found.texts if text]
    length = len(found.small)
    blank = int((found.small == found.texts.index("")).sum()) if len(filled) < len(found.texts) else 0
    rows = length - blank
    some = spread(filled, MOST)

    def share(test: Callable[[str], bool]) -> float:
        return sum(map(test, some)) / len(some) if some else 0.0

    return Look(
        filled=rows / length if length else 0.0,
        distinct=len(filled),
        repeated=rows / len(filled) if filled else 0.0,
        numbers=share(lambda text: NUMBER.fullmatch(text) is not None),
        months=share(lambda text: month_number(text) > 0),
        figures=share(is_figure),
        dates=looks_like_dates(some),
        years=looks_like_years(some) if early else 0.0,
        points=looks_like_points(some),
        latitudes=looks_like_angles(some, 90.0),
        longitudes=looks_like_angles(some, 180.0),
        links=share(lambda text: _URL.match(text) is not None),
        pages=share(lambda text: _PAGE.fullmatch(text.strip()) is not None),
        marks=share(lambda text: text in MARKS),
        arms=share(lambda text: fold(text) in _ARMS),
        length=float(np.mean([len(text) for text in some])) if some else 0.0,
        example=filled[0] if filled else "",
    )


def is_figure(text: str) -> bool:
    """Tell whether a text is a number or a bounded number, thousands set apart or not, in any spelling that is read."""
    try:
        parse_quantity(ungrouped(text))
    except QuantityError as error:
        return error.fix is not None
    return True


def ungrouped(text: str) -> str:
    """Return a figure without the blanks, commas, points or apostrophes that set thousands apart in its numbers."""
    return _GROUPED.sub(lambda match: re.sub(r"\D", "", match[0]), text)


def looks_at(sheet: Sheet) -> dict[str, Look]:
    """Return what each column looks like."""
    named = year_columns(sheet)
    early = named if has_early_years(text for name in named for text in sheet.coded(name).texts) else []
    return {name: look_at(sheet.coded(name), early=name in early) for name in sheet.names}


def year_columns(sheet: Sheet) -> list[str]:
    """Return the columns whose bare numbers may be years before 1000 by their names; they tell it of one another.

    A name says so that has a word such as year in it, or those of a start and an end together: *From* alone may be a
    place, *From* and *To* of numbers are not, nor is *From* of *c. 880*.
    """
    called = {name: {"start", "end", "date"}.intersection(roles_called(fold(name))) for name in sheet.names}
    both = {"start", "end"} <= {role for roles in called.values() for role in roles}
    return [
        name
        for name, roles in called.items()
        if _YEARS.search(name) or (roles and (both or says_about(sheet.coded(name).texts)))
    ]
