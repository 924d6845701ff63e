"""StationedMap: a folium.Map without outside addresses and tiles that shows and saves as one self-contained page."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import Any, BinaryIO

import folium
from branca.element import Figure
from folium.template import Template

from stationed.files import write_atomically
from stationed.page.render import PageHead, render_page

Extent = tuple[float, float, float, float]


class PageFigure(Figure):
    """A figure that renders as a page of its own; folium's knows nothing of languages, policies and stable ids."""

    def __init__(self, head: PageHead) -> None:
        super().__init__()
        self.head = head

    def render(self, **kwargs: Any) -> str:
        """Return the page."""
        return render_page(self, self.head)


class StationedMap(folium.Map):
    """A `folium.Map` that needs nothing from elsewhere: no tiles, no linked script, no linked style sheet.

    Parameters
    ----------
    extent : tuple of float
        West, south, east, north in degrees (WGS 84); the view the map opens with, until layers say where they are.
    head : PageHead, optional
        Title, language and description of its page.
    options : dict, optional
        Further Leaflet map options in snake case, as `folium.Map` takes them.

    Notes
    -----
    Other folium elements can be added as to any `folium.Map`, as far as they ask no other address for anything. Its
    ground and deployments come from the data block of `PeriodLayers`. Readers may zoom the page (WCAG 2.2, 1.4.4).
    """

    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <div class="folium-map stationed-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.options|tojavascript }});
        {% endmacro %}
        """
    )

    def __init__(
        self,
        *,
        extent: Extent = (-180.0, -60.0, 180.0, 80.0),
        head: PageHead | None = None,
        options: dict[str, Any] | None = None,
    ) -> None:
        west, south, east, north = extent
        centre = ((south + north) / 2, (west + east) / 2)
        # folium leaves open what its further keywords hold; none of them is given here.
        super().__init__(  # pyright: ignore[reportUnknownMemberType]
            location=centre, zoom_start=4, tiles=None, zoom_control=False, control_scale=False
        )
        self.default_js, self.default_css = [], []  # what folium links from elsewhere
        self._name = "Map"
        self.head = head or PageHead()
        self.extent = extent
        self.options = {
            "center": list(centre),
            "zoom": 4,
            "zoomSnap": 0.25,
            "zoomDelta": 0.5,
            "wheelPxPerZoomLevel": 120,
            "minZoom": 2,
            "maxZoom": 18,
            "zoomControl": False,
            "attributionControl": False,
            "worldCopyJump": False,
            **(options or {}),
        }
        PageFigure(self.head).add_child(self)

    def save(self, outfile: str | bytes | Path | BinaryIO, close_file: bool = True, **kwargs: Any) -> None:
        """Write the page to a file.

        Parameters
        ----------
        outfile : path or binary file
            Where to. The page is drawn before the file is opened, and what stands at a path is replaced whole or
            not at all.
        close_file : bool
            Whether a file given as such is closed afterwards, as in `folium.Map.save`.
        """
        data = render_page(self, self.head).encode("utf-8")
        if isinstance(outfile, (str, bytes, Path)):
            write_atomically(os.fsdecode(outfile), data)
            return
        outfile.write(data)
        if close_file:
            outfile.close()

    def _repr_html_(self, **kwargs: Any) -> str:
        """Show the page in a notebook, in a frame of its own that can reach neither the notebook nor the network."""
        style, title = "width:100%;height:640px;border:0", escape(self.head.title)
        page = escape(render_page(self, self.head))
        return f'<iframe srcdoc="{page}" sandbox="allow-scripts" style="{style}" title="{title}"></iframe>'
