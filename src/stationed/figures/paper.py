"""Paper: how large a picture is, as users write it: 1200x630, A4, A3-portrait, 180x120mm."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stationed.errors import StationedError

PER_MM = 96 / 25.4
"""Pixels to a millimetre, as browsers count them."""

DOTS = 300 / 96
"""How much finer pictures on paper are, 300 to the inch."""

SHEETS = {"A2": (594, 420), "A3": (420, 297), "A4": (297, 210), "A5": (210, 148)}
"""Millimetres of sheets that lie on their long side (ISO 216)."""

LEAST, MOST = 320, 6000
"""Pixels that a side may have."""

_SIZE = re.compile(r"(\d{1,5}(?:\.\d+)?)\s*[x×]\s*(\d{1,5}(?:\.\d+)?)\s*(mm|px)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paper:
    """The size of a picture."""

    width: float
    """In pixels, 96 to the inch."""
    height: float
    """Likewise."""
    finer: float = 1.0
    """Dots of a picture made of pixels to one of these."""

    @classmethod
    def of(cls, text: str) -> Paper:
        """Return the size that a text says.

        Parameters
        ----------
        text : str
            ``A2`` to ``A5``, lying, or with ``-portrait`` behind it; width and height as ``180x120mm``, or as
            ``1200x630`` in pixels.

        Raises
        ------
        StationedError
            When it is none of these, or too small or too large.
        """
        sheet, _, way = text.strip().partition("-")
        if sheet.upper() in SHEETS and way.lower() in ("", "portrait", "landscape"):
            wide, high = SHEETS[sheet.upper()]
            wide, high = (high, wide) if way.lower() == "portrait" else (wide, high)
            return cls(wide * PER_MM, high * PER_MM, DOTS)
        match = _SIZE.fullmatch(text.strip())
        if match is None:
            raise StationedError(
                f"size: not a size, got {text!r}; expected A2, A3, A4 or A5, with -portrait for a standing sheet, "
                "180x120mm, or 1200x630 in pixels."
            )
        printed = (match[3] or "").lower() == "mm"
        scale = PER_MM if printed else 1.0
        wide, high = float(match[1]) * scale, float(match[2]) * scale
        if not (LEAST <= wide <= MOST and LEAST <= high <= MOST):
            raise StationedError(
                f"size: a picture cannot have this size, got {text!r}; expected sides from {LEAST} to {MOST} pixels, "
                f"which are {LEAST / PER_MM:.0f} to {MOST / PER_MM:.0f} mm."
            )
        return cls(wide, high, DOTS if printed else 1.0)
