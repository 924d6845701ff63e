"""Dates in words: English, Russian and Mongolian, with months, seasons, decades and centuries."""

from __future__ import annotations

import re

from stationed.dates.calendar import year_text
from stationed.dates.mend.advice import Advice, first_advice
from stationed.dates.mend.vocabulary import BCE, MONTHS, ROMAN_NUMBERS, SEASONS, YEAR_AFTER

_WORD = r"([^\W\d_]{3,10})\.?"
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th|-?го|-?е)?"
_YEAR = rf"([0-9]{{4}}){YEAR_AFTER}"
_SEP = r"(?:\s?[-,/.]\s?|\s)"
_DAY_MONTH_YEAR = re.compile(rf"(?:the )?{_DAY}{_SEP}?(?:of )?{_WORD}{_SEP}?{_YEAR}")
_MONTH_DAY_YEAR = re.compile(rf"{_WORD}{_SEP}?{_DAY}{_SEP}{_YEAR}")
_YEAR_MONTH_DAY = re.compile(rf"{_YEAR}{_SEP}{_WORD}(?:{_SEP}{_DAY})?")
_WORD_YEAR = re.compile(rf"(?:in |в )?(?:the )?{_WORD}{_SEP}?(?:of )?{_YEAR}")
_ONLY_YEAR = re.compile(r"(?:in |year |в |the year )?([0-9]{4})\s?(?:г\.?|год|года|году|он|оны|онд|年)?")
_SHORT_YEAR = re.compile(rf"(?:{_DAY}{_SEP})?{_WORD}{_SEP}?'?[0-9]{{2}}")
_MONGOLIAN = re.compile(
    r"([0-9]{4}) (?:оны?|онд) ([0-9]{1,2})(?:\s?-?\s?(?:дугаар|дүгээр|р))? сар(?:ын|д)?"
    r"(?: ([0-9]{1,2})(?:\s?-?\s?(?:ны|ний|нд|нд))?(?: өдөр)?)?"
)
_DECADE = re.compile(
    r"(?:in )?(?:the )?([0-9]{3})0(?:['’]?s|-?е|-?ые|-?х|-?аад|-?ээд|-?өөд|-?иад|-?иод)"
    r"(?:\s(?:гг?\.?|годы|годов|года|он|оны))?"
)
_CENTURY = re.compile(
    r"(?:the )?(?:([0-9]{1,2})(?:st|nd|rd|th|-?й|-?р)?|([ivx]{1,5})) (?:century|c\.|век|века|в\.|зуун)"
    rf"(?: ad| ce| н\. ?э\.| ({BCE}))?"
)
_HALF = re.compile(
    r"(?:the |in the )?(?:(first|1(?:st|-?я)?|первая|первой)|second|2(?:nd|-?я)?|вторая|второй) (?:half|половин[аеы])"
    rf"(?: of)? {_YEAR}"
)
_WINTER = re.compile(
    r"(winter|зима|зимой|зимы|өвөл|winters|hiver|invierno)(?: of| de)? ([0-9]{2})([0-9]{2})\s?[-/–]\s?"
    rf"(?:([0-9]{{2}})?([0-9]{{2}})|([0-9])){YEAR_AFTER}"
)
_QUARTER = re.compile(r"q([1-4])[\s/-]?([0-9]{4})|([0-9]{4})[\s/-]?q([1-4])")
_IN_DIGITS = "the month is written in digits: year, month and day joined by hyphens"


def in_words(plain: str) -> Advice | None:
    """What a text in words, or in digits and words, may stand for."""
    return first_advice(plain, (_named_month, _mongolian, _season, _half, _winter, _bare, _decade, _century))


def _named_month(plain: str) -> Advice | None:
    """``12 March 1936``, ``March 12, 1936``, ``1936 March 12``, ``March 1936``, ``12 марта 1936 г.``."""
    for pattern, (day_at, month_at, year_at) in (
        (_DAY_MONTH_YEAR, (1, 2, 3)),
        (_MONTH_DAY_YEAR, (2, 1, 3)),
        (_YEAR_MONTH_DAY, (3, 2, 1)),
        (_WORD_YEAR, (None, 1, 2)),
    ):
        match = pattern.fullmatch(plain)
        if match is None or match[month_at] not in MONTHS:
            continue
        month = f"{match[year_at]}-{MONTHS[match[month_at]]:02d}"
        day = match[day_at] if day_at else None
        return Advice(_IN_DIGITS, (f"{month}-{int(day):02d}" if day else month,))
    match = _SHORT_YEAR.fullmatch(plain)
    if match is not None and match[2] in MONTHS:
        return Advice("the year has only two digits, which leaves its century open", ())
    return None


def _mongolian(plain: str) -> Advice | None:
    """``1936 оны 3 дугаар сарын 12``."""
    match = _MONGOLIAN.fullmatch(plain)
    if match is None:
        return None
    month = f"{match[1]}-{int(match[2]):02d}"
    return Advice(_IN_DIGITS, (f"{month}-{int(match[3]):02d}" if match[3] else month,))


def _season(plain: str) -> Advice | None:
    """``spring 1945``; a winter alone may be the one that begins or the one that ends in the year."""
    match = _WORD_YEAR.fullmatch(plain) or re.fullmatch(rf"()([0-9]{{4}}) (?:оны )?{_WORD}", plain)
    if match is None:
        return _quarter(plain)
    word, year = (match[1], match[2]) if match[1] else (match[3], match[2])
    code = SEASONS.get(word)
    if code is None:
        return None
    if code == 24:
        reason = "a winter lies in two years; EDTF's is the one that begins in the year written"
        return Advice(reason, (f"{year}-24", f"{int(year) - 1:04d}-24"))
    return Advice("seasons are written as the codes 21 (spring) to 24 (winter)", (f"{year}-{code}",))


def _quarter(plain: str) -> Advice | None:
    """``Q2 1945``."""
    match = _QUARTER.fullmatch(plain)
    if match is None:
        return None
    quarter, year = (match[1], match[2]) if match[1] else (match[4], match[3])
    return Advice("quarters are written as the codes 33 to 36", (f"{year}-{32 + int(quarter)}",))


def _half(plain: str) -> Advice | None:
    """``second half of 1915``, ``2-я половина 1915 г.``."""
    match = _HALF.fullmatch(plain)
    if match is None:
        return None
    return Advice("half-years are written as the codes 40 and 41", (f"{match[2]}-{40 if match[1] else 41}",))


def _winter(plain: str) -> Advice | None:
    """``winter 1939/40``: the winter that begins in the first year."""
    match = _WINTER.fullmatch(plain)
    if match is None:
        return None
    year = match[2] + match[3]
    written = (match[4] or "") + (match[5] or match[6])
    if not f"{int(year) + 1:04d}".endswith(written):
        return None
    return Advice("a winter is written with the year in which it begins and the code 24", (f"{year}-24",))


def _bare(plain: str) -> Advice | None:
    """``1936 г.``, ``1936 год``, ``in 1936``."""
    match = _ONLY_YEAR.fullmatch(plain)
    return Advice("a year stands by itself, without words", (match[1],)) if match else None


def _decade(plain: str) -> Advice | None:
    """``1930s``, ``1930-е годы``; ``1900s`` may be ten years or a hundred."""
    match = _DECADE.fullmatch(plain)
    if match is None:
        return None
    decade, century = f"{match[1]}X", f"{match[1][:2]}XX"
    if match[1][2] == "0":
        return Advice("this may be a decade or a century", (decade, century))
    return Advice("a decade is written with X for its last digit", (decade,))


def _century(plain: str) -> Advice | None:
    """``20th century``, ``20 век``, ``1st century BC``."""
    match = _CENTURY.fullmatch(plain)
    number = (int(match[1]) if match[1] else ROMAN_NUMBERS.get(match[2], 0)) if match else 0
    if number == 0:
        return None
    if match and match[3]:
        first, last = (year_text(year) for year in (1 - 100 * number, 100 - 100 * number))
        return Advice(
            "a century before the common era is one of the years from its first to its last", (f"[{first}..{last}]",)
        )
    return Advice("a century is written with XX for its last two digits", (f"{number - 1:02d}XX",))
