"""One date with its marks of doubt in any spelling: ``c. 1936``, ``1936 (?)``, ``1936?~``."""

from __future__ import annotations

import re

from stationed.dates.edtf import read
from stationed.dates.mend.advice import Advice, first_advice
from stationed.dates.mend.eras import date_in_any_spelling, unread_before_era
from stationed.dates.mend.vocabulary import ABOUT, ABOUT_AFTER, PERHAPS, PERHAPS_AFTER

_PATTERNS = (
    (re.compile(rf"{ABOUT}\s?(.+)"), "~"),
    (re.compile(rf"(.+?)\s?{ABOUT_AFTER}"), "~"),
    (re.compile(rf"{PERHAPS}\s(.+)"), "?"),
    (re.compile(rf"(.+?)\s?{PERHAPS_AFTER}"), "?"),
    (re.compile(r"(.+?)\s?%"), "%"),
)
_WRAPPED = re.compile(r"""[("'«„“\[](.+)[)"'»“”\]]""")
_YEARS_LOOKING_LIKE_A_SEASON = re.compile(r"[0-9]{2}([0-9]{2})-([0-9]{2})")
_EN_DASHED = re.compile(r"[0-9]{4} ?– ?[^\W_]{1,9} ?– ?[0-9]{1,2}|[0-9]{1,2} ?– ?[^\W_]{1,9} ?– ?[0-9]{4}")
_MARKS = frozenset("?~%")


def one_date(plain: str) -> Advice | None:
    """What a text that names one date, with or without marks, may stand for."""
    return first_advice(plain, (_capitals, _en_dashes, date_in_any_spelling, _marked, _wrapped, unread_before_era))


def looks_like_years(text: str) -> bool:
    """Whether EDTF reads a season code where a writer may mean two years (``1936-39``)."""
    match = _YEARS_LOOKING_LIKE_A_SEASON.fullmatch(text)
    return match is not None and int(match[2]) > max(20, int(match[1]))


def spellings_of(plain: str) -> tuple[str, ...]:
    """The EDTF spellings of one date, which may be EDTF already."""
    if is_one_date(plain):
        return (plain.upper(),)
    advice = one_date(plain)
    return advice.spellings if advice else ()


def _unmarked(plain: str) -> tuple[str, ...]:
    """The EDTF spellings of one date without words of doubt; never more than one pair of brackets deep."""
    match = _WRAPPED.fullmatch(plain)
    inner = match[1].strip() if match else plain
    if is_one_date(inner):
        return (inner.upper(),)
    advice = _en_dashes(inner) or date_in_any_spelling(inner)
    return advice.spellings if advice else ()


def is_one_date(plain: str) -> bool:
    """Whether the text is the EDTF of one date, but for capitals."""
    if looks_like_years(plain):
        return False
    expression = read(plain.upper())
    return expression is not None and expression.kind == "date"


def with_mark(spelling: str, mark: str) -> str:
    """The spelling with a mark on the whole date, or on both dates of a span; joined with one it has."""
    if "/" in spelling:
        return "/".join(with_mark(side, mark) if side.strip(".") else side for side in spelling.split("/"))
    last = spelling[-1]
    if last not in _MARKS:
        return spelling + mark
    return spelling if last == mark else spelling[:-1] + "%"


def _capitals(plain: str) -> Advice | None:
    """``193x``, ``y-17e7``, ``1950s2``."""
    expression = read(plain.upper())
    if expression is None or looks_like_years(plain):
        return None
    return Advice("the letters of EDTF are capitals", (plain.upper(),))


def _en_dashes(plain: str) -> Advice | None:
    """``1936–03–12``, ``12–Mar–1936``: word processors make such dashes of hyphens; two of them part no span."""
    if _EN_DASHED.fullmatch(plain) is None:
        return None
    return date_in_any_spelling(plain.replace("–", "-"))


def _marked(plain: str) -> Advice | None:
    """A date with words or signs of doubt before or after it."""
    marks: list[str] = []
    rest = plain
    # No more than three: "perhaps c. 1936 (?)".
    for _ in range(3):
        for pattern, mark in _PATTERNS:
            match = pattern.fullmatch(rest)
            if match is not None:
                marks.append(mark)
                rest = match[1].strip()
                break
        else:
            break
        spellings = _unmarked(rest)
        if spellings:
            for mark in marks:
                spellings = tuple(with_mark(spelling, mark) for spelling in spellings)
            return Advice("doubt is one sign after the date: ~ about, ? perhaps, % both", spellings)
    return None


def _wrapped(plain: str) -> Advice | None:
    """``(1936)``, ``"1936"``, ``[ca. 1936]``."""
    match = _WRAPPED.fullmatch(plain)
    if match and (marked := _marked(match[1].strip())):
        return marked
    spellings = _unmarked(plain) if match else ()
    return Advice("a date stands without brackets and quotation marks", spellings) if spellings else None
