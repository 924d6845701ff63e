"""refuse_unknown: keywords that an element does not take, refused with a hint at what may have been meant."""

from __future__ import annotations

import inspect
from collections.abc import Iterable

from stationed.model.near import Near, did_you_mean

CARD = "A click on the map opens a card with all that a row says; nothing has to be set for it."

MEANT = {
    **dict.fromkeys(("column", "designation", "label", "name", "names", "who"), "Use unit."),
    **dict.fromkeys(("place", "place_name", "where"), "Use location."),
    **dict.fromkeys(("men", "people", "size", "strength", "figures"), "Use quantities."),
    **dict.fromkeys(("citation", "source_ids", "reference"), "Use sources."),
    **dict.fromkeys(("date", "time", "times", "when"), "Use start and end, the same column twice if there is one."),
    **dict.fromkeys(("groups", "layers"), "Use periods."),
    **dict.fromkeys(("popup", "tooltip", "popup_kwds", "tooltip_kwds"), CARD),
    **dict.fromkeys(
        ("color", "colour", "colors", "cmap"), "Periods take a column colour; sides are the column allegiance."
    ),
    **dict.fromkeys(("lat", "lon", "latitude", "longitude", "x", "y"), "Places are the geometry of the GeoDataFrame."),
    **dict.fromkeys(("crs",), "The GeoDataFrame itself says its reference system: frame.set_crs(...)."),
    **dict.fromkeys(("control", "overlay", "show"), "Each period is a layer of its own, see the attribute periods."),
}
"""Keyword that people try -> what to do."""


def refuse_unknown(unknown: Iterable[str], element: type) -> None:
    """Refuse keywords that an element does not know.

    Raises
    ------
    TypeError
        When there are any; the message names them all and what may have been meant.
    """
    given = list(unknown)
    if not given:
        return
    known = [name for name, one in inspect.signature(element).parameters.items() if one.kind is one.KEYWORD_ONLY]
    near = Near(known)
    hints = [MEANT.get(word) or did_you_mean(near.to(word, most=1)) for word in given]
    raise TypeError(
        f"{element.__name__} got unknown keywords {', '.join(given)}; expected {', '.join(known)}. "
        f"{' '.join(dict.fromkeys(hint for hint in hints if hint))}".strip()
    )
