"""read, from_frames, check: a folder, a table or a data frame -> an atlas, and what is wrong with one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from stationed.atlas.atlas import Atlas
from stationed.checking import check_tables
from stationed.errors import StationedError
from stationed.model import Finding, Tables
from stationed.reading import read_tables

if TYPE_CHECKING:  # slow to import, and most are given a folder
    from stationed.intake import Order


def read(
    path: str | os.PathLike[str],
    *,
    columns: Mapping[str, str] | None = None,
    dates: Order = "",
    sheet: str = "",
    spans: bool | None = None,
    gap: int | None = None,
    places: str | os.PathLike[str] | pd.DataFrame | None = None,
    sources: str | os.PathLike[str] | None = None,
) -> Atlas:
    """Read an atlas folder, or a table as an atlas.

    Parameters
    ----------
    path : path
        The folder that holds atlas.toml; or a table: CSV, a workbook, Parquet, GeoJSON, KML and the like.
    columns : mapping of str to str, optional
        Of a table, use -> column, such as ``{"place": "Aerodrome"}``, where what is proposed is not right.
    dates : str, optional
        Of a table, ``day-first`` or ``month-first``, where its dates do not settle it.
    sheet : str, optional
        Of a table, its sheet or layer; the one that fits when not given.
    spans : bool, optional
        Of a table, whether rows with one date each, of one unit at one place with equal values, become one span where
        their dates follow each other.
    gap : int, optional
        With `spans`, how many days, months or years, as the dates are, may be missing in a span; none when not given.
    places : path or DataFrame, optional
        Of a table, a second one with the coordinates of its places; or candidates of `locate`, some of them ticked.
    sources : path, optional
        Of a table, a bibliography in CSL-JSON, BibTeX or RIS whose entries its column of sources names.

    Returns
    -------
    Atlas
        Its tables. Faults in the data do not stop the reading: they are in `findings`, and `check` gives all.

    Raises
    ------
    AtlasNotFoundError
        When there is no readable atlas folder at `path`.
    StationedError
        When a table cannot be read, or does not settle what its columns are; the message says what to give.

    Examples
    --------
    >>> import stationed
    >>> stationed.read("legions").deployments()["place"].iloc[0]
    'Vetera (Xanten)'
    >>> stationed.read("posts.csv", dates="day-first")
    <Atlas 'posts': 2 claims, 2 locations, 2 periods>
    """
    if isinstance(path, pd.DataFrame):
        raise StationedError("read takes the path of a file or folder, got a DataFrame; from_frames takes that.")
    if Path(path).is_dir():
        return _as_atlas(read_tables(path))
    from stationed.intake import Answers, given_columns, read_given

    answers = Answers(given_columns(columns), dates, sheet, spans, gap)
    located = places if places is None or isinstance(places, pd.DataFrame) else Path(places)
    cited = None if sources is None else Path(sources)
    return _as_atlas(read_given(path, answers=answers, places=located, sources=cited))


def from_frames(
    deployments: pd.DataFrame,
    *,
    places: pd.DataFrame | None = None,
    columns: Mapping[str, str] | None = None,
    dates: Order = "",
    spans: bool | None = None,
    gap: int | None = None,
    name: str = "atlas",
) -> Atlas:
    """Return the atlas that a data frame makes.

    Parameters
    ----------
    deployments : DataFrame or GeoDataFrame
        A row for each record; its columns are found by name and content, as those of a file. The geometry of a
        GeoDataFrame is its places; from another reference system than WGS 84 it is converted.
    places : DataFrame or GeoDataFrame, optional
        The coordinates of the places, joined by id or by exact name; or candidates of `locate`, some of them ticked.
    columns, dates, spans, gap
        As in `read`.
    name : str
        Names the atlas, and the table in findings.

    Returns
    -------
    Atlas
        Its tables; rows are numbered from 2, as if the frame stood in a spreadsheet, features from 1.

    Raises
    ------
    StationedError
        When the frame does not settle what its columns are; the message says what to give.

    Examples
    --------
    >>> import pandas
    >>> import stationed
    >>> posts = pandas.DataFrame(
    ...     {"Unit": ["57th Corps"], "Place": ["Ulaanbaatar"], "Lat": [47.9], "Lon": [106.9], "From": ["1937-09"]}
    ... )
    >>> stationed.from_frames(posts, name="posts")
    <Atlas 'posts': 1 claims, 1 locations, 1 periods>
    """
    from stationed.intake import Answers, given_columns, settled, to_taken

    answers = Answers(given_columns(columns), dates, spans=spans, gap=gap)
    taken = to_taken(deployments, places=places, answers=answers, name=name)
    return _as_atlas(settled(taken, ask=None, yes=False).tables())


def _as_atlas(tables: Tables) -> Atlas:
    return Atlas(**{field.name: getattr(tables, field.name) for field in fields(tables)})


def check(atlas: Tables | str | os.PathLike[str]) -> tuple[Finding, ...]:
    """Check an atlas.

    Parameters
    ----------
    atlas : Atlas or path
        The atlas, its folder, or a table as `read` takes it, whose findings speak of its own rows and columns.

    Returns
    -------
    tuple of Finding
        Every finding, those of reading included, in file order; empty when there is nothing to say.

    Raises
    ------
    AtlasNotFoundError
        When there is no readable atlas folder at that path.
    StationedError
        When a table cannot be read, or does not settle what its columns are.

    Examples
    --------
    >>> import stationed
    >>> stationed.check("legions")
    ()
    >>> [finding.code for finding in stationed.check("blank")]
    ['rows-missing', 'rows-missing', 'rows-missing', 'rows-missing']
    """
    return tuple(check_tables(atlas if isinstance(atlas, Tables) else read(atlas)))
