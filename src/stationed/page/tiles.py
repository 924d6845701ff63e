"""OnlineTiles: the tiles of a server, which a page asks for when it was told to, and names in its policy."""

from __future__ import annotations

import json

from branca.element import MacroElement
from folium.template import Template

from stationed.errors import StationedError
from stationed.reading.tile_address import TILES_SAID, host_of_tiles, tiles_of


class OnlineTiles(MacroElement):
    """The tiles of one server over the ground, beneath everything else.

    Parameters
    ----------
    tiles : str
        Their address, with ``{z}``, ``{x}`` and ``{y}`` in it.

    Raises
    ------
    StationedError
        When it is no such address, or leaves open which host is asked.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            // Between the ground, which has 150, and scanned maps, which have 160.
            {{ this._parent.get_name() }}.createPane("stationed-tiles").style.zIndex = "155";
            L.tileLayer({{ this.said }}, {"pane": "stationed-tiles", "maxNativeZoom": 18, "referrerPolicy": "origin"})
                .addTo({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, tiles: str) -> None:
        super().__init__()
        self._name = "OnlineTiles"
        try:
            self.origin = host_of_tiles(tiles_of(tiles)) if tiles else ""
        except ValueError:
            self.origin = ""
        if not self.origin:
            raise StationedError(f"tiles are not where a page can ask for them, got {tiles!r}; expected {TILES_SAID}.")
        self.said = json.dumps(tiles)
