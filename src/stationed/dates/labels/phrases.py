"""Named things to phrases, by the words of one language; every word comes from the language's file."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from stationed.dates.labels.named import Between, Choice, Member, Named, Slot, Thing
from stationed.dates.labels.own import OwnWords
from stationed.facts import words_language

_FOLDER = Path(__file__).parent

LANGUAGES: tuple[str, ...] = tuple(sorted(path.stem for path in _FOLDER.glob("*.json")))
"""The languages that have a file of words here."""

Words = dict[str, Any]

Tongue = str | OwnWords
"""A language by its code, or the words that an atlas brings for one."""

_REMEMBERED = 1 << 15
"""How many dates' words are kept, so that a column of a million claims words each of its dates once."""


class Fields(dict[str, str]):
    """What a template may name; a case that a word lacks is its ``name``."""

    def __missing__(self, key: str) -> str:
        """The same part in its first case."""
        part = key.rpartition("_")[0]
        plain = f"{part}_name" if part else "name"
        if key == plain:
            raise KeyError(key)
        return self[plain]


def spoken(language: Tongue) -> Tongue:
    """The language itself, or English where there is no file for it."""
    return language if isinstance(language, OwnWords) else words_language(language) or "en"


@cache
def words_of(language: Tongue) -> Words:
    """The words of one of `LANGUAGES`, or those of an atlas."""
    if isinstance(language, OwnWords):
        return json.loads(language.text)
    return json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))


def phrase(thing: Thing, language: Tongue, frame: str = "whole") -> str:
    """A thing in words: standing alone (``whole``), or as the start or end of a span (``from``, ``to``, ``until``)."""
    words = words_of(language)
    if isinstance(thing, Choice):
        return _choice(thing, language)
    if isinstance(thing, Between):
        text = two(thing.low, thing.high, language, "between")
        doubts = (*thing.notes, *([(thing.low.kind, thing.mark)] if thing.mark else []))
        return _noted(text, doubts, words, "within")
    text = words[frame][thing.mark].format_map(_forms(thing, language))
    return _noted(text, thing.notes, words, "alone" if frame == "whole" else "within")


def two(low: Named, high: Named, language: Tongue, table: str) -> str:
    """Two named things as a ``range`` (from the one to the other) or as some time ``between`` them."""
    words = words_of(language)
    if low == high:
        return words["whole"][""].format_map(_forms(low, language))
    fields = Fields(_prefixed("a", low, language) | _prefixed("b", high, language))
    return words[table][_pair_kind(low, high)].format_map(fields)


def _pair_kind(low: Named, high: Named) -> str:
    """Which template says two things at once, when they share a month, a year or an era."""
    if low.kind == high.kind == "day" and low.year == high.year:
        return "days_of_month" if low.month == high.month else "days_of_year"
    if low.kind == high.kind == "month" and low.year == high.year:
        return "months_of_year"
    if low.kind == high.kind == "year":
        if low.year > 999:
            return "years"
        if high.year <= 0:
            return "years_bce"
    return "other"


@lru_cache(maxsize=_REMEMBERED)
def _forms(named: Named, language: Tongue) -> Fields:
    """The thing in every case that the language has for its kind."""
    words = words_of(language)
    fields = _fields(named, words)
    return Fields({case: text.format_map(fields) for case, text in words["kinds"][named.kind].items()})


@lru_cache(maxsize=_REMEMBERED)
def _prefixed(prefix: str, named: Named, language: Tongue) -> dict[str, str]:
    """Everything that a template of two things may name of one of them."""
    words = words_of(language)
    known = _fields(named, words) | _forms(named, language)
    return {f"{prefix}_{key}": value for key, value in known.items()}


def _fields(named: Named, words: Words) -> Fields:
    """The numbers and words that a template of this thing may name."""
    if isinstance(named, Slot):
        return _slots(named, words)
    era = _era(named.year)
    n = _number(named.year if named.year > 0 else 1 - named.year, words)
    fields = Fields(n=n, next=str(named.year + 1), next_short=f"{(named.year + 1) % 100:02d}")
    fields |= {f"year_{case}": text.format(n=n) for case, text in words[era].items()}
    if named.month:
        fields["month"] = str(named.month)
        fields |= {f"month_{case}": names[named.month - 1] for case, names in words["cases"]["month"].items()}
    if named.day:
        fields["day"] = fields["day_name"] = str(named.day)
        fields |= {f"day_{case}": names[named.day - 1] for case, names in words["cases"].get("day", {}).items()}
    if named.season:
        fields |= {f"season_{case}": names[str(named.season)] for case, names in words["cases"]["season"].items()}
    if named.kind == "decade":
        suffixes = words["cases"].get("decade", {})
        fields |= {f"decade_{case}": names[named.year // 10 % 10] for case, names in suffixes.items()}
    return fields


def _slots(slot: Slot, words: Words) -> Fields:
    """The same as places to be filled in."""
    era = _era(slot.year)
    n, month, day = (f"{{{slot.side}.{part}}}" for part in ("n", "month", "day"))
    fields = Fields(n=n, month=month, day=day, day_name=day)
    fields |= {f"year_{case}": text.format(n=n) for case, text in words[era].items()}
    fields |= {f"month_{case}": f"{{{slot.side}.month_{case}}}" for case in words["cases"]["month"]}
    return Fields(fields | {f"day_{case}": f"{{{slot.side}.day_{case}}}" for case in words["cases"].get("day", {})})


def _era(year: int) -> str:
    return "year" if year > 999 else "year_early" if year > 0 else "year_bce"


def _number(value: int, words: Words) -> str:
    """The number of a year, its thousands set apart when it has more than four digits."""
    return str(value) if value <= 9999 else f"{value:,}".replace(",", cast("str", words["separator"]))


def _noted(text: str, notes: tuple[tuple[str, str], ...], words: Words, place: str) -> str:
    """The phrase with what is not known, and with the doubt about its parts."""
    if not notes:
        return text
    said = [
        words["not_known"][what] if kind == "not_known" else words["doubt"][what].format(unit=words["units"][kind])
        for kind, what in notes
    ]
    only_unknown = all(kind == "not_known" for kind, _ in notes)
    return words["note"][place if only_unknown else "within"].format(name=text, note=words["note"]["comma"].join(said))


def _choice(choice: Choice, language: Tongue) -> str:
    """A set in words: one or another, or this and that."""
    table = words_of(language)[choice.kind]
    alone = len(choice.members) == 1
    said = [_member(member, language, choice.kind, alone) for member in choice.members]
    return said[0] if alone else table["comma"].join(said[:-1]) + table["last"] + said[-1]


def _member(member: Member, language: Tongue, kind: str, alone: bool) -> str:
    """One member of a set."""
    low, high = member.low, member.high
    if not member.is_range:
        return phrase(low, language) if low else ""
    if low is None or high is None:
        bound = low or high
        side = "later" if low else "earlier"
        return words_of(language)[kind][side].format(name=phrase(bound, language)) if bound else ""
    if isinstance(low, Named) and isinstance(high, Named) and not (low.mark or high.mark or low.notes or high.notes):
        return two(low, high, language, "between" if alone and kind == "one_of" else "range")
    return f"{phrase(low, language)} – {phrase(high, language)}"
