"""Columns of units in, symbol codes out: each distinct symbol once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.facts import MARKS
from stationed.symbols.icons import AFFILIATIONS, ICONS
from stationed.symbols.marks import icon_of
from stationed.symbols.sidc import CodeReading, read_code

TextColumn = pd.Series | NDArray[np.object_] | Sequence[str]
"""Text, one entry a unit; blank is ''."""


@dataclass(frozen=True, order=True)
class Symbol:
    """One distinct symbol."""

    affiliation: str
    """friend, hostile, neutral or unknown: the frame; plain: a dot."""
    icon: str
    """A name of `icons.ICONS`, of `facts.MARKS` on a dot; '' is the bare frame."""
    echelon: str
    """The echelon; one without a mark of its own (a garrison, a group) is drawn without one."""

    @property
    def key(self) -> str:
        """The symbol as one word, such as ``friend/cavalry/division``; stable from build to build."""
        return "/".join((self.affiliation, self.icon or "unit", self.echelon or "any"))


@dataclass(frozen=True)
class UnreadCode:
    """A symbol code that could not be drawn as it stands."""

    sidc: str
    """The code as written."""
    reason: str
    """What is wrong, one sentence without a full stop."""
    drawn: str
    """The icon drawn instead, from the arm; '' is the bare frame."""


@dataclass(frozen=True)
class CodedSymbols:
    """The symbols of a column of units."""

    codes: NDArray[np.int32]
    """One entry a unit: its place in `symbols`."""
    symbols: tuple[Symbol, ...]
    """Each distinct symbol once, sorted by affiliation, icon and echelon."""
    unread: tuple[UnreadCode, ...]
    """Each distinct symbol code that fell back, sorted; the caller says so to the user."""
    unknown_arms: tuple[str, ...]
    """Arms that no icon is drawn for, sorted; such units have the bare frame."""


def code_symbols(
    arm: TextColumn,
    *,
    echelon: TextColumn,
    allegiance: TextColumn,
    sidc: TextColumn,
    kind: TextColumn | None = None,
    mark: TextColumn | None = None,
    affiliations: Mapping[str, str] | None = None,
    otherwise: str = "friend",
    plain: bool = False,
) -> CodedSymbols:
    """Return each unit its symbol.

    Parameters
    ----------
    arm, echelon, allegiance, sidc : columns of text
        As in units.csv, of one length; blank is ''. A `sidc` wins over the others in what it says: an echelon or an
        entity that it leaves unspecified comes from the columns, and so does one that has no icon here.
    kind, mark : columns of text, optional
        What kind of thing each is, and the icon of its mark, a name of `facts.MARKS`; as `kind` and `icon` of
        units.csv. A unit with an icon, or with a kind and neither arm, echelon nor `sidc`, is a dot with that icon.
    affiliations : mapping of str to str, optional
        Allegiance to affiliation: friend, hostile, neutral or unknown.
    otherwise : str, default "friend"
        The affiliation of allegiances that the mapping does not hold, blank ones too. An atlas that takes no side
        draws every unit in the rectangle.
    plain : bool, default False
        Whether every unit is a dot: battles, monasteries and embassies are no military units.

    Returns
    -------
    CodedSymbols
        Codes count from 0; with no units the tuple of symbols is empty.

    Raises
    ------
    ValueError
        If an affiliation is not one of the four, or the columns differ in length.
    """
    sides = dict(affiliations or {})
    for affiliation in (*sides.values(), otherwise):
        if affiliation not in AFFILIATIONS:
            raise ValueError(f"affiliation got {affiliation!r}; expected one of {', '.join(AFFILIATIONS)}")
    none = np.full(len(arm), "", dtype=object)
    rows, where = _distinct(
        (arm, echelon, allegiance, sidc, none if kind is None else kind, none if mark is None else mark)
    )
    readings = {code: read_code(code) for code in sorted({row[3] for row in rows}) if code.strip()}
    drawn = [
        _plain(row) if plain or _is_plain(row) else _symbol(row, readings.get(row[3], CodeReading()), sides, otherwise)
        for row in rows
    ]
    symbols = tuple(sorted(set(drawn)))
    place = {symbol: code for code, symbol in enumerate(symbols)}
    codes = np.array([place[symbol] for symbol in drawn], dtype=np.int32)[where]
    unread = {
        UnreadCode(row[3], readings[row[3]].fault, symbol.icon)
        for row, symbol in zip(rows, drawn, strict=True)
        if row[3] in readings and readings[row[3]].fault
    }
    return CodedSymbols(
        codes,
        symbols,
        tuple(sorted(unread, key=lambda one: (one.sidc, one.drawn))),
        tuple(sorted({row[0] for row in rows} - ICONS.keys())),
    )


def _distinct(columns: Sequence[TextColumn]) -> tuple[list[tuple[str, ...]], NDArray[np.int64]]:
    """The distinct rows of some columns, and for each row its place among them."""
    arrays = [np.asarray(column, dtype=object) for column in columns]
    if len({len(array) for array in arrays}) != 1:
        raise ValueError(f"columns got lengths {[len(array) for array in arrays]}; expected one length")
    number = np.zeros(len(arrays[0]), dtype=np.int64)
    for array in arrays:
        codes, texts = pd.factorize(array)
        # Numbered anew after each column, so that the product never leaves int64.
        number = pd.factorize(number * max(len(texts), 1) + codes)[0].astype(np.int64)
    _, first, where = np.unique(number, return_index=True, return_inverse=True)
    return [tuple(str(array[i]) for array in arrays) for i in first], where


def _is_plain(row: tuple[str, ...]) -> bool:
    """Tell whether a unit is drawn as a dot though others are not."""
    arm, echelon, _, sidc, kind, mark = row
    return mark in MARKS or bool(kind and not (arm or echelon or sidc))


def _plain(row: tuple[str, ...]) -> Symbol:
    kind, mark = row[4:]
    return Symbol("plain", mark if mark in MARKS else icon_of(kind), "")


def _symbol(row: tuple[str, ...], code: CodeReading, sides: Mapping[str, str], otherwise: str) -> Symbol:
    arm, echelon, allegiance, *_ = row
    return Symbol(
        code.affiliation or sides.get(allegiance, otherwise),
        code.icon or (arm if arm in ICONS else ""),
        code.echelon or echelon,
    )
