"""Checks on colours: spelling, and contrast with the page."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from stationed.checking.scene import Scene
from stationed.facts import LEAST_CONTRAST, THEME_COLOURS
from stationed.model import Finding
from stationed.model.codes import found

PAPER, DARK = (THEME_COLOURS[theme]["paper"] for theme in ("light", "dark"))
"""Ground of the light and of the dark page."""
LEAST = LEAST_CONTRAST["graphics"]
"""Least contrast of a graphical object with what is beside it: WCAG 2.2, success criterion 1.4.11."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


def check_colours(scene: Scene) -> Iterator[Finding]:
    """Return findings on the colours of periods.

    Yields
    ------
    Finding
        `colour-invalid`, `colour-contrast`, `colour-contrast-dark`.
    """
    for period in scene.tables.periods:
        where = {"file": scene.periods.file, "id": period.period_id, "column": "colour", "got": period.colour}
        if not period.colour:
            continue
        if not _COLOUR.match(period.colour):
            yield found(
                "colour-invalid",
                "the colour is not written as #rrggbb",
                row=period.row,
                expected="# and six hexadecimal digits, such as #8c2d19",
                fix="Write it so, or leave the cell blank for one of the house's own.",
                **where,
            )
            continue
        for code, ground, name, fix in (
            ("colour-contrast", PAPER, "the paper ground", "Take a darker colour."),
            (
                "colour-contrast-dark",
                DARK,
                "the dark ground",
                "A lighter one is easier to see there.",
            ),
        ):
            ratio = contrast(period.colour, ground)
            if ratio < LEAST:
                yield found(
                    code,
                    f"the colour is hard to see on {name} {ground}: the contrast is {math.floor(ratio * 10) / 10} to 1",
                    row=period.row,
                    expected=f"{LEAST:.0f} to 1 or more (WCAG 2.2, 1.4.11)",
                    fix=fix,
                    **where,
                )


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21.

    Parameters
    ----------
    one, other : str
        Colours as #rrggbb.

    Notes
    -----
    WCAG 2.2, definitions of contrast ratio and relative luminance.
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, 0 for black to 1 for white."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
