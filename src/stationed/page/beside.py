"""FilesBeside: files beside a page that it reads part by part, from its own origin or as its reader chose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from branca.element import Figure, MacroElement
from folium.template import Template

from stationed.bundle import script_of, style_of
from stationed.layers import PeriodLayers, Verbatim
from stationed.layers.tree import render
from stationed.payload import block_text


class FilesBeside(MacroElement):
    """Tiles and records beside the page, with the script that shows them. The policy names the page's own origin then.

    Parameters
    ----------
    layers : PeriodLayers
        What the page itself carries; both are added to the same map.
    about : mapping
        Which files there are and what they hold, as JSON has it.
    """

    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <section id="stationed-place" class="stationed-slot-card" tabindex="-1" hidden></section>
            <script type="application/json" id="stationed-tiles">{{ this.text }}</script>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            stationedTiles.open({{ this.layers.get_name() }}, "stationed-tiles");
        {% endmacro %}
        """
    )

    def __init__(self, layers: PeriodLayers, about: Mapping[str, Any]) -> None:
        super().__init__()
        self._name = "FilesBeside"
        self.layers = layers
        self.text = block_text(about)

    def render(self, **kwargs: Any) -> None:
        """Render, with its script and style in the figure's header."""
        figure = self.get_root()
        if isinstance(figure, Figure):
            figure.header.add_child(Verbatim(f"<style>{style_of('tiles')}</style>"), name="stationed_tiles_style")
            figure.header.add_child(Verbatim(f"<script>{script_of('tiles')}</script>"), name="stationed_tiles_script")
        render(super(), **kwargs)
