"""declared: the controls of a page as static/controls.json declares them, for Python and for the bundles alike."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Slot:
    """The place on a page that a control fills."""

    tag: str
    """Name of the element."""
    id: str
    """Its id, by which the script finds it."""
    style: str
    """Its class."""
    hidden: bool = False
    """Whether it is hidden until there is something in it."""
    first: bool = False
    """Whether it stands before the map in reading order, and not after it."""

    def markup(self, more: str = "") -> str:
        """Return the element as markup, empty.

        Parameters
        ----------
        more : str
            Further classes, before its own.
        """
        style = f"{more} {self.style}".strip()
        hidden = " hidden" if self.hidden else ""
        return f'<{self.tag} id="{escape(self.id)}" class="{escape(style)}"{hidden}></{self.tag}>'


@dataclass(frozen=True, slots=True)
class Declared:
    """A control: one entry of static/controls.json."""

    name: str
    """Its name in the page's script: ``stationed.add(layers, name)``."""
    element: str
    """Name of its class in `stationed.controls`."""
    script: str
    """Its module in static/js, without suffix."""
    made: str
    """The class that the module exports."""
    slot: Slot | None
    """The place that it fills; None when it stands in a corner of the map or within another control."""
    alone: bool
    """Whether a map that carries `PeriodLayers` alone has it too."""
    styles: tuple[str, ...]
    """Its style sheets in static/js, without suffix, in the order of the cascade."""
    words: tuple[str, ...]
    """What its keys in static/words begin with, up to the first dot."""


@cache
def declared() -> MappingProxyType[str, Declared]:
    """Return the controls of a whole page by name, in reading order."""
    text = (files("stationed") / "static" / "controls.json").read_text(encoding="utf-8")
    return MappingProxyType({one["name"]: _control(one) for one in json.loads(text)})


def _control(given: dict[str, Any]) -> Declared:
    slot = given.get("slot")
    return Declared(
        name=given["name"],
        element=given["element"],
        script=given["script"],
        made=given["class"],
        slot=slot and Slot(slot["tag"], slot["id"], slot["class"], hidden="hidden" in slot, first="first" in slot),
        alone=given.get("alone", False),
        styles=tuple(given["styles"]),
        words=tuple(given["words"]),
    )
