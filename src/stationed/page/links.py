"""refuse_outside: elements that would ask another address for something, which a page without a network cannot have.

In: the elements of a map and what they rendered. Out: nothing, or an error that names the elements and addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import folium
from branca.element import CssLink, Element, JavascriptLink

from stationed.errors import StationedError
from stationed.layers import PeriodLayers
from stationed.page.tiles import OnlineTiles

_OUTSIDE = re.compile(r"(https?:)?//[^\s<>\"']+", re.IGNORECASE)
ADVICE = (
    "Leave it out, or name a tile server with add_tiles, or put PeriodLayers on a plain folium.Map, whose page asks "
    "for what its elements link."
)


def refuse_outside(elements: Iterable[Element], addresses: Iterable[str]) -> None:
    """Refuse what a page cannot show without asking another address.

    Parameters
    ----------
    elements : iterable of Element
        Everything on the map.
    addresses : iterable of str
        What the rendered markup asks for.

    Raises
    ------
    StationedError
        When there is any; the message names each element with its addresses.
    """
    found: dict[str, list[str]] = {}
    for element in elements:
        for address in _asked_by(element):
            found.setdefault(_name(element), []).append(address)
        if isinstance(element, folium.Icon) and not isinstance(element, folium.CustomIcon):
            raise StationedError(
                f"a folium.Icon is on the map, got {_options(element).get('icon', '')!r}; its pictures are on another "
                "server; expected Leaflet's own marker, a folium.DivIcon or a folium.CustomIcon made from a file. "
                "Leave icon out."
            )
    named = {address for listed in found.values() for address in listed}
    rest = [address for address in addresses if address not in named]
    if rest:
        found["markup"] = rest
    if found:
        said = "; ".join(f"{name}: {', '.join(dict.fromkeys(listed))}" for name, listed in found.items())
        raise StationedError(
            "elements of the map ask other addresses for files, which a page without a network cannot have, "
            f"got {said}; expected elements without addresses. {ADVICE}"
        )


def _asked_by(element: Element) -> Iterator[str]:
    """The addresses that an element asks for: links of its kind, and addresses among its settings."""
    if isinstance(element, (JavascriptLink, CssLink)):
        yield str(element.url)
        return
    for _, url in [*getattr(element, "default_js", ()), *getattr(element, "default_css", ())]:
        yield str(url)
    if isinstance(element, PeriodLayers | OnlineTiles):  # these are asked for by whoever named their host
        return
    linked = getattr(element, "linked", ())  # what it names for readers to follow, and does not ask for
    own = [value for name, value in vars(element).items() if name not in linked]
    settings = [*own, *_options(element).values()]
    yield from (value for value in settings if isinstance(value, str) and _OUTSIDE.fullmatch(value))


def _options(element: Element) -> Mapping[str, object]:
    """The options of Leaflet that an element carries; folium's elements need not have any."""
    options = vars(element).get("options")
    return cast("Mapping[str, object]", options) if isinstance(options, dict) else {}


def _name(element: Element) -> str:
    kind = type(element)
    return f"folium {kind.__name__}" if kind.__module__.startswith("folium") else kind.__name__
