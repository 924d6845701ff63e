"""The pieces put together: a country of each span as one area."""

from __future__ import annotations

import history
import shapely
from shapely.geometry.base import BaseGeometry
from write import Feature

AREA_KINDS = {"strip": "disputed-area"}


def features(pieces: dict[str, BaseGeometry]) -> list[Feature]:
    """Every country of every span, in the order of the names; a new feature for each change of name or ground."""
    holdings = history.holdings()
    found: list[Feature] = []
    for name in history.names():
        changes = {span.start for held in holdings.values() for span in held if concerns(span, held, name.holder)}
        previous: tuple[frozenset[str], int] | None = None
        for start, end in history.spans(name.start, name.end, changes):
            mine = frozenset(piece for piece, held in holdings.items() if history.holder_at(held, start) == name.holder)
            if not mine:
                continue
            if previous and previous[0] == mine:
                found[previous[1]][0]["end"] = end
                continue
            ground = shapely.coverage_union_all([pieces[piece] for piece in sorted(mine)])
            found.append((properties(name, start, end), shapely.normalize(ground)))
            previous = mine, len(found) - 1
    return found


def concerns(span: history.Held, held: list[history.Held], holder: str) -> bool:
    """Whether a holder gains or loses the piece when a span starts."""
    place = held.index(span)
    return holder in (span.holder, held[place - 1].holder if place else None)


def properties(name: history.Name, start: str, end: str) -> dict[str, object]:
    """What the file says of one country of one span."""
    texts = name.texts
    return {
        "kind": AREA_KINDS.get(name.holder, "country"),
        "name": texts["name"],
        "name_ru": texts["name_ru"],
        "name_mn": texts["name_mn"],
        "start": start,
        "end": end,
        "label": f"{texts['label_lon']};{texts['label_lat']}".strip(";"),
        "source_ids": texts["source_ids"],
        "note": texts["note"],
    }
