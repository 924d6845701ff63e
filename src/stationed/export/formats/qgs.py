"""QGIS project: a group a period over the layers of the GeoPackage of the same atlas, the temporal controller ready."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed import measured
from stationed.dates import FAR_FUTURE, FAR_PAST, civil, iso
from stationed.export.formats.claims import geometries
from stationed.export.formats.form import ExportFormat, Records
from stationed.export.formats.geopackage.container import Layer
from stationed.export.formats.geopackage.layers import atlas_layers
from stationed.export.formats.xml_text import as_attribute, in_element

_STYLE = re.compile(r"<qgis [^>]*>(.*)</qgis>", re.DOTALL)
_GEOMETRY = {"POINT": "Point", "MULTILINESTRING": "Line", "MULTIPOLYGON": "Polygon"}

SYSTEM = (
    '<srs><spatialrefsys nativeFormat="Wkt"><proj4>+proj=longlat +datum=WGS84 +no_defs</proj4><srsid>3452</srsid>'
    "<srid>4326</srid><authid>EPSG:4326</authid><description>WGS 84</description><projectionacronym>longlat"
    "</projectionacronym><ellipsoidacronym>EPSG:7030</ellipsoidacronym><geographicflag>true</geographicflag>"
    "</spatialrefsys></srs>"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A layer of the project."""

    id: str
    """In the project; QGIS heeds none of fewer than eleven letters."""
    layer: Layer
    """Of the GeoPackage."""
    some: str = ""
    """Which of its features, an expression of SQL; '' for all."""


def atlas_project(records: Records) -> bytes:
    """Write a QGIS project.

    Parameters
    ----------
    records : Records
        The records of an atlas.

    Returns
    -------
    bytes
        A project that looks for the GeoPackage of the atlas beside it, under its own name (``rhine.qgs`` for
        ``rhine.gpkg``): a group of layers for each period, which hold the claims that may be in it; beneath them the
        places and the dated background. All dated layers follow the temporal controller, which spans the atlas and
        steps by months.
    """
    layers = {one.name: one for one in atlas_layers(records) if one.shapes is not None}
    claims = [layers[name] for name in ("claims", "claim_lines", "claim_areas") if name in layers]
    under = [layers[name] for name in ("places", "border_lines", "border_areas") if name in layers]
    groups: list[tuple[str, list[Shown]]] = []
    for number, period in enumerate(records.tables.periods):
        held = records.membership.claim_possible[:, number]
        some = _during(period.first, period.last)
        shown = [Shown(f"stationed_{one.name}_{number}", one, some or _by_number(records, one, held)) for one in claims]
        groups.append((period.title, shown))
    file = f"./{records.tables.config.id}.gpkg"
    ground = [Shown(f"stationed_{one.name}", one) for one in under]
    every = [one for _, shown in groups for one in shown] + ground
    title = records.tables.config.title or records.tables.config.id
    body = "".join(
        [
            f"<title>{in_element(title)}</title>",
            f"<projectCrs>{SYSTEM.removeprefix('<srs>').removesuffix('</srs>')}</projectCrs>",
            f"<layer-tree-group>{''.join(_tree(groups, ground, file))}</layer-tree-group>",
            f"<projectlayers>{''.join(_layer(one, file) for one in every)}</projectlayers>",
            _time(records),
        ]
    )
    head = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    return f'{head}<qgis projectname={as_attribute(title)} version="3.22.0">{body}</qgis>\n'.encode()


def _during(first: int, last: int) -> str:
    """The claims of a period by their days; '' where QGIS has no date for its bounds."""
    if not all(FAR_PAST < day < FAR_FUTURE and 1 <= civil(day)[0] <= 9999 for day in (first, last)):
        return ""
    return f"(start_day IS NULL OR start_day <= '{iso(last)}') AND (end_day IS NULL OR end_day >= '{iso(first)}')"


def _by_number(records: Records, layer: Layer, held: NDArray[np.bool_]) -> str:
    """The claims of a period by their numbers in a layer."""
    if layer.name != "claims":
        shapes, codes = geometries(records)
        dimension = 1 if layer.name == "claim_lines" else 2
        held = held[np.flatnonzero(measured.get_dimensions(shapes)[codes] == dimension)]
    return f"fid IN ({','.join(str(row + 1) for row in np.flatnonzero(held).tolist())})"


def _source(one: Shown, file: str) -> str:
    some = f"|subset={one.some}" if one.some else ""
    return f"{file}|layername={one.layer.name}{some}"


def _tree(groups: Sequence[tuple[str, list[Shown]]], ground: Sequence[Shown], file: str) -> Iterator[str]:
    for title, shown in groups:
        inside = "".join(_leaf(one, file) for one in shown)
        name = as_attribute(title)
        yield f'<layer-tree-group name={name} checked="Qt::Checked" expanded="0">{inside}</layer-tree-group>'
    yield from (_leaf(one, file) for one in ground)


def _leaf(one: Shown, file: str) -> str:
    return (
        f"<layer-tree-layer id={as_attribute(one.id)} name={as_attribute(one.layer.title)} "
        f"source={as_attribute(_source(one, file))} "
        'providerKey="ogr" checked="Qt::Checked" expanded="0"/>'
    )


def _layer(one: Shown, file: str) -> str:
    style = _STYLE.search(one.layer.style)
    named = int("<labeling" in one.layer.style)
    return (
        f'<maplayer type="vector" geometry="{_GEOMETRY[one.layer.kind]}" labelsEnabled="{named}">'
        f"<id>{in_element(one.id)}</id><datasource>{in_element(_source(one, file))}</datasource>"
        f"<layername>{in_element(one.layer.title)}</layername>{SYSTEM}"
        f'<provider encoding="UTF-8">ogr</provider>{style[1] if style else ""}</maplayer>'
    )


def _time(records: Records) -> str:
    """What the temporal controller spans: the periods as far as QGIS has dates, and steps of a month."""
    days = [day for one in records.tables.periods for day in (one.first, one.last)]
    known = [day for day in days if FAR_PAST < day < FAR_FUTURE and 1 <= civil(day)[0] <= 9999]
    if not known:
        return ""
    start, end = f"{iso(min(known))}T00:00:00Z", f"{iso(max(known))}T23:59:59Z"
    return (
        '<ProjectTimeSettings timeStep="1" timeStepUnit="mon" frameRate="2" cumulativeTemporalRange="0">'
        f"<TemporalRange><start>{start}</start><end>{end}</end></TemporalRange></ProjectTimeSettings>"
        f'<properties><TemporalControllerWidget><StartDateTime type="QString">{start}</StartDateTime>'
        f'<EndDateTime type="QString">{end}</EndDateTime><NavigationMode type="int">1</NavigationMode>'
        "</TemporalControllerWidget></properties>"
    )


FORMAT = ExportFormat(
    "qgs", ".qgs", "application/x-qgis-project", "a project of QGIS over the GeoPackage", atlas_project
)
