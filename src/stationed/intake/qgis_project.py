"""read_project: a project of QGIS -> the tables that its layers are read from, dated as its temporal controller goes.

A layer is taken when its file lies in the folder of the project or below it, so that no project reads other files.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from stationed.errors import StationedError
from stationed.files import ARCHIVE_FAULTS
from stationed.intake.packed import members
from stationed.intake.qgis import Temporal, temporal_of, timed
from stationed.intake.sheet import Sheet
from stationed.model import Finding, visible
from stationed.model.codes import found, listed

LARGEST = 100_000_000
"""Bytes of a project."""

_BEGINNING = b"<!DOCTYPE qgis"
_DAMAGED = (ElementTree.ParseError, *ARCHIVE_FAULTS)
"""What a project that is cut off, changed or in an unknown encoding raises."""

Opener = Callable[[Path], tuple[Sheet, ...]]
"""Reads the tables of a file."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of vectors of a project."""

    name: str
    """As the project calls it."""
    file: str
    """Path of its file as the project has it; '' for a layer that no file is of."""
    table: str
    """Name of the layer in its file, '' where the file has one."""
    filtered: str
    """The expression that its records are filtered by; '' for none."""
    time: Temporal | None
    """Its temporal settings."""


def is_project(data: bytes) -> bool:
    """Tell whether a file is a project of QGIS, packed (.qgz) or not (.qgs)."""
    if data.startswith(b"PK\x03\x04"):
        return any(name.endswith(".qgs") for name in members(data))
    return data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_BEGINNING)


def read_project(data: bytes, *, path: Path, opener: Opener) -> tuple[Sheet, ...]:
    """Read the tables of the layers of a project.

    Parameters
    ----------
    data : bytes
        The project.
    path : Path
        Where it is.
    opener : callable
        Reads the tables of a file.

    Returns
    -------
    tuple of Sheet
        One for each layer that has a file, called as the project calls it.

    Raises
    ------
    StationedError
        When it is damaged, or none of its layers has a file that can be read.
    """
    layers = _layers(data, path.name)
    read: dict[str, tuple[Sheet, ...]] = {}
    sheets: list[Sheet] = []
    left: list[str] = []
    for layer in layers:
        file = _inside(path.parent, layer.file) if layer.file else None
        if file is None or not file.is_file() or file.suffix.casefold() in (".qgs", ".qgz"):
            left.append(f"{visible(layer.name)} ({visible(layer.file) or 'no file'})")
            continue
        try:
            if layer.file not in read:
                read[layer.file] = opener(file)
            sheets += _of_layer(layer, read[layer.file])
        except StationedError as refusal:
            left.append(f"{visible(layer.name)} ({refusal})")
    if not sheets:
        raise StationedError(
            f"{path.name}: no layer of the project has a file that is read, got "
            f"{listed(left, most=5) if left else 'no layer of vectors'}; expected layers of files in the "
            "folder of the project or below it. Save a layer there (Export, Save Features As), and the project with "
            "relative paths, or give the layer's own file."
        )
    notes = (_left_out(path.name, left),) if left else ()
    return tuple(replace(sheet, findings=(*notes, *sheet.findings)) for sheet in sheets)


def _layers(data: bytes, file: str) -> list[Layer]:
    """The layers of vectors, in the order of the project."""
    try:
        text = _unpacked(data) if data.startswith(b"PK") else data
        if b"<!ENTITY" in text:
            raise ValueError("it declares entities")
        root = ElementTree.fromstring(text)
    except _DAMAGED as error:
        raise StationedError(f"{file}: the project cannot be read ({error}). Save it again in QGIS.") from None
    nodes = root.iterfind("projectlayers/maplayer")
    return [_layer(node) for node in nodes if node.get("type", "vector") == "vector"]


def _unpacked(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        member = next(one for one in archive.infolist() if one.filename.endswith(".qgs"))
        if member.file_size > LARGEST:
            raise ValueError(f"it holds {member.file_size:,} bytes, more than {LARGEST:,}")
        return archive.read(member)


def _layer(node: ElementTree.Element) -> Layer:
    source, provider = node.findtext("datasource") or "", (node.findtext("provider") or "").strip()
    name = (node.findtext("layername") or node.findtext("id") or "").strip()
    file = table = filtered = ""
    if provider == "ogr":
        file, *options = source.split("|")
        said = {key.casefold(): value for key, _, value in (one.partition("=") for one in options)}
        table, filtered = said.get("layername", ""), said.get("subset", "")
    elif provider == "delimitedtext":
        address, _, query = source.partition("?")
        file = unquote(address.removeprefix("file:").replace("///", "/", 1))
        filtered = unquote(next((one[7:] for one in query.split("&") if one.startswith("subset=")), ""))
    return Layer(name, file.strip(), table, filtered, temporal_of(node))


def _inside(folder: Path, file: str) -> Path | None:
    """The file of a layer in the folder of the project or below it; None elsewhere."""
    try:
        home = folder.resolve()
        path = (home / file).resolve()
        return folder / path.relative_to(home)
    except (OSError, ValueError):
        return None


def _of_layer(layer: Layer, sheets: tuple[Sheet, ...]) -> Iterator[Sheet]:
    """The table of a layer, dated by the project, or by its own file where the project says nothing."""
    chosen = [sheet for sheet in sheets if sheet.title == layer.table] if layer.table else []
    if not chosen and len(sheets) > 1:
        raise StationedError(
            f"no table of {visible(layer.file)} is called {visible(layer.table) or 'as the layer says'}"
        )
    for sheet in (chosen or sheets)[:1]:
        dated = timed(replace(sheet, title=layer.name or sheet.title), layer.time)
        notes = (_filtered(layer, sheet.file),) if layer.filtered else ()
        yield replace(dated, findings=(*dated.findings, *notes))


def _left_out(file: str, left: list[str]) -> Finding:
    return found(
        "table-read",
        f"layers of the project are left out: {listed(left, most=5)}",
        file=file,
        expected="layers of files in the folder of the project or below it",
        fix="Save what is wanted there (Export, Save Features As).",
    )


def _filtered(layer: Layer, file: str) -> Finding:
    return found(
        "table-read",
        f"the filter of the layer {visible(layer.name)} is not followed: all its records are taken",
        file=file,
        got=layer.filtered[:80],
        fix="Save the layer as it is filtered (Export, Save Features As) if the others are not wanted.",
    )
