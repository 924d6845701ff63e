"""What is wrong with a figure that cannot be read, and how it would be spelt."""

from __future__ import annotations

import re
import unicodedata

from stationed.errors import QuantityError
from stationed.quantities.grammar import MAX_LENGTH, is_either_way, read_figure

_SHOWN = 30
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_BLANKS_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[\s'’_](?=[0-9]{3}(?![0-9]))")
_COMMAS = re.compile(r"(?<![0-9,.])([0-9]{1,3})((?:,[0-9]{3})+)(?![0-9,])")
_DOTS = re.compile(r"(?<![0-9,.])([0-9]{1,3})((?:\.[0-9]{3}){2,})(?![0-9.])")
_DECIMAL_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9]{1,2}(?![0-9]))")
_N = r"([0-9]{1,15}(?:\.[0-9]{1,6})?)"
_WORDS = r"(?:men|soldiers|troops|persons|people|чел\.?|человека?|хүн|цэрэг)"

_UNKNOWN = frozenset({"?", "-", "--", "unknown", "n/a", "na", "none", "unk", "н/д", "нет данных", "неизвестно", "nan"})
_ABOUT = re.compile(
    r"(?:~|≈|±|c\.|ca\.?|circa|about|around|approx\.?|approximately|some|roughly|около|ок\.|примерно|приблизительно"
    rf"|порядка|ойролцоогоор)\s*{_N}"
)
_ABOUT_AFTER = re.compile(rf"{_N}\s*(?:~|approx\.?|\(approx\.?\)|\(c\.?a?\.?\)|орчим)")
_MORE = re.compile(
    r"(?:>=?|≥|more than|over|above|at least|min\.?|from|не менее|более(?: чем)?|больше|свыше|от|дор хаяж)"
    rf"\s*{_N}|{_N}\s*(?:\+|or more|and more|и более|-?аас дээш|-?ээс дээш)"
)
_LESS = re.compile(
    r"(?:<=?|≤|up to|less than|fewer than|under|at most|max\.?|below|до|не более|менее|меньше)"
    rf"\s*{_N}|{_N}\s*(?:or less|or fewer|и менее|хүртэл)"
)
_RANGE = re.compile(rf"(?:between|from|от|между|с)?\s*{_N}\s*(?:-|\.\.\.|…|/|to|and|до|и|по)\s*{_N}")
_THOUSANDS = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*(?:k|thousand|тыс\.?|тысяч[аи]?|мянган?)(?![a-zа-я])")
_THOUSANDS_OF_BOTH = re.compile(rf"{_N}(\s*(?:-|to|and|до|и|по)\s*)(?={_N}\s*(?:k|thousand|тыс|мянг))")
_EXPONENT = re.compile(r"([0-9]{1,4})(?:\.([0-9]{1,6}))?e\+?([0-9])")


def explain(text: str) -> QuantityError:
    """The error that says what is wrong with the figure and offers its corrected spelling."""
    if len(text) > MAX_LENGTH:
        return QuantityError(text[:_SHOWN] + "…", f"the text is longer than a figure can be ({len(text)} characters)")
    plain = " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES).casefold().split())
    if plain in _UNKNOWN:
        return QuantityError(text, "this says that no figure is known", expected="a blank cell")
    if re.fullmatch(rf"-\s*{_N}", plain):
        return QuantityError(text, "a figure is never negative")
    if re.fullmatch(r"\.\.[?~%]?", plain):
        return QuantityError(text, "two dots alone bound nothing", expected="a number beside them, or a blank cell")
    if "inf" in plain or plain in ("∞", "nan"):
        return QuantityError(text, "not a finite number")
    plain = _DOTS.sub(lambda match: match[1] + match[2].replace(".", ""), plain)
    if is_either_way(plain):
        whole = plain.replace(".", "")
        return QuantityError(
            text,
            "the dot may group thousands or begin a fraction",
            expected=f"{whole} for thousands, or {plain}0 for a fraction" if whole.isdigit() else "figures without it",
        )
    if match := re.fullmatch(rf"{_N}\.\.{_N}[?~%]?", plain):
        return QuantityError(text, f"the lower bound {match[1]} is above the upper bound {match[2]}")
    fix = _spelt(plain)
    reason = "not a figure" if fix is None else "a figure is written in digits, with its bounds as two dots"
    return QuantityError(text, reason, fix=fix)


def _spelt(plain: str) -> str | None:
    """The one spelling that means the same, or None."""
    plain = _without_grouping(plain)
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


def _without_grouping(plain: str) -> str:
    """The text with thousands joined, decimal commas as dots, and thousands in words as digits."""
    plain = _BLANKS_BETWEEN_DIGITS.sub("", plain)
    plain = _COMMAS.sub(lambda match: match[1] + match[2].replace(",", ""), plain)
    plain = _DECIMAL_COMMA.sub(".", plain)
    plain = _EXPONENT.sub(lambda match: _scaled(f"{match[1]}.{match[2] or 0}", int(match[3])), plain)
    # In "8 to 9 thousand" the word belongs to both numbers.
    plain = _THOUSANDS_OF_BOTH.sub(lambda match: _scaled(match[1], 3) + match[2], plain)
    return _THOUSANDS.sub(lambda match: _scaled(match[1], 3), plain)


def _scaled(number: str, zeros: int) -> str:
    """A decimal number times a power of ten, exactly, as text."""
    whole, _, part = number.partition(".")
    part = part.rstrip("0")
    digits = whole + part.ljust(zeros, "0")[:zeros]
    rest = part[zeros:]
    return (digits.lstrip("0") or "0") + (f".{rest}" if rest else "")


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
