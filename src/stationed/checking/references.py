"""Checks on references: every id that a record names is that of another record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from stationed.checking.scene import Scene, View
from stationed.model import Finding
from stationed.model.codes import found, listed
from stationed.model.near import Near, did_you_mean

NOUNS = {"units": "unit", "locations": "location", "sources": "source", "allegiances": "allegiance"}


def check_references(scene: Scene) -> Iterator[Finding]:
    """Give findings on ids that nothing has.

    Yields
    ------
    Finding
        `id-unknown`. Nothing is said about ids of a file that could not be read whole.
    """
    known = _known(scene)
    for view in scene.views:
        for column in view.schema.columns:
            if column.refers_to not in known or column.name not in view.table or view is scene.names:
                continue
            ids, near, where = known[column.refers_to]
            noun = NOUNS[column.refers_to]
            if column.holds == "references":
                yield from _listed(view, column.name, ids, near, noun=noun, where=where)
            else:
                others = [place for place, text in enumerate(view.texts(column.name).distinct) if text not in ids]
                fault = partial(_unknown, ids=ids, near=near, noun=noun, where=where)
                yield from view.each(column.name, fault, among=others)
    yield from _in_maps(scene)


def _known(scene: Scene) -> dict[str, tuple[frozenset[str], Near, str]]:
    """Give the ids of each table that was read whole, with a search for near ones and the table's file."""
    groups: dict[str, tuple[Iterable[str], str]] = {
        "units": (scene.units.texts("unit_id").distinct, scene.units.file),
        "locations": (scene.locations.texts("location_id").distinct, scene.locations.file),
        "sources": ([source.source_id for source in scene.tables.sources], "sources.json"),
    }
    allegiances = [allegiance.id for allegiance in scene.tables.config.allegiances]
    if allegiances:
        groups["allegiances"] = (allegiances, "atlas.toml")
    return {name: (frozenset(ids), Near(ids), file) for name, (ids, file) in groups.items() if scene.whole(file)}


def _unknown(text: str, ids: frozenset[str], near: Near, *, noun: str, where: str) -> dict[str, Any] | None:
    """Give what is wrong with an id: nothing when it is blank or known."""
    if not text.strip() or text in ids or text.strip() in ids:
        return None
    advice = f"{did_you_mean(near.to(text))} Correct the id, or add the {noun} to {where}."
    return {
        "code": "id-unknown",
        "problem": f"there is no {noun} with this id",
        "expected": f"an id of {where}",
        "fix": advice.strip(),
    }


def _listed(view: View, column: str, ids: frozenset[str], near: Near, *, noun: str, where: str) -> Iterator[Finding]:
    """Look at columns whose cells hold several ids."""

    def fault(text: str) -> dict[str, Any] | None:
        wrong = [part for part in map(str.strip, text.split(";")) if part and part not in ids]
        if not wrong:
            return None
        said = _unknown(wrong[0], ids, near, noun=noun, where=where)
        problem = f"there is no {noun} {listed(wrong, most=10, word='or')}"
        return None if said is None else said | {"problem": problem}

    yield from view.each(column, fault)


def _in_maps(scene: Scene) -> Iterator[Finding]:
    """Look at the periods that the maps of atlas.toml name."""
    if not scene.whole(scene.periods.file):
        return
    ids: Mapping[str, None] = dict.fromkeys(scene.periods.texts("period_id").distinct)
    near = Near(ids)
    for page in scene.tables.config.maps:
        named = [("maps.periods", period) for period in page.periods] + [
            ("maps.opens", period) for period in page.opens
        ]
        for key, period in named:
            if period not in ids:
                yield found(
                    "id-unknown",
                    "there is no period with this id",
                    file="atlas.toml",
                    id=page.id,
                    column=key,
                    got=period,
                    expected=f"an id of {scene.periods.file}",
                    fix=f"{did_you_mean(near.to(period))} Correct the id, or add the period.".strip(),
                )


def used(view: View, column: str) -> frozenset[str]:
    """Give the ids that the cells of a column of lists name."""
    parts = (part.strip() for text in view.texts(column).distinct for part in text.split(";"))
    return frozenset(part for part in parts if part)
