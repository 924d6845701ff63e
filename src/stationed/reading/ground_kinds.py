"""ground_kinds: features of the background without a kind -> what each is taken for, by its properties or its file.

Words are those of Natural Earth (``featurecla``), of OpenStreetMap's tags, and those that people call files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

import pandas as pd

from stationed.coded import coded
from stationed.model import CONTEXT, Finding, TableSchema
from stationed.model.codes import found, listed
from stationed.reading.cells import Cells
from stationed.reading.vector_file import LAYER

OWN = "kind"
"""The property that says what a feature is."""

TAGS: Mapping[str, str] = {"highway": "streets", "waterway": "rivers", "railway": "railway"}
"""Properties of OpenStreetMap: a feature that has one is this, whatever stands in it."""

CLASSES = ("featurecla", "natural", "type", "fclass")
"""Properties of Natural Earth, of OpenStreetMap and of its extracts whose words say what a feature is."""

_WORD = re.compile(r"[^\W_]+")


def is_of_kind(name: str) -> bool:
    """Return whether a property says what a feature of the background is."""
    return name.strip().casefold() in (OWN, *CLASSES, *TAGS, LAYER)


def kinds_of(cells: Cells, schema: TableSchema, *, file: str) -> tuple[pd.Series, list[Finding]]:
    """Return what each feature of a file of the background is.

    Parameters
    ----------
    cells : Cells
        The properties of the features as text.
    schema : TableSchema
        CONTEXT or BASEMAP.
    file : str
        Path of the file, whose name says what features are that do not say it themselves.

    Returns
    -------
    Series of str
        The kind of each; of the basemap the layer that it is drawn as. A word of the user's own stays as it is; what
        nothing says is '' in the context, and the file's own name in the basemap.
    list of Finding
        `ground-taken`, `ground-kind`.
    """
    stem = file.rpartition("/")[2].partition(".")[0]
    names = {name.strip().casefold(): place for place, name in reversed(list(enumerate(cells.header)))}
    kinds = _texts(cells, names.get(OWN))
    if schema is not CONTEXT:  # the words of the context are put into their known form with those of other tables
        meant = _read(kinds, schema)
        kinds = meant.where(meant != "", kinds)
    said = _by_properties(cells, names, schema)
    layers = _texts(cells, names.get(LAYER))
    said = said.where(said != "", _read(layers, schema, name=True))
    # The name of a file says nothing of one layer of several.
    taken = said.where(said != "", _of_name(stem, schema) if layers.nunique() < 2 else "")
    missing = kinds == ""
    kinds = kinds.where(~missing, taken)
    findings = _told(file, stem, missing, said, taken, schema)
    return (kinds if schema is CONTEXT else kinds.where(kinds != "", stem)), findings


def _by_properties(cells: Cells, names: Mapping[str, int], schema: TableSchema) -> pd.Series:
    """What the properties of programs say; '' where they say nothing."""
    kinds = _texts(cells, None)
    for name in CLASSES:
        if name in names:
            kinds = kinds.where(kinds != "", _read(_texts(cells, names[name]), schema))
    for name, kind in TAGS.items():
        if name in names and kind in _words(schema).values():
            kinds = kinds.where((kinds != "") | (_texts(cells, names[name]) == ""), kind)
    return kinds


def _read(column: pd.Series, schema: TableSchema, *, name: bool = False) -> pd.Series:
    """The kind that each word means, or a word in each name; '' for one that means none."""
    texts = coded(column)
    meant = [_of_name(text, schema) if name else _words(schema).get(_plain(text), "") for text in texts.texts]
    known = pd.array(meant, dtype="str")
    return pd.Series(known.take(texts.codes), index=column.index)


def _of_name(name: str, schema: TableSchema) -> str:
    """The kind that the name of a file or layer means, by the first of its words that means one; '' for none."""
    words = _words(schema)
    parts = _WORD.findall(name.casefold())
    return next((words[part] for part in (_plain(name), *parts) if part in words), "")


def _plain(text: str) -> str:
    return "-".join(_WORD.findall(text.casefold()))


@cache
def _words(schema: TableSchema) -> Mapping[str, str]:
    """Word -> the kind that it means."""
    text = (resources.files("stationed.reading") / "ground_words.json").read_text("utf-8")
    kinds: dict[str, list[str]] = json.loads(text)[schema.name]
    return {word: kind for kind, words in kinds.items() for word in (kind, *words)}


def _texts(cells: Cells, place: int | None) -> pd.Series:
    if place is None:
        return pd.Series("", index=cells.cells.index, dtype="str")
    return cells.cells[place].str.strip()


def _told(
    file: str, stem: str, missing: pd.Series, said: pd.Series, taken: pd.Series, schema: TableSchema
) -> list[Finding]:
    """Return what is said of features without a kind of their own."""
    kinds = sorted({str(kind) for kind in taken[missing].unique()} - {""})
    findings: list[Finding] = []
    if kinds and kinds != [stem]:
        by = "its name" if (said[missing] == "").all() else "their properties"
        findings.append(_taken(file, kinds, int((missing & (taken != "")).sum()), by))
    unknown = int((missing & (taken == "")).sum())
    if unknown:
        known = sorted(set(_words(schema).values()))
        findings.append(_not_known(file, unknown, known))
    return findings


def _taken(file: str, kinds: list[str], number: int, by: str) -> Finding:
    return found(
        "ground-taken",
        f"features without a kind are taken for {listed(kinds)}, by {by}",
        file=file,
        column=OWN,
        got=f"{number:,} feature{'' if number == 1 else 's'}",
        expected="the property kind",
        fix="Nothing has to be done if that is right; else give them a kind, or the file another name.",
    )


def _not_known(file: str, number: int, known: list[str]) -> Finding:
    return found(
        "ground-kind",
        "nothing says what the features are, so they are drawn as thin lines",
        file=file,
        column=OWN,
        got=f"{number:,} feature{'' if number == 1 else 's'} without a kind",
        expected=listed(known, word="or", most=len(known)),
        fix="Give them the property kind, or call the file so.",
    )
