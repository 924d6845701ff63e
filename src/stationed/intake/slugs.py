"""Names as people write them -> ids as an atlas has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 60
_SOUNDS = (
    ("а a б b в v г g ґ g д d е e ё e є ye ж zh з z и i і i ї yi й y к k л l м m н n о o ө o п p"),
    ("р r с s т t у u ү u ў u ф f х kh ц ts ч ch ш sh щ shch ъ ъ ы y ь ь э e"),
    ("ю yu я ya ђ dj ј j љ lj њ nj ћ c џ dz қ q ң n ғ gh ұ u һ h ә a"),
    ("α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o"),
    ("ά a έ e ή i ί i ό o ύ y ώ o ß ss ø o æ ae œ oe đ d ð d þ th ł l ı i ħ h"),
)
_LATIN = {letter: sound for row in _SOUNDS for letter, sound in zip(row.split()[::2], row.split()[1::2], strict=True)}
"""Letters that fall into no Latin letter and a mark -> how they are written in Latin ones."""


def slug(text: str) -> str:
    """Return a name as an id: small letters of any script and digits, joined by hyphens; '' when it has neither."""
    # Some letters with marks fall apart when they are made small: what belongs together is joined anew.
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()))
    return "-".join(words)[:_LONGEST].strip("-")


def ascii_slug(text: str, *, otherwise: str) -> str:
    """Return a name as an id of the letters a to z, digits and hyphens; `otherwise` when nothing of it is left.

    Cyrillic and Greek are written in Latin letters, so that two files of such names make two pages.
    """
    latin = "".join(_LATIN.get(letter, letter) for letter in text.casefold())
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    found = slug(plain)
    return found or otherwise


def ids_of(names: Iterable[str], *, otherwise: str) -> list[str]:
    """Return an id for each name, every one different: the second of two alike ends with -2."""
    used: set[str] = set()
    counts: dict[str, int] = {}
    found: list[str] = []
    for name in names:
        base = slug(name) or otherwise
        one = base
        while one in used:
            counts[base] = counts.get(base, 1) + 1
            one = f"{base}-{counts[base]}"
        used.add(one)
        found.append(one)
    return found
