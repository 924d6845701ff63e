"""The bytes of a GeoJSON file and what can be mended in it -> the mended bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import numpy as np
import shapely

from stationed.checking.cells import without_hidden
from stationed.model import Finding
from stationed.reading.json_text import read_json
from stationed.reading.text import decode
from stationed.reading.values import Object, are_lists, is_list, is_object

WHOLE = frozenset({"encoding-bom", "encoding-wrong"})


def mend_geojson(data: bytes, findings: Iterable[Finding], *, file: str) -> tuple[bytes, list[Finding]]:
    """Return a GeoJSON file with its mechanical faults mended.

    Parameters
    ----------
    data : bytes
        The file as it is.
    findings : iterable of Finding
        Findings on it that have a replacement.
    file : str
        Its name.

    Returns
    -------
    bytes
        The file in UTF-8. When only its encoding was at fault the text is the same; otherwise one line a feature.
    list of Finding
        Those that were mended.
    """
    findings = list(findings)
    done = [finding for finding in findings if finding.code in WHOLE]
    inside = [finding for finding in findings if finding.code not in WHOLE]
    value, _ = read_json(data, file=file)
    features = value.get("features") if is_object(value) else None
    if not inside or not is_object(value) or not is_list(features):
        return decode(data, file=file)[0].encode("utf-8", "replace"), done
    for finding in sorted(inside, key=lambda finding: finding.code == "geometry-winding"):
        if finding.code == "geometry-winding":
            for ring, outer in (ring for feature in features for ring in _rings(feature)):
                _turn(ring, outer)
            done.append(finding)
            continue
        rows = finding.rows or ((finding.row,) if finding.row else ())
        own = [feature for row in rows if row <= len(features) and is_object(feature := features[row - 1])]
        if [feature for feature in own if _mend(feature, finding)]:
            done.append(finding)
    head = {key: member for key, member in value.items() if key != "features"}
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    return f'{opening}{", " if head else ""}"features": [\n{lines}\n]}}\n'.encode("utf-8", "replace"), done


def _mend(feature: Object, finding: Finding) -> bool:
    """Mend one fault of a feature; False when it is not one that is known here."""
    if finding.column == "geometry":
        for ring, _ in _rings(feature):
            _close(ring)
        return True
    properties = feature.get("properties")
    holder = properties if is_object(properties) and finding.column in properties else feature
    text = holder.get(finding.column)
    if not isinstance(text, str):
        return False
    if finding.code == "cell-spaces":
        holder[finding.column] = text.strip()
    elif finding.code == "character-hidden":
        holder[finding.column] = without_hidden(text)
    else:
        holder[finding.column] = finding.replacement
    return True


def _rings(feature: object) -> list[tuple[list[object], bool]]:
    """Return every ring of the areas, and whether it is an outer one; none for points and lines."""
    if not is_object(feature):
        return []
    if feature.get("type") == "Feature":
        return _rings(feature.get("geometry"))
    kind, coordinates = feature.get("type"), feature.get("coordinates")
    if kind == "GeometryCollection" and is_list(members := feature.get("geometries")):
        return [ring for member in members for ring in _rings(member)]
    polygons: object = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(str(kind))
    if not is_list(polygons) or not are_lists(polygons):
        return []
    rings = [(ring, number == 0) for polygon in polygons for number, ring in enumerate(polygon)]
    return [(ring, outer) for ring, outer in rings if is_list(ring)]


def _close(ring: list[object]) -> None:
    positions: Sequence[object] = ring
    if len(ring) >= 3 and are_lists(positions) and positions[0][:2] != positions[-1][:2]:
        ring.append(list(positions[0]))


def _turn(ring: list[object], outer: bool) -> None:
    positions: Sequence[object] = ring
    if not are_lists(positions):
        return
    try:
        flat = np.array([position[:2] for position in positions], dtype=float)
    except (TypeError, ValueError):
        return
    if flat.ndim == 2 and len(flat) >= 4 and shapely.is_ccw(shapely.linearrings(flat)) != outer:
        ring.reverse()
