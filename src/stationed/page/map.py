"""StationedMap: a folium.Map without outside addresses and tiles that shows and saves as one self-contained page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, cast

import folium
from branca.element import Figure
from folium.template import Template

from stationed.files import write_atomically
from stationed.layers import Verbatim
from stationed.layers.tree import render
from stationed.page.frame import frame, laying_over
from stationed.page.render import PageHead, render_page
from stationed.page.rendered import PAGE
from stationed.page.vendor import leaflet_script

Extent = tuple[float, float, float, float]

HEIGHT = 640
"""Pixels that a notebook gives a map when nothing else is said."""


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
    height : int
        Pixels that a notebook gives it.

    Notes
    -----
    Other folium elements can be added as to any `folium.Map`, as far as they ask no other address for anything. Its
    ground and deployments come from the data block of `PeriodLayers`. Readers may zoom the page (WCAG 2.2, 1.4.4).
    In a figure that is not its own (`branca.element.Figure().add_child(map)`) it is a frame that holds its page.
    """

    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <div class="folium-map stationed-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            {%- if kwargs is not defined %}
            {{ this.leaflet_brought_along() }}
            {%- endif %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.options|tojavascript }});
            {%- if kwargs is not defined %}
            {{ this.laid_over() }}
            {%- endif %}
        {% endmacro %}
        """
    )

    def __init__(
        self,
        *,
        extent: Extent = (-180.0, -60.0, 180.0, 80.0),
        head: PageHead | None = None,
        options: dict[str, Any] | None = None,
        height: int = HEIGHT,
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
            "minZoom": 0,  # on a telephone a whole world is less than 400 pixels wide
            "maxZoom": 18,
            "zoomControl": False,
            "attributionControl": False,
            "worldCopyJump": False,
            **(options or {}),
        }
        self.frame_height = height
        self.own_figure = PageFigure(self.head)
        self.own_figure.add_child(self)

    def page(self) -> str:
        """Return the page, whatever figure the map was put into."""
        around, self._parent = self._parent, self.own_figure
        try:
            return render_page(self, self.head)
        finally:
            self._parent = around

    def picture(self) -> bytes:
        """Return a PNG file of the map for readers who cannot have the map itself; b"" for none."""
        return b""

    def render(self, **kwargs: Any) -> None:
        """Render into its own page, or as a frame into a figure of somebody else."""
        root = self.get_root()
        if root is self.own_figure:
            if kwargs.pop(PAGE, False):  # hosts that render a map alone would leave their traces in the page
                render(super(), **kwargs)
            return
        whole = isinstance(root, Figure)
        if whole:
            root.header.add_child(Verbatim("<style>html,body{height:100%;margin:0}</style>"), name="stationed_frame")
        shown = frame(self.page(), title=self.head.title, height="100%", picture=self.picture())
        cast("Figure", root).html.add_child(Verbatim(shown), name=self.get_name())

    def leaflet_brought_along(self) -> str:
        """Return the script that brings Leaflet where a host runs the scripts of the map alone, which names no link."""
        return f"if (!window.L) {{ {leaflet_script()} }}"

    def laid_over(self) -> str:
        """Return the script that shows the page where a host runs the scripts of the map without its page."""
        return laying_over(self.page(), self.get_name(), title=self.head.title)

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
        data = self.page().encode("utf-8")
        if isinstance(outfile, (str, bytes, Path)):
            write_atomically(os.fsdecode(outfile), data)
            return
        outfile.write(data)
        if close_file:
            outfile.close()

    # A host asks whether it is there, and folium's is a method.
    @property
    def _repr_png_(self) -> NoReturn:  # pyright: ignore[reportIncompatibleMethodOverride]
        """None, as far as anybody asks: folium's takes a browser, and Panel would show it in place of the page."""
        raise AttributeError("_repr_png_")

    def __repr__(self) -> str:
        """Name the map, for notebooks that show nothing else of it."""
        return f"<{type(self).__name__} {self.head.title!r}>"

    def _repr_html_(self, **kwargs: Any) -> str:
        """Show the page in a notebook, in a frame of its own that can reach neither the notebook nor the network."""
        return frame(self.page(), title=self.head.title, height=f"{self.frame_height}px", picture=self.picture())
