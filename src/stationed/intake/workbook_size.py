"""refuse_large_workbook: what a workbook fills memory with, told before its reader is asked, which ends the process.

A sheet is filled up to its last cell, however few there are, and a text that cells share stands in each of them. The
forms that are XML (xlsx, xlsm, ods) and the binary one of Excel (xlsb) are measured as they are packed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from stationed.errors import StationedError
from stationed.files import ARCHIVE_FAULTS
from stationed.limits import CELLS, CELLS_A_BYTE, UNPACKED_BYTES, UNPACKED_TIMES

FAR = "has a sheet with cells far from the others"
_PLACE = re.compile(r"([A-Za-z]*)([0-9]+)")
_ITEM, _SHARED = 19, 7
"""Records of xlsb (MS-XLSB 2.3.2): BrtSSTItem and BrtCellIsst; 0 is BrtRowHdr, 1 to 11 are cells."""


@dataclass(slots=True)
class Measured:
    """What a sheet, or the list of texts that cells share, holds."""

    width: int = 0
    """Columns up to the last cell."""
    height: int = 0
    """Rows up to the last cell."""
    texts: int = 0
    """Characters of cells that are there more than once in fewer bytes."""
    shared: list[int] = field(default_factory=list[int])
    """The numbers of the texts that its cells share."""
    lengths: list[int] = field(default_factory=list[int])
    """The characters of each text that cells may share."""

    def reach(self, column: int, row: int) -> None:
        """Take a cell into account; both count from 1."""
        self.width, self.height = max(self.width, column), max(self.height, row)


def refuse_large_workbook(data: bytes, *, file: str) -> None:
    """Refuse a workbook whose sheets fill up to too many cells, or whose shared texts stand in too many of them.

    Parameters
    ----------
    data : bytes
        The whole file, which unpacks to no more than it may. What is no zip archive is left to its reader.
    file : str
        Its name.

    Raises
    ------
    StationedError
        When it does, or when a sheet is no XML.
    """
    refuse_parts(_parts(data, file), len(data), file=file)


def refuse_parts(parts: Iterable[Measured], bytes_there: int, *, file: str) -> None:
    """Refuse a workbook of so many bytes by what each of its parts holds.

    Raises
    ------
    StationedError
        When that is too much.
    """
    most = max(UNPACKED_BYTES, UNPACKED_TIMES * bytes_there)
    lengths: list[int] = []
    sheets: list[Measured] = []
    cells = 0
    for part in parts:
        cells += part.width * part.height
        refuse_far(cells, bytes_there, file=file)
        lengths += part.lengths
        sheets.append(part)
    size, known = 0, dict[int, int]()
    for sheet in sheets:  # the same may be there under several names
        if id(sheet) not in known:
            repeated = sum(lengths[number] for number in sheet.shared if number < len(lengths))
            known[id(sheet)] = sheet.texts + repeated
        size += known[id(sheet)]
        if size > most:
            raise StationedError(too_much(file, "repeats texts to too many bytes", size, most))


def refuse_far(cells: int, size: int, *, file: str) -> None:
    """Refuse a number of cells that is too large for the bytes of a file.

    Raises
    ------
    StationedError
        When it is.
    """
    most = max(CELLS, CELLS_A_BYTE * size)
    if cells > most:
        raise StationedError(too_much(file, FAR, cells, most))


def too_much(file: str, problem: str, number: int, most: int) -> str:
    """Return the sentence of a refusal."""
    fix = "Take out what lies far from the table, or save it as CSV UTF-8."
    return f"{file}: the file {problem}, got {number:,}; expected {most:,} at most. {fix}"


def _parts(data: bytes, file: str) -> Iterator[Measured]:
    """What each part of a workbook holds that is a sheet or a list of texts."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                if member.flag_bits & 1 or member.is_dir():
                    continue
                part = archive.read(member)  # no more than the size that it states
                if member.filename.endswith(".bin"):
                    yield _binary(part)
                elif b"sheetData" in part or b"sst" in part[:4096] or member.filename == "content.xml":
                    yield _xml(part, member.filename, file)
    except ARCHIVE_FAULTS:
        return


class _Sheet:
    """Follows the XML of a sheet, of the shared texts, or of all sheets of an OpenDocument file."""

    def __init__(self) -> None:
        self.found = Measured()
        self.row = self.column = self.rows = self.columns = 0
        self.length: int | None = None
        self.cell: tuple[int, bool] | None = None
        self.text = 0
        self.number: list[str] | None = None
        self.shares = False

    def begin(self, name: str, said: Mapping[str, str]) -> None:
        """Meet an element."""
        tag = name.rpartition(":")[2]
        if tag == "row":
            self.row, self.column = _number(said.get("r"), self.row + 1), 0
        elif tag == "c":
            place = _PLACE.fullmatch(said.get("r", ""))
            self.column = _column(place[1]) if place else self.column + 1
            self.found.reach(self.column, _number(place[2], 0) if place else max(self.row, 1))
            self.shares = said.get("t") == "s"
        elif tag == "v":
            self.number = [] if self.shares else None
        elif tag == "si":
            self.length = 0
        elif tag == "table-row":
            self.rows, self.columns, self.text = _number(said.get("table:number-rows-repeated"), 1), 0, 0
            self.column = 0
        elif tag in ("table-cell", "covered-table-cell"):
            self.cell = (
                _number(said.get("table:number-columns-repeated"), 1),
                any(key.endswith(":value-type") for key in said),
            )
            self.length = 0

    def end(self, name: str) -> None:
        """Leave an element."""
        tag = name.rpartition(":")[2]
        if tag == "v" and self.number is not None:
            self.found.shared.append(_number("".join(self.number).strip(), 0))
            self.number = None
        elif tag == "si":
            self.found.lengths.append(self.length or 0)
            self.length = None
        elif tag in ("table-cell", "covered-table-cell") and self.cell:
            times, filled = self.cell
            self.column += times
            if filled or self.length:
                self.columns = self.column
                self.text += (self.length or 0) * (times if times * self.rows > 1 else 0)
            self.cell = self.length = None
        elif tag == "table-row":
            self.row += self.rows
            if self.columns:
                self.found.reach(self.columns, self.row)
                self.found.texts += self.text * self.rows
        elif tag == "table":
            self.row = 0

    def words(self, text: str) -> None:
        """Meet text."""
        if self.number is not None:
            self.number.append(text)
        elif self.length is not None:
            self.length += len(text)


def _xml(part: bytes, name: str, file: str) -> Measured:
    follower, parser = _Sheet(), expat.ParserCreate()
    parser.buffer_text = parser.specified_attributes = True
    parser.StartElementHandler, parser.EndElementHandler = follower.begin, follower.end
    parser.CharacterDataHandler = follower.words
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError) as error:
        raise StationedError(
            f"{file}: the workbook cannot be read ({name} breaks the rules of XML: {error}); expected an .xlsx, .xls "
            "or .ods file that is whole. Save it again, or as CSV UTF-8."
        ) from None
    return follower.found


def _binary(part: bytes) -> Measured:
    """What the records of a part of an xlsb workbook reach."""
    found, row, at = Measured(), 0, 0
    while at < len(part):
        kind, at = _packed(part, at, 2)
        size, at = _packed(part, at, 4)
        first, second = (int.from_bytes(part[at + skip : at + skip + 4], "little") for skip in (0, 8))
        if kind == 0:
            row = first + 1
        elif kind <= 11:
            found.reach(first + 1, row)
            if kind == _SHARED:
                found.shared.append(second)
        elif kind == _ITEM:
            found.lengths.append(int.from_bytes(part[at + 1 : at + 5], "little"))
        at += size
    return found


def _packed(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number in seven bits a byte, and where it ends (MS-XLSB 2.1.4)."""
    value = 0
    for place, byte in enumerate(part[at : at + most]):
        value |= (byte & 127) << 7 * place
        if byte < 128:
            return value, at + place + 1
    return value, at + most


def _number(text: str | None, otherwise: int) -> int:
    """A whole number as it is written; one of more digits than any has is as large as can be."""
    if not text or not text.isascii() or not text.isdecimal():
        return otherwise
    return int(text) if len(text) < 12 else 10**12


def _column(letters: str) -> int:
    """The number of a column, from 1: A is 1, Z is 26, AA is 27."""
    column = 0
    for letter in letters.upper()[:8]:
        column = column * 26 + ord(letter) - 64
    return column
