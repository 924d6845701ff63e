"""What Spark promises: it writes what DuckDB writes, so that every period and moment holds the same deployments.

Run by `make spark` alone, which installs Spark's half a gigabyte; the suite leaves this folder alone without it.
"""

from __future__ import annotations

import datetime
import os

import pytest
from pyarrow import parquet
from pyspark.sql import SparkSession
from small_atlas import SMALL, a_small_atlas

from stationed.errors import FaultyAtlasError, StationedError
from stationed.reading import read_tables
from stationed.tiles import build_tiles

CLAIMS = (SMALL / "deployments.csv").read_text(encoding="utf-8")
MORE = "\n".join(
    [
        "D-8,57-corps,ulaanbaatar,1936~,1938?,site,,,,Certain,feskov2013 ;kolomiets2002,,",
        "D-8,57-corps,khalkhin-gol,1938,..,site,,1500,,certain,feskov2013,,",
        'D-9,57-corps,khalkhin-gol,,1939-08,area,"a ""q"", with\nline",900~,,uncertain,,,',
        "",
    ]
)
EPOCH = datetime.date(1970, 1, 1)


@pytest.fixture(scope="module")
def session():
    """A Spark of this machine, as quick to begin as may be."""
    settings = {
        "spark.master": "local[2]",
        "spark.driver.memory": "512m",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.sql.shuffle.partitions": "2",
    }
    builder = SparkSession.builder.appName("tests")
    for key, value in settings.items():
        builder = builder.config(key, value)
    made = builder.getOrCreate()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def built(session, tmp_path_factory):
    """The small atlas with rivals and rough dates, built by each engine."""
    folder = tmp_path_factory.mktemp("spark")
    atlas = a_small_atlas(folder, {"deployments.csv": CLAIMS + MORE})
    for engine in ("duckdb", "spark"):
        build_tiles(atlas, folder / engine, maps=["all"], engine=engine, memory="500MB", scratch=folder)
    assert [path.name for path in folder.glob("stationed-tiles-*")] == []
    return folder


def held(rows: list[dict], first: int, last: int) -> dict[str, set[str]]:
    """Which deployments the records of a map say to be there in some days: possibly, and definitely."""
    may = {
        one["deployment_id"]
        for one in rows
        if one["possible_first"] is not None and one["possible_first"] <= last and one["possible_last"] >= first
    }
    sure = {
        one["deployment_id"]
        for one in rows
        if one["definite_first"] is not None and one["definite_first"] <= last and one["definite_last"] >= first
    }
    return {"possible": may - sure, "definite": may & sure}


def test_every_period_and_moment_holds_the_same_deployments(built):
    sides = [parquet.read_table(built / engine / "all.parquet").to_pylist() for engine in ("duckdb", "spark")]
    periods = [(one.first, one.last) for one in read_tables(built / "atlas").periods]
    moments = [((datetime.date(1935, 1, 1) - EPOCH).days + 61 * number,) * 2 for number in range(50)]
    told = [[held(rows, first, last) for first, last in (*periods, *moments)] for rows in sides]
    assert told[0] == told[1]
    assert any(one["definite"] for one in told[0])
    assert any(one["possible"] for one in told[0])


def test_records_are_the_same_row_by_row_and_tiles_to_the_byte(built):
    sides = [built / engine for engine in ("duckdb", "spark")]
    rows = [parquet.read_table(side / "all.parquet").to_pylist() for side in sides]
    assert rows[0] == rows[1]
    assert len(rows[0]) == CLAIMS.count("\n") - 1 + 3
    assert (sides[0] / "all.pmtiles").read_bytes() == (sides[1] / "all.pmtiles").read_bytes()


def test_pages_differ_in_nothing_but_the_size_of_the_records_beside_them(built):
    pages = []
    for engine in ("duckdb", "spark"):
        size = (built / engine / "all.parquet").stat().st_size
        page = (built / engine / "all.html").read_text(encoding="utf-8")
        assert page.count(f'"size":{size}') == 1
        pages.append(page.replace(f'"size":{size}', '"size":0'))
    assert pages[0] == pages[1]


def test_faults_name_the_rows_that_they_stand_in(session, tmp_path):
    atlas = a_small_atlas(tmp_path, {"deployments.csv": f"{CLAIMS}X1,57-corps,nowhere,1936-13,,,,,,,,,\n"})
    with pytest.raises(FaultyAtlasError, match="nothing was written") as caught:
        build_tiles(atlas, tmp_path / "out", engine="spark", memory="500MB", scratch=tmp_path)
    row = CLAIMS.count("\n") + 1
    told = {(one.code, one.row) for one in caught.value.findings if one.severity == "error"}
    assert told >= {("date-invalid", row), ("id-unknown", row)}
    assert not (tmp_path / "out").exists()


def test_java_that_is_missing_is_told_with_what_to_do(monkeypatch, tmp_path):
    from stationed.tiles import spark

    monkeypatch.setattr(SparkSession, "getActiveSession", lambda: None)
    monkeypatch.setenv("JAVA_HOME", os.fspath(tmp_path))
    for name in spark.SETTINGS:
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(StationedError, match=r"^Spark needs Java, got no java in .*Install it"):
        build_tiles(a_small_atlas(tmp_path), tmp_path / "out", engine="spark", scratch=tmp_path)
