"""book_letters: which letters of a book neither typst's own fonts have well nor those that the atlas names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from stationed.errors import StationedError
from stationed.figures.lettering import on_one_line
from stationed.figures.named_fonts import font_for
from stationed.figures.pdf import has_letters
from stationed.figures.scripts import script_of


@dataclass(frozen=True, slots=True)
class Lettering:
    """How well a text is lettered in a book."""

    missing: str
    """The characters that there are no letters for, each once."""
    of_one_width: str
    """Those that there are letters for, but all of one width as on a typewriter, each once."""


def missing_in_books(text: str) -> str:
    """Return the characters of a text that a book has no letters for, each once.

    Notes
    -----
    What fonts typst comes with changes with its versions, so it is asked: once for each script, and by halving for
    signs of none. Without typst there is no book, and nothing is missing.
    """
    return _each_once(text, _lost(_unnamed(text)))


def lettering_in_books(text: str) -> Lettering:
    """Return which characters of a text a book has no letters for, or none but those of a typewriter.

    Notes
    -----
    Of a typewriter are those of Arabic: of typst's own fonts DejaVu Sans Mono alone has them. Signs of no script
    are left out, as they look alike in every font.
    """
    signs = _unnamed(text)
    lost = _lost(signs)
    return Lettering(_each_once(text, lost), _each_once(text, _even(signs) - lost))


def _each_once(text: str, among: frozenset[str]) -> str:
    return "".join(dict.fromkeys(sign for sign in text if sign in among))


def _unnamed(text: str) -> str:
    """The signs of a text that are in no font which the atlas names, script by script."""
    signs = {sign for sign in on_one_line(text) if not sign.isascii() and not font_for(sign, "sans")}
    return "".join(sorted(signs, key=lambda sign: (script_of(sign), sign)))


@lru_cache(maxsize=32)
def _even(signs: str) -> frozenset[str]:
    try:
        groups = ((script, "".join(some)) for script, some in groupby(signs, script_of))
        return frozenset(
            sign
            for script, some in groups
            if script and not has_letters(some, proportional=True)
            for sign in some
            if not has_letters(sign, proportional=True)
        )
    except StationedError:
        return frozenset()


@lru_cache(maxsize=32)
def _lost(signs: str) -> frozenset[str]:
    try:
        if not signs or has_letters(signs):
            return frozenset()
        groups = ((script, "".join(some)) for script, some in groupby(signs, script_of))
        return frozenset(sign for script, some in groups for sign in (_whole(some) if script else _halved(some)))
    except StationedError:
        return frozenset()


def _whole(signs: str) -> str:
    """The letters of a script, when one of them is missing."""
    return "" if has_letters(signs) else signs


def _halved(signs: str) -> str:
    """Those of some signs that are missing."""
    if has_letters(signs):
        return ""
    half = len(signs) // 2
    return signs if len(signs) == 1 else _halved(signs[:half]) + _halved(signs[half:])
