"""helper_script: the script that hosts may use, as a build ships it: minified, under 3 kB."""

from __future__ import annotations

from stationed.bundle import script_of


def helper_script() -> str:
    """Return stationed-embed.js for a site. Its readable source is static/embed/stationed-embed.js."""
    return script_of("stationed-embed")
