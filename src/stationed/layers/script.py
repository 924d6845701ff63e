"""The page's own script and style: the files of static/, joined in the order they stand on one another."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

PURE = (
    "columns",
    "days",
    "windows",
    "selection",
    "state",
    "words",
    "standing",
    "anchors",
    "group",
    "scene",
    "layout",
    "colours",
    "timeline-scale",
    "search-index",
    "reach",
    "message-shapes",
    "table-rows",
    "tally",
    "records",
    "csv",
    "zip",
    "heights",
    "ground-paths",
    "snippets",
)
"""Scripts without DOM and Leaflet; the tests run them under node."""

SCRIPTS = (
    *PURE,
    "dom",
    "unpack",
    "symbols",
    "paint",
    "projection",
    "outlines",
    "ground",
    "ground-names",
    "figures",
    "track",
    "density",
    "gl-points",
    "crowd-points",
    "crowd-note",
    "after-paint",
    "marks",
    "periods",
    "views",
    "app",
    "looks",
    "choices",
    "panel",
    "timeline-draw",
    "timeline-moment",
    "timeline",
    "story",
    "card-claim",
    "card-copy",
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
    "table-keys",
    "table-filter",
    "table-summary",
    "table-body",
    "table",
    "messages",
    "guest",
    "dialog",
    "share",
    "record-file",
    "download",
    "print",
    "start",
)
"""Scripts of static/js in load order."""

STYLES = ("themes", "page", "panel", "timeline", "card", "story", "search", "table", "embed", "share", "print")
"""Style sheets of static/css in load order."""


_OWN_LINES = r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/[ \t]*)\n"
_TYPES = r"/\*\* @[^\n]*?\*/ ?"
_COMMENTS = re.compile(f"{_OWN_LINES}|{_TYPES}", re.DOTALL | re.MULTILINE)
_BLANKS = re.compile(r"^[ \t]+|^\n", re.MULTILINE)


def without_comments(script: str) -> str:
    """Leave comments, indentation and blank lines out of a script.

    Comments are taken out where they have lines of their own and where they say a type; the scripts of the page keep
    to that, and no template text of theirs goes over a line's end but that of shaders, where blanks do not count.
    """
    return _BLANKS.sub("", _COMMENTS.sub("", script))


@cache
def page_script() -> str:
    """Give the page's script: every file of `SCRIPTS` in one function, so that nothing but `stationed` is global."""
    folder = files("stationed") / "static" / "js"
    texts = [without_comments((folder / f"{name}.js").read_text(encoding="utf-8")) for name in SCRIPTS]
    script = "(function (L) {\n'use strict';\n" + "".join(texts) + "})(window.L);\n"
    # In a script element these begin or end something even within a string; \x3C is the same sign to the script.
    return re.sub(r"<(?=/?script|!--)", r"\\x3C", script, flags=re.IGNORECASE)


@cache
def page_style() -> str:
    """Give the page's style: every file of `STYLES`."""
    folder = files("stationed") / "static" / "css"
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
