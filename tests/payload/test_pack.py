"""Packing: what goes in comes out, in few bytes, the same every time, and the browser reads what Python reads."""

from __future__ import annotations

import base64
import gzip
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_atlas import PLAIN, joined_of, trial_atlas
from unpacked import unpack

from stationed.payload import block_text, make_block, pack, plain
from stationed.payload.codec import SAMPLE
from stationed.payload.columns import table, texts
from stationed.payload.pack import AT_ONCE, packed
from stationed.payload.shapes import ShapeList
from stationed.payload.squeeze import MUCH, PIECE, gzipped

WHOLE = st.integers(-(2**63), 2**63 - 1) | st.integers(-40000, 40000)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NO_SHAPES = ShapeList.joined([])
UNPACKED = """(() => {
  const bytes = Uint8Array.from(data.bytes);
  const whole = unpacked(data.block, bytes);
  const listed = (column) => column.texts
    ? Array.from({ length: column.codes.length }, (_, row) => column.texts.at(column.codes[row]))
    : Array.from(column, (value) => (Number.isNaN(value) ? null : value));
  const tables = {};
  for (const [name, table] of Object.entries(whole.tables)) {
    tables[name] = {};
    for (const key of Object.keys(table.columns)) tables[name][key] = listed(table.columns[key]);
  }
  return { tables, shapes: whole.shapes.map(({ k, p }) => ({ k, p })), series: whole.meta.series.map(
    ({ days }) => ({ days: Array.from(days) })) };
})()"""


def a_block(shapes=NO_SHAPES, **columns):
    """A block with one table, large enough to be packed."""
    size = max(len(one["codes"] if isinstance(one, dict) else one) for one in columns.values())
    meta = {"series": [{"name": "men", **{key: np.arange(3) for key in ("days", "low", "high", "open")}}]}
    return {"meta": meta, "tables": {"claims": table(size, columns)}, "shapes": shapes}


def there_and_back(**columns):
    """The columns after packing and unpacking."""
    block = a_block(**columns)
    sent = block | {"packed": base64.b64encode(gzipped(packed(block))).decode(), "tables": {}}
    sent["meta"] = {"series": [{"name": "men"}]}
    return unpack(sent)["tables"]["claims"]["columns"]


def as_doubles(cells):
    """Numbers as JavaScript has them: far days are beyond its whole numbers."""
    return [float(cell) if isinstance(cell, int) else cell for cell in cells]


def spelt(column):
    return [column["texts"][code] for code in column["codes"]]


@settings(deadline=None)
@given(st.lists(WHOLE))
def test_whole_numbers_come_back(values):
    column = np.array(values, np.int64)
    assert there_and_back(x=column)["x"] == pytest.approx(values, rel=1e-15)
    if all(abs(value) < 2**50 for value in values):
        assert there_and_back(x=column)["x"] == values


@settings(deadline=None)
@given(st.lists(st.floats(allow_infinity=False, width=32) | st.integers(-999, 999).map(lambda n: n / 100)))
def test_fractions_and_what_is_not_known_come_back(values):
    column = np.array(values, np.float64)
    assert there_and_back(x=column) == {"x": plain(column)}


@settings(deadline=None)
@given(st.lists(TEXT | st.integers(0, 2000).map("D-{}".format)))
def test_texts_come_back(values):
    assert spelt(there_and_back(x=texts(values))["x"]) == values


@pytest.mark.parametrize(
    "values",
    [
        ["D1", "D2", "D10"],
        ["D001", "D002", "D010"],
        ["D01", "D2"],
        ["D", "D1"],
        ["1", "x"],
        ["Место 7", "Место 80"],
        ["D1", "D١"],
        ["D1\0", "D2"],
        ["", "7"],
        ["00", "0"],
        ["D\ud800", "x"],
    ],
)
def test_texts_that_look_like_numbers_come_back(values):
    assert spelt(there_and_back(x=texts(values))["x"]) == values


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(-1, 3), st.sampled_from([5, 6, 2**62])), min_size=40))
def test_what_follows_from_another_column_comes_back(rows):
    key, values = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    found = there_and_back(unit=key, higher=np.where(key > 1, values, key * 10))
    assert found["higher"] == np.where(key > 1, values, key * 10).tolist()


def test_the_browser_reads_what_python_reads(in_node):
    block = make_block(*(tables := trial_atlas(),), *joined_of(tables), PLAIN)
    data = b"".join(packed(block))
    sent = {"meta": {"series": [{} for _ in block["meta"]["series"]]}, "tables": {}}
    read = in_node(["data/unpack"], UNPACKED, {"block": sent, "bytes": list(data)})
    whole = plain(block)
    for name, one in whole["tables"].items():
        if name in AT_ONCE:
            continue
        for key, column in one["columns"].items():
            expected = spelt(column) if isinstance(column, dict) else column
            assert as_doubles(read["tables"][name][key]) == as_doubles(expected), key
    assert read["shapes"] == whole["shapes"]
    assert [one["days"] for one in read["series"]] == [one["days"] for one in whole["meta"]["series"]]


def test_the_browser_reads_all_kinds_of_numbers(in_node):
    columns = {
        "same": np.full(9, -7),
        "rising": np.arange(9) * 3 - 4,
        "byte": np.array([3, 250, 0, 9, 77, 1, 2, 3, 200]),
        "far": np.array([-(2**62), 2**62, 5, 6, 7, -8, 9, 1, 3]),
        "large": np.array([2**33, 5, -(2**40), 1, 9, 3, 4, 5, 6]),
        "sum": np.cumsum(np.array([2**30, 1, 5, 2, 3, 1, 4, 9, 8])),
        "unknown": np.array([np.nan, 1, 2, np.nan, 50, 3, 4, 5, 6]),
        "degrees": np.array([104.12345, -0.5, 0, 1, 2, 3, 4, 5, np.nan]),
        "floats": np.array([1 / 3, np.nan, 1e300, -5e-300, 0, 1, 2, 3, 4]),
        "half": np.full(9, 0.5),
        "ids": texts([f"D-{n:03d}" for n in range(9)]),
    }
    data = b"".join(packed(a_block(**columns)))
    sent = {"meta": {"series": [{}]}, "tables": {}}
    read = in_node(["data/unpack"], UNPACKED, {"block": sent, "bytes": list(data)})["tables"]["claims"]
    for name, column in columns.items():
        expected = spelt(column) if isinstance(column, dict) else plain(column)
        assert as_doubles(read[name]) == as_doubles(expected), name


def test_equal_blocks_give_equal_bytes():
    tables = trial_atlas()
    first, second = (pack(make_block(tables, *joined_of(tables), PLAIN)) for _ in range(2))
    assert block_text(first) == block_text(second)


@pytest.mark.parametrize("size", [0, 10, PIECE * 3, MUCH + 1], ids=["nothing", "little", "pieces", "much"])
def test_gzip_gives_one_member_that_anybody_can_read(size):
    random = np.random.default_rng(1).integers(0, 256, size, np.uint8).tobytes()
    pieces = [random[: size // 2], b"", random[size // 2 :], b"again and again" * 10]
    assert gzip.decompress(gzipped(pieces)) == b"".join(pieces)


@pytest.mark.parametrize("processors", [1, 2, 64, None])
def test_gzip_gives_the_same_bytes_however_many_processors_there_are(monkeypatch, processors):
    pieces = [bytes(range(256)) * 400, b"again and again" * 9000, b"little", bytes(PIECE)]
    here = gzipped(pieces)
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert gzipped(pieces) == here


@pytest.mark.parametrize("later", [7, 2**20, 2**40], ids=["alike", "wider", "widest"])
def test_numbers_that_go_on_otherwise_than_they_begin_come_back(later):
    column = np.concatenate([np.arange(SAMPLE) // 3, np.arange(SAMPLE) * later % 10**12])
    assert there_and_back(x=column)["x"] == column.tolist()


@pytest.mark.parametrize("behind", [["D4"], ["D05"], ["D"], ["E4"], ["D1000000000000000"], ["Место 4"]])
def test_texts_that_go_on_otherwise_than_they_begin_come_back(behind):
    values = [f"D{number}" for number in range(SAMPLE, SAMPLE * 2 + 3)] + behind
    assert spelt(there_and_back(x=texts(values))["x"]) == values


def test_a_small_block_is_left_for_people_to_read():
    tables = trial_atlas()
    whole = pack(make_block(tables, *joined_of(tables), PLAIN))
    assert "packed" not in whole
    assert json.loads(block_text(whole)) == plain(make_block(tables, *joined_of(tables), PLAIN))
