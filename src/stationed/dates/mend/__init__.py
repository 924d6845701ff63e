"""What is wrong with a date text that is not EDTF, and how it would be spelt.

A fix is offered only where there is one reading; where there are several, all are, and where there is none, the reason
alone. Every spelling offered is EDTF. Nothing is corrected here: the text stays as it was written.
"""

from __future__ import annotations

import re
import unicodedata

from stationed.dates.edtf import MAX_LENGTH, read
from stationed.dates.mend.advice import Advice, first_advice, no_such_day
from stationed.dates.mend.early import early_years, is_early_year
from stationed.dates.mend.ends import dates_or_bound
from stationed.dates.mend.marks import looks_like_years, one_date
from stationed.dates.mend.raised import raised_digits_marked
from stationed.dates.mend.vocabulary import OPEN, UNKNOWN
from stationed.errors import DateError

__all__ = ["explain", "is_early_year", "looks_like_years", "plain_text", "shortened"]

_LONGEST_MENDED = 120
"""Longer texts are refused without looking for what they may stand for."""
_SHOWN = 60
"""How much of an overlong text an error repeats."""
_DASHES = str.maketrans({**dict.fromkeys("‐‑‒−", "-"), **dict.fromkeys("—―", "–")})
_SIDE = r"(?:-?[0-9]{4}(?:-[0-9]{2}){0,2}[?~%]?|\.\.|)"
_HYPHENATED = re.compile(rf"{_SIDE}(?:/{_SIDE}){{1,9}}")
_BARE_MONTH = re.compile(r"-?[0-9]{4}-([0-9]{2})[?~%]?")


def explain(text: str, column: str | None = None) -> DateError:
    """The error that says what is wrong with a date text and offers its corrected spelling.

    Parameters
    ----------
    text
        A text that is not EDTF.
    column
        ``start`` or ``end`` when it stands in such a cell, where ``until 1956`` means a plain 1956.

    Returns
    -------
    DateError
        With `fix` where there is one reading (the empty text for a cell to leave blank), `readings` where several.
    """
    if len(text) > MAX_LENGTH:
        return DateError(shortened(text), f"the text is longer than a date can be ({len(text)} characters)")
    clean = _clean(text)
    if not clean:
        return DateError(text, "the text is blank", expected="an EDTF date")
    advice = _tidied(text, clean)
    if advice is None and "/" in clean and _HYPHENATED.fullmatch(clean) and (reason := _fault_of_shape(clean)):
        advice = Advice(reason, ())
    if advice is None and len(clean) <= _LONGEST_MENDED:
        plain = plain_text(clean)
        advice = _said_in_words(plain, column) or _advised(plain, column)
        if advice is None or not advice.spellings:
            advice = early_years(plain, lambda words: _advised(words, column)) or advice
    if advice is None:
        advice = Advice(_fault_of_shape(clean) or "not an EDTF date", ())
    expected = {"expected": advice.expected} if advice.expected else {}
    several = len(advice.spellings) > 1
    return DateError(
        text,
        advice.reason,
        fix=advice.spellings[0] if len(advice.spellings) == 1 else None,
        readings=advice.spellings if several else (),
        **expected,
    )


def _advised(plain: str, column: str | None) -> Advice | None:
    """What a text that names a date, two of them or a bound may stand for."""
    return first_advice(plain, (one_date, lambda words: dates_or_bound(words, column)))


def shortened(text: str) -> str:
    """The text as an error repeats it: whole, or its beginning when it is longer than any date."""
    return text if len(text) <= MAX_LENGTH else text[:_SHOWN] + "…"


def plain_text(text: str) -> str:
    """The text with one kind of blank, dash and digit, without invisible characters, in lower case."""
    return _clean(text).casefold().replace("ё", "е")


def _clean(text: str) -> str:
    """As `plain_text`, in the case it was written."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    normal = unicodedata.normalize("NFKC", raised_digits_marked(text)).translate(_DASHES)
    visible = "".join(" " if c.isspace() else c for c in normal if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(visible.split())


def _tidied(text: str, clean: str) -> Advice | None:
    """The text is EDTF but for blanks, look-alike characters or a stop at its end."""
    for candidate in (clean, clean.replace(" ", ""), clean.rstrip(".,; ")):
        # A dash between two years must not become the hyphen of a season code, nor `~ 1936` mark the year alone.
        if candidate == text or looks_like_years(candidate) or candidate.startswith(("?", "~", "%")):
            continue
        if read(candidate) is not None:
            if text.strip() == candidate:
                return Advice("there are blanks around the date", (candidate,))
            return Advice("there are blanks, or characters that only look like EDTF's", (candidate,))
    return None


def _said_in_words(plain: str, column: str | None) -> Advice | None:
    """The text says that nothing is known, or that it had not ended."""
    if plain in UNKNOWN:
        return Advice("this says that nothing is known", ("",) if column else (), "a blank cell")
    if plain in OPEN or plain == "..":
        spellings = ("..",) if column == "end" else ()
        return Advice("an end that had not come is two dots, in a cell or after a slash", spellings, "two dots")
    return None


def _fault_of_shape(clean: str) -> str | None:
    """What is wrong with a text that has the shape of EDTF."""
    if reason := no_such_day(clean.rstrip("?~%")):
        return reason
    if match := _BARE_MONTH.fullmatch(clean):
        return f"there is no month {int(match[1])}, and no season of that code"
    sides = clean.split("/")
    if len(sides) == 2 and all(side in ("", "..") or read(side) for side in sides):
        both = all(side not in ("", "..") for side in sides)
        return "the interval ends before it starts" if both else "an interval with neither end says nothing"
    for side in sides if len(sides) == 2 else ():
        if reason := no_such_day(side.rstrip("?~%")):
            return reason
    if len(sides) > 2:
        return "an interval has two ends, joined by one slash"
    return None
