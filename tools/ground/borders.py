"""The lines between the pieces: each border once, under the names and of the kind of its time."""

from __future__ import annotations

from itertools import combinations

import history
import shapely
from shapely.geometry.base import BaseGeometry
from write import Feature

LANGUAGES = ("", "_ru", "_mn")
KEYS = ("kind", "name", "name_ru", "name_mn", "start", "end", "source_ids", "note")
Line = tuple[str, str, tuple[tuple[str, str], ...]]
"""Start, end and the properties of a border: lines that share all of them are one feature."""


def features(pieces: dict[str, BaseGeometry]) -> list[Feature]:
    """Every border of every span; what separates two countries on a day is drawn once on that day."""
    holdings = {piece: with_lines(piece, held) for piece, held in history.holdings().items()}
    tree = shapely.STRtree(list(pieces.values()))
    names = list(pieces)
    lines: dict[Line, list[BaseGeometry]] = {}
    for first, second in combinations(range(len(names)), 2):
        if (
            names[first] not in holdings
            or names[second] not in holdings
            or second not in tree.query(pieces[names[first]])
        ):
            continue
        shared = shapely.intersection(pieces[names[first]].boundary, pieces[names[second]].boundary)
        shared = [part for part in shapely.get_parts(shared) if part.geom_type == "LineString" and part.length > 0]
        if not shared:
            continue
        for line in between(holdings[names[first]], holdings[names[second]]):
            lines.setdefault(line, []).extend(shared)
    found = []
    for (start, end, texts), parts in lines.items():
        merged = shapely.line_merge(shapely.union_all(parts))
        given = dict(texts) | {"start": start, "end": end}
        found.append(({key: given[key] for key in KEYS}, merged))
    return sorted(found, key=lambda feature: (feature[0]["name"], feature[0]["start"], feature[1].bounds))


def with_lines(piece: str, held: list[history.Held]) -> list[history.Held]:
    """The holders as the borders see them: a piece seen as a line only stands for itself until its day."""
    if piece not in history.SEEN_AS_LINE_ONLY:
        return held
    day, holder = history.SEEN_AS_LINE_ONLY[piece]
    return [history.Held(piece, held[0].start, history.day_before(day)), history.Held(holder, day, history.OPEN)]


def between(first: list[history.Held], second: list[history.Held]) -> list[Line]:
    """The spans in which two pieces had different holders, cut where kind or names change, joined where not."""
    changes = {span.start for span in (*first, *second)} | kind_changes() | name_changes()
    start = max(first[0].start, second[0].start)
    found: list[Line] = []
    for begin, end in history.spans(start, history.OPEN, changes):
        holders = history.holder_at(first, begin), history.holder_at(second, begin)
        if holders[0] is None or holders[1] is None or holders[0] == holders[1]:
            continue
        texts = tuple(sorted(described(holders[0], holders[1], begin).items()))
        if found and found[-1][2] == texts and history.day_after(found[-1][1]) == begin:
            found[-1] = (found[-1][0], end, texts)
        else:
            found.append((begin, end, texts))
    return found


def described(first: str, second: str, day: str) -> dict[str, str]:
    """Kind, names, sources and note of the border between two holders on a day."""
    order = [name.holder for name in history.names()] + list(history.SEEN_AS_LINE_ONLY)
    first, second = sorted((first, second), key=order.index)
    short = {holder: on(holder, day) for holder in (first, second)}
    texts = {"kind": "border", "source_ids": "", "note": "The line of today after DCW."}
    for language in LANGUAGES:
        texts["name" + language] = " – ".join(short[holder].get("short" + language, "") for holder in (first, second))
    for row in history.rows("border_kinds.csv"):
        if {row["first"], row["second"]} == {first, second} and row["start"] <= day <= history.closed(row["end"]):
            given = {key: value for key, value in row.items() if key not in ("first", "second", "start", "end")}
            texts |= {key: value for key, value in given.items() if value}
    return texts


def on(holder: str, day: str) -> dict[str, str]:
    """The names of a holder on a day."""
    for name in history.names():
        if name.holder == holder and name.start <= day <= history.closed(name.end):
            return name.texts
    return {}


def kind_changes() -> set[str]:
    """Days on which the kind of some border changes."""
    rows = history.rows("border_kinds.csv")
    return {row["start"] for row in rows} | {
        history.day_after(row["end"]) for row in rows if row["end"] != history.OPEN
    }


def name_changes() -> set[str]:
    """Days on which some holder changes its name."""
    return {name.start for name in history.names()}
