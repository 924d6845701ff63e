"""Tables of the block about evidence: claims and deployments.

In: the joined claims of one map. Out: block tables, claims sorted so that each deployment's are a run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.coded import Coded, Numbers
from stationed.dates.labels.patterns import word_spans
from stationed.errors import QuantityError
from stationed.join import Columns, Joined
from stationed.model import CLAIMS, AtlasConfig, OwnColumn, Tables
from stationed.model.own_labels import dates_in, figures_in
from stationed.payload.block_types import Column, Table, Texts
from stationed.payload.columns import in_order, numbers, renumbered, table, texts, translated
from stationed.payload.sources import SourceNumbers
from stationed.periods import Membership
from stationed.quantities import label_quantity

NEVER = 2**63 - 1
"""First day of a window that meets nothing, not even a period without any bound; its negative is the last day."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The claims that one map shows, in block order, and what they point to."""

    rows: Numbers
    """Rows of the joined frame, deployment by deployment."""
    deployment: Numbers
    """For each claim, its deployment's row in the block."""
    codes: Numbers
    """For each deployment of the block, its code in `Joined`."""


def choose(joined: Joined, membership: Membership, *, whole: bool) -> Chosen:
    """Choose the claims of a map: all, or those of deployments that its periods hold at least possibly.

    Parameters
    ----------
    joined, membership
        The joined claims and what the map's periods hold.
    whole : bool
        True for a map that names no periods: it also lists deployments that are in no period.
    """
    wanted = np.ones(len(joined.deployment_ids), bool) if whole else np.asarray(membership.possible.any(axis=1))
    order = np.argsort(joined.deployment_code, kind="stable")
    rows = order[wanted[joined.deployment_code[order]]]
    codes, deployment = renumbered(joined.deployment_code[rows])
    return Chosen(rows=rows, deployment=deployment.astype(np.int64), codes=codes)


def claims_table(
    tables: Tables,
    joined: Joined,
    membership: Membership,
    chosen: Chosen,
    *,
    units: Numbers,
    locations: Numbers,
    sources: SourceNumbers,
) -> Table:
    """Return the claims: where, when (as windows to scan and as words), how many, on whose word.

    Parameters
    ----------
    units, locations : array of int
        For each unit and location of the atlas its row in the block, -1 when it is not in it; the last entry, at
        index -1, stands for unknown ids and is -1.
    """
    frame, rows = joined.columns, chosen.rows
    languages = tables.config.languages
    columns: dict[str, Column] = {
        "deployment": numbers(chosen.deployment),
        "unit": numbers(units[joined.unit_code[rows]]),
        "location": numbers(locations[joined.location_code[rows]]),
        **_dates(tables, frame.coded("start"), frame.coded("end"), rows),
        **_windows(joined, membership, rows),
        **translated(frame, "designation", languages, rows),
        **_declared(
            frame,
            rows,
            languages,
            higher_formation={"higher": numbers(units[_codes(frame.coded("formation_above"), joined.unit_ids)[rows]])},
            source_ids={"sources": sources.of(frame.coded("source_ids"), rows)},
        ),
    }
    for quantity in joined.quantities:
        columns |= _figure_columns(tables, joined, quantity, rows)
    columns |= {
        block_name(number): texts(tables.coded("claims", one.name), rows)
        for number, one in enumerate(own_columns(tables.config))
    }
    return table(len(rows), columns)


def own_columns(config: AtlasConfig) -> list[OwnColumn]:
    """Return the columns of text that the atlas declares beside those of every atlas."""
    return [one for one in config.columns if CLAIMS.column(one.name) is None]


def block_name(number: int) -> str:
    """Return what such a column is called in the block, where no name of the atlas's can meet one of the block's."""
    return f"own-{number}"


def _declared(
    frame: Columns,
    rows: Numbers,
    languages: Sequence[str],
    *,
    higher_formation: dict[str, Column],
    source_ids: dict[str, Column],
) -> dict[str, Column]:
    """The columns that stand as they were written, those that point to other tables at their place among them."""
    pointing = {"higher_formation": higher_formation, "source_ids": source_ids}
    columns: dict[str, Column] = {}
    for one in CLAIMS.columns:
        if one.carried:
            columns |= translated(frame, one.name, languages if one.translated else (), rows)
        columns |= pointing.get(one.name, {})
    return columns


def _dates(tables: Tables, start: Coded, end: Coded, rows: Numbers) -> dict[str, Column]:
    """The dates as written, and in words: patterns that the page fills in with what the written ones say."""
    first, last = in_order(texts(start, rows)), in_order(texts(end, rows))
    tongues = {language: dates_in(tables.own_words, language) for language in tables.config.languages}
    found = word_spans((first["texts"], first["codes"]), (last["texts"], last["codes"]), tongues)
    return {
        "start": Texts(texts=first["texts"], codes=first["codes"], parts=found.parts["start"]),
        "end": Texts(texts=last["texts"], codes=last["codes"], parts=found.parts["end"]),
        **{
            f"dates_{language}": Texts(texts=patterns, codes=found.codes, slots=found.slots[language])
            for language, patterns in found.patterns.items()
        },
    }


def _figure_columns(tables: Tables, joined: Joined, quantity: str, rows: Numbers) -> dict[str, Column]:
    """A figure as its bounds (upper where any differs), as written and in words; nothing where none states it."""
    written = texts(tables.coded("claims", quantity), rows)
    if not any(written["texts"]):
        return {}
    words = {
        f"{quantity}_{language}": Texts(
            texts=[_in_words(text, language, own) for text in written["texts"]], codes=written["codes"]
        )
        for language in tables.config.languages
        for own in (figures_in(tables.own_words, language),)
    }
    low, high = (numbers(joined.columns[f"{quantity}_{end}"][rows]) for end in ("low", "high"))
    ranges = {} if np.array_equal(low, high, equal_nan=True) else {f"{quantity}_high": high}
    return {f"{quantity}_text": written, quantity: low, **ranges, **words}


def _windows(joined: Joined, membership: Membership, rows: Numbers) -> dict[str, Numbers]:
    """The four days that the page compares; a claim that is in no period has windows that meet nothing."""
    spans, limited = joined.spans, membership.limited
    nowhere = (spans.undated | ~spans.consistent)[rows]
    windows = {
        "possible_first": (limited.start_earliest, NEVER),
        "possible_last": (limited.end_latest, -NEVER),
        "definite_first": (np.minimum(spans.start_latest, spans.end_latest), NEVER),
        "definite_last": (np.maximum(spans.end_earliest, spans.start_earliest), -NEVER),
    }
    columns: dict[str, Numbers] = {}
    for name, (days, never) in windows.items():
        columns[name] = days[rows]
        columns[name][nowhere] = never
    return columns


def deployments_table(joined: Joined, chosen: Chosen) -> Table:
    """Return the deployments: id, run of claims, and what is contested."""
    count = np.bincount(chosen.deployment, minlength=len(chosen.codes))
    first = np.cumsum(count) - count
    return table(
        len(chosen.codes),
        {
            "id": {"texts": joined.deployment_ids[chosen.codes].tolist(), "codes": np.arange(len(chosen.codes))},
            "first_claim": numbers(first),
            "claim_count": numbers(count),
            "contested_in": texts(joined.columns.coded("contested_in"), chosen.rows[first]),
        },
    )


def _in_words(text: str, language: str, own: Mapping[str, str] | None) -> str:
    try:
        return label_quantity(text, language, own)
    except QuantityError:
        return text


def _codes(found: Coded, known: NDArray[np.object_]) -> Numbers:
    """Number of each id among the known ones, -1 for blanks and unknown ids."""
    return pd.Index(known).get_indexer(pd.Index(found.texts)).astype(np.int64)[found.small]
