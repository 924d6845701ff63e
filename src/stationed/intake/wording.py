"""Dates in the words of five languages -> the English that the dates room knows, or the days that a part of a span is.

The words are tables: month names from CLDR in months.json, small words in phrases.json.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

from stationed.dates import civil, iso, parse
from stationed.dates.mend import explain, plain_text
from stationed.dates.mend.vocabulary import MONTH_NAMES, UNKNOWN
from stationed.errors import DateError

_ORDINAL = re.compile(r"\b(\d{1,2})(?:er|ère|\.|st|nd|rd|th|-?го|-?е|º|ª)(?=\s)")
_SMALL = re.compile(
    r"\b(?:de|del|d'|d’|года|год|г|jahr|año|an|year|den|dem|der|des|le|la|el|les|los|die|das|im|en|au|du)\b\.?|\bl['’]"
)
_CIRCA = re.compile(r"\bc(?:a|irca)?\.?(?=\d)")
_CENTURY = re.compile(
    r"\b(?:siglo\s(?P<behind>[ivx]+|\d{1,2})|(?P<number>[ivx]+|\d{1,2})(?:\.|e|ème|er)?\s?"
    r"(?:jahrhunderts?|jhdt|jhd|jh|siècle))\b\.?"
)
"""19. Jh., XIXe siècle, siglo XVI."""
_HALF = re.compile(
    r"\b(?:(?P<first>erste|1\.|première|1re|1ère|primera|1ª)|zweite|2\.|deuxième|seconde|2e|2ème|segunda|2ª)\s"
    r"(?:hälfte|moitié|mitad)\b"
)
"""2. Hälfte 1915, première moitié de 1915, segunda mitad de 1915."""
_BETWEEN = re.compile(r"(?:zwischen|zw\.?|entre)\s(.+?)\s(?:und|u\.|et|y)\s(.+)")
_HALVES = re.compile(r"(first|second) half (?:of )?(?:the )?(?:du |des? |del )?(\w+ century)")
_WORD = re.compile(r"[^\W\d_]+[.,]?")
_DECADE = re.compile(r"(\d{3})0(?:s|'s|’s|er|-е|-х|e|er jahre)\b|(?:años|années|les années|die)\s+(\d{3})0")
_PARTS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}
_DIGITS = 4
"""A number of more digits is no month; of thousands Python makes none."""
_DECADES = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def in_english(text: str) -> str:
    """Return a date text with its words in English, such as '1 may 1939' for '1er mai 1939'; lower case."""
    plain = _ORDINAL.sub(r"\1", _plain(text)).strip(" .")
    if between := _BETWEEN.fullmatch(plain):
        return f"between {in_english(between[1])} and {in_english(between[2])}"
    sides = re.split(r"\s+[-–]\s+|\s+(?:bis|au|à|al|по|to|until)\s+(?=\d|[^\W\d_]+\.?\s\d{4})", plain)
    if len(sides) == 2 and all(sides):
        return " - ".join(in_english(side).removeprefix("since ") for side in sides)
    kind, rest = _phrase(plain)
    words = _WORD.sub(_english_word, _SMALL.sub(" ", rest)).split()
    return " ".join([kind, *words] if kind else words).strip()


def _plain(text: str) -> str:
    """A date text in lower case, a space behind each circa, centuries and halves in English."""
    plain = _HALF.sub(lambda match: f"{'first' if match['first'] else 'second'} half", plain_text(text))
    plain = _CIRCA.sub("c. ", plain)
    return _CENTURY.sub(lambda match: f"{match['behind'] or match['number']} century", plain)


def part_of(text: str) -> str:
    """Return the set of days that a text such as 'early 1939' or 'mid-1980s' means; '' for a text that is none.

    Notes
    -----
    Early, mid and late are the thirds of a month or of a year. Of a decade they are its years 0 to 3, 4 to 6 and 7 to
    9; of a century, which EDTF counts from its year 00, the years to 32, 33 to 66 and from 67.
    """
    plain = _ORDINAL.sub(r"\1", _plain(text)).strip(" .")
    if half := _HALVES.fullmatch(plain):
        whole = _whole(half[2])
        begin = civil(whole[0])[0] if whole else 0
        begin += 50 if half[1] == "second" else 0
        return f"[{begin:04d}..{begin + 49:04d}]" if whole and begin >= 0 else ""
    kind, rest = _phrase(plain)
    if kind not in _PARTS or not rest:
        return ""
    if match := _DECADE.search(rest):
        decade = match[1] or match[2]
        first, last = _DECADES[kind]
        return f"[{decade}{first}..{decade}{last}]"
    whole = _whole(rest)
    if whole is None:
        return ""
    first, last = whole
    begin, end = civil(first), civil(last)
    months = (end[0] - begin[0]) * 12 + end[1] - begin[1] + 1
    third, thirds = _PARTS[kind][0], 3
    if months == 1:
        days = (1, 11, 21, end[2] + 1)
        return f"[{iso(first + days[third] - 1)}..{iso(first + days[third + 1] - 2)}]"
    if months == 12:
        return f"[{begin[0]:04d}-{third * 4 + 1:02d}..{begin[0]:04d}-{third * 4 + 4:02d}]"
    years = months // 12
    if years != 100:
        return ""
    bounds = [begin[0] + round(years * part / thirds) for part in range(thirds + 1)]
    return f"[{bounds[third]:04d}..{bounds[third + 1] - 1:04d}]"


def says_unknown(text: str) -> bool:
    """Tell whether a text says that nothing is known."""
    return _kind(text) == "unknown" or plain_text(text) in UNKNOWN


def says_present(text: str) -> bool:
    """Tell whether a text says that it had not ended."""
    return _kind(text) == "present"


def month_number(text: str) -> int:
    """Return the number of a month that is written in digits or named in one of five languages; 0 for none."""
    plain = plain_text(text).strip(" .")
    if plain.isdecimal():
        return int(plain) if len(plain) <= _DIGITS and 1 <= int(plain) <= 12 else 0
    return _months().get(plain, 0)


def _whole(rest: str) -> tuple[int, int] | None:
    """The first and the last day of what a part is of."""
    try:
        expression = parse(rest.upper())
    except DateError:
        spelling = explain(in_english(rest)).fix
        if not spelling or "/" in spelling or ".." in spelling:
            return None
        expression = parse(spelling)
    if expression.uncertain or expression.approximate:
        return None
    return expression.earliest, expression.latest


def _phrase(plain: str) -> tuple[str, str]:
    """The kind of words that a text begins with, and what comes behind them; '' and the text for none."""
    phrases, longest = _phrases()
    for place in range(min(len(plain) - 1, longest), 0, -1):
        if plain[place] in " -." and (kind := phrases.get(plain[:place])):
            return kind, plain[place:].strip(" -.")
    return "", plain


def _kind(text: str) -> str:
    """The kind of words that a text is, '' for none."""
    return _phrases()[0].get(plain_text(text).strip(" ."), "")


@cache
def _phrases() -> tuple[dict[str, str], int]:
    """Phrase -> its kind, and how long the longest is."""
    text = (files("stationed.intake") / "phrases.json").read_text(encoding="utf-8")
    found = {
        phrase.casefold(): kind
        for kind, languages in json.loads(text).items()
        for phrases in languages.values()
        for phrase in phrases
    }
    return found, max(map(len, found))


@cache
def _months() -> dict[str, int]:
    text = (files("stationed.intake") / "months.json").read_text(encoding="utf-8")
    return json.loads(text)["months"]


_ENGLISH = tuple(name.casefold() for name in MONTH_NAMES)


def _english_word(match: re.Match[str]) -> str:
    """A month in English; any other word, and a season, which the dates room knows, as it stands."""
    number = _months().get(match[0].rstrip(".,"))
    return _ENGLISH[number - 1] if number else match[0]
