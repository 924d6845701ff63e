"""refuse_large_old_workbook: the same of the old form of Excel (xls), whose reader fills all sheets when it opens one.

An xls file is a disk of its own (MS-CFB): sectors, chains of them, a directory. One stream of it holds records
(MS-XLS): first the texts that cells share and where each sheet begins, then the sheets, of which several may begin at
one place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from struct import error, unpack_from

from stationed.errors import StationedError
from stationed.intake.workbook_size import Measured, refuse_parts

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an xls file begins."""
_LAST = 0xFFFFFFFA
"""Numbers from here on are no sectors: the end of a chain, or one that is free."""
_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_SMALL = 4096
"""A stream of fewer bytes lies in sectors of 64 bytes within another stream."""

# Records of MS-XLS 2.3.
_END, _LOCKED, _CONTINUE, _SHEET, _MANY, _TEXTS, _SHARED = 0x0A, 0x2F, 0x3C, 0x85, 0xBD, 0xFC, 0xFD
_SIZE, _BEGIN, _FORMULA = 0x200, 0x809, 0x06
_CELLS = frozenset((_FORMULA, _MANY, 0xD6, _SHARED, 0x203, 0x204, 0x205, 0x27E))


class _DamagedError(ValueError):
    """The file is no disk, or goes round in a circle."""


def refuse_large_old_workbook(data: bytes, *, file: str) -> None:
    """Refuse an xls workbook whose sheets fill up to too many cells, or whose shared texts stand in too many of them.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : str
        Its name.

    Raises
    ------
    StationedError
        When it does, or when the file is damaged.
    """
    try:
        parts = list(_parts(_stream(data)))
    except (_DamagedError, error, IndexError) as fault:
        raise StationedError(
            f"{file}: the workbook cannot be read ({fault}); expected an .xlsx, .xls or .ods file that is whole. Save "
            "it again, or as CSV UTF-8."
        ) from None
    refuse_parts(parts, len(data), file=file)


def _stream(data: bytes) -> bytes:
    """The stream of records."""
    shift = unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        raise _DamagedError("its sectors are of no known size")
    size = 1 << shift
    fat_count, directory, mini, mini_count, further = (unpack_from("<I", data, at)[0] for at in (44, 48, 60, 64, 68))
    if max(fat_count, mini_count) > len(data) // size:
        raise _DamagedError("it states more sectors than it has")
    sectors = _Sectors(data, size, _fat(data, size, further))
    entries = sectors.chain(directory)
    found: dict[str, tuple[int, int]] = {}
    for at in range(0, len(entries) - 127, 128):
        name = entries[at : at + 64].decode("utf-16-le", "replace").partition("\0")[0]
        found.setdefault(name, unpack_from("<II", entries, at + 116))
    start, length = next((found[name] for name in _STREAMS if name in found), (_LAST, 0))
    if length >= _SMALL:
        return sectors.chain(start)[:length]
    root = unpack_from("<I", entries, 116)[0]
    numbers = sectors.chain(mini) if mini_count else b""
    return _Sectors(sectors.chain(root), 64, numbers, first=0).chain(start)[:length] if numbers else b""


def _along(number: int, following: Callable[[int], int]) -> Iterator[int]:
    """The sectors of a chain from its first one; a chain has an end."""
    known: set[int] = set()
    while number < _LAST:
        if number in known:
            raise _DamagedError("its sectors go round in a circle")
        known.add(number)
        yield number
        number = following(number)


def _fat(data: bytes, size: int, further: int) -> bytes:
    """For each sector the number of the next in its chain, four bytes each."""
    numbers = list(unpack_from("<109I", data, 76))
    for number in _along(further, lambda sector: unpack_from("<I", data, (sector + 2) * size - 4)[0]):
        numbers += unpack_from(f"<{size // 4 - 1}I", data, (number + 1) * size)
    return b"".join(data[(number + 1) * size : (number + 2) * size] for number in numbers if number < _LAST)


class _Sectors:
    """Sectors of one size, and which follows which."""

    def __init__(self, data: bytes, size: int, numbers: bytes, first: int = 1) -> None:
        self.data, self.size, self.first = data, size, first
        self.numbers = unpack_from(f"<{len(numbers) // 4}I", numbers)

    def chain(self, number: int) -> bytes:
        """Return what a chain of sectors holds."""
        parts: list[bytes] = []
        for sector in _along(number, lambda sector: self.numbers[sector]):
            at = (sector + self.first) * self.size
            if at > len(self.data):
                raise _DamagedError("it is cut short")
            parts.append(self.data[at : at + self.size])
        return b"".join(parts)


def _parts(stream: bytes) -> Iterator[Measured]:
    """The shared texts, and each sheet as often as it is named."""
    starts: list[int] = []
    texts: list[bytes] = []
    for kind, part in _records(stream, 0):
        if kind == _LOCKED and part[:2] != b"\0\0":
            return  # its reader says so
        if kind == _SHEET:
            starts.append(unpack_from("<I", part)[0])
        elif kind == _TEXTS:
            texts = [part[8:]]
        elif kind == _CONTINUE and texts:
            texts.append(part)
        elif texts:
            yield Measured(lengths=list(_lengths(texts)))
            texts = []
        if kind == _END:
            break
    known = {start: _sheet(stream, start) for start in set(starts)}
    yield from (known[start] for start in starts)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _sheet(stream: bytes, start: int) -> Measured:
    """What the records of a sheet reach, those of charts within it left out."""
    found, depth, begun = Measured(), 0, False
    for kind, part in _records(stream, start):
        if kind == _BEGIN:
            depth += begun
            begun = True
        elif kind == _END:
            if not depth:
                break
            depth -= 1
        elif depth:
            continue
        elif kind in _CELLS and len(part) >= 6:
            row, column = unpack_from("<HH", part)
            found.reach((unpack_from("<H", part, len(part) - 2)[0] if kind == _MANY else column) + 1, row + 1)
            if kind == _SHARED and len(part) >= 10:
                found.shared.append(unpack_from("<I", part, 6)[0])
        elif kind == _SIZE and len(part) in (10, 14):
            first, last, column = unpack_from("<HH2xH" if len(part) == 10 else "<II2xH", part)
            found.reach(column, last if first <= last else _LAST)  # the reader counts round from the largest number
    return found


def _lengths(parts: Sequence[bytes]) -> Iterator[int]:
    """The characters of each shared text, which may go on in the record after it (MS-XLS 2.5.293)."""
    part, at = 0, 0
    while True:
        while part < len(parts) and at >= len(parts[part]):
            part, at = part + 1, at - len(parts[part])
        if part >= len(parts) or at + 3 > len(parts[part]):
            return
        left, flags = unpack_from("<HB", parts[part], at)
        yield left
        at += 3
        behind = 0
        for flag, form, times in ((8, "<H", 4), (4, "<I", 1)):
            if flags & flag:
                behind += unpack_from(form, parts[part], at)[0] * times
                at += 2 if flag == 8 else 4
        width = 1 + (flags & 1)
        while left > 0:
            here = min(left, (len(parts[part]) - at) // width)
            left, at = left - here, at + here * width
            if left:
                part, at = part + 1, 1
                if part >= len(parts) or not parts[part]:
                    return
                width = 1 + (parts[part][0] & 1)
        at += behind
