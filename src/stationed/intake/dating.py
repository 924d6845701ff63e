"""A column of dates as people write them -> EDTF, by one order of day and month.

Each distinct text is read once. What reads in one way only is written as EDTF; what does not is left as it is, so that
the check names it in its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import pandas as pd

from stationed.coded import Coded, coded
from stationed.dates import parse
from stationed.dates.calendar import month_length
from stationed.dates.mend import explain, is_early_year
from stationed.dates.mend import looks_like_years as may_be_years
from stationed.dates.mend.vocabulary import ABOUT
from stationed.dates.orders import BY_ORDER, Order, in_order
from stationed.dates.plain import plain_dates
from stationed.errors import DateError
from stationed.intake.sampling import spread
from stationed.intake.wording import in_english, part_of, says_present, says_unknown

Which = Literal["start", "end"]

_YEAR_PAIR = re.compile(r"\d{3,4}\s?[-/–]\s?\d")
"""1904-5 may be two years or a month."""
_BARE_YEAR = re.compile(r"[1-9]\d{0,2}")
"""Beside numbers that can be nothing but years before 1000, as 476 and 800, others are years too, as 79 and 193."""
_EARLY_IN_WORDS = re.compile(r"[^\W\d_]+\.?\s?[1-9]\d{2}")
"""*um 830*: such a year and one more tell what bare numbers are."""
_TWO_YEARS = re.compile(r"\d{4}\s?(?:[-–]\s?\d{4}|–\s?\d{2})")
"""1770-1772 and 1665–66, beside which 1720-22 is no summer."""
_ABOUT = re.compile(rf"{ABOUT}\s?", re.IGNORECASE)
_DIGITS = re.compile(r"[\d\s./–-]+")
"""Digits alone, and what parts them in dates."""
_EARLY, _LATER = re.compile(r"(?<!\d)[1-9]\d\d(?!\d)"), re.compile(r"\d{4}")
"""A year before 1000 without its zero, and any other year, within digits."""
_SPAN_OF_YEARS = re.compile(r"\d+(?:\s?[-/–]\s?\d+)*")
"""Years and spans of them, and days of ISO 8601; no number with a fraction."""
_FIRST = 7
"""Of many texts one in seven is looked at first: where none of them is a date, hardly any other is."""
_CLOCK = re.compile(
    r"(?:[\s,]|(?<=\d)T)+(?:(?:at|um|в|à|a las)\s)?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d(?:[.,]\d{1,9})?)?"
    r"\s*(?:[ap]\.?\s?m\.?|uhr|hrs?\.?|h|ч\.?|z|gmt|utc|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
"""17:40, 5:40 PM, 17.40 Uhr, 17h40 behind a day."""
_HOUR = re.compile("[1-9]")
_NOBODY = re.compile(r"https?://www\.wikidata\.org/\.well-known/genid/\w+|_:\w+|t\d{5,}")
"""How answers of Wikidata write a date that is not known."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}[?~%]?")
_HAS_DIGIT = re.compile(r"\d|\bX", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """A column of dates, read."""

    starts: Coded
    """EDTF, or the text as written where it cannot be read; of a span its first date."""
    ends: Coded
    """The last date of a span; '' where the cell holds one date."""
    spans: int
    """How many cells hold a span of two dates."""
    changed: dict[str, str] = field(default_factory=dict[str, str])
    """Distinct text -> its EDTF, where that is another; a span joined by a slash."""
    parts: frozenset[str] = frozenset()
    """Distinct texts such as 'early 1939' and '26/05/1941 17:40', which say more than what is written for them."""

    @property
    def start(self) -> pd.Series:
        """`starts`, row by row."""
        return self.starts.cells()

    @property
    def end(self) -> pd.Series:
        """`ends`, row by row."""
        return self.ends.cells()


def read_dates(column: Any, which: Which, order: Order = "", *, early: bool) -> Dated:
    """Return a column of dates as EDTF.

    Parameters
    ----------
    column : column of text
        Dates as written.
    which : str
        ``start`` or ``end``: 'until 1956' is 1956 as an end.
    order : str
        The order of day and month in it; '' leaves texts that depend on it as they are.
    early : bool
        Whether bare numbers are years before 1000.

    Returns
    -------
    Dated
        A row for each of the column.
    """
    found = coded(column)
    plain = plain_dates(found.texts).plain
    starts, ends = list(found.texts), [""] * len(found.texts)
    changed: dict[str, str] = {}
    parts: set[str] = set()
    spans = np.zeros(len(starts), bool)
    pairs = any(_TWO_YEARS.fullmatch(found.texts[place]) for place in np.flatnonzero(~plain).tolist())
    if pairs:
        plain = plain & ~np.array([may_be_years(text) for text in found.texts], np.bool_)
    for place in np.flatnonzero(~plain).tolist():
        text = found.texts[place]
        if _BARE_YEAR.fullmatch(text.strip()):
            spelling = text.strip().zfill(4) if early else None
        elif pairs and may_be_years(text):
            spelling = f"{text[:4]}/{text[:2]}{text[5:]}"
        else:
            spelling = edtf_of(text, which, order)
        if spelling is None:
            continue
        start, slash, end = spelling.partition("/")
        starts[place], ends[place], spans[place] = start, end, bool(slash)
        if spelling != text:
            changed[text] = spelling
            if ("[" in spelling and part_of(text)) or _says_hour(text):
                parts.add(text)
    return Dated(found.renamed(starts), found.renamed(ends), int(spans[found.codes].sum()), changed, frozenset(parts))


def edtf_of(text: str, which: Which, order: Order = "") -> str | None:
    """Return the EDTF of one date text; '' for one that says nothing is known, None when there is no one reading."""
    plain = text.strip()
    if (match := BY_ORDER.fullmatch(plain)) and plain[-1].isdigit():  # most of a spreadsheet's dates: the quick way
        return _day_by_order(int(match[1]), int(match[2]), match[3], order)
    if not plain or says_unknown(plain) or _NOBODY.fullmatch(plain):
        return ""
    if plain == "..":
        return plain
    if _YEAR_PAIR.fullmatch(plain):
        return None
    try:
        return str(parse(plain))
    except DateError:
        pass
    if says_present(plain):
        return ".." if which == "end" else None
    if part := part_of(plain):
        return part
    if (day := without_clock(plain)) != plain:
        return edtf_of(day, which, order)
    ordered = in_order(plain, order)
    for candidate in dict.fromkeys((ordered, in_english(ordered))):
        error = explain(candidate, which)
        if error.fix is not None:
            return error.fix
        if len(error.readings) == 2 and order and BY_ORDER.fullmatch(plain):
            return error.readings[0] if order == "day-first" else error.readings[1]
    return None


def without_clock(text: str) -> str:
    """Return a date without the time of day behind it; a text as it is that is no single day before it."""
    match = _CLOCK.search(text)
    if match is None:
        return text
    before = text[: match.start()].rstrip(" ,")
    spelling = edtf_of(before, "start", "day-first") or edtf_of(before, "start", "month-first")
    return before if spelling and _DAY.fullmatch(spelling) else text


def _says_hour(text: str) -> bool:
    """Tell whether a text has a time of day that is not the midnight which spreadsheets put behind every day."""
    match = _CLOCK.search(text.strip())
    return match is not None and text.strip() != without_clock(text.strip()) and bool(_HOUR.search(match[0]))


def _day_by_order(first: int, second: int, year: str, order: Order) -> str | None:
    """A day of three numbers as EDTF; None when its order is not known, or there is no such day."""
    if first == second or second > 12 >= first:
        order = "month-first"
    elif first > 12:
        order = "day-first"
    day, month = (first, second) if order == "day-first" else (second, first)
    if not order or year == "0000" or not 1 <= month <= 12 or not 1 <= day <= month_length(int(year), month):
        return None
    return f"{year}-{month:02d}-{day:02d}"


def looks_like_dates(texts: Sequence[str]) -> float:
    """Return the share of texts, blank ones left out, that are dates in some order; 0 when there are none.

    Numbers of one to three digits are none, nor are other texts of digits alone with an early year, as 476-12: they
    are known by the name of their column alone.
    """
    filled = [text for text in texts if text.strip()]
    if len(filled) > _FIRST * _FIRST and not any(map(_is_date, spread(filled, len(filled) // _FIRST))):
        return 0.0
    good = sum(map(_is_date, filled))
    words = sum(says_unknown(text) or says_present(text) for text in filled)
    return (good + words) / len(filled) if good else 0.0


def looks_like_years(texts: Sequence[str]) -> float:
    """Return the share of texts, blank ones left out, that are dates where bare numbers are years."""
    filled = [text.strip() for text in texts if text.strip()]
    return sum(_BARE_YEAR.fullmatch(text) is not None or _reads(text) for text in filled) / max(len(filled), 1)


def has_early_years(texts: Iterable[str]) -> bool:
    """Tell whether bare years before 1000 are meant: several are, or all; one among later ones may lack a digit.

    Words tell it too, as in *um 830*.
    """
    filled = {text.strip() for text in texts}
    plain = map(_without_about, filled)
    years = {year for text in plain if _SPAN_OF_YEARS.fullmatch(text) for year in re.findall(r"\d+", text)}
    early = sum(map(is_early_year, years))
    if early == 1 and not all(_BARE_YEAR.fullmatch(year) for year in years):
        early += sum(1 for text in filled if _EARLY_IN_WORDS.fullmatch(text) and edtf_of(text, "start"))
    return early > 1 or (early == 1 and all(_BARE_YEAR.fullmatch(year) for year in years))


def says_about(texts: Iterable[str]) -> bool:
    """Tell whether one of some texts is about an early year, as c. 880: no place is called so."""
    return any(_is_early_in_digits(text) and _without_about(text) != text.strip() for text in texts)


def _is_date(text: str) -> bool:
    """Tell whether a text is a date whatever the name of its column."""
    return not (_BARE_YEAR.fullmatch(text.strip()) or _is_early_in_digits(text)) and _reads(text)


def _is_early_in_digits(text: str) -> bool:
    """Tell whether a text is digits with an early year, as 476-12 and c. 880: shelves, pages and counts look so too."""
    plain = _without_about(text)
    return bool(_DIGITS.fullmatch(plain) and _EARLY.search(plain)) and not _LATER.search(plain)


def _without_about(text: str) -> str:
    plain = text.strip()
    about = _ABOUT.match(plain)
    return plain[about.end() :] if about else plain


def _reads(text: str) -> bool:
    """Tell whether a text can be read as a date."""
    if not _HAS_DIGIT.search(text):
        return False
    if edtf_of(text, "start", "day-first") is not None:
        return True
    return BY_ORDER.fullmatch(text.strip()) is not None and edtf_of(text, "start", "month-first") is not None
