"""Large columns are kept as their distinct texts, and nothing that is checked, drawn or handed out shows it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from small_atlas import a_faulty_atlas, a_small_atlas

import stationed
from stationed.building import draw_atlas
from stationed.checking import check_tables
from stationed.coded import Coded, CodedColumns, coded, is_compact, plain_text
from stationed.join import join_claims
from stationed.reading import ahead, delimited, read_tables


@pytest.fixture
def always(monkeypatch) -> None:
    monkeypatch.setattr(ahead, "worth_it", lambda *_: True)


@pytest.fixture
def atlas(tmp_path) -> Path:
    return a_small_atlas(tmp_path)


def test_a_page_of_compact_columns_is_the_same_page(atlas, monkeypatch):
    plain = draw_atlas(atlas).pages
    monkeypatch.setattr(ahead, "worth_it", lambda *_: True)
    tables = read_tables(atlas, compact=True)
    assert all(is_compact(tables.claims[name]) for name in ("unit_id", "location_id", "start"))
    assert [page.text for page in draw_atlas(atlas).pages] == [page.text for page in plain]


def test_joined_claims_of_compact_columns_are_columns_of_text(atlas, always):
    joined, plain = join_claims(read_tables(atlas, compact=True)), join_claims(read_tables(atlas))
    pd.testing.assert_frame_equal(pd.DataFrame(joined.frame), pd.DataFrame(plain.frame))


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize(
    "name", ["formation-self", "unit-conflict", "claim-repeated", "geometry-kind", "outside-periods"]
)
def test_findings_of_compact_columns_are_the_same(name, tmp_path):
    path = a_faulty_atlas(tmp_path, name)
    found = check_tables(read_tables(path, compact=True))
    assert name in {finding.code for finding in found}
    assert found == check_tables(read_tables(path))


def test_users_get_columns_of_text(atlas, always):
    assert {str(kind) for kind in stationed.read(atlas).claims.drop(columns="row").dtypes} == {"str"}


def test_columns_that_are_wanted_as_text_are_not_made_compact_first(atlas, always, monkeypatch):
    monkeypatch.setattr(Coded, "compact", lambda self: pytest.fail("made compact"))
    assert "str" in {str(kind) for kind in read_tables(atlas).claims.dtypes}


def test_columns_of_the_deployments_alone_are_compact(atlas, always):
    tables = read_tables(atlas, compact=True)
    assert (is_compact(tables.claims["unit_id"]), is_compact(tables.units["unit_id"])) == (True, False)


@pytest.mark.parametrize(("wide", "narrow", "kept"), [(9e6, 1e6, True), (9e6, 5e6, False), (4e6, 1e6, False)])
def test_a_column_is_compact_where_that_saves_half_of_much(wide, narrow, kept):
    assert ahead.worth_it(wide, narrow) is kept


def test_a_large_file_in_order_is_never_made_a_text(atlas, monkeypatch):
    monkeypatch.setattr(delimited, "LARGE", 1)
    plain = read_tables(atlas).claims
    monkeypatch.setattr(delimited, "decode", lambda *_, **__: pytest.fail("made a text"))
    data = (atlas / "deployments.csv").read_bytes()
    cells, findings = delimited.read_csv(data, file="deployments.csv")
    assert cells is not None
    assert (cells.cells[0].tolist(), findings) == (plain["deployment_id"].tolist(), [])


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfa,b\n1,2\n", b"a,b\n1,\xff\n", b"a,b\n\xd0", "a,b\n1,2\n".encode("utf-16")]
)
def test_a_large_file_that_is_no_plain_utf8_is_read_as_a_small_one(data, monkeypatch):
    cells, findings = delimited.read_csv(data, file="t.csv")
    monkeypatch.setattr(delimited, "LARGE", 1)
    again, more = delimited.read_csv(data, file="t.csv")
    assert cells is not None
    assert again is not None
    assert (again.header, again.cells.to_numpy().tolist(), more) == (
        cells.header,
        cells.cells.to_numpy().tolist(),
        findings,
    )
    assert findings


def test_compact_columns_are_coded_in_order_of_appearance_and_kept_until_another_takes_their_place():
    column = pd.Series(["b", "a", "b", ""], name="x")
    table = pd.DataFrame({"x": coded(column).compact()})
    assert plain_text(table["x"]).tolist() == ["b", "a", "b", ""]
    some = coded(table["x"].iloc[1:])
    assert (some.texts, some.codes.tolist()) == (("a", "b", ""), [0, 1, 2])
    known = CodedColumns()
    found = known.of("t", table["x"])
    assert known.of("t", table["x"]) is found
    table["x"] = coded(pd.Series(["c", "d"]).take(np.array([0, 1, 1, 0]))).compact()
    assert known.of("t", table["x"]).texts == ("c", "d")
