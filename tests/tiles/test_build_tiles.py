"""What building tiles promises: three whole files a map or none, the same bytes, and every fault with file and row."""

from __future__ import annotations

import csv
import datetime
import gzip
import importlib.util
import io
from pathlib import Path

import pyarrow as pa
import pytest
from pmtiles.reader import MemorySource, Reader
from pyarrow import parquet
from small_atlas import SMALL, a_small_atlas

from stationed.errors import AtlasNotFoundError, FaultyAtlasError, StationedError
from stationed.tiles import build_tiles

CLAIMS = (SMALL / "deployments.csv").read_text(encoding="utf-8")

MODULES = "../../../../node_modules"
"""Where the libraries are, from the scripts of pages."""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The small atlas, its folder of files, the report and what was told."""
    folder = tmp_path_factory.mktemp("tiles")
    told: list[tuple[str, float]] = []
    report = build_tiles(
        a_small_atlas(folder), folder / "out", progress=lambda stage, share: told.append((stage, share))
    )
    return folder / "out", report, told


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of the map of everything."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("all.*"))}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_each_map_becomes_a_page_tiles_and_records(built):
    out, report, _ = built
    expected = [f"{name}.{suffix}" for name in ("all", "summer") for suffix in ("html", "pmtiles", "parquet")]
    assert [path.name for path in report.written] == expected
    assert sorted(path.name for path in out.iterdir()) == sorted(expected)


def test_map_of_some_periods_has_what_those_hold(built):
    assert parquet.read_table(built[0] / "summer.parquet")["deployment_id"].to_pylist().count("D-3") == 2


def test_progress_only_rises_and_ends_with_the_whole(built):
    shares = [share for _, share in built[2]]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)


def test_records_are_all_claims_by_place_and_time(built):
    table = parquet.read_table(built[0] / "all.parquet")
    rows = list(csv.DictReader(io.StringIO(CLAIMS)))
    assert sorted(table["deployment_id"].to_pylist()) == sorted(row["deployment_id"] for row in rows)
    keys = list(zip(table["place_number"].to_pylist(), table["possible_first"].to_pylist(), strict=True))
    assert keys == sorted(keys)
    assert sorted(zip(table["start"].to_pylist(), table["end"].to_pylist(), strict=True)) == sorted(
        (row["start"], row["end"]) for row in rows
    )


def test_tiles_are_what_the_libraries_of_the_page_read(built, in_node):
    data = (built[0] / "all.pmtiles").read_bytes()
    whole = Reader(MemorySource(data)).get(0, 0, 0)
    read = (
        "Array.from({ length: new VectorTile(new PbfReader(Uint8Array.from(data))).layers.places.length },"
        " (_, i) => new VectorTile(new PbfReader(Uint8Array.from(data))).layers.places.feature(i).properties)"
    )
    found = in_node(
        [f"{MODULES}/@mapbox/vector-tile/index", f"{MODULES}/pbf/index"], read, list(gzip.decompress(whole))
    )
    claims = parquet.read_table(built[0] / "all.parquet")["place_number"].to_pylist()
    assert sum(one["records"] for one in found) == len(claims)
    assert all(one["places"] == 1 and one["name"] and one["p0"] for one in found)


def test_places_of_the_deepest_tiles_lie_where_the_gazetteer_has_them(built, in_node):
    whole = Reader(MemorySource((built[0] / "all.pmtiles").read_bytes())).get(0, 0, 0)
    read = """(({ layers }) => Array.from({ length: layers.places.length }, (_, i) => {
        const [[{ x }]] = layers.places.feature(i).loadGeometry();
        return [layers.places.feature(i).properties.name, (x / layers.places.extent) * 360 - 180];
    }))(new VectorTile(new PbfReader(Uint8Array.from(data))))"""
    modules = [f"{MODULES}/@mapbox/vector-tile/index", f"{MODULES}/pbf/index"]
    found = dict(in_node(modules, read, list(gzip.decompress(whole))))
    rows = parquet.read_table(built[0] / "all.parquet").to_pylist()
    assert found == {row["place"]: pytest.approx(row["longitude"], abs=1e-5) for row in rows}


def test_same_atlas_gives_the_same_bytes_however_its_deployments_are_cut_up(built, tmp_path):
    header, *rows = CLAIMS.splitlines(keepends=True)
    parted = a_small_atlas(
        tmp_path,
        {"deployments/a.csv": header + rows[0], "deployments/b.csv": header + "".join(rows[1:])},
        without=("deployments.csv",),
    )
    build_tiles(parted, tmp_path / "out", maps=["all"], memory="200MB")
    assert files_of(tmp_path / "out") == files_of(built[0])


def test_parquet_gives_what_csv_gives(built, tmp_path):
    rows = list(csv.DictReader(io.StringIO(CLAIMS)))
    table = pa.table({name: [row[name] for row in rows] for name in rows[0]})
    sink = io.BytesIO()
    parquet.write_table(table, sink)
    atlas = a_small_atlas(tmp_path, {"deployments.parquet": sink.getvalue()}, without=("deployments.csv",))
    build_tiles(atlas, tmp_path / "out", maps=["all"])
    assert files_of(tmp_path / "out") == files_of(built[0])


def test_parquet_with_days_numbers_and_lists_gives_what_their_texts_give(tmp_path):
    names = ["deployment_id", "unit_id", "location_id", "start", "end", "men", "source_ids"]
    one = next(csv.DictReader(io.StringIO(CLAIMS)))
    texts = {name: [one[name]] for name in names} | {"start": ["1939-07-03"], "end": ["1939-08-20"], "men": ["5000"]}
    day = pa.array([datetime.datetime(1939, 7, 3)], pa.timestamp("us"))
    typed = texts | {"start": day, "end": pa.array([datetime.date(1939, 8, 20)]), "men": pa.array([5000.0])}
    typed |= {"source_ids": [one["source_ids"].split(";")], "box": [{"west": 1.0, "east": 2.0}]}
    pages = []
    for number, columns in enumerate((texts, typed)):
        (tmp_path / str(number)).mkdir()
        sink = io.BytesIO()
        parquet.write_table(pa.table(columns), sink)
        folder = tmp_path / str(number)
        build_tiles(
            a_small_atlas(folder, {"deployments.parquet": sink.getvalue()}, without=("deployments.csv",)),
            folder / "out",
            maps=["all"],
        )
        pages.append(parquet.read_table(folder / "out" / "all.parquet").to_pylist())
    assert pages[0] == pages[1]
    assert (pages[0][0]["start"], pages[0][0]["men"]) == ("1939-07-03", "5000")


def test_a_column_of_parts_is_named_when_it_is_wanted(tmp_path):
    one = next(csv.DictReader(io.StringIO(CLAIMS)))
    sink = io.BytesIO()
    parquet.write_table(pa.table({name: [cell] for name, cell in one.items()} | {"note": [{"a": 1}]}), sink)
    atlas = a_small_atlas(tmp_path, {"deployments.parquet": sink.getvalue()}, without=("deployments.csv",))
    with pytest.raises(StationedError, match=r"^deployments\.parquet column note: a column of struct cannot be read"):
        build_tiles(atlas, tmp_path / "out")


@pytest.mark.parametrize("linked", ["deployments.csv", "deployments/a.csv", "deployments"])
def test_a_link_that_leads_out_of_the_atlas_is_refused_and_nothing_is_read(tmp_path, linked):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.csv").write_text(CLAIMS, encoding="utf-8")
    atlas = a_small_atlas(tmp_path, {}, without=("deployments.csv",))
    (atlas / linked).parent.mkdir(exist_ok=True)
    (atlas / linked).symlink_to(outside if linked == "deployments" else outside / "a.csv")
    with pytest.raises(StationedError, match=f"^{linked}: a link that leads out of the atlas folder"):
        build_tiles(atlas, tmp_path / "out")


def test_copies_and_hidden_files_beside_the_deployments_are_passed_over(built, tmp_path):
    files = {"a.csv": CLAIMS, "a.fixed.csv": CLAIMS, "._a.csv": "x", "~a.csv": "x"}
    given = {f"deployments/{name}": text for name, text in files.items()}
    build_tiles(a_small_atlas(tmp_path, given, without=("deployments.csv",)), tmp_path / "out", maps=["all"])
    assert files_of(tmp_path / "out") == files_of(built[0])


def test_a_header_without_an_end_is_refused(tmp_path):
    with pytest.raises(StationedError, match=r"^deployments\.csv row 1: the header"):
        build_tiles(a_small_atlas(tmp_path, {"deployments.csv": "a" * 2_000_000}), tmp_path / "out")


def test_faults_name_the_file_and_row_they_stand_in_and_nothing_is_written(tmp_path):
    header, *rows = CLAIMS.splitlines(keepends=True)
    names = header.strip().split(",")
    one = dict(zip(names, next(csv.reader([rows[0]])), strict=True))

    def row(**changes: str) -> str:
        line = io.StringIO()
        csv.writer(line).writerow([(one | changes)[name] for name in names])
        return line.getvalue()

    second = header + row(deployment_id="X1", start="1936-13") + row(deployment_id="X2", location_id="nowhere")
    second += row(deployment_id="X3", start="1940", end="1930") + row(deployment_id=" ")
    atlas = a_small_atlas(
        tmp_path, {"deployments/a.csv": CLAIMS, "deployments/b.csv": second}, without=("deployments.csv",)
    )
    with pytest.raises(FaultyAtlasError, match="nothing was written") as caught:
        build_tiles(atlas, tmp_path / "out")
    told = {(one.code, one.file, one.row) for one in caught.value.findings if one.severity == "error"}
    assert told >= {
        ("date-invalid", "deployments/b.csv", 2),
        ("id-unknown", "deployments/b.csv", 3),
        ("date-reversed", "deployments/b.csv", 4),
        ("cell-blank", "deployments/b.csv", 5),
    }
    assert not (tmp_path / "out").exists()


def test_columns_that_are_missing_stop_the_build_before_a_row_is_read(tmp_path):
    atlas = a_small_atlas(tmp_path, {"deployments.csv": CLAIMS.replace(",", ";")})
    with pytest.raises(FaultyAtlasError, match="columns of its deployments") as caught:
        build_tiles(atlas, tmp_path / "out")
    assert {one.code for one in caught.value.findings} >= {"column-missing"}


def test_file_without_a_header_is_refused_with_its_name(tmp_path):
    with pytest.raises(StationedError, match=r"^deployments\.csv: the file has no header"):
        build_tiles(a_small_atlas(tmp_path, {"deployments.csv": ""}), tmp_path / "out")


def test_marks_of_windows_and_lines_within_a_cell_are_read(tmp_path):
    more = 'D-9,57-corps,ulaanbaatar,1940,1941,site,"a ""q"", with\nline",,,certain,feskov2013,,\n'
    atlas = a_small_atlas(tmp_path, {"deployments.csv": "\ufeff" + (CLAIMS + more).replace("\n", "\r\n")})
    report = build_tiles(atlas, tmp_path / "out", maps=["all"])
    roles = parquet.read_table(tmp_path / "out" / "all.parquet")["role"].to_pylist()
    assert (report.counts[0].claims, 'a "q", with\r\nline' in roles) == (5, True)


def test_csv_that_is_cut_short_is_refused_with_its_name(tmp_path):
    atlas = a_small_atlas(tmp_path, {"deployments.csv": CLAIMS + "only,three,cells\n"})
    with pytest.raises(StationedError, match=r"^deployments\.csv: cannot be read as CSV .* Nothing was written\.$"):
        build_tiles(atlas, tmp_path / "out")


def test_atlas_without_deployments_and_one_with_two_kinds_are_refused(tmp_path):
    with pytest.raises(AtlasNotFoundError, match="there are no deployments to make tiles of"):
        build_tiles(a_small_atlas(tmp_path / "a", without=("deployments.csv",)), tmp_path / "out")
    with pytest.raises(StationedError, match=r"more than one place, got deployments\.csv and the folder deployments"):
        build_tiles(a_small_atlas(tmp_path / "b", {"deployments/a.csv": CLAIMS}), tmp_path / "out")


def test_missing_duckdb_is_named_with_the_extra_that_has_it(tmp_path, monkeypatch):
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "duckdb" else found(name))
    with pytest.raises(StationedError, match=r"pip install 'stationed\[tiles\]'"):
        build_tiles(a_small_atlas(tmp_path), tmp_path / "out")


def old_files(folder: Path) -> Path:
    folder.mkdir()
    for suffix in ("html", "pmtiles", "parquet"):
        (folder / f"all.{suffix}").write_bytes(f"the old {suffix}".encode())
    return folder


@pytest.mark.parametrize("stage", ["Reading deployments", "Joining", "Sorting records", "Making tiles", "Writing"])
def test_build_that_is_stopped_at_a_stage_leaves_the_old_files_whole(tmp_path, stage):
    out = old_files(tmp_path / "out")
    before = contents(out)

    def stop(told: str, share: float) -> None:
        if told.startswith(stage):
            raise KeyboardInterrupt

    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with pytest.raises(KeyboardInterrupt):
        build_tiles(a_small_atlas(tmp_path), out, maps=["all"], scratch=scratch, progress=stop)
    assert contents(out) == before
    assert list(scratch.iterdir()) == []
