"""Dates of other eras and calendars: before the common era, old style, and the eras of East Asia."""

from __future__ import annotations

import re

from stationed.dates.calendar import from_julian
from stationed.dates.mend.advice import Advice, first_advice
from stationed.dates.mend.numbers import in_digits
from stationed.dates.mend.prose import in_words
from stationed.dates.mend.vocabulary import BCE, EAST_ASIAN_ERAS

_CE = r"(?:a\.?d\.?|c\.?e\.?|н\.?\s?э\.?|нашей эры)"
_BEFORE_CE = re.compile(
    rf"(.{{0,24}}?)([0-9]{{1,4}})(?:\s?г\.?|\s?год[ау]?)?\s?{BCE}|(?:мэө|нтө)\s()([0-9]{{1,4}})(?: оны?)?"
)
_OF_CE = re.compile(
    rf"(?:{_CE}\s?)([0-9]{{1,4}})|([0-9]{{1,4}})(?:\s?г\.?|\s?год[ау]?)?\s{_CE}|мэ ([0-9]{{1,4}})(?: оны?)?"
)
_BESIDE_CE = re.compile(rf"(.{{1,24}}?),?\s(?:{_CE}\s?([0-9]{{1,4}})|([0-9]{{1,4}})(?:\s?г\.?|\s?год[ау]?)?\s?{_CE})")
_NEGATIVE = "years before the common era are negative, 1 BCE being 0000 and 44 BCE being -0043"
_OLD_STYLE = re.compile(
    r"(.{1,40}?)\s?\(?(?:o\.?\s?s\.?|old style|julian|ст\.\s?ст\.?|старый стиль|по старому стилю|по ст\. ст\.)\)?"
)
_NEW_STYLE = re.compile(
    r"(.{1,40}?)\s?\(?(?:n\.?\s?s\.?|new style|gregorian|н\.\s?ст\.?|нов\. ст\.|по новому стилю)\)?"
)
_EAST_ASIAN = re.compile(
    rf"({'|'.join(EAST_ASIAN_ERAS)})?\s?([0-9]{{1,4}})\s?年?(?:\s?([0-9]{{1,2}})月(?:\s?([0-9]{{1,2}})日)?)?"
)


def date_in_any_spelling(plain: str) -> Advice | None:
    """What a text in digits or words, of this era or another, may stand for."""
    return first_advice(plain, (in_digits, in_words, _other_era, _old_style, _new_style, _east_asian))


def _modern(plain: str) -> Advice | None:
    """Digits and words of the Gregorian calendar and the common era."""
    return first_advice(plain, (in_digits, in_words))


def _other_era(plain: str) -> Advice | None:
    """``44 BC``, ``15 March 44 BC``, ``44 г. до н. э.``, ``МЭӨ 44 он``; ``AD 44``."""
    match = _BEFORE_CE.fullmatch(plain)
    if match is not None:
        rest, number = (match[1] or "").strip(" ,"), int(match[2] or match[4])
        if number == 0:
            return Advice("there is no year 0 BCE", ())
        year = f"-{number - 1:04d}" if number > 1 else "0000"
        inner = _modern(f"{rest} {number:04d}") if rest else None
        if rest and inner is None:
            return None  # it may be a word of doubt
        spellings = tuple(year + text[4:] for text in inner.spellings) if inner else (year,)
        return Advice(_NEGATIVE, spellings)
    match = _OF_CE.fullmatch(plain)
    if match is not None:
        number = match[1] or match[2] or match[3]
        return Advice("a year of the common era stands by itself, with four digits", (number.zfill(4),))
    match = _BESIDE_CE.fullmatch(plain)
    inner = _modern(f"{match[1]} {(match[2] or match[3]).zfill(4)}") if match else None
    return Advice("dates of the common era do not say so", inner.spellings) if inner and inner.spellings else None


def unread_before_era(plain: str) -> Advice | None:
    """``early 44 BC``: a year before the common era beside words that are not understood."""
    return Advice(_NEGATIVE, ()) if _BEFORE_CE.fullmatch(plain) else None


def _old_style(plain: str) -> Advice | None:
    """``25 October 1917 O.S.``: the Julian day turned into the Gregorian one."""
    match = _OLD_STYLE.fullmatch(plain)
    if match is None:
        return None
    inner = _modern_or_edtf(match[1])
    days = [re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})", text) for text in inner]
    reason = "EDTF dates are Gregorian, and this one is of the Julian calendar"
    if not inner or not all(days):
        return Advice(reason, (), "the day in the Gregorian calendar, 13 days later in the 20th century")
    spelt = [from_julian(*(int(part) for part in day.groups())) for day in days if day]
    return Advice(reason, tuple(f"{year:04d}-{month:02d}-{day:02d}" for year, month, day in spelt))


def _new_style(plain: str) -> Advice | None:
    """``7 November 1917 N.S.``: as it stands."""
    match = _NEW_STYLE.fullmatch(plain)
    spellings = _modern_or_edtf(match[1]) if match else ()
    return Advice("EDTF dates are always Gregorian and do not say so", spellings) if spellings else None


def _modern_or_edtf(plain: str) -> tuple[str, ...]:
    """The spellings of a text that may already be EDTF."""
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", plain):
        return (plain,)
    advice = _modern(plain)
    return advice.spellings if advice else ()


def _east_asian(plain: str) -> Advice | None:
    """``昭和14年5月11日``, ``Showa 14``, ``1939年5月11日``."""
    match = _EAST_ASIAN.fullmatch(plain)
    if match is None or (match[1] is None and (match[3] is None or len(match[2]) != 4)):
        return None
    year = int(match[2]) + EAST_ASIAN_ERAS.get(match[1] or "", 0)
    parts = [f"{year:04d}", *(f"{int(part):02d}" for part in (match[3], match[4]) if part)]
    return Advice("EDTF counts years of the common era", ("-".join(parts),))
