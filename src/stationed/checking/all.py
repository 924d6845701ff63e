"""check_tables: every finding on an atlas, all at once and always in the same order."""

from __future__ import annotations

from collections.abc import Iterable

from stationed.checking.alike import check_alike
from stationed.checking.cells import check_cells
from stationed.checking.citing import check_sources
from stationed.checking.colours import check_colours
from stationed.checking.extents import check_extents
from stationed.checking.formations import check_formations
from stationed.checking.ground import check_ground
from stationed.checking.ids import check_ids
from stationed.checking.illustrations import check_illustrations
from stationed.checking.languages import check_languages
from stationed.checking.large import check_large
from stationed.checking.page_names import check_page_names
from stationed.checking.places import check_places
from stationed.checking.references import check_references
from stationed.checking.scans import check_scans
from stationed.checking.scene import Scene
from stationed.checking.shapes import check_shapes
from stationed.checking.story import check_story
from stationed.checking.times import check_times
from stationed.errors import FaultyAtlasError
from stationed.files import printable
from stationed.model import Finding, Tables

CHECKS = (
    check_large,
    check_ids,
    check_alike,
    check_references,
    check_formations,
    check_times,
    check_cells,
    check_shapes,
    check_places,
    check_sources,
    check_colours,
    check_page_names,
    check_ground,
    check_scans,
    check_extents,
    check_languages,
    check_story,
    check_illustrations,
)
RAGGED = ("row-short", "row-long")
"""Findings on rows whose cells stand under the wrong columns, so that nothing else is said about them."""
FILES = ("atlas.toml", "locations", "units", "deployments", "periods", "events", "sources", "context/")


def check_tables(tables: Tables) -> tuple[Finding, ...]:
    """Return every finding on an atlas, those of reading included.

    Parameters
    ----------
    tables : Tables
        The atlas as it was read.

    Returns
    -------
    tuple of Finding
        By file in the order of the documentation, then by row (findings on the whole file first), column and code.
        Nothing is said twice, and nothing that only follows from a file, a column or the properties being missing.
    """
    scene = Scene.of(tables)
    findings = list(tables.findings)
    for check in CHECKS:
        findings += check(scene)
    ragged = {(finding.file, finding.row) for finding in tables.findings if finding.code in RAGGED}
    told = [f for f in dict.fromkeys(findings) if f.code in RAGGED or (f.file, f.row) not in ragged]
    unread = {(f.file, f.row) for f in tables.findings if (f.code, f.column) == ("member-misspelt", "properties")}
    told = [f for f in told if f.code != "cell-blank" or (f.file, f.row) not in unread]
    if not scene.whole("atlas.toml"):  # which columns are figures is not known then
        told = [finding for finding in told if finding.code != "column-unknown"]
    if tables.origin is not None:
        told = list(dict.fromkeys(map(tables.origin.in_table, told)))
    return tuple(sorted(told, key=_order))


def refuse_errors(tables: Tables, findings: Iterable[Finding]) -> None:
    """Stop when an atlas has errors, before anything is made of it.

    Raises
    ------
    FaultyAtlasError
        When any of the findings is an error; it carries them all.
    """
    found = tuple(findings)
    errors = sum(finding.severity == "error" for finding in found)
    if errors:
        number = "an error" if errors == 1 else f"{errors} errors"
        raise FaultyAtlasError(f"{printable(tables.path)}: the atlas has {number}; nothing was written.", found)


def _order(finding: Finding) -> tuple[int, str, int, str, str, str]:
    file = next((number for number, start in enumerate(FILES) if finding.file.startswith(start)), len(FILES))
    return (file, finding.file, finding.row or 0, finding.column, finding.code, finding.got)
