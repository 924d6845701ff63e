"""helper_script: the script that hosts may use, as a build ships it: without comments and indentation, under 3 kB."""

from __future__ import annotations

import re
from importlib.resources import files

HEADER = "/* stationed, BSD-3-Clause */"


def helper_script() -> str:
    """Give stationed-embed.js for a site. Its readable source is static/embed/stationed-embed.js."""
    source = (files("stationed") / "static" / "embed" / "stationed-embed.js").read_text(encoding="utf-8")
    lines = (re.sub(r"/\*\*.*?\*/ ?", "", line).strip() for line in source.splitlines())
    return "\n".join([HEADER, *(line for line in lines if line and not line.startswith("//"))]) + "\n"
