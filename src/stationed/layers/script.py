"""Script and style in the header of a figure: of a whole page, or of layers alone; each once, however many ask."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from branca.element import Figure

from stationed.bundle import script_of, style_of
from stationed.facts import BROWSERS
from stationed.layers.tree import children_of
from stationed.layers.verbatim import Verbatim
from stationed.payload.say import say

_NAME = "stationed_script"


def put_page_script(figure: Figure) -> None:
    """Put script and style of a whole page into a figure, in place of those of layers alone.

    Parameters
    ----------
    figure : Figure
        The figure of a map with `PeriodLayers` and other controls than their card.
    """
    _put(figure, "page")


def put_layers_script(figure: Figure) -> None:
    """Put script and style of layers alone into a figure, unless it has those of a whole page.

    Parameters
    ----------
    figure : Figure
        The figure of a map with `PeriodLayers`.
    """
    if _NAME not in children_of(figure.header):
        _put(figure, "layers")


def put_failed_script(figure: Figure) -> None:
    """Put the script into a figure that tells readers of a map that cannot be drawn, before all that it watches."""
    figure.header.add_child(Verbatim(f"<script>{script_of('failed')}</script>"), name="stationed_failed", index=0)


def undrawn(block: Mapping[str, Any]) -> str:
    """Return the sentence for readers without scripts, or with a browser that is too old, of a map that is not ours."""
    marked = ' lang="en" dir="ltr"' if block["meta"]["languages"][0] not in block["words"] else ""
    failed = say(block, "layers.failed").replace("{browsers}", BROWSERS)
    why = f'<p data-failed="{escape(failed)}">{escape(say(block, "layers.script"))}</p>'
    return f'<noscript><div class="stationed-noscript"{marked}>{why}</div></noscript>'


def _put(figure: Figure, bundle: str) -> None:
    figure.header.add_child(Verbatim(f"<style>{style_of(bundle)}</style>"), name="stationed_style")
    figure.header.add_child(Verbatim(f"<script>{script_of(bundle)}</script>"), name=_NAME)


def brought_along(name: str, data: str, packed: str) -> str:
    """Return a script that does what the header of a figure and a data block do, for hosts that run scripts alone.

    Parameters
    ----------
    name, data, packed : str
        As `DataBlock` takes them.
    """
    made = {"style": {"textContent": style_of("layers")}, "script": {"type": "application/json", "id": name}}
    made["script"] |= {"textContent": data}
    again = f"(document.getElementById({json.dumps(name)}) || document.createElement('i')).remove();"  # drawn before
    lines = [
        f"document.body.appendChild(Object.assign(document.createElement({json.dumps(tag)}), {_told(given)}));"
        for tag, given in made.items()
    ]
    held = f"document.getElementById({json.dumps(name)}).setAttribute('data-packed', {json.dumps(packed)});"
    return "\n".join(
        [again, *lines, *([held] if packed else []), f"if (!window.stationed) {{ {script_of('layers')} }}"]
    )


def _told(given: dict[str, str]) -> str:
    """An object of JavaScript in which nothing ends a script or is read as a template."""
    text = json.dumps(given, ensure_ascii=True)
    return text[0] + text[1:].replace("<", "\\u003C").replace("{", "\\u007B")
