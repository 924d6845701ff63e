"""Checks on single cells: figures, words of a vocabulary, blanks, hidden characters, formulas, links, colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import numpy as np

from stationed.checking.fault import Fault, finding_of
from stationed.checking.scene import Scene, Texts, View
from stationed.model import CLAIMS, Column, Finding
from stationed.model.codes import listed
from stationed.model.near import Near, did_you_mean
from stationed.quantities import parse_quantities

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u2060\ufeff\ufff9-\ufffb]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_EDGES, _ODD = np.zeros(256, dtype=bool), np.zeros(256, dtype=bool)
"""First or last bytes, and bytes anywhere, that make a text suspect. Blanks, hidden and turning characters beyond ASCII
begin with one of four bytes, as some innocent ones do."""
_EDGES[list(b"=@+- \t\r\n\v\f")] = True
_ODD[[*range(9), 11, 12, *range(14, 32), 127, 0xC2, 0xE2, 0xE3, 0xEF]] = True
_FORMULA = re.compile(r"[=@]|[+-](?![\s\d.]|$)|[+-][\d.]+[^\d.\s~?]")
_CODE = re.compile(r"\s*(?:\d{20}(\d{10})?|[A-Z]{2}[A-Z*-]{8,13})\s*\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*\Z", re.IGNORECASE)
_STRICT = frozenset({"id", "reference", "word", "colour"})


def check_cells(scene: Scene) -> Iterator[Finding]:
    """Return findings on single cells of all tables.

    Yields
    ------
    Finding
        `quantity-invalid`, `word-invalid`, `word-unlisted`, `cell-spaces`, `character-hidden`, `character-direction`,
        `cell-formula`, `sidc-invalid`, `link-invalid`.
    """
    figures = [figure.name for figure in scene.tables.config.quantities]
    for view in scene.views:
        for name, column in view.columns():
            if column is None:
                if name in figures:
                    yield from _figures(view, name)
                elif view.schema is CLAIMS:
                    yield from _column(view, name, Column(name, "text", "A text of the atlas's own."))
                continue
            if column.in_file:
                yield from _column(view, name, column)
    yield from scene.units.each("sidc", _symbol_code)
    prefixes = frozenset(scene.tables.config.link_prefixes)
    yield from scene.locations.each("links", partial(_links, prefixes=prefixes))
    yield from scene.periods.each("uri", partial(_links, prefixes=frozenset()))
    yield from _addresses(scene)


def _column(view: View, name: str, column: Column) -> Iterator[Finding]:
    if column.words:
        yield from view.once_each(
            name, partial(_word, words=column.words, near=Near(column.words), closed=column.closed)
        )
    suspects = _suspects(view.texts(name))
    if column.holds in _STRICT:
        yield from view.each(name, spaces_around, among=suspects)
    yield from view.each(name, _hidden, among=suspects)
    yield from view.each(name, _turning, among=suspects)
    if column.holds != "date":
        yield from view.each(name, _formula, among=suspects)


def _suspects(column: Texts) -> list[int]:
    """Return the places of all texts that a check on their characters may object to; most texts are not among them."""
    signs = column.signs
    suspect = signs.edged(_EDGES)
    suspect[signs.having(_ODD)] = True
    return np.flatnonzero(suspect).tolist()


def _figures(view: View, name: str) -> Iterator[Finding]:
    for fault in parse_quantities(view.texts(name).of)[4]:
        error = fault.error
        yield from view.findings(
            fault.rows,
            column=name,
            code="quantity-invalid",
            problem=error.reason,
            got=fault.text,
            expected=error.expected,
            fix=f"Write {error.fix} instead." if error.fix else "Correct the figure, or leave the cell blank.",
            replacement=error.fix,
        )


def _word(text: str, *, words: tuple[str, ...], near: Near, closed: bool) -> Fault | None:
    if not text.strip() or text.strip() in words:
        return None
    near_word = next(iter(near.to(text, most=1)), None) if closed else near.misspelt(text)
    if not closed and near_word is None:
        return None
    like = [near_word] if near_word else []
    problem = "the word is not one of those the column is written in"
    if not closed:
        problem = "the word is nearly one of those the column is usually written in"
    return {
        "code": "word-invalid" if closed else "word-unlisted",
        "problem": problem,
        "expected": listed(words, most=len(words), word="or") if closed else like[0],
        "fix": f"{did_you_mean(like)} {'Choose one of them.' if closed else 'Another word is allowed.'}".strip(),
    }


def _symbol_code(text: str) -> Fault | None:
    if not text.strip() or _CODE.match(text):
        return None
    shortened = re.fullmatch(r"\s*\d[.,]\d+E\+?(19|29)\s*", text, re.IGNORECASE) is not None
    why = "; a spreadsheet has shortened a long number" if shortened else ""
    return {
        "code": "sidc-invalid",
        "problem": f"the text is no symbol code{why}, so the symbol comes from arm and echelon",
        "expected": "20 digits (MIL-STD-2525D) or 15 letters and hyphens (MIL-STD-2525C)",
        "fix": "Write the whole code, and make the column one of text before you do."
        if shortened
        else "Correct the code, or leave the cell blank.",
    }


def spaces_around(text: str) -> Fault | None:
    """Return what is wrong with a text that has blanks before or behind it, None without."""
    if text == text.strip() or not text.strip():
        return None
    return {
        "code": "cell-spaces",
        "problem": "blanks stand before or behind the text",
        "got": f'"{text}"',
        "expected": f'"{text.strip()}"',
        "fix": "Take them out; stationed check --fix does it.",
        "replacement": text.strip(),
    }


def _hidden(text: str) -> Fault | None:
    characters = list(dict.fromkeys(_HIDDEN.findall(text)))
    if not characters:
        return None
    return {
        "code": "character-hidden",
        "problem": "the text has characters that cannot be seen",
        "expected": f"text without {listed([f'U+{ord(character):04X}' for character in characters])}",
        "fix": "Type the text again; stationed check --fix takes them out.",
        "replacement": without_hidden(text),
    }


def without_hidden(text: str) -> str:
    """Return the text without characters that cannot be seen; those that end a line become a blank."""
    return _HIDDEN.sub(lambda match: " " if match[0] in "\x0b\x0c\x85\u2028\u2029" else "", text)


def _turning(text: str) -> Fault | None:
    characters = list(dict.fromkeys(_TURNING.findall(text)))
    if not characters:
        return None
    return {
        "code": "character-direction",
        "problem": "the text has characters that turn the direction of writing around, so it reads as something else",
        "expected": f"text without {listed([f'U+{ord(character):04X}' for character in characters])}",
        "fix": "Type the text again.",
    }


def _formula(text: str) -> Fault | None:
    if not text or text[0] not in "=@+-" or not _FORMULA.match(text):
        return None
    return {
        "code": "cell-formula",
        "problem": "a spreadsheet would take the text for a formula and may change or run it",
        "expected": "text that does not start with =, +, - or @",
        "fix": "Start the text with another character. Exports put an apostrophe before it.",
    }


def _links(text: str, *, prefixes: frozenset[str]) -> Fault | None:
    links = [part.strip() for part in text.split(";")] if prefixes else [text.strip()]
    wrong = [link for link in links if link and not _good_link(link, prefixes)]
    if not wrong:
        return None
    known = f", or one of the prefixes {listed(sorted(prefixes), most=len(prefixes))}" if prefixes else ""
    return {
        "code": "link-invalid",
        "problem": f"{'the link' if len(wrong) == 1 else 'links'} {listed(wrong)} cannot be followed",
        "expected": f"an address that starts with https:// or http://{known}",
        "fix": "Write the whole address"
        + (", or declare the prefix under [links] in atlas.toml." if prefixes else "."),
    }


def _good_link(link: str, prefixes: frozenset[str]) -> bool:
    prefix, colon, rest = link.partition(":")
    return bool(_ADDRESS.match(link)) or (colon == ":" and prefix in prefixes and bool(rest.strip()))


def _addresses(scene: Scene) -> Iterator[Finding]:
    """Look at the single addresses of sources and of atlas.toml."""
    config = scene.tables.config
    places: list[tuple[str, int | None, str, str, str]] = [
        (scene.source_file, source.row, source.source_id, "URL", source.url) for source in scene.tables.sources
    ]
    places.append(("atlas.toml", None, "", "licence_url", config.licence_url))
    for file, row, id_, column, text in places:
        said = _links(text, prefixes=frozenset())
        if said is not None:
            yield finding_of(said, file=file, row=row, id_=id_, column=column, cell=text)
