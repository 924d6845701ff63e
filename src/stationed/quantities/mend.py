"""What is wrong with a figure that cannot be read, and how it would be spelt."""

from __future__ import annotations

import re
import unicodedata

from stationed.dates.mend.raised import raised_digits_marked
from stationed.errors import QuantityError
from stationed.quantities.grammar import MAX_LENGTH, MOST_DECIMALS, MOST_DIGITS, NUMBER, is_either_way, read_figure
from stationed.quantities.numerals import (
    BeyondBoundsError,
    in_thousands_either_way,
    powers_written_out,
    separators_taken_out,
    thousands_written_out,
)

_SHOWN = 30
_DIGITS = f"at most {MOST_DIGITS} digits before the point and {MOST_DECIMALS} behind it"
_TOO_LONG = re.compile(rf"[0-9]{{{MOST_DIGITS + 1}}}|\.[0-9]{{{MOST_DECIMALS + 1}}}")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_N = rf"({NUMBER})"
_WORDS = (
    r"(?:men|soldiers|troops|persons|people|чел\.?|человека?|хүн|цэрэг|mann|soldaten|personen|hommes|soldats|hombres"
    r"|soldados|efectivos)"
)

_UNKNOWN = frozenset({"?", "-", "--", "unknown", "n/a", "na", "none", "unk", "н/д", "нет данных", "неизвестно", "nan"})
_ABOUT = re.compile(
    r"(?:~|≈|±|c\.|ca\.?|circa|about|around|approx\.?|approximately|some|roughly|около|ок\.|примерно|приблизительно"
    r"|порядка|ойролцоогоор|etwa|rund|ungefähr|zirka|gegen|environ|env\.|près de|unos|unas|alrededor de|cerca de"
    rf"|aproximadamente|aprox\.?)\s*{_N}"
)
_ABOUT_AFTER = re.compile(rf"{_N}\s*(?:~|approx\.?|\(approx\.?\)|\(c\.?a?\.?\)|орчим)")
_MORE = re.compile(
    r"(?:>=?|≥|more than|over|above|at least|min\.?|from|не менее|более(?: чем)?|больше|свыше|от|дор хаяж"
    r"|über|mehr als|mindestens|wenigstens|plus de|au moins|más de|al menos|por lo menos)"
    rf"\s*{_N}|{_N}\s*(?:\+|or more|and more|и более|-?аас дээш|-?ээс дээш)"
)
_LESS = re.compile(
    r"(?:<=?|≤|up to|less than|fewer than|under|at most|max\.?|below|до|не более|менее|меньше"
    r"|bis zu|bis|höchstens|weniger als|unter|jusqu['’]à|au plus|moins de|hasta|menos de|a lo sumo)"
    rf"\s*{_N}|{_N}\s*(?:or less|or fewer|и менее|хүртэл)"
)
_RANGE = re.compile(rf"(?:between|from|от|между|с)?\s*{_N}\s*(?:-|\.\.\.|…|/|to|and|до|и|по)\s*{_N}")


def explain(text: str) -> QuantityError:
    """The error that says what is wrong with the figure and offers its corrected spelling."""
    if len(text) > MAX_LENGTH:
        return QuantityError(text[:_SHOWN] + "…", f"the text is longer than a figure can be ({len(text)} characters)")
    plain = unicodedata.normalize("NFKC", raised_digits_marked(text)).translate(_DASHES)
    plain = " ".join(plain.casefold().split())
    if plain in _UNKNOWN:
        return QuantityError(text, "this says that no figure is known", expected="a blank cell")
    if re.fullmatch(r"\.\.[?~%]?", plain):
        return QuantityError(text, "two dots alone bound nothing", expected="a number beside them, or a blank cell")
    if "inf" in plain or plain in ("∞", "nan"):
        return QuantityError(text, "not a finite number")
    try:
        plain = powers_written_out(plain)
        if in_thousands_either_way(plain):
            return QuantityError(
                text, "the mark may group thousands or begin a fraction", expected="digits alone, without the word"
            )
        plain = thousands_written_out(separators_taken_out(plain))
    except BeyondBoundsError:
        return QuantityError(text, "the number is beyond what a figure can be", expected=_DIGITS)
    return _told(text, plain)


def _told(text: str, plain: str) -> QuantityError:
    """The error for a text whose numbers are plain digits."""
    if re.fullmatch(rf"-\s*{_N}", plain):
        return QuantityError(text, "a figure is never negative")
    if is_either_way(plain):
        whole = plain.replace(".", "")
        return QuantityError(
            text,
            "the dot may group thousands or begin a fraction",
            expected=f"{whole} for thousands, or {plain}0 for a fraction" if whole.isdigit() else "figures without it",
        )
    if _TOO_LONG.search(plain):
        return QuantityError(text, "the number has more digits than a figure can have", expected=_DIGITS)
    if match := re.fullmatch(rf"{_N}\.\.{_N}[?~%]?", plain):
        low, high = match[1], match[2]
        if read_figure(plain) is None:
            return QuantityError(text, f"the lower bound {low} is above the upper bound {high}")
    fix = _spelt(plain)
    reason = "not a figure" if fix is None else "a figure is written in digits, with its bounds as two dots"
    return QuantityError(text, reason, fix=fix)


def _spelt(plain: str) -> str | None:
    """The one spelling that means the same, or None."""
    mark = ""
    if found := re.search(r"\s*([?~%]+)$", plain):
        marks, plain = set(found[1]), plain[: found.start()]
        mark = "%" if marks >= {"?", "~"} or "%" in marks else min(marks)
    plain = re.sub(rf"\s*{_WORDS}$", "", plain).strip()
    if match := _ABOUT.match(plain):
        plain, mark = plain[match.start(1) :], "%" if mark in ("?", "%") else "~"
    candidate = _bounds(plain)
    if candidate is None:
        return None
    candidate += mark
    return candidate if read_figure(candidate) else None


def _bounds(plain: str) -> str | None:
    """A bare number, a range, a lower or an upper bound in EDTF's manner."""
    if re.fullmatch(_N, plain):
        return plain
    if match := re.fullmatch(r"([0-9]{1,15})\.", plain):
        return match[1]
    if match := _ABOUT_AFTER.fullmatch(plain):
        return match[1] + "~"
    if match := _RANGE.fullmatch(plain):
        return f"{match[1]}..{match[2]}"
    if match := re.fullmatch(rf"{_N}?\s*\.\.\s*{_N}?", plain):
        return f"{match[1] or ''}..{match[2] or ''}"
    if match := _MORE.fullmatch(plain):
        return f"{match[1] or match[2]}.."
    if match := _LESS.fullmatch(plain):
        return f"..{match[1] or match[2]}"
    return None
