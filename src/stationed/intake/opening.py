"""open_tables: a file of a user's own -> its tables, by what is in it and not by what its name says."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from stationed.errors import StationedError
from stationed.files import is_text, printable
from stationed.intake.kml import is_kml
from stationed.intake.packed import is_zipped_shapefile
from stationed.intake.proposing import Choice, propose
from stationed.intake.qgis_project import is_project, read_project
from stationed.intake.separated import is_separated, read_separated
from stationed.intake.sheet import Sheet, to_sheet
from stationed.intake.unreadable import refuse_others, refuse_xml
from stationed.intake.workbook import read_workbook
from stationed.model import visible
from stationed.model.codes import found, listed
from stationed.model.near import Near, did_you_mean
from stationed.reading.columnar import has_geometry, read_geoparquet, read_parquet
from stationed.reading.folder import Folder

_PLACES = ("geojson", "json", "kml", "kmz", "gpx", "gpkg", "shp", "fgb", "topojson", "jsonld")
_NAMED = {
    "workbook": ("xlsx", "xlsm", "xlsb", "xls", "ods"),
    "Parquet": ("parquet", "geoparquet"),
    "CSV": ("csv", "tsv", "tab", "txt", "psv", "lptsv", "dat", ""),
}
"""What a file may be -> the suffixes that say so."""
_OTHERS = {*_PLACES, "zip", "bib", "ris", "xml", "html"}
"""Suffixes that say that a file is none of these."""
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_tables(path: Path, *, within: bool = False) -> tuple[Sheet, ...]:
    """Return the tables of a file.

    Parameters
    ----------
    path : Path
        CSV, TSV, a workbook, Parquet, GeoJSON, Linked Places, KML, KMZ, GPX, GeoPackage, Shapefile (zipped
        too), FlatGeobuf, or a project of QGIS over such files.
    within : bool
        Whether it is a file of a project, which may be no project itself.

    Returns
    -------
    tuple of Sheet
        One at least.

    Raises
    ------
    StationedError
        When the file is not there, cannot be read, or is nothing that a table can be taken from.
    """
    if not is_text(path.name):
        raise StationedError(
            f"{printable(path)}: the name of the file is not text, and the atlas is called by it; expected a name in "
            "UTF-8 without control characters. Rename the file."
        )
    folder = Folder(path.parent)
    given = folder.read(path.name, any_kind=True) if path.exists() else None
    if given is None:
        reason = folder.findings[0].problem if folder.findings else "there is no such file"
        raise StationedError(f"{printable(path)}: {reason}. Give the path of a table or of an atlas folder.")
    data, suffix, file = given.data, path.suffix.casefold().removeprefix("."), path.name
    if not data.strip():
        raise StationedError(f"{file}: the file is empty; expected a header and a row for each record.")
    if is_project(data):
        if within:
            raise StationedError(
                f"{file}: a layer is a project again; expected a file of data. Give that project alone."
            )
        return read_project(data, path=path, opener=partial(open_tables, within=True))
    refuse_others(data, file=file)
    cells = suffix in _PLACES and is_separated(data)
    if (suffix in _PLACES and not cells and not _is_workbook(data)) or _has_places(data):
        from stationed.intake.features import read_features

        return read_features(data, path=path)
    if data.startswith(b"PAR1"):
        return _noted((_from_parquet(data, file),), "Parquet", suffix)
    if data.startswith((b"PK\x03\x04", _OLD_WORKBOOK)):
        return _noted(read_workbook(data, file=file), "workbook", suffix)
    refuse_xml(data, file=file)
    return _noted((read_separated(data, file=file),), "CSV", suffix)


def _noted(sheets: tuple[Sheet, ...], kind: str, suffix: str) -> tuple[Sheet, ...]:
    """The tables, with a note where the name of the file says that it is of another kind."""
    others = {one for name, suffixes in _NAMED.items() if name != kind for one in suffixes}
    if suffix not in {*others, *_OTHERS} - {""}:
        return sheets
    fitting = _NAMED[kind][0]
    note = found(
        "table-read",
        f"the file is {'a workbook' if kind == 'workbook' else kind}, whatever its name says",
        file=sheets[0].file,
        got=f".{suffix}",
        expected=f".{fitting}",
        fix="It was read as what it is. Nothing has to be done; other programs will want the name to say it.",
    )
    return tuple(replace(sheet, findings=(note, *sheet.findings)) for sheet in sheets)


def _from_parquet(data: bytes, file: str) -> Sheet:
    """The table of a Parquet file, of GeoParquet with its geometries."""
    if has_geometry(data):
        features, findings = read_geoparquet(data, file=file)
        if features is None:
            raise StationedError(findings[0].message)
        return to_sheet(features.cells, file=file, geometry=features.geometry, findings=findings)
    cells, findings = read_parquet(data, file=file)
    if cells is None:
        raise StationedError(findings[0].message)
    return to_sheet(cells, file=file)


def _has_places(data: bytes) -> bool:
    """Tell whether a file is one of features, whatever it is called."""
    start = data[:8192].replace(b"\0", b"")  # in UTF-16 too
    known = data.startswith((b"SQLite format 3\0", b"fgb")) or is_kml(data) or is_zipped_shapefile(data)
    return known or b"<gpx" in start or _begins_json(data)


def _is_workbook(data: bytes) -> bool:
    return data.startswith(_OLD_WORKBOOK) or (
        data.startswith(b"PK\x03\x04") and not is_kml(data) and not is_zipped_shapefile(data)
    )


def _begins_json(data: bytes) -> bool:
    return data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"[{"))


def choose_sheet(sheets: tuple[Sheet, ...], wanted: str = "") -> tuple[Sheet, Sheet | None]:
    """Return the table to map, and another that has the coordinates of its places, or None.

    Parameters
    ----------
    sheets : tuple of Sheet
        The tables of a file.
    wanted : str
        The name of the one to take; '' takes the one whose columns say most of what, where and when.

    Raises
    ------
    StationedError
        When there is no table of that name.
    """
    titles = [sheet.title for sheet in sheets]
    if len(sheets) == 1 and wanted in ("", titles[0]):
        return sheets[0], None
    proposed = [propose(sheet) for sheet in sheets]
    if wanted:
        if wanted not in titles:
            near = did_you_mean(Near(titles).to(wanted))
            named = listed([visible(title) for title in titles if title], most=20, word="or")
            expected = f"expected one of {named}. {near}" if named else "it has one table and no sheets. Name none."
            raise StationedError(f"{sheets[0].file}: there is no sheet {visible(wanted)}; {expected}".strip())
        place = titles.index(wanted)
    else:
        place = max(range(len(sheets)), key=lambda at: (_fit(sheets[at], proposed[at]), -at))
    chosen, others = sheets[place], [at for at in range(len(sheets)) if at != place]
    located = [at for at in others if _has_coordinates(sheets[at], proposed[at])]
    beside = sheets[located[0]] if len(located) == 1 and not _has_coordinates(chosen, proposed[place]) else None
    return _named(chosen, beside, [titles[at] for at in others]), beside


def _named(chosen: Sheet, beside: Sheet | None, others: list[str]) -> Sheet:
    """The table with a note that names the other sheets."""
    if not others:
        return chosen
    rest = [title for title in others if beside is None or title != beside.title]
    places = f"; the coordinates of its places come from {visible(beside.title)}" if beside is not None else ""
    unused = (
        f"; {listed([visible(title) for title in rest])} {'is' if len(rest) == 1 else 'are'} not used" if rest else ""
    )
    note = found(
        "table-read",
        f"the sheet {visible(chosen.title)} is mapped{places}{unused}",
        file=chosen.file,
        fix="Nothing has to be done; --sheet takes another.",
    )
    findings = (note, *chosen.findings)
    return replace(chosen, findings=findings)


def _has_coordinates(sheet: Sheet, choices: tuple[Choice, ...]) -> bool:
    roles = {choice.role for choice in choices}
    return sheet.geometry is not None or "point" in roles or {"lat", "lon"} <= roles


def _fit(sheet: Sheet, choices: tuple[Choice, ...]) -> tuple[int, int]:
    """How much of what, where and when a table says, and how many of its columns are understood."""
    roles = {choice.role for choice in choices if choice.sure}
    what, when = bool(roles & {"unit", "place"}), bool(roles & {"start", "end", "date"})
    where = _has_coordinates(sheet, choices) or "place" in roles
    return (2 * when + what + where, sum(choice.role != "keep" for choice in choices))
