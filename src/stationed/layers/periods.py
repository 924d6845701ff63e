"""PeriodLayers: the shared data block and one real Leaflet layer per period, as folium elements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

import folium
from branca.element import Element, Figure, MacroElement
from folium.map import Layer
from folium.template import Template

from stationed.errors import StationedError
from stationed.layers.declared import Declared, declared
from stationed.layers.keywords import refuse_unknown
from stationed.layers.names import layer_names
from stationed.layers.script import brought_along, put_failed_script, put_layers_script, undrawn
from stationed.layers.tree import render
from stationed.layers.verbatim import DataBlock
from stationed.payload import Block, OwnColumns, OwnPeriods, block_text, frame_block, pack
from stationed.said import texts_of

if TYPE_CHECKING:
    import geopandas as gpd


class PeriodLayer(Layer):
    """One period as a layer that can be toggled; it draws nothing itself but switches its deployments on.

    Parameters
    ----------
    layers : PeriodLayers
        The element that holds the data.
    row : int
        Row of the period in the block.
    name : str
        Its name as HTML, see `stationed.layers.names`.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = {{ this.layers.get_name() }}.layers[{{ this.row }}];
        {% endmacro %}
        """
    )

    def __init__(self, layers: PeriodLayers, row: int, name: str) -> None:
        super().__init__(name=name, overlay=True, control=True, show=False)
        self._name = "PeriodLayer"
        self.layers = layers
        self.row = row


class PeriodLayers(MacroElement):
    """Deployments on a `folium.Map`, one layer per period.

    Parameters
    ----------
    deployments : GeoDataFrame
        Who was where, one row a claim, in any reference system that it states. Null geometry: listed, not drawn.
    start, end : str, optional
        Columns of the first and last day, both inclusive; `start` and `end` when not given. Cells are EDTF text
        ('1939-08~', '..'), years as numbers, or dates; a blank end is not known. Name one column twice when each row
        is about one date.
    periods : DataFrame, mapping or iterable, optional
        The layers: a table with columns title, start, end (colour, summary), a mapping of title to (start, end), a
        dict or tuple for each, or the `periods` of an atlas. One layer with everything when not given.
    unit : str, optional
        Column that names who was there; `designation` if there is one, or else the index.
    location : str, optional
        Column that names the place; `place` if there is one.
    quantities : str or sequence of str, optional
        Columns of figures, numbers or bounded ones ('50000..'); `men` if there is one.
    sources : str, optional
        Column that says on whose word; `source_ids` if there is one. Several are joined by ;
    title : str, optional
        Title of the map.
    language : str
        Language code of the texts.
    **unknown
        Nothing else is taken; the message says what may have been meant.

    Raises
    ------
    StationedError
        When columns are missing, or the data holds what the check of an atlas calls an error, such as a date that
        cannot be read or a place off the globe; the message names the rows.
    TypeError
        When a keyword is not known.

    Warns
    -----
    StationedWarning
        Once, of all that the check of an atlas would warn of, such as a place at 0, 0; it names the rows. What lies
        outside the periods is not among it.

    Notes
    -----
    Further columns called as in an atlas are used as they are: deployment_id (rows that share it are rival claims),
    echelon, arm, allegiance and sidc of units, and every column of texts or words that deployments.csv may have, such
    as role, commander and certainty.

    Once added to a map, the periods are overlays of that map, which `folium.LayerControl` lists; a click on the map
    opens a card with all that the rows there say. No text of the data
    enters the page as markup or script: it stands in one block of type application/json.

    Examples
    --------
    >>> import geopandas
    >>> import stationed
    >>> posts = geopandas.GeoDataFrame(
    ...     {"designation": ["57th Corps"], "start": ["1937-09~"], "end": [""]},
    ...     geometry=geopandas.points_from_xy([106.9], [47.9], crs=4326),
    ... )
    >>> layers = stationed.PeriodLayers(posts, periods=[("Khalkhin Gol", "1939-05-11", "1939-09-16")])
    >>> [layer.layer_name for layer in layers.periods]
    ['Khalkhin Gol']
    """

    _template = Template(
        """
        {% macro html(this, kwargs) %}
            {%- for one in this.alone %}{{ one.slot.markup(this.loose) }}{% endfor %}
            {%- if this.card %}{{ this.undrawn() }}{% endif %}
        {%- endmacro %}
        {% macro script(this, kwargs) %}
            {%- if kwargs is not defined and not this.card %}
            var {{ this.get_name() }} = { layers: {{ this.stand_ins() }} };
            {%- else %}
            {%- if kwargs is not defined %}
            {{ this.brought_along() }}
            {%- endif %}
            var {{ this.get_name() }} = stationed.open({{ this._parent.get_name() }}, "{{ this.get_name() }}_data");
            {%- endif %}
            {%- for one in this.alone %}
            stationed.add({{ this.get_name() }}, "{{ one.name }}");
            {%- endfor %}
        {% endmacro %}
        """
    )

    def __init__(
        self,
        deployments: gpd.GeoDataFrame,
        *,
        start: str | None = None,
        end: str | None = None,
        periods: OwnPeriods = None,
        unit: str | None = None,
        location: str | None = None,
        quantities: str | Sequence[str] | None = None,
        sources: str | None = None,
        title: str = "",
        language: str = "en",
        **unknown: object,
    ) -> None:
        refuse_unknown(unknown, type(self))
        figures = (quantities,) if isinstance(quantities, str) else quantities
        columns = OwnColumns(start, end, unit, location, sources, None if figures is None else tuple(figures))
        self._take(frame_block(deployments, columns, periods=periods, title=title, language=language))
        self.card = True

    @classmethod
    def from_block(cls, block: Block) -> PeriodLayers:
        """Return the layers of a data block that `stationed.payload.make_block` made; a card is left to its page."""
        layers = cls.__new__(cls)
        layers._take(block)
        return layers

    def stand_ins(self) -> str:
        """Return layers that show nothing, for hosts that run the scripts of a page alone: its map lies over them."""
        return f"[{', '.join(['L.layerGroup()'] * len(self.periods))}]"

    def undrawn(self) -> str:
        """Return what is said where no scripts run, and where they fail (static/js/host/failed.js)."""
        return undrawn(self.block)

    def brought_along(self) -> str:
        """Return the script that brings code and data, where a host runs the scripts of a map without its page."""
        sent = pack(self.block)
        return brought_along(f"{self.get_name()}_data", block_text(sent), sent.get("packed", ""))

    loose: ClassVar[str] = "stationed-page stationed-loose"
    """Classes of a place on a map that has no page of ours around it."""

    @property
    def alone(self) -> list[Declared]:
        """The controls that it brings with it: none when there is a page around it that has them."""
        return [one for one in declared().values() if one.alone] if self.card else []

    def _take(self, block: Block) -> None:
        self.periods: list[PeriodLayer] = []
        super().__init__()
        self._name = "PeriodLayers"
        self.block = block
        self.card = False
        columns = block["tables"]["periods"]["columns"]
        titles, ids = (texts_of(cast("Mapping[str, Any]", columns[name])) for name in ("title", "id"))
        self.periods = [PeriodLayer(self, row, name) for row, name in enumerate(layer_names(titles, ids))]

    @property
    def _parent(self) -> Element | None:
        """The map it is on. Folium has two ways of adding, and both end with setting this: the periods come along."""
        return self._map

    # For folium it is an attribute; whoever reads or sets it meets no difference.
    @_parent.setter
    def _parent(self, parent: Element | None) -> None:  # pyright: ignore[reportIncompatibleVariableOverride]
        self._map = parent
        if parent is not None:
            for layer in self.periods:
                parent.add_child(layer)

    def render(self, **kwargs: Any) -> None:
        """Render, with script and style in the figure's header, once a figure.

        Raises
        ------
        StationedError
            When it is not on a map.
        """
        if not isinstance(self._parent, folium.Map):
            raise StationedError(
                f"PeriodLayers is not on a map, got {type(self._parent).__name__}; expected a folium.Map. "
                "Add it to the map itself: layers.add_to(map)."
            )
        figure = self.get_root()
        if isinstance(figure, Figure):
            put_layers_script(figure)
            if self.card:
                put_failed_script(figure)
            name = f"{self.get_name()}_data"
            sent = pack(self.block)
            figure.html.add_child(DataBlock(name, block_text(sent), sent.get("packed", "")), name=name)
        render(super(), **kwargs)
