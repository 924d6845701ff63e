"""Checks on references: every id that a record names is that of another record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from stationed.checking.fault import Fault, finding_of
from stationed.checking.scene import Scene, View
from stationed.model import Finding, visible
from stationed.model.alike import Alike, difference
from stationed.model.codes import listed
from stationed.model.near import Near, did_you_mean

NOUNS = {"units": "unit", "locations": "location", "sources": "source", "allegiances": "allegiance"}
_MENDS = "stationed check --fix does it"
_SCIENTIFIC = re.compile(r"[0-9](?:[.,][0-9]+)?e\+?[0-9]{2,3}", re.IGNORECASE)


class _Known:
    """The ids of one table, and what helps with those that it does not have."""

    def __init__(self, noun: str, ids: Iterable[str], file: str) -> None:
        self.noun, self.file = noun, file
        self.ids = frozenset(ids)
        self.near, self.alike = Near(ids), Alike(ids)


def check_references(scene: Scene) -> Iterator[Finding]:
    """Return findings on ids that nothing has.

    Yields
    ------
    Finding
        `id-unknown`. Nothing is said about ids of a file that could not be read whole, or has no ids at all.
    """
    known = _known(scene)
    for view in scene.views:
        for column in view.schema.columns:
            if column.refers_to not in known or column.name not in view.table or view is scene.names:
                continue
            group = known[column.refers_to]
            if column.holds == "references":
                yield from view.each(column.name, partial(_listed, known=group))
            else:
                others = [place for place, text in enumerate(view.texts(column.name).distinct) if text not in group.ids]
                yield from view.each(column.name, partial(_unknown, known=group), among=others)
    yield from _in_maps(scene)


def _known(scene: Scene) -> dict[str, _Known]:
    """Return the ids of each table that was read whole."""
    groups: dict[str, tuple[Iterable[str], str]] = {
        "units": (scene.units.texts("unit_id").distinct, scene.units.file),
        "locations": (scene.locations.texts("location_id").distinct, scene.locations.file),
        "sources": ([source.source_id for source in scene.tables.sources], scene.source_file),
    }
    for name, view, key in (("units", scene.units, "unit_id"), ("locations", scene.locations, "location_id")):
        if not scene.there(view, key) and not any(map(str.strip, groups[name][0])):
            del groups[name]
    allegiances = [allegiance.id for allegiance in scene.tables.config.allegiances]
    if allegiances:
        groups["allegiances"] = (allegiances, "atlas.toml")
    return {name: _Known(NOUNS[name], ids, file) for name, (ids, file) in groups.items() if scene.whole(file)}


def _unknown(text: str, known: _Known) -> Fault | None:
    """Return what is wrong with an id: nothing when it is blank or known."""
    own = text.strip()
    if not own or text in known.ids or own in known.ids:
        return None

    def fault(problem: str, fix: str, mended: str | None = None) -> Fault:
        expected = f"an id of {known.file}"
        return {"code": "id-unknown", "problem": problem, "expected": expected, "fix": fix, "replacement": mended}

    problem = f"there is no {known.noun} with this id"
    if alike := known.alike.looking_like(own):
        return fault(
            f"{problem}; one that looks the same has {difference(alike[0], own)}",
            did_you_mean(alike[:3]) + (f" Write that; {_MENDS}." if len(alike) == 1 else ""),
            alike[0] if len(alike) == 1 else None,
        )
    if same := known.alike.as_number(own):
        return fault(
            f"{problem}; spreadsheets take zeros from the front of a number, and some put a decimal point",
            f"{did_you_mean(same[:3])} Correct the id, and make the column one of text before you save it.",
        )
    if _SCIENTIFIC.fullmatch(own):
        problem += "; a spreadsheet has shortened a long number"
        return fault(problem, "Write the whole id, and make the column one of text before you do.")
    advice = f"{did_you_mean(known.near.to(text))} Correct the id, or add the {known.noun} to {known.file}."
    return fault(problem, advice.strip())


def _listed(text: str, known: _Known) -> Fault | None:
    """Return what is wrong with a cell that holds several ids."""
    parts = [part.strip() for part in text.split(";")]
    said = {part: say for part in parts if (say := _unknown(part, known)) is not None}
    if not said:
        return None
    mended = {part: say.get("replacement") for part, say in said.items()}
    whole = None if None in mended.values() else ";".join(mended.get(part) or part for part in parts)
    missing = f"there is no {known.noun} {listed([visible(part) for part in said], most=10, word='or')}"
    say = next(iter(said.values()))
    problem = say["problem"].replace(f"there is no {known.noun} with this id", missing)
    return {**say, "problem": problem, "replacement": whole}


def _in_maps(scene: Scene) -> Iterator[Finding]:
    """Look at the periods that the maps of atlas.toml name."""
    if not scene.whole(scene.periods.file):
        return
    known = _Known("period", scene.periods.texts("period_id").distinct, scene.periods.file)
    for page in scene.tables.config.maps:
        for key, period in [("periods", one) for one in page.periods] + [("opens", one) for one in page.opens]:
            say = _unknown(period, known)
            if say is not None:
                say["fix"] = say["fix"].replace(f"; {_MENDS}", "")  # atlas.toml is not written by it
                say["replacement"] = None
                yield finding_of(say, file="atlas.toml", row=None, id_=page.id, column=f"maps.{key}", cell=period)


def used(view: View, column: str) -> frozenset[str]:
    """Return the ids that the cells of a column of lists name."""
    parts = (part.strip() for text in view.texts(column).distinct for part in text.split(";"))
    return frozenset(part for part in parts if part)
