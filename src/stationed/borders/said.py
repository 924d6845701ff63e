"""What border data say of each feature beside its days: its name, what it is, and what else a reader should know."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.borders.opening import Opened
from stationed.borders.shapes_of_others import NAMES

PRECISIONS = {"1": "approximate", "2": "moderately precise", "3": "determined by international law"}
"""BORDERPRECISION, as the README of historical-basemaps explains it."""


def names_of(opened: Opened, languages: Sequence[str]) -> dict[str, pd.Series]:
    """Return `name` in the first language and `name_<lang>` in the others, as far as the file has them."""
    base = opened.text("")
    for column in NAMES:
        base = base.where(base != "", opened.text(column))
    names: dict[str, pd.Series] = {}
    for place, language in enumerate(languages):
        own = opened.text(f"name:{language}").where(lambda text: text != "", opened.text(f"name_{language}"))
        if place == 0:
            names["name"] = own.where(own != "", base)
        elif (own != "").any():
            names[f"name_{language}"] = own
    return names


def countries(opened: Opened) -> NDArray[np.bool_]:
    """Tell which areas are those of states; the others are regions."""
    level, kind = opened.text("admin_level"), opened.text("type").str.casefold()
    below = (level != "") & ~level.isin(["1", "2"])
    other = (kind != "") & (kind != "polity") if opened.dataset.title == "Cliopatria" else below & False
    return ~(below | other).to_numpy(bool)


def precise(opened: Opened) -> NDArray[np.bool_]:
    """Tell whose borders are not said to be approximate."""
    return ~opened.text("borderprecision").isin(["1", "1.0", "2", "2.0"]).to_numpy(bool)


def notes_of(opened: Opened, name: pd.Series) -> pd.Series:
    """Return what a reader should know of each."""
    power, part = opened.text("subjecto"), opened.text("partof")
    precision = opened.text("borderprecision").str.removesuffix(".0").map(PRECISIONS).fillna("")
    wikipedia = opened.text("wikipedia")
    pieces = [
        ("subject to " + power).where((power != "") & (power != name), ""),
        ("part of " + part).where((part != "") & (part != name) & (part != power), ""),
        ("borders " + precision).where(precision != "", ""),
        ("Wikipedia: " + wikipedia).where(wikipedia != "", ""),
        opened.text("note"),
    ]
    joined = opened.text("")
    for piece in pieces:
        joined = joined + piece.where((joined == "") | (piece == ""), "; " + piece)
    return joined.astype("str")


def left_aside(opened: Opened, name: pd.Series) -> list[tuple[NDArray[np.bool_], str]]:
    """Return features that are no borders of their own, and why."""
    if opened.dataset.title == "Cliopatria":
        return [((opened.text("memberof") != "").to_numpy(bool), "are members of larger polities")]
    if opened.dataset.title == "historical-basemaps":
        return [((name == "").to_numpy(bool), "have no name: lands that no state is known of")]
    return []
