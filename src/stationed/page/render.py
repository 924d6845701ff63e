"""render_page: the figure of a map -> the text of one HTML file that asks nobody for anything."""

from __future__ import annotations

import re
from dataclasses import dataclass

import folium
from branca.element import Element, Figure

from stationed.bundle import script_of
from stationed.controls import Layout
from stationed.document import document
from stationed.errors import StationedError
from stationed.facts import words_language
from stationed.page.beside import FilesBeside
from stationed.page.links import refuse_outside
from stationed.page.pieces import take_apart
from stationed.page.rendered import elements_of, rendered
from stationed.page.tiles import OnlineTiles
from stationed.page.vendor import leaflet_script, leaflet_style

_BROKEN = re.compile("[\0\ud800-\udfff]")
_ENDING = re.compile(r"<(/script|/style|!--)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of a page says."""

    title: str = "Map"
    """Title of the document."""
    language: str = "en"
    """Language code of the document."""
    spoken: bool = False
    """Whether the atlas brings words in the language, if the package has none."""
    description: str = ""
    """A sentence or two for search engines and previews, '' for none."""
    more: tuple[str, ...] = ()
    """Further elements of the head, as markup of the house; see `stationed.embed.head_tags`."""


def render_page(page: Element, head: PageHead | None = None) -> str:
    """Return the page of a map: one HTML text with everything in it.

    Parameters
    ----------
    page : StationedMap or Figure
        The map with its layers, controls and whatever else was added, or its figure.
    head : PageHead, optional
        What the document's head says; taken from the map itself when it has one.

    Returns
    -------
    str
        Text that UTF-8 can hold. Equal maps give equal texts: ids are numbered in order, nothing depends on chance or
        time. Its policy allows only its own scripts and styles, by SHA-256, and images within the file (Content
        Security Policy level 3); beside them the host of `OnlineTiles`, when there are any, and the
        page's own origin with `FilesBeside`.

    Raises
    ------
    StationedError
        When an element asks another address for a script, a style sheet, tiles or images; the message names them.
    """
    figure = page.get_root()
    if not isinstance(figure, Figure):
        raise StationedError(f"the map is not in a figure, got {type(figure).__name__}; expected a branca Figure.")
    parts = rendered(figure)
    pieces = take_apart(parts.markup)
    elements = elements_of(figure)
    refuse_outside(elements, pieces.addresses)
    pieces = pieces.with_script(parts.script)
    needed = [script_of("popup")] if any(isinstance(one, folium.Popup) for one in elements) else []
    scripts = [_sealed(text) for text in (leaflet_script(), *needed, *pieces.scripts)]
    styles = [_sealed(text) for text in (leaflet_style(), *pieces.styles)]
    asked = dict.fromkeys(one.origin for one in elements if isinstance(one, OnlineTiles))
    whole = any(isinstance(one, Layout) for one in elements)
    bare = "" if whole else " stationed-bare"
    body = f"{_whole(pieces.body)}\n{parts.data}".strip()  # a block's text is whole, and long to look through
    said = head or getattr(page, "head", PageHead())
    # Whatever of the page is not data is in English then, and laid out for it.
    spoken = "" if said.spoken or words_language(said.language) else ' lang="en" dir="ltr"'
    return document(
        body,
        title=_whole(said.title),
        language=_whole(said.language),
        description=_whole(said.description),
        more=[_whole(element) for element in said.more],
        styles=styles,
        scripts=scripts,
        first=[_sealed(script_of("failed"))] if whole else [],
        images=" ".join(["data: blob:", *asked]),
        connect="'self'" if any(isinstance(one, FilesBeside) for one in elements) else "",
        opening=f'<body class="stationed-page{bare}"{spoken}>',
    )


def _sealed(text: str) -> str:
    """A script or style that no text inside can end: the same to its reader, as `<` may be escaped in any string."""
    return _ENDING.sub(r"<\\\1", _whole(text))


def _whole(text: str) -> str:
    """The text as a browser reads it, so that hashes agree: one kind of line break, no NUL, no half characters."""
    return _BROKEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
