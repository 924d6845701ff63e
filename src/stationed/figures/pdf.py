"""pdf: a drawing -> a PDF of one page, its lines as lines, its words to be searched and copied. By typst."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stationed.errors import MissingExtraError
from stationed.extras import installing
from stationed.figures.drawing import Drawing, Inset, Text
from stationed.figures.lettering import width
from stationed.figures.named_fonts import files_used
from stationed.figures.svg import svg
from stationed.files import folder_of

POINTS = 0.75
"""Points of a PDF to a pixel."""

ACCESSIBLE = "ua-1"
"""The standard that PDFs follow: ISO 14289-1, what a screen reader needs."""

TEMPLATE = """
#let said = json("said.json")
#set document(title: said.title, date: none)
#set page(width: said.width * 1pt, height: said.height * 1pt, margin: 0pt)
#set text(lang: said.language, fill: rgb(0, 0, 0, 0), top-edge: "baseline", bottom-edge: "baseline")
#place(top + left, image("picture.svg", width: 100%, alt: said.title))
#for one in said.texts {
  place(top + left, dx: one.x * 1pt, dy: one.y * 1pt, text(lang: one.language, size: one.size * 1pt, one.text))
}
"""
"""The letters are seen as outlines in the picture; over them lies the same text, which nothing is seen of."""

PROPORTIONAL = """
#set text(font: ("Libertinus Serif", "New Computer Modern", "New Computer Modern Math"), fallback: false)
"""
"""Of typst's own fonts those whose letters are as wide as they need to be."""

PROBE = """
#set document(title: "Letters")
#for one in json("said.json") [#one ]
"""
"""A document of some letters, which the standard refuses when one has none."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a drawing, wherever it stands in it."""

    text: str
    """As it is read."""
    x: float
    """Where it begins, in pixels of the whole."""
    y: float
    """Its base line."""
    size: float
    """Of the em, in pixels."""


def pdf(drawing: Drawing, *, title: str, english: frozenset[str] = frozenset()) -> bytes:
    """Return a drawing as a PDF.

    Parameters
    ----------
    drawing : Drawing
        What is to be written; 96 pixels are an inch.
    title : str
        Of the document.
    english : frozenset of str, optional
        Texts that are in English whatever the language of the drawing is, and marked so.

    Returns
    -------
    bytes
        The same drawing gives the same bytes; the day is not in it.

    Raises
    ------
    MissingExtraError
        When typst is not installed.
    """
    language = drawing.language.partition("-")[0]
    told = {
        "title": title,
        "language": language,
        "width": drawing.width * POINTS,
        "height": drawing.height * POINTS,
        "texts": [
            {"text": one.text, "x": one.x * POINTS, "y": one.y * POINTS, "size": one.size * POINTS}
            | {"language": "en" if one.text in english else language}
            for one in texts_of(drawing)
        ],
    }
    return typeset(TEMPLATE, {"said.json": json.dumps(told).encode(), "picture.svg": svg(drawing).encode()})


def typeset(source: str, files: dict[str, bytes], *, lettered: bool = True) -> bytes:
    """Return the PDF that typst makes of a source and the files that it names, with its own fonts and those in use.

    It is tagged and says that it follows PDF/UA-1, unless some letter is in no font; where it is known that one is
    (`lettered` is false) that is not tried, which saves half of the time.

    Raises
    ------
    MissingExtraError
        When typst is not installed.
    """
    typst = _typst()
    # It takes a mapping of files as well, of which its types say nothing.
    given: Any = {"main.typ": source.encode(), **files}
    with folder_of(files_used()) as fonts:
        said: Any = {"format": "pdf", "ignore_system_fonts": True, "font_paths": fonts}
        try:
            standards: Any = [ACCESSIBLE] if lettered else []
            return typst.compile(given, pdf_standards=standards, **said)
        except typst.TypstError:
            # A letter that no font has is drawn as a box, which the standard refuses; callers name such letters.
            return typst.compile(given, **said)


def has_letters(text: str, *, proportional: bool = False) -> bool:
    """Return whether typst's own fonts have all letters of a text; if wanted, those that are not all of one width.

    Raises
    ------
    MissingExtraError
        When typst is not installed.
    """
    typst = _typst()
    source = f"{PROPORTIONAL if proportional else ''}{PROBE}"
    given: Any = {"main.typ": source.encode(), "said.json": json.dumps(list(text)).encode()}
    standards: Any = [ACCESSIBLE]
    try:
        typst.compile(given, format="pdf", ignore_system_fonts=True, pdf_standards=standards)
    except typst.TypstError:
        return False
    return True


def _typst() -> Any:
    try:
        import typst
    except ImportError:
        raise MissingExtraError(
            "a PDF needs a package that is not installed, got no typst; expected the extra pdf. "
            f"Run {installing('pdf')}, or write an SVG or a PNG."
        ) from None
    return typst


def texts_of(drawing: Drawing, x: float = 0.0, y: float = 0.0, scale: float = 1.0) -> Iterator[Said]:
    """Yield the texts of a drawing and of those within it, those whose place is in it."""
    for shape in drawing.shapes:
        if isinstance(shape, Inset):
            yield from texts_of(shape.drawing, x + shape.x * scale, y + shape.y * scale, scale * shape.scale)
        elif isinstance(shape, Text) and shape.text.strip():
            inside = shape.x + width(shape.text, shape.style) > 0 and 0 < shape.y < drawing.height
            if inside and shape.x < drawing.width:
                yield Said(shape.text, x + shape.x * scale, y + shape.y * scale, shape.style.size * scale)
