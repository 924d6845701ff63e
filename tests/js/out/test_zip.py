"""Zip: what an archive holds is read from its directory, and a stored entry from its place."""

from __future__ import annotations

import base64
import io
import zipfile

SCRIPTS = ["data/unpack", "out/zip"]


def archive(**entries: tuple[str, int]) -> str:
    """A zip archive in base64, as Python writes it: name -> text and method."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, (text, method) in entries.items():
            file.writestr(name, text, compress_type=method)
    return base64.b64encode(buffer.getvalue()).decode()


def test_entries_come_in_order_with_their_sizes(in_node):
    given = archive(manifest=("{}", zipfile.ZIP_STORED), Хүснэгт=("a" * 1000, zipfile.ZIP_DEFLATED))
    expression = "zipEntries(bytesOf(data)).map(({ name, size, method }) => [name, size, method])"
    assert in_node(SCRIPTS, expression, given) == [["manifest", 2, 0], ["Хүснэгт", 1000, 8]]


def test_a_stored_entry_is_read_and_no_other(in_node):
    given = archive(packed=("aaaa" * 99, zipfile.ZIP_DEFLATED), plain=("Халхын гол", zipfile.ZIP_STORED))
    expression = "['plain', 'packed', 'none'].map((name) => storedText(bytesOf(data), name))"
    assert in_node(SCRIPTS, expression, given) == ["Халхын гол", "", ""]


def test_what_is_no_archive_has_no_entries(in_node):
    texts = [base64.b64encode(data).decode() for data in (b"", b"PK", b"x" * 100)]
    assert in_node(SCRIPTS, "data.map((text) => zipEntries(bytesOf(text)).length)", texts) == [0, 0, 0]
