"""take_borders: a file of borders and an atlas -> features of `context/`, and what was left out of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from stationed import measured
from stationed.borders.clip import box_of
from stationed.borders.days import days_in_name, days_of, faults_of, given_days
from stationed.borders.opening import Opened, opened
from stationed.borders.outlines import joined_by, outlines
from stationed.borders.said import countries, left_aside, names_of, notes_of, precise
from stationed.dates import parse_spans
from stationed.errors import StationedError
from stationed.files import printable
from stationed.model import Finding, Tables
from stationed.model.codes import listed
from stationed.reading import read_tables
from stationed.writing import geojson_text

Flags = NDArray[np.bool_]
DIGITS = 5
"""Decimals of a degree that are written: about a metre."""


@dataclass(frozen=True, slots=True)
class Borders:
    """Features of `context/` made of border data.

    Examples
    --------
    >>> import stationed
    >>> taken = stationed.take_borders("states.geojson", "legions", licence="CC0-1.0")
    >>> taken.areas, taken.lines, taken.left_out
    (2, 1, ())
    """

    text: str
    """A GeoJSON file; '' when nothing of the data lies in the atlas."""
    areas: int
    """States and regions in it."""
    lines: int
    """Lines in it."""
    left_out: tuple[str, ...]
    """What is not in it and why, a sentence each."""
    findings: tuple[Finding, ...]
    """Warnings and notes of reading."""


def take_borders(
    path: str | os.PathLike[str] | Opened,
    atlas: str | os.PathLike[str] | Tables,
    *,
    licence: str,
    credit: str = "",
    date: str = "",
    date_from_filename: bool = False,
) -> Borders:
    """Return border data of others as features of the folder `context/` of an atlas.

    Parameters
    ----------
    path : path
        A file of states or borders: historical-basemaps, CShapes, Cliopatria, OpenHistoricalMap, Linked Places, or any
        other with names, and days in `start` and `end`; in every form that the background may be in.
    atlas : path or Tables
        The atlas folder, to whose maps, and what is about them, everything is clipped.
    licence : str
        The licence of the data, which is written into every feature and said on every page that shows one.
    credit : str
        Whom to credit; by what shape the file has when blank, or else its name.
    date : str
        For a file without days of its own: a date, or the first and the last with a stroke between them.
    date_from_filename : bool
        Take the year that the name of the file states.

    Returns
    -------
    Borders
        Areas of kind `country` or `region` with their names, and the lines between states (`border`, or
        `border-approximate` where the data call them so) without their coasts. The same file gives the same text.

    Raises
    ------
    AtlasNotFoundError
        When there is no atlas.
    StationedError
        When the file cannot be read, the licence is blank, or there are no days or two of them.

    Examples
    --------
    >>> from pathlib import Path
    >>> import stationed
    >>> taken = stationed.take_borders("states.geojson", "legions", licence="CC0-1.0", credit="My own drawing")
    >>> Path("legions/context/states.geojson").write_text(taken.text, encoding="utf-8") > 0
    True
    """
    if not licence.strip():
        raise StationedError("the licence of the data is blank; expected its name, such as CC BY 4.0 or public domain.")
    found = path if isinstance(path, Opened) else opened(Path(path))
    tables = atlas if isinstance(atlas, Tables) else read_tables(atlas)
    starts, ends = _days(found, date, date_from_filename)
    work = _Work(found, starts, ends)
    work.leave_out()
    rights = {"credit": credit.strip() or found.dataset.credit or found.stem, "licence": licence.strip()}
    properties, geometry = work.features(box_of(tables), tables.config.languages, rights)
    lines = sum(one["kind"] in ("border", "border-approximate") for one in properties)
    text = geojson_text(properties, geometry) if properties else ""
    return Borders(text, len(properties) - lines, lines, tuple(work.said), found.findings)


def _days(found: Opened, date: str, by_name: bool) -> tuple[pd.Series, pd.Series]:
    """The days of the file, or those that are said of it."""
    own = found.dataset.dates != "none"
    if date and by_name:
        raise StationedError("--date and --date-from-filename say two things; give one of them.")
    if own and (date or by_name):
        raise StationedError(
            f"{printable(found.file)}: its features have days of their own ({found.dataset.title or 'start and end'}), "
            "so none can be given for all. Leave --date out."
        )
    if own:
        return days_of(found)
    if not (date or by_name):
        raise StationedError(
            f"{printable(found.file)}: nothing in it says when these borders held; expected --date 1914, --date "
            "1905/1914 or, where its name says the year, --date-from-filename."
        )
    first, last = days_in_name(found.stem) if by_name else given_days(date)
    index = found.columns.index
    return pd.Series(first, index=index, dtype="str"), pd.Series(last, index=index, dtype="str")


class _Work:
    """Features on their way into an atlas, and what is said of those that fall out."""

    def __init__(self, found: Opened, starts: pd.Series, ends: pd.Series) -> None:
        self.found, self.starts, self.ends = found, starts, ends
        self.kept: Flags = np.ones(len(found.rows), np.bool_)
        self.said: list[str] = []

    def drop(self, which: Flags, why: str) -> None:
        """Leave some out, if any are left of them, and say it."""
        gone = which & self.kept
        if gone.any():
            rows = self.found.rows[gone]
            more = f" and {len(rows) - 3:,} more" if len(rows) > 3 else ""
            self.said.append(
                f"{gone.sum():,} left out, as they {why}: feature {listed(list(map(str, rows[:3])))}{more}"
            )
            self.kept &= ~gone

    def leave_out(self) -> None:
        """Leave out what is no line or area, has no days, or is no border of its own."""
        dimension = measured.get_dimensions(self.found.geometry)
        self.drop(dimension < 1, "are no lines or areas")
        faults = faults_of(self.starts, self.ends)
        for text, why in list(faults.items())[:3]:
            self.said.append(f"{printable(text)}: {why}")
        wrong = self.starts.isin(list(faults)) | self.ends.isin(list(faults))
        self.drop(wrong.to_numpy(bool), "have days that cannot be read")
        self.drop(((self.starts == "") & (self.ends == "")).to_numpy(bool), "say no day")
        spans, _ = parse_spans(self.starts.where(~wrong, ""), self.ends.where(~wrong, ""))
        self.drop(~wrong.to_numpy(bool) & ~spans.ok, "end before they begin")
        name = names_of(self.found, ("",))["name"]
        for which, why in left_aside(self.found, name):
            self.drop(which, why)

    def features(
        self, box: shapely.Geometry, languages: tuple[str, ...], rights: dict[str, str]
    ) -> tuple[list[dict[str, str]], list[str]]:
        """Properties and geometries of what lies in the box: areas by name and day, then lines by day."""
        geometry = measured.made_valid(self.found.geometry)
        near = np.zeros(len(geometry), np.bool_)
        there = np.flatnonzero(self.kept)
        near[there] = shapely.intersects(geometry[there], box)
        self.drop(~near, "lie outside the maps of the atlas")
        if not self.kept.any():
            return [], []
        rows = np.flatnonzero(self.kept)
        areal = measured.get_dimensions(geometry) == 2
        areas, lines = rows[areal[rows]], rows[~areal[rows]]
        texts = [*_areas(self.found, self.starts, self.ends, areas, languages, rights)]
        shapes = [shapely.intersection(geometry[areas], box)]
        line_texts, line_shapes = self._borders(geometry, areas, lines, box, rights)
        every = np.concatenate([*shapes, line_shapes])
        whole = measured.get_dimensions(every) > 0
        snapped = measured.snapped(every[whole], 10.0**-DIGITS)
        rounded = shapely.transform(snapped, lambda places: np.round(places, DIGITS))
        written = shapely.to_geojson(shapely.orient_polygons(rounded))
        kept = [text for text, here in zip([*texts, *line_texts], whole.tolist(), strict=True) if here]
        return kept, [str(one) for one in written]

    def _borders(
        self,
        geometry: NDArray[np.object_],
        areas: NDArray[np.int64],
        lines: NDArray[np.int64],
        box: shapely.Geometry,
        rights: dict[str, str],
    ) -> tuple[list[dict[str, str]], NDArray[np.object_]]:
        """The lines between states, those of one span of days together, and lines of the file as they are."""
        states = areas[countries(self.found)[areas]]
        spans, _ = parse_spans(self.starts.iloc[states], self.ends.iloc[states])
        drawn = outlines(geometry[states], spans.start_earliest, spans.end_latest, box)
        owner = np.concatenate([states, lines])
        shapes = np.concatenate([drawn, shapely.intersection(geometry[lines], box)])
        kind = np.where(precise(self.found)[owner], "border", "border-approximate")
        keys = pd.DataFrame({"start": self.starts.iloc[owner].array, "end": self.ends.iloc[owner].array, "kind": kind})
        groups = keys.groupby(["start", "end", "kind"], sort=True)
        texts = [
            _without_blanks({"kind": str(key[2]), "start": str(key[0]), "end": str(key[1]), **rights})
            for key, _ in groups
        ]
        return texts, joined_by(np.asarray(groups.ngroup().array, dtype=np.int64), shapes)


def _areas(
    found: Opened,
    starts: pd.Series,
    ends: pd.Series,
    rows: NDArray[np.int64],
    languages: tuple[str, ...],
    rights: dict[str, str],
) -> Iterator[dict[str, str]]:
    """What each area says of itself."""
    names = names_of(found, languages)
    own = found.text("license").where(lambda text: text != "", found.text("licence"))
    columns = {
        "kind": pd.Series(np.where(countries(found), "country", "region"), index=starts.index),
        **names,
        "start": starts,
        "end": ends,
        "note": notes_of(found, names["name"]),
        "credit": pd.Series(rights["credit"], index=starts.index),
        "licence": own.where(own != "", rights["licence"]),
    }
    table = pd.DataFrame(columns).iloc[rows]
    for record in zip(*(table[name].tolist() for name in table), strict=True):
        yield _without_blanks(dict(zip(map(str, table), record, strict=True)))


def _without_blanks(said: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in said.items() if text}
