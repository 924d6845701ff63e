"""qgis_times: the temporal settings that QGIS keeps of layers -> what their fields of dates are used as.

A GeoPackage has them in the styles of its layers (`layer_styles`, QML), a project in the project itself. A start and an
end field are taken as they are; a field with a duration gets a column for the last day.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import pandas as pd

from stationed.coded import CodedColumns
from stationed.intake.sheet import Sheet
from stationed.model import visible
from stationed.model.codes import found

LAST = "last day by the temporal settings"
"""Name of the column that is made of a start and a duration."""

_OURS = frozenset({"dates_in_words", "start_day", "end_moment"})
"""Columns of an export of stationed, whose dates say more than the days that QGIS goes by."""

_INSTANT, _BOTH, _DURATION = "1", "2", "3"
"""Modes of QGIS (`QgsVectorLayerTemporalProperties`) that name fields."""

_SECONDS = {"ms": 0.001, "s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 604800}
_MONTHS = {"mon": 1, "y": 12, "dec": 120, "c": 1200}
"""Units of QGIS in seconds, or in months."""


@dataclass(frozen=True, slots=True)
class Temporal:
    """What QGIS goes by in time."""

    mode: str
    """As QGIS numbers it."""
    start: str
    """The field of the start, or of the moment."""
    end: str
    """The field of the end; '' for none."""
    duration: str
    """The field of the duration; '' for a fixed one."""
    fixed: float
    """The fixed duration."""
    unit: str
    """Of the duration, as QGIS abbreviates it."""
    inclusive: bool
    """Whether the moment of the end is in it."""


def temporal_of(layer: ElementTree.Element) -> Temporal | None:
    """Return the temporal settings that stand in a style or a layer of a project; None when none name a field."""
    node = layer.find("temporal")
    if node is None or node.get("enabled") != "1" or node.get("mode") not in (_INSTANT, _BOTH, _DURATION):
        return None
    try:
        fixed = float(node.get("fixedDuration") or 0)
    except ValueError:
        fixed = 0.0
    mode, start, end, duration = (node.get(name, "") for name in ("mode", "startField", "endField", "durationField"))
    return Temporal(mode, start, end, duration, fixed, node.get("durationUnit", ""), node.get("limitMode") == "1")


def qgis_times(data: bytes, sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """Return the tables of a GeoPackage with what its styles say of their dates.

    Parameters
    ----------
    data : bytes
        The GeoPackage.
    sheets : tuple of Sheet
        Its layers.
    """
    with closing(sqlite3.connect(":memory:")) as base:
        try:
            base.deserialize(data[:18] + b"\1\1" + data[20:])
            base.execute("pragma trusted_schema = off")
            rows = base.execute("select f_table_name, styleQML from layer_styles order by useAsDefault, id").fetchall()
        except sqlite3.Error:
            return sheets
    times: dict[str, Temporal | None] = {}
    for name, text in rows:
        if isinstance(name, str) and isinstance(text, str) and "<!ENTITY" not in text:
            try:
                times[name] = temporal_of(ElementTree.fromstring(text))
            except (ElementTree.ParseError, ValueError):
                continue
    return tuple(timed(sheet, times.get(sheet.title)) for sheet in sheets)


def timed(sheet: Sheet, time: Temporal | None) -> Sheet:
    """Return a table whose fields of dates are used as QGIS uses them; as it is where it lacks them."""
    if time is None or time.start not in sheet.names or set(sheet.names) >= _OURS:
        return sheet
    if time.mode == _INSTANT:
        return _told(sheet, {time.start: "date"})
    if time.mode == _BOTH:
        ends = {time.end: "end"} if time.end in sheet.names else {}
        return _told(sheet, {time.start: "start", **ends})
    if time.unit not in _SECONDS | _MONTHS or (time.duration and time.duration not in sheet.names):
        return _told(sheet, {time.start: "start"})
    lengths = sheet.column(time.duration) if time.duration else pd.Series(str(time.fixed), index=sheet.cells.index)
    starts: list[str] = sheet.column(time.start).tolist()
    pairs = list(zip(starts, lengths.tolist(), strict=True))
    ends = {(start, length): _last(start, str(length), time) for start, length in dict.fromkeys(pairs)}
    last = pd.Series([ends[pair] for pair in pairs], index=sheet.cells.index, dtype="str")
    cells = sheet.cells.assign(**{LAST: last})
    names = sheet.names if LAST in sheet.names else (*sheet.names, LAST)
    longer = replace(sheet, names=names, cells=cells, known=CodedColumns())
    return _told(longer, {time.start: "start", LAST: "end"})


def _told(sheet: Sheet, roles: dict[str, str]) -> Sheet:
    named = " and ".join(f"{visible(name)} as {role}" for name, role in roles.items())
    note = found(
        "table-read",
        f"the temporal settings of the layer {visible(sheet.title)} are followed: {named}",
        file=sheet.file,
        fix="Nothing has to be done; --column takes another use.",
    )
    return replace(sheet, roles=roles, findings=(*sheet.findings, note))


def _last(start: str, length: str, time: Temporal) -> str:
    """The last day of what begins at a start and lasts so long; '' where either is no number or no day."""
    try:
        begin = datetime.fromisoformat(start.removesuffix("Z"))
        if time.unit in _MONTHS:
            end = _after(begin, round(float(length) * _MONTHS[time.unit]))
        else:
            end = begin + timedelta(seconds=float(length) * _SECONDS[time.unit])
        if not time.inclusive and end > begin:
            end -= timedelta(milliseconds=1)
    except (ValueError, OverflowError):
        return ""
    return end.date().isoformat()


def _after(begin: datetime, months: int) -> datetime:
    """The same day some months on, the last of the month where it is shorter."""
    year, month = divmod(begin.year * 12 + begin.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return begin.replace(year=year, month=month + 1, day=min(begin.day, (following - timedelta(days=1)).day))
