"""Facts that Python and the page's scripts both must know, each in one list: the JSON files beside this one.

Python reads them here, the bundle imports them; tests hold style sheets and docs to them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


def _read(name: str) -> dict[str, Any]:
    return json.loads((files("stationed.facts") / f"{name}.json").read_text(encoding="utf-8"))


_STATE, _WORDS, _COLOURS, _SNIPPETS, _GROUND, _LANGUAGES, _MARKS, _PLACING, _BROWSERS, _CHANGES, _LEGEND = (
    _read(name)
    for name in (
        "state",
        "words",
        "colours",
        "snippets",
        "ground",
        "languages",
        "marks",
        "placing",
        "browsers",
        "changes",
        "legend",
    )
)

STATE_KEYS: tuple[str, ...] = tuple(_STATE["keys"])
"""The keys of a map's state in the order of its address."""

CHOICES = MappingProxyType({key: tuple(words) for key, words in _STATE["choices"].items()})
"""State key -> the words that it takes, of keys that take no other."""

THEMES: tuple[str, ...] = CHOICES["theme"]
"""The themes that a reader can choose."""

UI: tuple[str, ...] = CHOICES["ui"]
"""How much of its controls a page shows."""

CERTAINTIES: tuple[str, ...] = tuple(_WORDS["certainties"])
"""How sure a claim's source is, surest first. Closed."""

ECHELONS: tuple[str, ...] = tuple(_WORDS["echelons"])
"""Sizes of formation, smallest first. Open."""

UNRANKED_ECHELONS: tuple[str, ...] = tuple(_WORDS["unranked_echelons"])
"""Formations that have no place in the order of sizes. Open, as `ECHELONS`."""

FRAMES: tuple[str, ...] = tuple(_WORDS["frames"])
"""Affiliations, each with its frame: rectangle, diamond, square, quatrefoil."""

MARKS = MappingProxyType({name: tuple[str, ...](kinds) for name, kinds in _MARKS.items()})
"""Icon of a plain mark, by Maki's name -> the kinds of thing that it stands for, in some languages."""

THEME_COLOURS = MappingProxyType({name: MappingProxyType(said) for name, said in _COLOURS["themes"].items()})
"""Theme -> name of a colour -> #rrggbb, as the style sheet has them in custom properties."""

SYMBOL_COLOURS = MappingProxyType(dict[str, str](_COLOURS["symbols"]))
"""Colours of symbols that stand alone: frame and ink; plain for units of no side; stroke around frames on the map
and of icons on pale dots; light for icons on dark ones."""

PALE: float = _COLOURS["pale"]
"""Relative luminance (WCAG 2.2) from which on a dot is pale."""

PERIOD_COLOURS: tuple[str, ...] = tuple(_COLOURS["periods"])
"""Colours of periods that name none, dark enough on paper for WCAG's 3:1."""

SIDE_COLOURS: tuple[str, ...] = tuple(_COLOURS["sides"])
"""Colours of allegiances that name none."""

LEAST_CONTRAST = MappingProxyType(dict[str, float](_COLOURS["least_contrast"]))
"""Least contrast with the ground: of graphics (WCAG 2.2, 1.4.11) and of text (1.4.3)."""

SNIPPET_FORMS: tuple[str, ...] = tuple(_SNIPPETS["forms"])
"""The forms that there are snippets in."""

HELPER: str = _SNIPPETS["helper"]
"""The helper script, which a build writes beside the pages."""

POSTER_SIZE: tuple[int, int] = (_SNIPPETS["poster"][0], _SNIPPETS["poster"][1])
"""Width and height of a poster in pixels: what link previews ask for (Open Graph)."""

COLUMN: int = _SNIPPETS["column"]
"""Width in pixels at which the frame of a snippet has exactly the height that the map asks for."""

ATTRIBUTES = MappingProxyType(dict[str, str](_SNIPPETS["attributes"]))
"""State key -> attribute of the element ``stationed-map``; other keys stand in the fragment of its src."""

TILE: int = _GROUND["tile"]
"""Side in pixels of a grey picture of the relief."""

GREY: int = _GROUND["grey"]
"""The grey of a slope that is neither darker nor lighter than what surrounds it."""

FEATHER: int = _GROUND["feather"]
"""So many pixels of its own a level of the relief takes at its edges to pass into the coarser one about it."""

FADES: tuple[float, float] = (_GROUND["fades"][0], _GROUND["fades"][1])
"""So many times larger than it was made the relief is drawn before it begins to fade, and until it is gone."""

GROUND_LAYERS: tuple[str, ...] = tuple(_GROUND["layers"])
"""Layers of the ground that have a form of their own, from below; others are drawn over them as thin lines."""

WATERS: tuple[str, ...] = tuple(_GROUND["waters"])
"""Layers of the ground whose names are written as those of waters."""

PAGE_LANGUAGES: tuple[str, ...] = tuple(
    sorted(
        file.name.removesuffix(".json")
        for file in (files("stationed") / "static" / "words").iterdir()
        if file.name.endswith(".json")
    )
)
"""Languages that the page has words of its own in; in all others its controls are in English."""


@cache
def page_words(language: str) -> Mapping[str, Any]:
    """Return the words of the page in one of `PAGE_LANGUAGES`: key -> text or list of texts; {} for any other."""
    if language not in PAGE_LANGUAGES:
        return {}
    return json.loads((files("stationed") / "static" / "words" / f"{language}.json").read_text(encoding="utf-8"))


def words_language(language: str) -> str:
    """Return the language whose words a page in a language has: its own, or those that its longer code belongs to.

    Parameters
    ----------
    language : str
        Language code (BCP 47).

    Returns
    -------
    str
        Blank where the page has none.

    Notes
    -----
    The lookup of RFC 4647, 3.4: ``de-AT`` has the words of ``de``.

    Examples
    --------
    >>> words_language("de-AT"), words_language("xx")
    ('de', '')
    """
    while language not in PAGE_LANGUAGES and language:
        language = language.rpartition("-")[0]
    return language


def direction(language: str) -> str:
    """Return the direction in which a language is written: rtl or ltr.

    Parameters
    ----------
    language : str
        Language code (BCP 47); a script that it names, as in ``ku-Arab``, decides.
    """
    code, *parts = language.lower().split("-")
    script = next((part for part in parts if len(part) == 4 and part.isalpha()), "")
    written = script in _LANGUAGES["right_to_left_scripts"] if script else code in _LANGUAGES["right_to_left"]
    return "rtl" if written else "ltr"


_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def turns_aside(text: str, language: str) -> bool:
    """Return whether a text begins with a letter that runs the other way than a language; as directions.js has it."""
    first = next((sign for sign in text if sign.isalpha()), "")
    return bool(first) and bool(_FROM_THE_RIGHT.match(first)) != (direction(language) == "rtl")


PLACING: MappingProxyType[str, Any] = MappingProxyType(_PLACING)
"""Where symbols stand about their places, in pixels: within which distance places are one, the sizes of symbols, the
middles of one symbol and of the ladders of several from the place, best first, and the sizes of the smaller signs."""

CHANGE_SIGNS: MappingProxyType[str, list[list[float]]] = MappingProxyType(_CHANGES["signs"])
"""Change between two times -> the strokes of its sign about its middle, in pixels, in the order in which it is told."""

CHANGE_SIGN = MappingProxyType(dict[str, float](_CHANGES["sign"]))
"""Of the disc that the strokes lie on: its radius, the width of its rim, that of the strokes."""

CHANGE_ARROWS: MappingProxyType[str, Any] = MappingProxyType(_CHANGES["arrows"])
"""Of arrows from the old place to the new: how many at most, how far before the place they end, how wide they are for
one unit, for each more and at most, their dashes where nothing is sure, and the size of their heads."""

ECHELON_SIGNS = MappingProxyType(dict[str, str](_LEGEND["echelon_signs"]))
"""Echelon -> what stands above a symbol of it, the smallest first."""

LEGEND_SIGNS = tuple[str, ...](_LEGEND["signs"])
"""The signs of places and units in the order of the legend."""

LEGEND_LINES = tuple[str, ...](_LEGEND["lines"])
"""The lines of the background in the order of the legend, which comes after the signs and the events."""

FRAME_OUTLINES = MappingProxyType(dict[str, str](_LEGEND["frames"]))
"""Frames that are no rectangle, about 100, 100, as milsymbol draws them."""

OLDEST_BROWSERS = MappingProxyType(dict[str, str](_BROWSERS))
"""Browser -> the oldest version that draws a page, as MDN's data count them; the bundle is made for these."""

BROWSERS = ", ".join(
    f"{name} {OLDEST_BROWSERS[engine]}"
    for name, engine in (("Chrome", "chrome"), ("Edge", "chrome"), ("Firefox", "firefox"), ("Safari", "safari"))
)
"""The same in words."""
