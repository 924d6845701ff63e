"""days_of: what border data say of their days -> EDTF texts of the first and the last.

A year before Christ is counted as history counts it, without a year 0; EDTF has one: 27 BC is -0026.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

from stationed.borders.opening import Opened
from stationed.coded import coded
from stationed.dates import parse
from stationed.errors import DateError, StationedError
from stationed.files import printable

_YEAR = re.compile(r"(?<![A-Za-z0-9])(bce?)?[ _-]?(\d{1,6})(?![0-9])", re.IGNORECASE)
"""A year in the name of a file: world_1914, world_bc500."""


def year_text(year: int) -> str:
    """Return a year of history as EDTF; 0, which there is none of, as ''."""
    if not year:
        return ""
    counted = year if year > 0 else year + 1
    sign = "-" if counted < 0 else ""
    digits = f"{abs(counted):04d}"
    return f"Y{sign}{digits}" if len(digits) > 4 else f"{sign}{digits}"


def given_days(date: str) -> tuple[str, str]:
    """Return the first and the last day that an option says: a date, or two with a stroke between them.

    Raises
    ------
    StationedError
        When one of them is no date.
    """
    first, stroke, last = date.strip().partition("/")
    first, last = first.strip(), (last if stroke else first).strip()
    for text in (first, last):
        if text in ("", ".."):
            continue
        try:
            parse(text)
        except DateError as error:
            raise StationedError(f"--date {printable(date)}: {error}") from error
    if not first.strip(".") and not last.strip("."):
        raise StationedError(f"--date {printable(date)}: it says no day; expected 1914, or 1914/1918.")
    return first, last


def days_in_name(stem: str) -> tuple[str, str]:
    """Return the year that the name of a file states, as its first and last day.

    Raises
    ------
    StationedError
        When it states none, or several.
    """
    years = [(bool(before), int(digits)) for before, digits in _YEAR.findall(stem)]
    if len(years) != 1 or not years[0][1]:
        got = f"{len(years)} numbers" if years else "no number"
        raise StationedError(
            f"{printable(stem)}: the name of the file does not say one year, got {got}; expected a name such as "
            "world_1914 or world_bc500. Give --date instead."
        )
    before, year = years[0]
    text = year_text(-year if before else year)
    return text, text


def days_of(opened: Opened) -> tuple[pd.Series, pd.Series]:
    """Return the first and the last day of each feature as its file says them; '' where it says none."""
    shape = opened.dataset
    read = {"years": _years, "parts": _parts}.get(shape.dates)
    return (_first_said(opened, shape.starts, read), _first_said(opened, shape.ends, read))


def _first_said(opened: Opened, names: Iterable[str], read: object) -> pd.Series:
    found = opened.text("")
    for name in names:
        column = read(opened, name) if callable(read) else opened.text(name)
        found = found.where(found != "", column)
    return found


def _years(opened: Opened, name: str) -> pd.Series:
    """Years of history as EDTF, each distinct one once."""
    texts = coded(opened.text(name))
    made = [year_text(int(float(text))) if re.fullmatch(r"-?\d{1,6}(\.0+)?", text) else text for text in texts.texts]
    return pd.Series(pd.array(made, dtype="str").take(texts.codes), index=opened.columns.index)


def _parts(opened: Opened, name: str) -> pd.Series:
    """Days in three columns, gwsyear, gwsmonth and gwsday; a year below 1 says that there is none."""
    year, month, day = (
        pd.to_numeric(opened.text(name + part), errors="coerce").fillna(0).to_numpy(np.int64)
        for part in ("year", "month", "day")
    )
    text = pd.Series(year, index=opened.columns.index).astype("str").str.zfill(4)
    months = pd.Series(month, index=text.index).astype("str").str.zfill(2)
    days = pd.Series(day, index=text.index).astype("str").str.zfill(2)
    has_month = (month >= 1) & (month <= 12)
    text = text.where(~has_month, text + "-" + months)
    text = text.where(~(has_month & (day >= 1) & (day <= 31)), text + "-" + days)
    return text.where(year > 0, "").astype("str")


def faults_of(starts: pd.Series, ends: pd.Series) -> dict[str, str]:
    """Return what is wrong with each distinct text that is no date, by the text."""
    faults: dict[str, str] = {}
    for text in dict.fromkeys([*coded(starts).texts, *coded(ends).texts]):
        if text in ("", ".."):
            continue
        try:
            parse(text)
        except DateError as error:
            faults[text] = str(error)
    return faults
