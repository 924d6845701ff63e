"""Two dates, or one bound, in words or with dashes: ``1936–1939``, ``before 1956``, ``between May and June 1945``."""

from __future__ import annotations

import re

from stationed.dates.calendar import civil
from stationed.dates.edtf import read
from stationed.dates.mend.advice import Advice, first_advice
from stationed.dates.mend.marks import spellings_of
from stationed.dates.mend.numbers import second_year
from stationed.dates.mend.vocabulary import AFTER, BEFORE, NOT_AFTER, NOT_BEFORE, OPEN, SINCE, UNKNOWN, UNTIL

_SPAN = "a span is written with a slash between its dates"
_BETWEEN = re.compile(r"(?:between|между) (.+?) (?:and|и) (.+)")
_EITHER = re.compile(r"(?:either |или |либо )?(.+?),? (?:or|или|либо|эсвэл) (.+)")
_BOTH = re.compile(r"(.+?) (?:and|и|&|болон) (.+)")
_LISTED = re.compile(r"([^,;]+)[,;] ?([^,;]+)")
_FROM_TO = re.compile(r"(?:(?:from|с|со|от) )?(.+?) (?:to|till?|until|through|до|по) (.+)")
_DASH = re.compile(r" ?[–-] ?| ?\.{2,3} ?")
_MOST_SPLITS = 6


def dates_or_bound(plain: str, column: str | None) -> Advice | None:
    """What a text that names two dates or a bound may stand for, in the column ``start``, ``end`` or neither."""
    return first_advice(plain, (lambda text: _bound(text, column), _between, _from_to, _either, _slashed, _dashed))


def _bound(plain: str, column: str | None) -> Advice | None:
    """``before 1956``, ``до 1956``, ``after 1956``, ``since 1936``."""
    for words, build in ((BEFORE, _before), (NOT_AFTER, _not_after), (AFTER, _after), (NOT_BEFORE, _not_before)):
        if (date := _date_after(words, plain)) is not None:
            return build(date)
    if (date := _date_after(UNTIL, plain)) is not None:
        if column == "end":
            return Advice("the end cell holds the date alone", (date,))
        return _not_after(date)
    if (date := _date_after(SINCE, plain)) is not None:
        if column == "start":
            return Advice("the start cell holds the date alone", (date,))
        return Advice("say whether the end is unknown (blank) or open (..)", (f"{date}/", f"{date}/.."))
    return None


def _date_after(words: str, plain: str) -> str | None:
    """The one spelling of the date after these words, or None."""
    match = re.fullmatch(rf"{words}\s?(.+)", plain)
    spellings = spellings_of(match[1]) if match else ()
    return spellings[0] if len(spellings) == 1 else None


def _before(date: str) -> Advice:
    return Advice("that or any earlier time is a set that begins with two dots", (f"[..{_neighbour(date, -1)}]",))


def _not_after(date: str) -> Advice:
    return Advice("that or any earlier time is a set that begins with two dots", (f"[..{date}]",))


def _after(date: str) -> Advice:
    return Advice("that or any later time is a set that ends with two dots", (f"[{_neighbour(date, 1)}..]",))


def _not_before(date: str) -> Advice:
    return Advice("that or any later time is a set that ends with two dots", (f"[{date}..]",))


def _neighbour(date: str, step: int) -> str:
    """The day, month or year before or after; a vaguer date has none that could be written."""
    expression = read(date)
    if expression is None or not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", date):
        return ""
    year, month, day = civil((expression.earliest if step < 0 else expression.latest) + step)
    if not 0 <= year <= 9999:
        return ""
    return {4: f"{year:04d}", 7: f"{year:04d}-{month:02d}"}.get(len(date), f"{year:04d}-{month:02d}-{day:02d}")


def _between(plain: str) -> Advice | None:
    """``between May and June 1945``."""
    if (pair := _pair(_BETWEEN.fullmatch(plain))) is None:
        return None
    return Advice("some time between two dates is a set with two dots", (f"[{pair[0]}..{pair[1]}]",))


def _from_to(plain: str) -> Advice | None:
    """``from 1936 to 1939``, ``с 1936 по 1939``."""
    match = _FROM_TO.fullmatch(plain)
    return _span(match[1], match[2]) if match else None


def _either(plain: str) -> Advice | None:
    """``1936 or 1937``, ``1936 and 1937``; ``1936, 1937`` may be either."""
    if (pair := _pair(_EITHER.fullmatch(plain))) is not None:
        return Advice("one of several dates is a set in square brackets", ("[{},{}]".format(*pair),))
    if (pair := _pair(_BOTH.fullmatch(plain))) is not None:
        return Advice("several dates together are a set in braces", ("{{{},{}}}".format(*pair),))
    if (pair := _pair(_LISTED.fullmatch(plain))) is not None:
        one, both = "[{},{}]".format(*pair), "{{{},{}}}".format(*pair)
        return Advice("say whether it is one of these dates (square brackets) or all of them (braces)", (one, both))
    return None


def _slashed(plain: str) -> Advice | None:
    """``1936/open``, ``unknown/1939``, ``March 1936/May 1937``."""
    sides = [side.strip() for side in plain.split("/")]
    return _span(sides[0], sides[1]) if len(sides) == 2 else None


def _dashed(plain: str) -> Advice | None:
    """``1936–1939``, ``3–5 July 1939``, ``1936–``, ``1936 – present``; the dashes are tried in turn."""
    places = list(_DASH.finditer(plain))
    # The likeliest dash first: a long one, then one with blanks around it.
    places.sort(key=lambda place: ("–" not in place[0], " " not in place[0], abs(2 * place.start() - len(plain))))
    for place in places[:_MOST_SPLITS]:
        left, right = plain[: place.start()].strip(), plain[place.end() :].strip()
        advice = _span(left, right) if left or right else None
        if advice is not None:
            return advice
    return None


def _span(left: str, right: str) -> Advice | None:
    """An interval of two sides, either of which may be words for unknown or open."""
    if left in OPEN or right in OPEN:
        start, end = _side(left), _side(right)
        return Advice(_SPAN, (f"{start}/{end}",)) if start is not None and end is not None else None
    if not left or not right:
        date = _side(left or right)
        if not date:
            return None
        blank, dots = (f"{date}/", f"{date}/..") if left else (f"/{date}", f"../{date}")
        return Advice("say whether the other end is unknown (blank) or open (..)", (blank, dots))
    if left in UNKNOWN or right in UNKNOWN:
        start, end = _side(left), _side(right)
        return Advice(_SPAN, (f"{start}/{end}",)) if start is not None and end is not None else None
    if pair := _completed(left, right):
        return Advice(_SPAN, (f"{pair[0]}/{pair[1]}",))
    starts, ends = spellings_of(left), spellings_of(right)
    if len(starts) == 2 == len(ends):
        # Whoever writes 3/4 for the third of April does so on both sides.
        return Advice(_SPAN, tuple(f"{start}/{end}" for start, end in zip(starts, ends, strict=True)))
    return None


def _side(plain: str) -> str | None:
    """One side of an interval: a date, ``..`` or blank; None when it has no single reading."""
    if plain in UNKNOWN or plain in OPEN:
        return "" if plain in UNKNOWN else ".."
    spellings = spellings_of(plain)
    return spellings[0] if len(spellings) == 1 else None


def _pair(match: re.Match[str] | None) -> tuple[str, str] | None:
    """The two dates of a match, the first completed from the second."""
    return _completed(match[1].strip(), match[2].strip()) if match else None


def _completed(left: str, right: str) -> tuple[str, str] | None:
    """Two dates of one reading each; ``3`` and ``5 july 1939`` share month and year, ``1936`` and ``39`` a century."""
    if re.fullmatch("[0-9]{4}", left) and re.fullmatch("[0-9]{2}", right):
        last = second_year(left, right)
        return (left, last) if last else None
    end = _side(right)
    if not end:
        return None
    words = right.split()
    shared = [" ".join(words[at:]) for at in range(1, len(words))][:4]
    for candidate in (left, *(f"{left} {rest}" for rest in shared), f"{left}.{right.rpartition('.')[2]}"):
        start = _side(candidate)
        if start:
            return start, end
    return None
