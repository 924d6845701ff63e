"""folium elements of the page's controls: layout, panel, timeline, card, legend, tools.

Each is a thin element; static/controls.json says which script it stands for, which place it fills, and in which order
the controls of a page are read.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any, ClassVar

from branca.element import Figure, MacroElement
from folium.template import Template

from stationed.errors import StationedError
from stationed.layers import PeriodLayers, declared, put_page_script
from stationed.layers.tree import render


class Layout(MacroElement):
    """The places that the controls fill, before the map in reading order.

    Parameters
    ----------
    unscripted : function
        Returns what a reader without scripts sees, as markup of the house; called when the page is drawn.
    """

    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <noscript>{{ this.unscripted() }}</noscript>
            {{ this.slots }}
        {% endmacro %}
        """
    )

    def __init__(self, *, unscripted: Callable[[], str]) -> None:
        super().__init__()
        self._name = "Layout"
        self.unscripted = unscripted
        self.slots = "".join(one.slot.markup() for one in declared().values() if one.slot and one.slot.first)


class Control(MacroElement):
    """A control of the page.

    Parameters
    ----------
    layers : PeriodLayers
        The data that it shows; both are added to the same map.

    Raises
    ------
    StationedError
        When its name is none of those in static/controls.json; the message names them.
    """

    name: ClassVar[str] = ""
    """Its name in static/controls.json."""

    _template = Template(
        """
        {% macro html(this, kwargs) %}{{ this.slot }}{% endmacro %}
        {% macro script(this, kwargs) %}
            {%- if kwargs is defined %}
            stationed.add({{ this.layers.get_name() }}, "{{ this.name }}");
            {%- endif %}
        {% endmacro %}
        """
    )

    def __init__(self, layers: PeriodLayers) -> None:
        super().__init__()
        self._name = type(self).__name__
        self.layers = layers
        if self.name not in declared():
            raise StationedError(
                f"the control {type(self).__name__} is not declared in static/controls.json, got the name "
                f"{self.name!r}; expected one of {', '.join(declared())}. Set name in the class to one of these; a "
                "script of your own goes on the map as another folium element."
            )
        slot = declared()[self.name].slot
        self.slot = slot.markup() if slot and not slot.first else ""

    def render(self, **kwargs: Any) -> None:
        """Render, with the script of a whole page in the figure's header."""
        figure = self.get_root()
        if isinstance(figure, Figure):
            put_page_script(figure)
        render(super(), **kwargs)


class PeriodPanel(Control):
    """Title and periods, each with colour, span, counts and summary; fills the place that `Layout` leaves."""

    name = "panel"


class Timeline(Control):
    """Strength or number of deployments over time, periods, events, a playhead."""

    name = "timeline"


class Card(Control):
    """What is known of the chosen deployment, claim by claim, with sources."""

    name = "card"


class Legend(Control):
    """What the symbols, lines and colours on the map mean, and what is not located."""

    name = "legend"


class Tools(Control):
    """Zoom, scale bar, attribution, language and theme."""

    name = "tools"


class Whole(Control):
    """More room: the full screen, and in somebody else's page a link that opens the whole map."""

    name = "whole"


class Compare(Control):
    """What changed between two times: the sentence, the list, one map of the difference, both times side by side."""

    name = "compare"


class Story(Control):
    """The story told step by step, each step with its period or days and its view."""

    name = "story"


class Search(Control):
    """A field that finds units, places and commanders in any spelling; stands under the title of the panel."""

    name = "search"


class Table(Control):
    """The deployments that are shown, not located or hidden, as a table to sort and filter; opened in the panel."""

    name = "table"


class Print(Control):
    """The view as a sheet when it is printed: title, map, legend, the table of what is shown, sources as notes."""

    name = "print"


class Share(Control):
    """A link to the map as it is seen, a snippet that embeds it, and how to cite it."""

    name = "share"


class Download(Control):
    """What is shown, or all, as CSV and GeoJSON, and the atlas's own files; made in the page, without a request."""

    name = "download"


class Inputs(MacroElement):
    """The files that an atlas was read from, carried by its page as an archive.

    Parameters
    ----------
    archive : bytes
        A zip archive, as `stationed.export.pack_inputs` gives it.
    """

    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <script type="application/zip+base64" id="stationed-inputs">{{ this.text }}</script>
        {% endmacro %}
        """
    )

    def __init__(self, archive: bytes) -> None:
        super().__init__()
        self._name = "Inputs"
        self.text = base64.b64encode(archive).decode("ascii")


class ScannedMaps(Control):
    """Scanned maps over the ground: a switch and a slider for each; nothing where there are none."""

    name = "scans"


class Locator(Control):
    """A small map of the whole with a frame about what the large one shows; hidden while that shows all."""

    name = "locator"


def page_controls() -> list[type[Control]]:
    """Return the controls of a whole page, in reading order."""
    return [globals()[one.element] for one in declared().values()]
