"""Plain marks: the icon on the dot of something that is no military unit, by what kind of thing it is."""

from __future__ import annotations

import re
from functools import cache

from stationed.facts import MARKS

_APART = re.compile(r"[\s_/-]+")


def icon_of(kind: str) -> str:
    """Return the icon for a kind of thing.

    Parameters
    ----------
    kind : str
        Free text in one of the languages of `facts/marks.json`, such as *monastery* or *Schlacht*; case, hyphens and an
        English plural do not matter.

    Returns
    -------
    str
        A name of `MARKS`: that of the whole text, else of its last or its first word (*tank battle*, *battle of Urga*);
        '' when none is known, which is a dot without an icon.
    """
    plain = _plain(kind)
    words = plain.split(" ")
    return next((found for text in (plain, words[-1], words[0]) if (found := _known(text))), "")


def _known(text: str) -> str:
    """The icon of a text, or of its singular."""
    singular = text[:-3] + "y" if text.endswith("ies") else text.removesuffix("s")
    return _icons().get(text, "") or _icons().get(singular, "")


@cache
def _icons() -> dict[str, str]:
    """Plain text of a kind, or of an icon's own name -> icon."""
    said = {_plain(kind): icon for icon, kinds in MARKS.items() for kind in kinds}
    return said | {_plain(icon): icon for icon in MARKS if _plain(icon) not in said}


def _plain(text: str) -> str:
    return _APART.sub(" ", text.casefold()).strip()
