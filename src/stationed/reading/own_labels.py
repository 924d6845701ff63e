"""Words for dates and figures in words/<language>.json: which are known, and whether a text can stand for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from stationed.model.own_labels import OPTIONAL, label_words

_CASE = re.compile(r"(dates\.(?:cases\.(?:month|season)|kinds\.\w+|year|year_early|year_bce))\.([a-z]+)((?:\.\d\d)?)\Z")
_PARTS = re.compile(r"dates\.cases\.(day|decade)\.[a-z]+\Z")
_LENGTHS = {"day": 31, "decade": 10}
_GAP = re.compile(r"\{([a-z_]+)\}")
_NUMBERS = ("n", "next", "next_short", "month", "day", "day_name")
_MOST = 400
"""Letters of a text at most."""


def like(key: str) -> str | list[str] | None:
    """Return the English word that a word has the form of, a list for lists; None for a word that is unknown.

    Notes
    -----
    A language may have cases that English has not: ``dates.cases.month.genitive`` is as ``dates.cases.month.name``.
    """
    english = label_words("en")
    if key in english:
        return english[key]
    parts = _PARTS.match(key)
    if parts:
        return [""] * _LENGTHS[parts[1]]
    case = _CASE.match(key)
    if case:
        return english.get(f"{case[1]}.name{case[3]}")
    return english["figures.about"] if key in OPTIONAL else None


def expected(key: str, value: Any, given: Mapping[str, Any]) -> str:
    """Return what a known word has to be, '' when it is that.

    Parameters
    ----------
    key, value
        The word and what the file says.
    given : mapping
        All that the file says, whose cases may be named in braces.
    """
    model = like(key)
    if isinstance(model, list):
        texts = cast("list[Any]", value) if isinstance(value, list) else []
        whole = len(texts) == len(model) and all(_is_text(text) and not re.search("[{}]", text) for text in texts)
        return "" if whole else f"a list of {len(model)} texts"
    if not _is_text(value):
        return "a text"
    if key == "figures.group_from":
        return "" if re.fullmatch("[0-9]{1,2}", value) else "a number in quotation marks"
    return _gaps(key, value, str(model), given)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _MOST


def _gaps(key: str, value: str, model: str, given: Mapping[str, Any]) -> str:
    """What has to stand in braces, '' when it does."""
    wanted, has = _GAP.findall(model), _GAP.findall(value)
    stray = re.search("[{}]", _GAP.sub("", value))
    fits = not stray and all(_known(key, gap, wanted, given) for gap in has)
    if fits and _meant(key, wanted) <= _meant(key, has):
        return ""
    return " and ".join(f"{{{gap}}}" for gap in dict.fromkeys(wanted)) or "no words in braces"


def _meant(key: str, gaps: Iterable[str]) -> set[str]:
    """What is said of a date: its day, month, year; of two, the days of both."""
    if not key.startswith("dates."):
        return set(gaps)
    return {_part(key, gap) for gap in gaps}


def _part(key: str, gap: str) -> str:
    """The part of a date that a place in braces stands for, whatever its case."""
    side, bare = (gap[:2], gap[2:]) if gap[:2] in ("a_", "b_") else ("", gap)
    head = bare.partition("_")[0]
    if head not in ("n", "next", "year", "month", "day", "season", "decade", "unit", "note", "from", "to", "text"):
        head = bare if bare in ("start", "end") else "name"
    head = "year" if head == "n" else head
    shared = key.endswith(("days_of_month", "days_of_year", "months_of_year")) and head == "year"
    return head if shared or (key.endswith("days_of_month") and head == "month") else side + head


def _known(key: str, gap: str, wanted: list[str], given: Mapping[str, Any]) -> bool:
    """Whether a place in braces is one that is filled in."""
    if gap in wanted:
        return True
    if not key.startswith("dates."):
        return False
    side, bare = (gap[:2], gap[2:]) if gap[:2] in ("a_", "b_") else ("", gap)
    if bool(side) != any(one[:2] in ("a_", "b_") for one in wanted):
        return False
    named = set(_cases(given, "kinds"))
    if not side and wanted == ["name"]:
        return bare in named
    parts = {f"{part}_{case}" for part in ("month", "season", "day", "decade") for case in _cases(given, part)}
    years = {f"year_{case}" for case in _cases(given, "year")}
    return bare in {*_NUMBERS, *parts, *years, *(named if side else ())} and _part(key, gap) in {
        *_meant(key, wanted),
        *((side + "name",) if side else ("decade", "next")),
    }


def _cases(given: Mapping[str, Any], part: str) -> list[str]:
    """The cases that a part of a date has in the file, the first being that of all languages."""
    above = {"kinds": r"dates\.kinds\.\w+", "year": r"dates\.year\w*"}.get(part, rf"dates\.cases\.{part}")
    found = (re.match(rf"{above}\.([a-z]+)", key) for key in given)
    return ["name", *(match[1] for match in found if match)]
