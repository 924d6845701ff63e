"""What is said of files of data that lie beside those of the atlas and are not read: which they are, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stationed.files import printable
from stationed.model import Finding
from stationed.model.codes import found, listed
from stationed.model.near import fold
from stationed.reading import vector_file
from stationed.reading.formats import Holding, format_of, suffixes_for

TABLES = (".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".ods")
"""Files of tables that a table may be made from, beside the forms of an atlas."""
PLACES = (".gpx", ".jsonld", ".geojsonl", ".ndjson")
"""The same of features."""
SOURCES = (".enw",)
"""The same of sources."""
HOLDINGS: tuple[Holding, ...] = ("table", "places", "background", "sources")
"""What files of data hold."""
PARTS = (*vector_file.PARTS[1:], ".sbn", ".sbx", ".shp.xml")
"""Files that belong to a Shapefile, those that are read and those that are not."""


def unused(
    names: Sequence[str], *, read: Iterable[str], told: Iterable[str], expected: Mapping[str, Holding]
) -> list[Finding]:
    """Return a finding for each file of data that lies in an atlas folder and is not read.

    Parameters
    ----------
    names : sequence of str
        All files of the folder, none of folders below it.
    read : iterable of str
        Those that are read.
    told : iterable of str
        Those that another finding speaks of.
    expected : dict
        Stem of each file of an atlas -> what it holds.

    Returns
    -------
    list of Finding
        `file-unused`; files of words, pictures and pages are passed over.
    """
    done = {*read, *told}
    used = {name.partition(".")[0]: name for name in read}
    forms = tuple(suffix for holding in HOLDINGS for suffix in suffixes_for(holding))
    data = (*forms, *TABLES, *PLACES, *SOURCES, *PARTS)
    rest = [name for name in names if name not in done and name.lower().endswith(data)]
    return list(_findings(rest, used, expected))


def _findings(rest: Sequence[str], used: Mapping[str, str], expected: Mapping[str, Holding]) -> Iterator[Finding]:
    shapes = {name[:-4] for name in rest if name.lower().endswith(".shp")}
    for name in rest:
        stem = name.partition(".")[0]
        if name.lower().endswith(PARTS) and stem in shapes:
            continue
        parts = [part for part in rest if part.lower().endswith(PARTS) and part.partition(".")[0] == stem]
        what = listed([printable(one) for one in [name, *(parts if name[:-4] in shapes else [])]], most=9)
        yield found(
            "file-unused",
            f"not read, and so on no map: {what}",
            file=name,
            expected="the files that `stationed docs data-format` names",
            fix=_advice(name, stem, used, expected),
        )


def _advice(name: str, stem: str, used: Mapping[str, str], expected: Mapping[str, Holding]) -> str:
    """What to do with a file: by what it is beside, and by what its form can hold."""
    same = next((own for own in expected if fold(own) == fold(stem)), "")
    if same and same in used:
        other = used[same]
        return (
            f"{other} is read in its place. If {name} is the newer one export it from its own program to {other}, as "
            "another name alone changes nothing; else move it out of the folder."
        )
    if name.lower().endswith(SOURCES) or _only(name, "sources"):
        ways = listed([f"sources{suffix}" for suffix in suffixes_for("sources")], word="or")
        return f"Sources stand in {ways}, in one file: export them together, or move this one out of the folder."
    if name.lower().endswith(PLACES) or _only(name, "places") or _only(name, "background"):
        return (
            "Save its places as GeoJSON (locations.geojson) with id and name, and put lines and areas into context or "
            f"basemap. If it has dates too, stationed new DIR --from {name} makes an atlas of it. Or move it out of "
            "the folder."
        )
    return f"To make an atlas of it: stationed new DIR --from {name}. Or move it out of the folder."


def _only(name: str, holding: Holding) -> bool:
    """Tell whether a file can hold that and no table."""
    return format_of(name.lower(), holding) is not None and format_of(name.lower(), "table") is None
