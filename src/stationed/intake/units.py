"""What a table says was there -> the units of an atlas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.intake.slugs import ids_of

ATTRIBUTES = ("echelon", "arm", "kind", "icon", "allegiance", "sidc")


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """The units of a table."""

    table: pd.DataFrame
    """A row for each: unit_id, designation, `ATTRIBUTES`."""
    codes: NDArray[np.int64]
    """The place in `table` of each row's unit; -1 where the row names none."""
    first: NDArray[np.int64]
    """The position of the first row of each unit."""


def units_of(designations: pd.Series, attributes: Mapping[str, pd.Series], ids: pd.Series | None = None) -> Units:
    """Return the units of a table.

    Parameters
    ----------
    designations : Series of str
        What each row names.
    attributes : mapping of str to Series of str
        Some of `ATTRIBUTES`, for each row.
    ids : Series of str, optional
        The id of each row's unit, if the table has one.

    Returns
    -------
    Units
        Rows with one name are one unit. A blank attribute takes that of the other rows of its name when they have just
        one; where they have several, each is a unit of its own, so that nothing the table says is lost.
    """
    named = designations if ids is None else ids.where(ids != "", designations)
    name, _ = pd.factorize(named)
    key = name.astype(np.int64)
    filled = {column: _filled(name, texts) for column, texts in attributes.items()}
    for texts in filled.values():
        codes, distinct = pd.factorize(texts)
        key = pd.factorize(key * (len(distinct) + 1) + codes)[0].astype(np.int64)
    codes, used = pd.factorize(np.where(np.asarray(designations == "", dtype=bool), -1, key), use_na_sentinel=False)
    first = np.full(len(used), len(codes), np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    there = used >= 0
    place = np.where(there, np.cumsum(there) - 1, -1)
    first = first[there]
    written = designations.iloc[first].tolist()
    own = named.iloc[first].tolist()
    table = pd.DataFrame({"unit_id": ids_of(own, otherwise="unit"), "designation": written})
    for column in ATTRIBUTES:
        table[column] = filled[column].iloc[first].tolist() if column in filled else ""
    return Units(table, place[codes].astype(np.int64), first)


def _filled(name: NDArray[np.int64], texts: pd.Series) -> pd.Series:
    """An attribute, blank cells filled where the other rows of the name have one text."""
    blank = np.asarray(texts == "", dtype=bool)
    if not blank.any() or blank.all():
        return texts
    known = pd.DataFrame({"name": name[~blank], "text": np.asarray(texts)[~blank]}).drop_duplicates()
    single = known.drop_duplicates("name", keep=False)
    others = pd.Series(name, index=texts.index).map(dict(zip(single["name"], single["text"], strict=True)))
    return texts.where(~pd.Series(blank, index=texts.index), others.fillna("").astype("str"))
