"""The colours of pictures: those of the page in the light, and the tints of what the atlas gives."""

from __future__ import annotations

import re

from stationed.facts import PALE, SYMBOL_COLOURS, THEME_COLOURS

LIGHT = THEME_COLOURS["light"]
"""The colours of the page by light."""

PLAIN = SYMBOL_COLOURS["plain"]
"""The colour of what nobody's side is known of."""

_COLOUR = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue from 0 to 255; a grey for what is not a colour of six digits."""
    found = _COLOUR.fullmatch(colour.strip())
    red, green, blue = (int(part, 16) for part in found.groups()) if found else (110, 100, 90)
    return red, green, blue


def shares(colour: str) -> str:
    """Return red, green and blue from 0 to 1, as PDF writes them."""
    return " ".join(f"{channel / 255:.4f}" for channel in channels(colour))


def mix(one: str, other: str, share: float) -> str:
    """Return a colour between two: `share` of the first, the rest of the second."""
    # Half of one is rounded up, as scripts do it.
    parts = (int(a * share + b * (1 - share) + 0.5) for a, b in zip(channels(one), channels(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def on(colour: str) -> str:
    """Return the colour of an icon on a dot: light on a dark one, dark on a pale one."""
    parts = [part / 255 for part in channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return SYMBOL_COLOURS["stroke" if 0.2126 * red + 0.7152 * green + 0.0722 * blue >= PALE else "light"]


def known(colour: str) -> str:
    """Return a colour of six digits as it is, a grey for anything else."""
    return mix(colour, colour, 1)
