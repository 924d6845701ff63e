"""stated_chunks: the end of a Parquet file -> how many values and bytes it says that each piece of a column unpacks to.

pyarrow ends the process when it is asked for a piece whose statistics contradict each other, so the numbers are read
here: in the compact form of Thrift, of which a structure is a list of numbered fields, each with its kind.
"""

from __future__ import annotations

from collections.abc import Iterator

_TRUE, _FALSE, _BYTE, _DOUBLE, _TEXT, _LIST, _SET, _MAP, _STRUCT, _UUID = 1, 2, 3, 7, 8, 9, 10, 11, 12, 13
_WHOLE = (4, 5, 6)
_FIXED = {_BYTE: 1, _DOUBLE: 8, _UUID: 16}
_DEEP = 30

# Numbers of fields in parquet.thrift: FileMetaData.row_groups, RowGroup.columns, ColumnChunk.meta_data,
# ColumnMetaData.num_values and .total_uncompressed_size.
_GROUPS, _COLUMNS, _META, _VALUES, _SIZE = 4, 1, 3, 5, 6


def stated_chunks(data: bytes) -> tuple[int, int]:
    """Return how many values and bytes a Parquet file says that it unpacks to.

    Parameters
    ----------
    data : bytes
        The whole file, whose end pyarrow has read.

    Raises
    ------
    ValueError
        When its end breaks the rules of Thrift.
    """
    length = int.from_bytes(data[-8:-4], "little")
    values = size = 0
    try:
        for number, count in _Thrift(data[:-8][-length:] if length else b"").chunks():
            values, size = values + abs(number), size + abs(count)
    except IndexError:
        raise ValueError("its end is cut short") from None
    return values, size


class _Thrift:
    """Goes through a structure once, from its first byte on."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def chunks(self) -> Iterator[tuple[int, int]]:
        """For each piece of a column: its values, its bytes."""
        for _ in self.lists(_GROUPS):
            for _ in self.lists(_COLUMNS):
                found = {_VALUES: 0, _SIZE: 0}
                for field, kind in self.fields():
                    if field != _META or kind != _STRUCT:
                        self.skip(kind)
                        continue
                    for inner, inner_kind in self.fields():
                        if inner in found and inner_kind in _WHOLE:
                            found[inner] = self.whole()
                        else:
                            self.skip(inner_kind)
                yield found[_VALUES], found[_SIZE]

    def lists(self, wanted: int) -> Iterator[None]:
        """Stop at each structure in one field of a structure, which whoever asks has to go through."""
        for field, kind in self.fields():
            if field == wanted and kind == _LIST:
                inner, size = self.list_begins()
                if size and inner != _STRUCT:
                    raise ValueError("a list is of another kind")
                for _ in range(size):
                    yield
            else:
                self.skip(kind)

    def fields(self) -> Iterator[tuple[int, int]]:
        """Stop at each field of a structure: its number, its kind."""
        field = 0
        while head := self.byte():
            field = field + (head >> 4) if head >> 4 else self.whole()
            yield field, head & 15

    def byte(self) -> int:
        """Take a byte."""
        self.at += 1
        return self.data[self.at - 1]

    def number(self) -> int:
        """Take a number in seven bits a byte."""
        value = place = 0
        while True:
            byte = self.byte()
            value |= (byte & 127) << place
            place += 7
            if byte < 128:
                return value
            if place > 63:
                raise ValueError("a number is too long")

    def whole(self) -> int:
        """Take a number that may be negative."""
        value = self.number()
        return value >> 1 ^ -(value & 1)

    def list_begins(self) -> tuple[int, int]:
        """Take the beginning of a list: the kind of its items, and how many there are."""
        head = self.byte()
        size = head >> 4 if head >> 4 != 15 else self.number()
        if size > len(self.data) - self.at:
            raise IndexError
        return head & 15, size

    def skip(self, kind: int, depth: int = 0, *, alone: bool = True) -> None:
        """Pass over a value. A yes or no that stands alone is told by its kind, one in a list takes a byte."""
        if depth > _DEEP:
            raise ValueError("it is nested too deep")
        if kind in (_TRUE, _FALSE):
            self.at += not alone
        elif kind in _FIXED:
            self.at += _FIXED[kind]
        elif kind in _WHOLE:
            self.number()
        elif kind == _TEXT:
            length = self.number()
            self.at += length
        elif kind in (_LIST, _SET):
            inner, size = self.list_begins()
            for _ in range(size):
                self.skip(inner, depth + 1, alone=False)
        elif kind == _MAP:
            size = self.number()
            kinds = self.byte() if size else 0
            for _ in range(size):
                self.skip(kinds >> 4, depth + 1, alone=False)
                self.skip(kinds & 15, depth + 1, alone=False)
        elif kind == _STRUCT:
            for _, inner in self.fields():
                self.skip(inner, depth + 1)
        else:
            raise ValueError(f"it has a value of no kind, {kind}")
