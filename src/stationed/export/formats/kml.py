"""KML: the claims as placemarks with their time, a folder a period, for Google Earth and other globes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import numpy as np
import shapely

from stationed import measured
from stationed.dates import Spans
from stationed.export.formats.claims import Cells, claim_properties, geometries
from stationed.export.formats.form import ExportFormat, Records
from stationed.export.formats.spans import day_of, is_plain
from stationed.export.formats.xml_text import as_attribute, in_element
from stationed.facts import PERIOD_COLOURS
from stationed.payload.columns import column

NAMESPACE = "http://www.opengis.net/kml/2.2"
SCHEMA = "stationed"
"""Id of the schema whose data are the columns of a claim."""


def claims_kml(records: Records) -> bytes:
    """Write the claims as KML 2.2.

    Parameters
    ----------
    records : Records
        The records of an atlas.

    Returns
    -------
    bytes
        A folder for each period with every claim that is in it on some reading of its dates, then one for those in
        none. A claim of several periods stands in each of their folders, as a folder is looked at by itself; its
        number in ``claim`` tells that it is one. TimeSpan is what the dates say, the widest of it where they are vague;
        the data of a placemark are the columns of the CSV export with dates as they were written.
    """
    columns = claim_properties(records)
    marks = _placemarks(records, columns)
    periods, held = records.membership.periods, records.membership.claim_possible
    colours = [one.colour or PERIOD_COLOURS[place % len(PERIOD_COLOURS)] for place, one in enumerate(periods)]
    styles = [*(_style(f"p{place}", colour) for place, colour in enumerate(colours)), _style("none", "#6e645a")]
    # In this order, which is that of the schema of KML: styles belong to every feature, Schema to a document alone.
    inside = [*styles, _schema(columns)]
    for place, period in enumerate(periods):
        rows = np.flatnonzero(held[:, place]).tolist()
        about = _element("description", period.summary) if period.summary else ""
        inside.append(_folder(period.title, about, [marks[row].format(style=f"p{place}") for row in rows]))
    rest = np.flatnonzero(~held.any(axis=1)).tolist()
    if rest:
        inside.append(_folder("No period", "", [marks[row].format(style="none") for row in rest]))
    title = _element("name", records.tables.config.title or records.tables.config.id)
    body = "\n".join([title, *inside])
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{NAMESPACE}">'
    return f"{head}\n<Document>\n{body}\n</Document>\n</kml>\n".encode()


def _element(name: str, text: str) -> str:
    return f"<{name}>{in_element(text)}</{name}>"


def _style(name: str, colour: str) -> str:
    """A style; KML writes colours as aabbggrr."""
    ink = f"{colour[5:7]}{colour[3:5]}{colour[1:3]}".lower()
    return (
        f'<Style id="{name}"><IconStyle><color>ff{ink}</color></IconStyle><LineStyle><color>ff{ink}</color>'
        f"<width>2</width></LineStyle><PolyStyle><color>55{ink}</color></PolyStyle></Style>"
    )


def _folder(name: str, about: str, marks: list[str]) -> str:
    return "\n".join(["<Folder>", _element("name", name) + about, *marks, "</Folder>"])


def _schema(columns: Iterable[str]) -> str:
    fields = "".join(f'<SimpleField type="string" name={as_attribute(name)}/>' for name in ("claim", *columns))
    return f'<Schema name="{SCHEMA}" id="{SCHEMA}">{fields}</Schema>'


def _placemarks(records: Records, columns: Mapping[str, Cells]) -> list[str]:
    """A placemark for each claim, with a place for its style; braces of texts are doubled."""
    shapes, codes = geometries(records)
    places: list[int] = codes.tolist()
    drawn: list[str] = [_geometry(shape) for shape in cast("list[shapely.Geometry | None]", shapes.tolist())]
    spelt = [
        cells.spelt(
            lambda value, name=name: (
                "" if value in (None, "") else f"<SimpleData name={as_attribute(name)}>{_said(value)}</SimpleData>"
            )
        )
        for name, cells in columns.items()
    ]
    named = columns["designation"].spelt(lambda value: _element("name", str(value)))
    times = _times(records)
    found: list[str] = []
    for row, cells in enumerate(zip(*spelt, strict=True)):
        data = "".join([f'<SimpleData name="claim">{row + 1}</SimpleData>', *cells])
        head, shape = named[row] + times[row], drawn[places[row]]
        told = f'<ExtendedData><SchemaData schemaUrl="#{SCHEMA}">{data}</SchemaData></ExtendedData>'
        found.append(f"<Placemark>{_doubled(head)}<styleUrl>#{{style}}</styleUrl>{_doubled(told + shape)}</Placemark>")
    return found


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _said(value: object) -> str:
    return in_element(value)


def _times(records: Records) -> list[str]:
    starts, ends = (column(records.tables.claims, name).tolist() for name in ("start", "end"))
    spans = records.joined.spans
    return [_time(str(start), str(end), spans, row) for row, (start, end) in enumerate(zip(starts, ends, strict=True))]


def _time(start: str, end: str, spans: Spans, row: int) -> str:
    """What the dates say: a plain date as it is, else the widest; an end that is not known or open is left out."""
    begin = start if is_plain(start) else day_of(int(spans.start_earliest[row]))
    until = end if is_plain(end) else day_of(int(spans.end_latest[row]))
    told = (_element("begin", begin) if begin else "") + (_element("end", until) if until else "")
    return f"<TimeSpan>{told}</TimeSpan>" if told else ""


def _geometry(shape: shapely.Geometry | None) -> str:
    """A geometry as KML; '' for none."""
    if shape is None:
        return ""
    parts = [_single(part) for part in shapely.get_parts(measured.force_2d(np.array([shape], dtype=object))).tolist()]
    return parts[0] if len(parts) == 1 else f"<MultiGeometry>{''.join(parts)}</MultiGeometry>"


def _single(shape: shapely.Geometry) -> str:
    if isinstance(shape, shapely.Polygon):
        rings = [("outerBoundaryIs", shape.exterior), *(("innerBoundaryIs", ring) for ring in shape.interiors)]
        return f"<Polygon>{''.join(_ring(name, ring) for name, ring in rings)}</Polygon>"
    if isinstance(shape, shapely.geometry.base.BaseMultipartGeometry):  # a collection within a collection
        inside = cast("list[shapely.Geometry]", shapely.get_parts(cast("shapely.Geometry", shape)).tolist())
        return f"<MultiGeometry>{''.join(map(_single, inside))}</MultiGeometry>"
    kind = "Point" if isinstance(shape, shapely.Point) else "LineString"
    return f"<{kind}>{_coordinates(shape)}</{kind}>"


def _ring(name: str, ring: shapely.Geometry) -> str:
    return f"<{name}><LinearRing>{_coordinates(ring)}</LinearRing></{name}>"


def _coordinates(shape: shapely.Geometry) -> str:
    return f"<coordinates>{' '.join(_pairs(shape))}</coordinates>"


def _pairs(shape: shapely.Geometry) -> Iterator[str]:
    for x, y in shapely.get_coordinates(shape).tolist():
        yield f"{x!r},{y!r}"


FORMAT = ExportFormat(
    "kml", ".kml", "application/vnd.google-earth.kml+xml", "placemarks in time for globes", claims_kml
)
