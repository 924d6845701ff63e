"""What is read ahead is what is read otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_atlas import a_small_atlas

from stationed import coded as room
from stationed.reading import ahead, read_tables
from stationed.reading.ahead import read_ahead


@pytest.fixture
def atlas(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(ahead, "LARGE", 1)
    return a_small_atlas(tmp_path)


MADE = {
    "as written": lambda data: data,
    "quoted": lambda data: data.replace(b"D1", b'"D1"'),
    "odd quotes": lambda data: data.replace(b"D1", b'D"1'),
    "semicolons": lambda data: data.replace(b",", b";"),
    "ragged": lambda data: data + b"D9,x\n",
    "blank lines": lambda data: data.replace(b"\n", b"\n\n"),
    "utf-16": lambda data: data.decode().encode("utf-16"),
    "mark": lambda data: b"\xef\xbb\xbf" + data,
    "nothing": lambda data: b"",
}


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_an_atlas_read_ahead_is_the_same(atlas, make):
    file = atlas / "deployments.csv"
    file.write_bytes(make(file.read_bytes()))
    plain = read_tables(atlas)
    with read_ahead(atlas) as found:
        early = read_tables(found)
    assert early.claims.equals(plain.claims)
    assert (early.findings, early.files) == (plain.findings, plain.files)
    for name in plain.claims.columns[1:]:
        one, other = early.coded("claims", name), plain.coded("claims", name)
        assert (one.texts, one.codes.tolist()) == (other.texts, other.codes.tolist())


def test_what_was_read_ahead_is_used_once_and_not_kept(atlas):
    with read_ahead(atlas) as found:
        taken = found.take(atlas / "deployments.csv")
        assert taken is not None
        assert taken.data == (atlas / "deployments.csv").read_bytes()
        assert found.take(atlas / "deployments.csv") is None


def test_what_is_read_ahead_reaches_only_those_who_are_handed_it(atlas):
    with read_ahead(atlas) as found:
        read_tables(atlas)
        assert found.take(atlas / "deployments.csv") is not None


def test_a_file_that_is_gone_is_reported_as_ever(atlas):
    (atlas / "deployments.csv").unlink()
    with read_ahead(atlas) as found:
        assert "file-missing" in {finding.code for finding in read_tables(found).findings}


def test_distinct_texts_found_ahead_are_not_looked_for_again(atlas, monkeypatch):
    with read_ahead(atlas) as found:
        tables = read_tables(found)
    written = [name for name in tables.claims.columns[1:] if (tables.claims[name] != "").any()]
    monkeypatch.setattr(room, "_coded", lambda _: pytest.fail("looked for again"))
    assert all(tables.coded("claims", name).size for name in written)
