"""Styles of the layers as QGIS keeps them (QML): a colour a side, and the days that the temporal controller goes by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stationed.export.formats.xml_text import as_attribute
from stationed.facts import THEME_COLOURS

LIGHT = THEME_COLOURS["light"]

_GEOMETRY = {"Point": 0, "LineString": 1, "Polygon": 2}
"""Kind of geometry -> its number in QGIS."""
_SYMBOL = {"Point": "marker", "LineString": "line", "Polygon": "fill"}


@dataclass(frozen=True, slots=True)
class Side:
    """A class of claims."""

    id: str
    """What the column allegiance says."""
    label: str
    """What the legend says."""
    colour: str
    """#rrggbb."""


def claim_style(kind: str, sides: Sequence[Side]) -> str:
    """Return the style of claims: a colour a side, dated, named by the designation where they are points."""
    symbols = "".join(_symbol(kind, str(place), side.colour) for place, side in enumerate(sides))
    categories = "".join(
        f'<category type="string" value={as_attribute(side.id)} label={as_attribute(side.label)} symbol="{place}" '
        'render="true"/>'
        for place, side in enumerate(sides)
    )
    renderer = (
        '<renderer-v2 type="categorizedSymbol" attr="allegiance" enableorderby="0" forceraster="0" symbollevels="0">'
        f"<categories>{categories}</categories><symbols>{symbols}</symbols></renderer-v2>"
    )
    return _document(kind, renderer, dated=True, labels="designation" if kind == "Point" else "")


def place_style() -> str:
    """Return the style of places: small dots with their names, whatever the time."""
    return _document("Point", _single("Point", LIGHT["quiet"], size=1.4), dated=False, labels="name")


def line_style(kind: str) -> str:
    """Return the style of the dated background."""
    return _document(kind, _single(kind, LIGHT["quiet"]), dated=True)


def _single(kind: str, colour: str, *, size: float = 2.6) -> str:
    symbol = _symbol(kind, "0", colour, size=size)
    return f'<renderer-v2 type="singleSymbol"><symbols>{symbol}</symbols></renderer-v2>'


def _symbol(kind: str, name: str, colour: str, *, size: float = 2.6) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    ink, thin = f"{red},{green},{blue},255", f"{red},{green},{blue},40"
    made = {
        "Point": ("SimpleMarker", {"name": "circle", "color": ink, "outline_color": "255,255,255,255", "size": size}),
        "LineString": ("SimpleLine", {"line_color": ink, "line_width": 0.6}),
        "Polygon": ("SimpleFill", {"color": thin, "outline_color": ink, "outline_width": 0.3, "style": "solid"}),
    }
    layer, options = made[kind]
    told = "".join(f'<Option name="{key}" type="QString" value="{value}"/>' for key, value in options.items())
    return (
        f'<symbol name="{name}" type="{_SYMBOL[kind]}" alpha="1" clip_to_extent="1" force_rhr="0"><layer '
        f'class="{layer}" enabled="1" locked="0" pass="0"><Option type="Map">{told}</Option></layer></symbol>'
    )


def _document(kind: str, renderer: str, *, dated: bool, labels: str = "") -> str:
    """A whole style; `mode` 2 of the temporal properties is a field of starts and one of ends, both included."""
    time = (
        '<temporal enabled="1" mode="2" startField="start_day" endField="end_moment" limitMode="1" accumulate="0" '
        'startExpression="" endExpression="" durationField="" fixedDuration="0" durationUnit="d">'
        "<fixedRange><start></start><end></end></fixedRange></temporal>"
    )
    named = (
        f'<labeling type="simple"><settings calloutType="simple"><text-style fieldName="{labels}" fontSize="8" '
        'textColor="43,38,32,255"><text-buffer bufferDraw="1" bufferSize="0.7" bufferColor="255,255,255,200"/>'
        '</text-style><placement placement="1" dist="2"/></settings></labeling>'
    )
    return (
        '<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM"><qgis version="3.28" '
        f'styleCategories="AllStyleCategories" labelsEnabled="{int(bool(labels))}">{time if dated else ""}{renderer}'
        f"{named if labels else ''}<layerGeometryType>{_GEOMETRY[kind]}</layerGeometryType></qgis>"
    )
