"""bundle: the scripts and styles that pages carry, as `make bundle` makes them of the readable sources in static/."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

# In a script element these begin or end something even within a string; \x3C is the same sign to the script.
_ENDING = re.compile(r"<(?=/?script|!--)", re.IGNORECASE)


@cache
def script_of(name: str) -> str:
    """Return the bundled script of this name, safe within a script element.

    Parameters
    ----------
    name : str
        ``page`` for a whole page, ``layers`` for a map that carries `PeriodLayers` alone, or the name of another file
        of static/bundle.
    """
    return _ENDING.sub(r"\\x3C", _text(f"{name}.js"))


@cache
def style_of(name: str) -> str:
    """Return the bundled style of this name: ``page``, ``layers`` or another file of static/bundle."""
    return _text(f"{name}.css")


def _text(name: str) -> str:
    return (files("stationed") / "static" / "bundle" / name).read_text(encoding="utf-8")
