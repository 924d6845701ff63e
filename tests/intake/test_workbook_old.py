"""Workbooks of the old form of Excel are measured before their reader, which fills all sheets at once, is asked."""

from __future__ import annotations

import struct
import time

import pytest

from stationed.errors import StationedError
from stationed.intake.workbook import read_workbook
from stationed.intake.workbook_old import refuse_large_old_workbook


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def disk(stream: bytes, *, stated: int | None = None) -> bytes:
    """A file of sectors of 512 bytes: numbers first, then the directory, then the stream."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // 512)
    numbers_at = -(-(sectors + 2) // 127)
    chain = [0xFFFFFFFD] * numbers_at + [0xFFFFFFFE]
    chain += [*range(numbers_at + 2, numbers_at + 1 + sectors), 0xFFFFFFFE]
    numbers = struct.pack(f"<{len(chain)}I", *chain).ljust(numbers_at * 512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIII", numbers_at, numbers_at, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", *range(numbers_at), *[0xFFFFFFFF] * (109 - numbers_at))
    directory = entry("Root Entry", 5, 0xFFFFFFFE, 0)
    directory += entry("Workbook", 2, numbers_at + 1, len(stream) if stated is None else stated) + bytes(256)
    return header + numbers + directory + stream.ljust(sectors * 512, b"\0")


def entry(name: str, kind: int, start: int, length: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return (
        text.ljust(64, b"\0") + struct.pack("<HB", len(text), kind) + bytes(49) + struct.pack("<III", start, length, 0)
    )


def book(sheet: bytes, *, texts: list[str] = [], names: int = 1) -> bytes:  # noqa: B006  only read
    """A workbook with that sheet under so many names."""
    shared = b"".join(struct.pack("<HB", len(text), 0) + text.encode() for text in texts)
    pieces = [shared[at : at + 8000] for at in range(0, len(shared), 8000)]
    if len(texts) == 1:  # what goes on in the next record begins with a byte that says how wide its letters are
        pieces = [pieces[0], *(b"\0" + piece for piece in pieces[1:])]
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    shared_texts = record(0xFC, struct.pack("<II", len(texts), len(texts)) + (pieces[0] if pieces else b""))
    shared_texts += b"".join(record(0x3C, piece) for piece in pieces[1:])
    bound = [f"S{number}" for number in range(names)]
    before = len(begin) + sum(12 + len(name) for name in bound) + len(shared_texts) + 4
    sheets = b"".join(record(0x85, struct.pack("<IBBBB", before, 0, 0, len(name), 0) + name.encode()) for name in bound)
    return disk(begin + sheets + shared_texts + record(0x0A) + begin + sheet + record(0x0A))


def number(row: int, column: int, value: float = 1.0) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 0, value))


def shared(row: int, column: int, text: int) -> bytes:
    return record(0xFD, struct.pack("<HHHI", row, column, 0, text))


def label(row: int, column: int, text: str) -> bytes:
    return record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 0) + text.encode())


def test_a_sound_one_is_read():
    cells = label(0, 0, "Ship") + label(0, 1, "Men") + shared(1, 0, 1) + number(1, 1, 850)
    (sheet,) = read_workbook(book(cells, texts=["Orion", "Victory"]), file="ships.xls")
    assert sheet.names == ("Ship", "Men")
    assert [sheet.cells[column].tolist() for column in sheet.cells] == [["Victory"], ["850"]]


FAR = "has a sheet with cells far from the others"
LARGE = {
    "two-cells-far-apart": (book(number(0, 0) + number(65_535, 255)), f"{FAR}, got 16,777,216"),
    "many-numbers-in-one-record": (
        book(number(65_535, 0) + record(0xBD, struct.pack("<HH", 0, 255) + bytes(6) + struct.pack("<H", 255))),
        f"{FAR}, got 16,777,216",
    ),
    "one-sheet-under-many-names": (book(number(0, 0) + number(9_999, 9), names=50), f"{FAR}, got 2,100,000"),
    "stated-size": (book(record(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFF0, 0, 256, 0))), FAR),
    "stated-size-backwards": (book(record(0x200, struct.pack("<IIHHH", 9, 5, 0, 256, 0)) + number(0, 0)), FAR),
    "one-text-in-many-cells": (
        book(b"".join(shared(row, 0, 0) for row in range(2_500)), texts=["x" * 40_000]),
        "repeats texts to too many bytes, got 100,000,000",
    ),
    "one-text-under-many-names": (
        book(b"".join(shared(row, 0, 0) for row in range(100)), texts=["x" * 40_000], names=20),
        "repeats texts to too many bytes",
    ),
}


@pytest.mark.parametrize(("data", "words"), LARGE.values(), ids=LARGE)
def test_what_fills_the_memory_is_refused_before_it_is_read(data, words):
    before = time.process_time()
    with pytest.raises(StationedError, match=words):
        read_workbook(data, file="ships.xls")
    assert time.process_time() - before < 5


def test_lengths_are_those_of_each_text_wherever_records_end():
    cells = b"".join(shared(row, 0, 900) for row in range(2_000))
    texts = ["a" * 7] * 900 + ["b" * 50_000]
    rest = [struct.pack("<HB", len(text), 0) + text.encode() for text in texts]
    first, last = b"".join(rest[:900]), rest[900]
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    pieces = [last[:3], *(b"\0" + last[at : at + 8_000] for at in range(3, len(last), 8_000))]
    strings = record(0xFC, struct.pack("<II", 901, 901) + first[:5_000])
    strings += record(0x3C, first[5_000:] + pieces[0]) + b"".join(record(0x3C, piece) for piece in pieces[1:])
    assert first[5_000 - 1 : 5_000 + 3].count(b"a") in (1, 2, 3, 4)  # the first record ends in the middle of texts
    sheet = record(0x85, struct.pack("<IBBBB", len(begin) + 14 + len(strings) + 4, 0, 0, 2, 0) + b"S0")
    data = disk(begin + sheet + strings + record(0x0A) + begin + cells + record(0x0A))
    with pytest.raises(StationedError, match="repeats texts to too many bytes, got 100,000,000"):
        refuse_large_old_workbook(data, file="ships.xls")


def circle(data: bytes, at: int, to: int) -> bytes:
    return data[:at] + struct.pack("<I", to) + data[at + 4 :]


SOUND = book(label(0, 0, "Ship") + number(1, 0))
DAMAGED = {
    "directory-in-a-circle": circle(SOUND, 512 + 4, 1),
    "stream-in-a-circle": circle(SOUND, 512 + 4 * 5, 2),
    "list-of-sectors-in-a-circle": circle(circle(SOUND, 68, 0), 512 + 508, 0),
    "cut": SOUND[:1500],
    "cut-in-the-header": SOUND[:40],
    "sectors-of-no-size": SOUND[:30] + b"\xff\xff" + SOUND[32:],
    "more-sectors-than-bytes": circle(SOUND, 64, 0xFFFFFFF0),
    "no-directory": circle(SOUND, 48, 0xFFFFFFFE),
    "no-numbers": SOUND[:76] + b"\xff" * 436 + SOUND[512:],
    "sheet-nowhere": SOUND.replace(struct.pack("<IBBBB", 50, 0, 0, 2, 0), struct.pack("<IBBBB", 2**31, 0, 0, 2, 0)),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_one_is_refused_in_words(data):
    with pytest.raises(StationedError, match=r"the workbook cannot be read \(|no sheet of the workbook has a table"):
        read_workbook(data, file="ships.xls")
