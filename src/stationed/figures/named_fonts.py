"""named_fonts: the fonts that an atlas names -> letters that the house has none for, shaped by HarfBuzz.

They are used within `fonts_used`. A word is lettered in the first font that has all of its letters; for titles
those that are bold come first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from stationed.errors import MissingExtraError
from stationed.extras import installing

if TYPE_CHECKING:
    import uharfbuzz

EM = 1000
"""Units of an em that letters are told in."""

BOLD = 600
"""Fonts of this weight and more are bold."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a line, in units of the em."""

    face: str
    """What it is of: serif, sans, or the key of a named font."""
    sign: str
    """By which its outline is known there."""
    advance: float
    """From it to the next."""
    x: float = 0.0
    """How far to the right of its place it stands."""
    y: float = 0.0
    """How far above it."""


@dataclass(frozen=True, eq=False)
class NamedFont:
    """A font that an atlas names."""

    data: bytes
    """Its file: TrueType or OpenType; of a collection the first is used."""

    @cached_property
    def key(self) -> str:
        """By which its letters are known."""
        return hashlib.sha256(self.data).hexdigest()[:12]

    @cached_property
    def codes(self) -> frozenset[int]:
        """The signs that it has letters for."""
        return frozenset(self._face.unicodes)

    @cached_property
    def family(self) -> str:
        """What it is called (OpenType, table name)."""
        return self._face.get_name(_harfbuzz().OTNameIdPredefined.FONT_FAMILY, "en") or ""

    @cached_property
    def bold(self) -> bool:
        """Whether it is for titles: by its table OS/2 (usWeightClass)."""
        table = self._face.reference_table("OS/2").data
        return len(table) >= 6 and int.from_bytes(table[4:6], "big") >= BOLD

    def has(self, text: str) -> bool:
        """Whether it has a letter for every sign of a text."""
        return all(ord(sign) in self.codes for sign in text)

    def shaped(self, text: str, *, turned: bool, language: str) -> list[Letter]:
        """Return the letters of a text from left to right; `turned` is one that is read from the right."""
        hb = _harfbuzz()
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if turned else "ltr"
        buffer.language = language
        hb.shape(self._font, buffer)
        placed = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        return [
            Letter(self.key, str(one.codepoint), at.x_advance, at.x_offset, at.y_offset)
            for one, at in placed
            if one.codepoint
        ]

    def outline(self, glyph: str) -> str:
        """Return the outline of a letter as an SVG path, y upwards."""
        steps: list[str] = []
        hb = _harfbuzz()
        drawn = hb.DrawFuncs()
        drawn.set_move_to_func(lambda x, y, _: steps.append(f"M{x:g} {y:g}"))
        drawn.set_line_to_func(lambda x, y, _: steps.append(f"L{x:g} {y:g}"))
        drawn.set_quadratic_to_func(lambda a, b, x, y, _: steps.append(f"Q{a:g} {b:g} {x:g} {y:g}"))
        drawn.set_cubic_to_func(lambda a, b, c, d, x, y, _: steps.append(f"C{a:g} {b:g} {c:g} {d:g} {x:g} {y:g}"))
        drawn.set_close_path_func(lambda _: steps.append("z"))
        self._font.draw_glyph(int(glyph), drawn)
        return "".join(steps)

    @cached_property
    def _face(self) -> uharfbuzz.Face:
        return _harfbuzz().Face(_harfbuzz().Blob(self.data))

    @cached_property
    def _font(self) -> uharfbuzz.Font:
        font = _harfbuzz().Font(self._face)
        font.scale = (EM, EM)
        return font


@dataclass(frozen=True, slots=True)
class Used:
    """The fonts in use, and the language of what is lettered."""

    fonts: tuple[NamedFont, ...] = ()
    """In the order in which the atlas names them."""
    language: str = "en"
    """A BCP 47 code: some fonts draw one sign otherwise in Japanese than in Chinese."""


NO_FONTS: Mapping[str, bytes] = MappingProxyType({})
"""Of an atlas that names none."""

_NONE = Used()
_USED: ContextVar[Used] = ContextVar("fonts_used", default=_NONE)


@contextmanager
def fonts_used(fonts: Mapping[str, bytes], language: str) -> Generator[None]:
    """Letter with the fonts that an atlas names what the house has no letters for.

    Parameters
    ----------
    fonts : mapping of str to bytes
        Their files by path.
    language : str
        Of what is lettered.
    """
    before = _USED.set(Used(tuple(_opened(data) for data in fonts.values()), language))
    try:
        yield
    finally:
        _USED.reset(before)


def files_used() -> tuple[bytes, ...]:
    """Return the files of the fonts in use."""
    return tuple(font.data for font in _USED.get().fonts)


def families_used() -> tuple[str, ...]:
    """Return what the fonts in use are called, each once."""
    return tuple(dict.fromkeys(font.family for font in _USED.get().fonts if font.family))


def font_for(text: str, face: str) -> NamedFont | None:
    """Return the first font in use that has all letters of a text; for titles (``serif``) bold ones come first."""
    fonts = _USED.get().fonts
    ordered = sorted(fonts, key=lambda font: font.bold != (face == "serif")) if len(fonts) > 1 else fonts
    return next((font for font in ordered if font.has(text)), None)


def shaped_with(font: NamedFont, text: str, *, turned: bool) -> list[Letter]:
    """Return the letters of a text in a font, in the language in use."""
    return font.shaped(text, turned=turned, language=_USED.get().language)


def outline_of(key: str, glyph: str) -> str:
    """Return the outline of a letter of a font in use; '' when none has that key."""
    font = next((font for font in _USED.get().fonts if font.key == key), None)
    return _outline(font, glyph) if font else ""


@lru_cache(maxsize=4096)
def _outline(font: NamedFont, glyph: str) -> str:
    return font.outline(glyph)


@lru_cache(maxsize=16)
def _opened(data: bytes) -> NamedFont:
    return NamedFont(data)


def _harfbuzz():
    try:
        import uharfbuzz
    except ImportError:
        raise MissingExtraError(
            "fonts: letters of a font that the atlas names need a package that is not installed, got no uharfbuzz; "
            f"expected the extra fonts. Run {installing('fonts')}, or take fonts out of atlas.toml."
        ) from None
    return uharfbuzz
