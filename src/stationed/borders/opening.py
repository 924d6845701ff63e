"""opened: a file of borders -> its features as columns, in whatever form the background may be in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.borders.shapes_of_others import LINKED_PLACES, Dataset, dataset_of
from stationed.errors import StationedError
from stationed.files import printable
from stationed.intake.linked_places import is_linked_places, read_linked_places
from stationed.model import Finding
from stationed.reading.folder import Folder, companions
from stationed.reading.formats import Given, format_of, suffixes_for
from stationed.reading.json_text import read_json
from stationed.reading.values import object_of


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """The features of a file of borders."""

    file: str
    """Its name."""
    dataset: Dataset
    """What shape it has."""
    columns: pd.DataFrame
    """What features say, a column each by its name in small letters."""
    rows: NDArray[np.int64]
    """Numbers of the features, from 1."""
    geometry: NDArray[np.object_]
    """A shapely geometry or None each, WGS 84."""
    findings: tuple[Finding, ...]
    """What was met while reading; none is an error."""

    @property
    def stem(self) -> str:
        """Its name without suffix."""
        return self.file.partition(".")[0]

    def text(self, name: str) -> pd.Series:
        """Return a column without blanks around its cells, blank cells where there is none of that name."""
        if name not in self.columns:
            return pd.Series("", index=self.columns.index, dtype="str")
        return self.columns[name].str.strip()


def opened(path: Path) -> Opened:
    """Return what a file of borders holds.

    Parameters
    ----------
    path : Path
        GeoJSON, Linked Places, TopoJSON, Shapefile (also zipped), GeoPackage, GeoParquet, FlatGeobuf, KML or KMZ.

    Raises
    ------
    StationedError
        When it is not there, is in no form that is read, or has errors.
    """
    folder = Folder(path.parent)
    name = path.name
    if not path.exists():
        raise StationedError(f"{printable(path)}: there is no such file. Give the path of a file of borders.")
    given = folder.read(name)
    if given is None:
        raise StationedError(folder.findings[0].message)
    if name.lower().endswith((".json", ".geojson", ".jsonld")):
        return _of_json(given)
    form = format_of(name, "background")
    if form is None or form.background is None:
        raise StationedError(
            f"{printable(path)}: this is none of the forms that are read; expected a name that ends in one of "
            f"{', '.join(suffixes_for('background'))}."
        )
    beside = folder.beside(name) if companions(name) else {}
    features, findings = form.background(Given(name, given.data, beside=beside))
    _refuse(findings)
    if features is None:
        raise StationedError(f"{printable(path)}: nothing can be read in it.")
    frame = pd.DataFrame({place: features.cells.cells[place] for place in features.cells.cells.columns})
    return _opened(name, features.cells.header, frame, features.cells.rows, features.geometry, findings)


def _of_json(given: Given) -> Opened:
    """The features of GeoJSON, Linked Places or TopoJSON, by what is in it."""
    value, findings = read_json(given.data, file=given.file)
    _refuse(findings)
    if is_linked_places(found := object_of(value)):
        sheet = read_linked_places(found, file=given.file)
        none = np.full(len(sheet.rows), None, dtype=object)
        geometry = none if sheet.geometry is None else sheet.geometry
        return Opened(given.file, LINKED_PLACES, sheet.cells, sheet.rows, geometry, sheet.findings)
    form = format_of("a.topojson" if found.get("type") == "Topology" else "a.geojson", "background")
    assert form is not None
    assert form.background is not None
    features, findings = form.background(given)
    _refuse(findings)
    if features is None:
        raise StationedError(f"{given.file}: nothing can be read in it.")
    return _opened(
        given.file, features.cells.header, features.cells.cells, features.cells.rows, features.geometry, findings
    )


def _opened(
    file: str,
    header: tuple[str, ...],
    cells: pd.DataFrame,
    rows: NDArray[np.int64],
    geometry: NDArray[np.object_],
    findings: list[Finding],
) -> Opened:
    """The same with each column by its name in small letters; of two of one name the first counts."""
    named: dict[str, pd.Series] = {}
    for place, written in enumerate(header):
        named.setdefault(written.strip().casefold(), pd.Series(cells[place]))
    columns = pd.DataFrame(named, index=pd.RangeIndex(len(rows)))
    return Opened(file, dataset_of(named), columns, rows, geometry, tuple(findings))


def _refuse(findings: list[Finding]) -> None:
    """Refuse a file that has errors, and say all of them."""
    errors = [one.message for one in findings if one.severity == "error"]
    if errors:
        raise StationedError("\n".join(errors))
