"""Checks on ids that are not the same and look the same: records that belong together fall apart without a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from stationed.checking.fault import Fault, finding_of
from stationed.checking.scene import Scene, View
from stationed.model import Finding, visible
from stationed.model.alike import difference, skeleton

_ODD = np.zeros(256, dtype=bool)
"""Bytes that stand in every text that may look like another: those beyond ASCII, and blanks."""
_ODD[128:] = True
_ODD[[*range(9, 14), 32]] = True


def check_alike(scene: Scene) -> Iterator[Finding]:
    """Return findings on ids that look like another of the same table.

    Yields
    ------
    Finding
        `id-alike`.
    """
    for view in (scene.claims, scene.units, scene.locations, scene.periods, scene.events):
        yield from _in_table(view)
    config = scene.tables.config
    ids = [source.source_id for source in scene.tables.sources]
    for place, other in _pairs(ids, range(len(ids))).items():
        row = scene.tables.sources[place].row
        yield _alike(ids[place], other, file=scene.source_file, row=row, id_=ids[place], column="id")
    for key, names in (
        ("quantities.name", [figure.name for figure in config.quantities]),
        ("columns.name", [column.name for column in config.columns]),
        ("allegiances.id", [side.id for side in config.allegiances]),
    ):
        for place, other in _pairs(names, range(len(names))).items():
            yield _alike(names[place], other, file="atlas.toml", row=None, id_=names[place], column=key)


def _in_table(view: View) -> list[Finding]:
    texts = view.texts(view.schema.key)
    suspects = texts.signs.having(_ODD).tolist()
    pairs = _pairs(texts.distinct, suspects) if suspects else {}
    rows = texts.rows(pairs) if pairs else np.array([], dtype=np.int64)
    places: list[int] = texts.codes[rows].tolist()
    says = [_say(texts.distinct[place], pairs[place]) for place in places]
    return view.said(rows, says, column=view.schema.key)


def _pairs(ids: Sequence[str], suspects: Sequence[int]) -> dict[int, str]:
    """Return the places of suspects that look like another id, and that; of two suspects the later one is named."""
    there = frozenset(ids)
    first: dict[str, str] = {}
    pairs: dict[int, str] = {}
    for place in suspects:
        own = ids[place]
        plain = skeleton(own)
        other = plain if plain != own and plain in there else first.setdefault(plain, own)
        if plain and other.strip() != own.strip():
            pairs[place] = other
    return pairs


def _say(own: str, other: str) -> Fault:
    return {
        "code": "id-alike",
        "problem": f"the id looks the same as {visible(other)} and is another: that has {difference(other, own)}",
        "got": own,
        "expected": "ids that can be told apart, or one id",
        "fix": "Write the same id in both places if they are one; otherwise choose another for one of them.",
    }


def _alike(own: str, other: str, *, file: str, row: int | None, id_: str, column: str) -> Finding:
    return finding_of(_say(own, other), file=file, row=row, id_=id_, column=column, cell=own)
