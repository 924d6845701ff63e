"""Tables of the block about units: the units with their symbols, and the allegiances."""

from __future__ import annotations

from typing import cast

import numpy as np
import pandas as pd

from stationed.coded import Numbers
from stationed.facts import SIDE_COLOURS
from stationed.join import Joined
from stationed.model import Tables
from stationed.model.vocabulary import ECHELONS
from stationed.payload.block_types import SymbolDrawing, Table
from stationed.payload.columns import column, numbers, table, texts, translated, translated_texts
from stationed.symbols import code_symbols, symbol_table


def units_in(tables: Tables, joined: Joined, claims: Numbers) -> Numbers:
    """Return the units that a map needs: those of its claims and all formations above them, as numbers in `Joined`."""
    wanted = np.zeros(len(joined.unit_ids) + 1, bool)
    wanted[joined.unit_code[claims]] = True
    formations = joined.columns.coded("formation_above")
    above = pd.Index(joined.unit_ids).get_indexer(pd.Index(formations.texts))
    wanted[above[np.unique(formations.codes[claims])]] = True
    higher = _higher(tables, joined, _first_rows(tables, joined))
    grown = -1
    while grown != int(wanted.sum()):
        grown = int(wanted.sum())
        wanted[higher[np.flatnonzero(wanted[:-1])]] = True
        wanted[-1] = False
    return np.flatnonzero(wanted[:-1])


def _higher(tables: Tables, joined: Joined, first: Numbers) -> Numbers:
    """For each unit, by its first row, the number of the formation above it, -1 for none."""
    return pd.Index(joined.unit_ids).get_indexer(pd.Index(tables.units["higher_formation"].iloc[first]))


def _first_rows(tables: Tables, joined: Joined) -> Numbers:
    """For each unit its first row in the units table."""
    ids = tables.coded("units", "unit_id")
    first = np.zeros(ids.size, np.int64)
    first[ids.small[::-1]] = np.arange(len(ids.small))[::-1]  # written backwards, so the first row stays
    return first[[at for at, text in enumerate(ids.texts) if text]]  # the units in `Joined` are these


def unit_tables(
    tables: Tables, joined: Joined, kept: Numbers, new: Numbers
) -> tuple[Table, Table, list[SymbolDrawing]]:
    """Return the tables `units` and `allegiances` and the drawings that the units' symbols number."""
    first = _first_rows(tables, joined)[kept]
    frame = tables.units.iloc[first]
    arm, echelon, allegiance = (column(frame, name) for name in ("arm", "echelon", "allegiance"))
    sides, side = _sides(tables, allegiance)
    drawn = code_symbols(
        arm,
        echelon=echelon,
        allegiance=allegiance,
        sidc=column(frame, "sidc"),
        kind=column(frame, "kind"),
        mark=column(frame, "icon"),
        affiliations={one.id: one.affiliation for one in tables.config.allegiances if one.affiliation},
        plain=not any((column(tables.units, name) != "").any() for name in ("arm", "echelon", "sidc")),
    )
    rank = pd.Index(ECHELONS).get_indexer(pd.Index(echelon))
    units = table(
        len(frame),
        {
            "id": texts(column(frame, "unit_id")),
            **translated(frame, "designation", _languages(tables, frame, "designation")),
            "echelon": texts(echelon),
            "rank": numbers(np.maximum(rank, 0)),
            "arm": texts(arm),
            **translated(frame, "kind", _languages(tables, frame, "kind")),
            "allegiance": numbers(side),
            "higher": numbers(new[_higher(tables, joined, first)]),
            "symbol": numbers(drawn.codes),
            "note": texts(column(frame, "note")),
        },
    )
    return units, sides, cast("list[SymbolDrawing]", symbol_table(drawn.symbols))


def _languages(tables: Tables, frame: pd.DataFrame, name: str) -> list[str]:
    """The atlas's languages, and those in which units say something of their own in a column."""
    own = [column.removeprefix(f"{name}_") for column in frame.columns if column.startswith(f"{name}_")]
    return [*tables.config.languages, *(language for language in own if language not in tables.config.languages)]


def _sides(tables: Tables, ids: pd.Series) -> tuple[Table, Numbers]:
    """The allegiances table, declared ones first, and each unit's row in it (-1 for none)."""
    declared = {one.id: one for one in tables.config.allegiances}
    names = [*declared, *(text for text in ids.unique() if text and text not in declared)]
    given = [declared.get(name) for name in names]
    labels = [one.label if one else name for one, name in zip(given, names, strict=True)]
    languages = tables.config.languages
    sides = table(
        len(names),
        {
            "id": texts(names),
            **translated_texts("label", labels, [one.labels if one else {} for one in given], languages),
            "colour": texts(
                [(one.colour if one else "") or SIDE_COLOURS[i % len(SIDE_COLOURS)] for i, one in enumerate(given)]
            ),
            "language": texts([one.language if one else "" for one in given]),
        },
    )
    return sides, pd.Index(names).get_indexer(pd.Index(ids)).astype(np.int64)
