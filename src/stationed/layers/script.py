"""The page's own script and style: the files of static/, joined in the order they stand on one another."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

PURE = (
    "columns",
    "days",
    "selection",
    "state",
    "words",
    "scene",
    "layout",
    "colours",
    "timeline-scale",
    "search-index",
    "reach",
    "table-rows",
)
"""Scripts without DOM and Leaflet; the tests run them under node."""

SCRIPTS = (
    *PURE,
    "dom",
    "symbols",
    "paint",
    "ground",
    "ground-names",
    "figures",
    "track",
    "marks",
    "periods",
    "app",
    "looks",
    "choices",
    "panel",
    "timeline-draw",
    "timeline-moment",
    "timeline",
    "story",
    "card-claim",
    "card",
    "legend",
    "tools",
    "address",
    "actions",
    "visit",
    "search-results",
    "search",
    "table-columns",
    "table-summary",
    "table-body",
    "table",
    "start",
)
"""Scripts of static/js in load order."""

STYLES = ("themes", "page", "panel", "timeline", "card", "story", "search", "table")
"""Style sheets of static/css in load order."""


@cache
def page_script() -> str:
    """Give the page's script: every file of `SCRIPTS` in one function, so that nothing but `stationed` is global."""
    folder = files("stationed") / "static" / "js"
    texts = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    return "(function (L) {\n'use strict';\n" + "\n".join(texts) + "\n})(window.L);\n"


@cache
def page_style() -> str:
    """Give the page's style: every file of `STYLES`."""
    folder = files("stationed") / "static" / "css"
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
