"""The page's own script and style: the files of static/, joined in the order they stand on one another."""

from __future__ import annotations

import re
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
    "message-shapes",
    "table-rows",
    "records",
    "csv",
    "zip",
    "heights",
    "snippets",
)
"""Scripts without DOM and Leaflet; the tests run them under node."""

SCRIPTS = (
    *PURE,
    "dom",
    "unpack",
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
    "locator",
    "address",
    "actions",
    "visit",
    "search-results",
    "search",
    "table-columns",
    "table-summary",
    "table-body",
    "table",
    "messages",
    "guest",
    "dialog",
    "share",
    "download",
    "print",
    "start",
)
"""Scripts of static/js in load order."""

STYLES = ("themes", "page", "panel", "timeline", "card", "story", "search", "table", "embed", "share", "print")
"""Style sheets of static/css in load order."""


@cache
def page_script() -> str:
    """Give the page's script: every file of `SCRIPTS` in one function, so that nothing but `stationed` is global."""
    folder = files("stationed") / "static" / "js"
    texts = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    script = "(function (L) {\n'use strict';\n" + "\n".join(texts) + "\n})(window.L);\n"
    # In a script element these begin or end something even within a string; \x3C is the same sign to the script.
    return re.sub(r"<(?=/?script|!--)", r"\\x3C", script, flags=re.IGNORECASE)


@cache
def page_style() -> str:
    """Give the page's style: every file of `STYLES`."""
    folder = files("stationed") / "static" / "css"
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
