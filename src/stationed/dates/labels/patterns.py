"""word_spans: the spans of many claims in words, as few patterns and the numbers that fill them.

A span such as 1939-05 to 1939-08-20 is worded like every other one from a month to a day of its year. So each kind of
pair is worded once, by the rule of `stationed.dates.label`, with places left open for year, month and day; what is out
of the common is worded pair by pair.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from stationed.coded import Numbers
from stationed.dates.labels import label, named_by, worded
from stationed.dates.labels.named import NamedKind, Slot
from stationed.dates.labels.phrases import Tongue, spoken, words_of
from stationed.dates.plain import MARKS, plain_dates

PARTS = ("n", "month", "day")
"""What may be filled in: the number of the year, and of month and day, from 1."""

SIDES = ("start", "end")
KINDS: tuple[NamedKind, ...] = ("year", "month", "day")
UNKNOWN, OPEN, ODD, PLAIN = range(4)
_ERAS = 3
_SHAPES = PLAIN + len(KINDS) * len(MARKS) * _ERAS
NOTHING, YEAR, MONTH, ALL = range(4)
"""What two plain dates have in common."""

_SLOT = re.compile(r"\{(?:start|end)\.((?:month|day)_[a-z]+)\}")


@dataclass(frozen=True)
class Wordings:
    """Spans in words, to be filled in."""

    codes: Numbers
    """For each claim the place of its pattern."""
    patterns: dict[str, list[str]]
    """By language: texts in which `{start.n}` or `{end.month_name}` are places to fill, and `{{` is a brace."""
    slots: dict[str, dict[str, list[str]]]
    """By language: the words that stand for month 1, 2 ... or day 1, 2 ... in a place such as `month_name`."""
    parts: dict[str, dict[str, Numbers]]
    """By side, for each of its distinct texts: `PARTS`, 0 for what it does not have."""


@dataclass(frozen=True)
class _Side:
    """The distinct texts of one side, and what they are."""

    texts: Sequence[str]
    shape: Numbers
    year: Numbers
    month: Numbers
    day: Numbers

    @classmethod
    def of(cls, texts: Sequence[str]) -> _Side:
        found = plain_dates(texts)
        kind = np.where(found.day > 0, 2, np.where(found.month > 0, 1, 0))
        era = np.where(found.year > 999, 0, np.where(found.year > 0, 1, 2))
        shape = np.where(found.plain, PLAIN + (kind * len(MARKS) + found.mark) * _ERAS + era, ODD)
        for place in np.flatnonzero(~found.plain).tolist():
            thing = named_by(texts[place])
            shape[place] = UNKNOWN if thing == "unknown" else OPEN if thing == "open" else ODD
        return cls(texts, shape, found.year, found.month, found.day)

    @property
    def parts(self) -> dict[str, Numbers]:
        n = np.where(self.shape < PLAIN, 0, np.where(self.year > 0, self.year, 1 - self.year))
        return {"n": n, "month": self.month, "day": self.day}

    def named(self, code: int, side: str) -> Slot | str:
        """What the text is, its numbers left open."""
        shape = int(self.shape[code])
        if shape < PLAIN:
            return "unknown" if shape == UNKNOWN else "open"
        kind, mark = divmod((shape - PLAIN) // _ERAS, len(MARKS))
        year, month, day = (int(column[code]) for column in (self.year, self.month, self.day))
        return Slot(KINDS[kind], year, month, day, mark=MARKS[mark], side=side)


def word_spans(
    starts: tuple[Sequence[str], Numbers], ends: tuple[Sequence[str], Numbers], languages: Mapping[str, Tongue]
) -> Wordings:
    """Return the spans of many claims in words.

    Parameters
    ----------
    starts, ends : (sequence of str, array of int)
        Distinct cells, and for each claim the place of its cell among them.
    languages : mapping
        Language code -> the language to word them in, which is the code itself or the words that an atlas brings. A
        code that has no words gets English ones.

    Returns
    -------
    Wordings
        Filled in, each is what `stationed.dates.label` gives for the two cells.
    """
    first, last = _Side.of(starts[0]), _Side.of(ends[0])
    begin, end = starts[1], ends[1]
    pair = first.shape[begin] * _SHAPES + last.shape[end]
    odd = (first.shape == ODD)[begin] | (last.shape == ODD)[end]
    key = np.where(odd, -1 - (begin * len(last.texts) + end), pair * 4 + _common(first, last, begin, end))
    codes, distinct = pd.factorize(key)
    rows = np.full(len(distinct), -1, np.int64)
    rows[codes[::-1]] = np.arange(len(codes))[::-1]
    told = {
        language: [_pattern(first, last, int(begin[row]), int(end[row]), language) for row in rows.tolist()]
        for language in dict.fromkeys(map(spoken, languages.values()))
    }
    said = {language: told[spoken(tongue)] for language, tongue in languages.items()}
    return Wordings(
        codes=codes.astype(np.int64),
        patterns=said,
        slots={language: _words(patterns, languages[language]) for language, patterns in said.items()},
        parts=dict(zip(SIDES, (first.parts, last.parts), strict=True)),
    )


def _common(first: _Side, last: _Side, begin: Numbers, end: Numbers) -> Numbers:
    """What the two sides of each claim have in common, which decides how they are said together."""
    both = (first.shape >= PLAIN)[begin] & (last.shape >= PLAIN)[end]
    year = both & (first.year[begin] == last.year[end])
    month = year & (first.month[begin] == last.month[end])
    whole = month & (first.day[begin] == last.day[end]) & (first.shape[begin] == last.shape[end])
    return year.astype(np.int64) + month + whole


def _pattern(first: _Side, last: _Side, begin: int, end: int, language: Tongue) -> str:
    """The pattern of a pair of cells."""
    start, stop = first.texts[begin], last.texts[end]
    if ODD in (first.shape[begin], last.shape[end]):
        return label(start, stop, language).replace("{", "{{")
    one = first.named(begin, "start")
    other = last.named(end, "end")
    same = isinstance(one, Slot) and _same(one, other)
    return worded(one, one if same else other, start, stop, language)


def _same(one: Slot, other: Slot | str) -> bool:
    """Whether two things are the same but for their side."""
    return isinstance(other, Slot) and replace(other, side=one.side) == one


def _words(patterns: Sequence[str], language: Tongue) -> dict[str, list[str]]:
    """The words that fill the places of some patterns."""
    cases = words_of(spoken(language))["cases"]
    names = dict.fromkeys(name for pattern in patterns for name in _SLOT.findall(pattern))
    return {name: list(cases[name.partition("_")[0]][name.partition("_")[2]]) for name in names}


def fill(pattern: str, slots: dict[str, list[str]], parts: dict[str, dict[str, int]]) -> str:
    """Fill in a pattern.

    Parameters
    ----------
    pattern, slots
        Of `Wordings`.
    parts : dict
        By side, its year, month and day.
    """

    def put(found: re.Match[str]) -> str:
        if found[1] is None:
            return "{"
        number = parts[found[1]][found[2]]
        return slots[f"{found[2]}_{found[3]}"][number - 1] if found[3] else str(number)

    return re.sub(r"\{\{|\{(start|end)\.([a-z]+)(?:_([a-z]+))?\}", put, pattern)
