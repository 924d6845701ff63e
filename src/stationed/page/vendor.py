"""Leaflet as the page carries it: the unchanged files of static/vendor, images put in place of their addresses."""

from __future__ import annotations

import base64
import json
import re
from functools import cache
from importlib.resources import files

FOLDER = files("stationed") / "static" / "vendor" / "leaflet"

DEFAULT_ICON = {
    "iconUrl": "marker-icon.png",
    "iconRetinaUrl": "marker-icon-2x.png",
    "shadowUrl": "marker-shadow.png",
}
"""Options of Leaflet's default icon, which markers of other folium elements use."""


@cache
def leaflet_script() -> str:
    """Return Leaflet's script, with the images of its default icon in the page instead of beside its style sheet."""
    images = {option: _image(name) for option, name in DEFAULT_ICON.items()}
    script = (FOLDER / "leaflet.js").read_text(encoding="utf-8").replace("//# sourceMappingURL=leaflet.js.map", "")
    return f"{script}\nL.Icon.Default.mergeOptions({json.dumps(images)});\n"


@cache
def leaflet_style() -> str:
    """Return Leaflet's style sheet, the images it names as data."""
    style = (FOLDER / "leaflet.css").read_text(encoding="utf-8")
    return re.sub(r"url\(images/([\w.-]+)\)", lambda match: f"url({_image(match[1])})", style)


def _image(name: str) -> str:
    data = (FOLDER / "images" / name).read_bytes()
    return f"data:image/png;base64,{base64.b64encode(data).decode('ascii')}"
