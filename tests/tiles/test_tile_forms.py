"""What tiles understand: the same words, lists and dates as pages, and the same names of files."""

from __future__ import annotations

import csv
import io

import pytest
from pyarrow import parquet
from small_atlas import SMALL, a_small_atlas, changed

from stationed.errors import FaultyAtlasError, OutputError
from stationed.model import MapSpec
from stationed.reading import read_tables
from stationed.tiles import build_tiles
from stationed.tiles.checks import AT_ONCE

CLAIMS = (SMALL / "deployments.csv").read_text(encoding="utf-8")


def with_cells(**cells: str) -> str:
    """The deployments of the small atlas with some cells of the first row exchanged."""
    rows = list(csv.DictReader(io.StringIO(CLAIMS)))
    rows[0] |= cells
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize(
    ("column", "written"),
    [
        ("certainty", "Less Certain"),
        ("certainty", "UNCERTAIN"),
        ("kind", "Areas"),
        ("source_ids", "feskov2013 ; kolomiets2002"),
        ("source_ids", " feskov2013;  kolomiets2002"),
        ("start", "1937-09~"),
        ("men", "30000~"),
    ],
)
def test_cell_is_understood_as_in_a_page(tmp_path, column, written):
    atlas = a_small_atlas(tmp_path, {"deployments.csv": with_cells(**{column: written})})
    expected = read_tables(atlas).claims.sort_values("row")[column].tolist()
    report = build_tiles(atlas, tmp_path / "out", maps=["all"])
    table = parquet.read_table(tmp_path / "out" / "all.parquet").to_pylist()
    assert sorted(one[column] for one in table) == sorted(expected)
    assert [one.row for one in report.findings if one.code == "word-form"] == (
        [2] if column in ("certainty", "kind") else []
    )


def test_deployment_of_very_many_claims_is_told_with_their_number_and_only_some_are_read(tmp_path, monkeypatch):
    from stationed.tiles import checks

    looked: list[int] = []
    real = checks._claims

    def counted(*given):
        rows = real(*given)
        looked.append(len(rows))
        return rows

    monkeypatch.setattr(checks, "_claims", counted)
    one = CLAIMS.splitlines()[1]
    text = CLAIMS + "".join(f"{one.replace('p. 217', f'p. {number}')}\n" for number in range(5_000))
    with pytest.raises(FaultyAtlasError) as caught:
        build_tiles(a_small_atlas(tmp_path, {"deployments.csv": text}), tmp_path / "out")
    assert {finding.got for finding in caught.value.findings if finding.code == "entry-large"} == {"5,001"}
    assert sum(looked) < 1_100


def test_distinct_texts_are_checked_lot_by_lot(tmp_path, monkeypatch):
    monkeypatch.setattr("stationed.tiles.checks.AT_ONCE", 3)
    rows = [f"X-{number},11-tank,khalkhin-gol,1939-0{number},1939-13-0{number}" for number in range(1, 9)]
    text = "\n".join(["deployment_id,unit_id,location_id,start,end", *rows, ""])
    with pytest.raises(FaultyAtlasError) as caught:
        build_tiles(a_small_atlas(tmp_path, {"deployments.csv": text}), tmp_path / "out")
    assert AT_ONCE > 3
    assert sorted(one.row for one in caught.value.findings if one.code == "date-invalid") == list(range(2, 10))


@pytest.mark.parametrize("name", ["CON", "all.", "a/b"])
def test_map_whose_id_names_no_file_is_refused_as_in_pages(tmp_path, name):
    atlas = a_small_atlas(tmp_path, changed("atlas.toml", 'id = "all"', f'id = "{name}"'))
    with pytest.raises(FaultyAtlasError) as caught:
        build_tiles(atlas, tmp_path / "out")
    assert {one.got for one in caught.value.findings if one.severity == "error"} >= {name}
    assert not (tmp_path / "out").exists()


def test_map_id_that_leads_elsewhere_is_refused_whatever_the_reader_let_through(tmp_path, monkeypatch):
    spec = MapSpec(id="../all", title="All")
    monkeypatch.setattr("stationed.tiles.build.chosen_maps", lambda tables, maps: (spec,))
    with pytest.raises(OutputError, match="cannot name a file"):
        build_tiles(a_small_atlas(tmp_path), tmp_path / "out")
