"""Symbols as drawing steps, for the page's canvas, its legend and static figures."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from html import escape
from importlib import resources
from typing import Any

from stationed.facts import SYMBOL_COLOURS
from stationed.symbols.coding import Symbol
from stationed.symbols.icons import ICONS

FRAME, INK = SYMBOL_COLOURS["frame"], SYMBOL_COLOURS["ink"]
"""Colours of a symbol that stands alone."""

HEAD = 40
"""Room that an echelon mark takes above the frame, in milsymbol's units (a friendly frame is 150 wide, 100 high)."""


# Echelon marks that may reach beyond the frame, from its middle line at x = 100.
_HALF_WIDTHS = {"army": 65, "army-group": 83, "front": 83, "theatre": 100}


@functools.cache
def _drawings() -> dict[str, Any]:
    """The prerendered steps, see tools/symbols."""
    text = resources.files("stationed").joinpath("static/symbols.json").read_text(encoding="utf-8")
    return json.loads(text)


def marked_echelons() -> tuple[str, ...]:
    """Return the echelons that have a mark of their own, smallest first."""
    return tuple(_drawings()["echelons"])


def drawing(symbol: Symbol) -> dict[str, Any]:
    """Return the drawing of one symbol.

    Parameters
    ----------
    symbol : Symbol

    Returns
    -------
    dict
        ``box``: x, y, width and height of the frame, in milsymbol's units, y downwards; ``head``: room that the
        echelon takes above it, 0 without one; ``steps``: lists of path, fill, stroke and stroke width, the frame
        first, with "frame", "ink" or "none" for a colour; of a dot "solid" is its colour and "on" that of its icon.
    """
    table = _drawings()
    frame = table["frames"][symbol.affiliation]
    steps = [frame["step"]]
    if symbol.affiliation == "plain":
        steps += table["marks"].get(symbol.icon, [])
    else:
        for glyph in ICONS[symbol.icon]:
            steps += _in_frame(table["glyphs"][glyph], symbol.affiliation)
    mark = _in_frame(table["echelons"].get(symbol.echelon, {"any": []}), symbol.affiliation)
    return {"box": frame["box"], "head": HEAD if mark else 0, "steps": steps + mark}


def _in_frame(entry: dict[str, Any], affiliation: str) -> list[Any]:
    return entry["any"] if "any" in entry else entry[affiliation]


def symbol_table(symbols: Sequence[Symbol]) -> list[dict[str, Any]]:
    """Return the drawings of the symbols that one page uses, and no others.

    Parameters
    ----------
    symbols : sequence of Symbol
        As in `CodedSymbols.symbols`; a code is a place in it.

    Returns
    -------
    list of dict
        One entry a symbol: its `key` and its `drawing`. Ready for JSON.
    """
    return [{"key": symbol.key} | drawing(symbol) for symbol in symbols]


def svg(
    symbol: Symbol,
    *,
    height: float,
    frame: str = SYMBOL_COLOURS["frame"],
    ink: str = SYMBOL_COLOURS["ink"],
    label: str = "",
) -> str:
    """Return a symbol as the text of an SVG element, for figures and documents.

    Parameters
    ----------
    symbol : Symbol
    height : float
        Height of the whole, echelon included, in pixels.
    frame, ink : str
        Colours of the frame's fill and of all lines.
    label : str, optional
        What it shows, in words; without it the element is hidden from screen readers.

    Returns
    -------
    str
        One ``svg`` element, without a style and without a reference to anything outside.
    """
    shape = drawing(symbol)
    x, y, _, tall = shape["box"]
    left = min(x, 100 - _HALF_WIDTHS.get(symbol.echelon, 0))
    # Two units on each side for half of the stroke.
    box = (left - 2, y - shape["head"] - 2, 2 * (100 - left) + 4, tall + shape["head"] + 4)
    colours = {"frame": frame, "ink": ink, "none": "none", "solid": frame, "on": ink}
    paths = "".join(
        f'<path d="{d}" fill="{escape(colours[fill])}" stroke="{escape(colours[stroke])}" stroke-width="{weight:g}"/>'
        for d, fill, stroke, weight in shape["steps"]
    )
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    view = " ".join(f"{number:g}" for number in box)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{height * box[2] / box[3]:.2f}" height="{height:g}" '
        f'viewBox="{view}" {said}>{paths}</svg>'
    )


def legend(symbols: Sequence[Symbol], *, affiliation: str = "friend") -> dict[str, list[tuple[str, Symbol]]]:
    """Return what a legend of these symbols must explain.

    Parameters
    ----------
    symbols : sequence of Symbol
        The symbols that are drawn.
    affiliation : str, default "friend"
        The frame that icons and echelons are shown in.

    Returns
    -------
    dict
        ``icons``, ``echelons`` and ``affiliations``: pairs of a label key (``icon.cavalry``, ``echelon.division``,
        ``affiliation.hostile``) and the symbol to draw beside its words. Echelons run from small to large and leave
        out those without a mark; icons stand in the order of `ICONS`; a single affiliation needs no explanation.
    """
    icons = {symbol.icon for symbol in symbols}
    echelons = {symbol.echelon for symbol in symbols}
    frames = sorted({symbol.affiliation for symbol in symbols})
    return {
        "icons": [(f"icon.{name}", Symbol(affiliation, name, "")) for name in ICONS if name and name in icons],
        "echelons": [
            (f"echelon.{name}", Symbol(affiliation, "", name)) for name in marked_echelons() if name in echelons
        ],
        "affiliations": [(f"affiliation.{name}", Symbol(name, "", "")) for name in frames] if len(frames) > 1 else [],
    }
