"""What branca keeps to itself of an element, typed: its children, its id, its template, and how it renders.

A page has to know these, to number ids anew and to leave a figure as it was; branca has no public names for them.
"""

# Nothing but these functions reads the private names of branca, so that a new branca is met in one place.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from collections import OrderedDict
from typing import Any, Protocol

from branca.element import Element


class Renders(Protocol):
    """An element as far as it renders; branca and folium do not annotate what their `render` takes."""

    def render(self, **kwargs: Any) -> str | None:
        """Return the text, or None when it went into the figure."""
        ...


def render(element: Renders, **kwargs: Any) -> str:
    """Return what an element renders, '' when it puts it into the figure instead."""
    return element.render(**kwargs) or ""


def children_of(element: Element) -> OrderedDict[str, Element]:
    """Return the children of an element by their names, the very dictionary that it keeps."""
    return element._children


def put_children(element: Element, children: OrderedDict[str, Element]) -> None:
    """Replace the children of an element, without a word to them."""
    element._children = children


def id_of(element: Element) -> str:
    """Return the id of an element, by chance different each time."""
    return element._id


def template_text(element: Element) -> str | None:
    """Return the text of a template that an element was made of, None when it was not."""
    return element._template_str
