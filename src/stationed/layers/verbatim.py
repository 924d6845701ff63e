"""Verbatim and DataBlock: markup that enters a page as it is.

A plain branca Element reads its text as a Jinja template, so that `{{ }}` in somebody's data would be run.
"""

from __future__ import annotations

from html import escape
from typing import Any

from branca.element import Element


class Verbatim(Element):
    """Markup that is put into the page as it is.

    Parameters
    ----------
    text : str
        Markup of the house, never somebody's text.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._name = "Verbatim"
        self.text = text

    def render(self, **kwargs: Any) -> str:
        """Return the text."""
        return self.text


class DataBlock(Verbatim):
    """Data for the scripts of a page: a script element of type application/json, which no browser runs.

    Parameters
    ----------
    name : str
        Id of the element.
    text : str
        JSON as `stationed.payload.block_text` writes it: no ``<`` in it.
    packed : str, default ''
        Base64 for the attribute ``data-packed``, '' for none. A browser reads an attribute in a third of the time that
        the text of an element takes, and need not hold it twice as wide for the sake of one letter beyond Latin.
    """

    def __init__(self, name: str, text: str, packed: str = "") -> None:
        super().__init__(text)
        self._name = "DataBlock"
        self.name = name
        self.packed = packed

    def render(self, **kwargs: Any) -> str:
        """Return the element."""
        packed = f' data-packed="{self.packed}"' if self.packed else ""
        return f'<script type="application/json" id="{escape(self.name)}"{packed}>{self.text}</script>'
