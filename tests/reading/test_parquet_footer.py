"""What a Parquet file says that it unpacks to is read without asking pyarrow, which some files make end the process."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from stationed.reading.parquet_footer import stated_chunks


def packed(columns: dict[str, Any], **options: Any) -> bytes:
    buffer = io.BytesIO()
    parquet.write_table(pa.table(columns), buffer, **options)
    return buffer.getvalue()


FILES = {
    "three-kinds": packed({"a": [1, 2, 3], "b": ["x", None, "y"], "c": [[1], [2, 3], None]}),
    "many-groups": packed({"a": list(range(5_000)), "b": ["x"] * 5_000}, row_group_size=100, compression="zstd"),
    "nested": packed({"a": [{"x": True, "y": [1.5, 2.5]}] * 100}, write_page_index=True),
    "sorted": packed({"a": [1, 2]}, sorting_columns=[parquet.SortingColumn(0, descending=True)], store_schema=False),
    "empty": packed({}),
    "no-rows": packed({"a": pa.array([], pa.string())}),
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_the_numbers_are_those_that_pyarrow_reads(data):
    stated = parquet.read_metadata(io.BytesIO(data))
    chunks = [
        stated.row_group(group).column(column)
        for group in range(stated.num_row_groups)
        for column in range(stated.num_columns)
    ]
    assert stated_chunks(data) == (
        sum(chunk.num_values for chunk in chunks),
        sum(chunk.total_uncompressed_size for chunk in chunks),
    )


def test_the_numbers_of_a_list_count_what_is_in_it():
    assert stated_chunks(packed({"c": [[1], [2, 3], None]}))[0] == 4


def ended(footer: bytes) -> bytes:
    return b"PAR1" + footer + len(footer).to_bytes(4, "little") + b"PAR1"


@pytest.mark.parametrize(
    ("footer", "words"),
    [
        (b"", "cut short"),
        (b"\x49\xfc\xff\xff\xff\xff\x0f", "cut short"),
        (b"\x18\xff\xff\x03abc", "cut short"),
        (b"\x15" + b"\xff" * 20, "a number is too long"),
        (b"\x1c" * 100 + bytes(100), "nested too deep"),
        (b"\x1f\x00", "a value of no kind, 15"),
        (b"\x49\x15\x00\x00", "a list is of another kind"),
    ],
    ids=["nothing", "endless-list", "long-text", "endless-number", "deep", "no-kind", "numbers-for-groups"],
)
def test_an_end_that_breaks_the_rules_is_refused(footer, words):
    with pytest.raises(ValueError, match=words):
        stated_chunks(ended(footer))


def test_statistics_that_contradict_the_column_are_a_finding_and_do_not_end_the_process():
    data = packed({"a": ["x", "yy"], "b": [1, 2]})
    # Bytes of text are stated for the column a; in the schema and in its piece it becomes one of numbers.
    doctored = data.replace(b"\x15\x0c\x25\x02", b"\x15\x04\x25\x02").replace(b"\x15\x0c\x19", b"\x15\x04\x19")
    assert sum(one != other for one, other in zip(data, doctored, strict=True)) == 2
    said = subprocess.run([sys.executable, "-c", ASKED], input=doctored, capture_output=True, check=False)
    assert (said.returncode, said.stdout) == (0, b"file-damaged\n"), said.stderr[-500:]


ASKED = """
import sys
from stationed.reading.columnar import read_parquet
print(*(one.code for one in read_parquet(sys.stdin.buffer.read(), file="a.parquet")[1]))
"""
