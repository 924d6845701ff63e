"""rendered: what the elements of a figure put into its header, body and script, with ids that are always the same.

folium gives random ids, and adds helpers to the tree while it renders; neither may show in a page.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

from branca.element import Element, Figure

from stationed.layers import DataBlock, Verbatim
from stationed.layers.tree import children_of, id_of, put_children, render, template_text

_ID = re.compile(r"[0-9a-f]{32}")
"""What branca makes an id of: 16 random bytes in hexadecimal."""

PAGE = "stationed_page"
"""Keyword that a map is rendered with while its page is made; no other renderer gives it."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The parts of a figure."""

    markup: str
    """What goes into header and body, header first."""
    data: str
    """The data blocks, a line each."""
    script: str
    """What goes into the script that runs at the end."""


def rendered(figure: Figure) -> Rendered:
    """Render a figure's elements; the figure is the same afterwards.

    Parameters
    ----------
    figure : Figure
        The figure of a map.

    Returns
    -------
    Rendered
        Ids are numbered in the order they appear in. Text that users put straight into the figure's header, html or
        script is a template, as folium has it; what elements render is not read as one again.
    """
    parts = (figure.header, figure.html, figure.script)
    before = [(element, OrderedDict(children_of(element))) for element in elements_of(figure)]
    given = {id(child) for part in parts for child in children_of(part).values()}
    try:
        for child in list(children_of(figure).values()):
            render(child, **({PAGE: True} if getattr(child, "own_figure", None) is figure else {}))
        header, html, script = (list(children_of(part).values()) for part in parts)
        data = [element for element in [*header, *html] if isinstance(element, DataBlock)]
        markup = "\n".join(_text(one, given) for one in [*header, *html] if not isinstance(one, DataBlock))
        ids = {id_of(element) for element in elements_of(figure)}
        return _numbered(markup, data, "\n".join(_text(element, given) for element in script), ids)
    finally:
        for element, children in before:
            put_children(element, children)


def elements_of(root: Element) -> list[Element]:
    """Return an element and all that hang on it: its children, and elements that it keeps as attributes."""
    found = {id(root): root}
    waiting = [root]
    while waiting:
        element = waiting.pop(0)
        kept = [value for name, value in vars(element).items() if isinstance(value, Element) and name != "_parent"]
        for other in [*children_of(element).values(), *kept]:
            if id(other) not in found:
                found[id(other)] = other
                waiting.append(other)
    return list(found.values())


def _text(element: Element, given: Container[int]) -> str:
    """An element's text. What macros rendered stands in a template again; it is taken as it is."""
    if isinstance(element, Verbatim):
        return element.text
    template = template_text(element)
    if type(element) is Element and template is not None and id(element) not in given:
        return template.strip()
    return render(element)


def _numbered(markup: str, data: Iterable[DataBlock], script: str, ids: Iterable[str]) -> Rendered:
    """The same with short numbers for random ids, in order of appearance; text that only looks like an id stays."""
    known = frozenset(ids)
    numbers: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        text = match[0]
        return numbers.setdefault(text, f"{len(numbers) + 1:04x}") if text in known else text

    markup, script = _ID.sub(number, markup), _ID.sub(number, script)
    return Rendered(markup, "\n".join(_with_name(block, number) for block in data), script)


def _with_name(block: DataBlock, number: Callable[[re.Match[str]], str]) -> str:
    return DataBlock(_ID.sub(number, block.name), block.text, block.packed).render()
