"""What the choice of an engine promises: DuckDB unless another is asked for, and a sentence where that is not there."""

from __future__ import annotations

import importlib.util

import pytest
from click.testing import CliRunner
from small_atlas import a_small_atlas

from stationed.cli import main
from stationed.errors import StationedError
from stationed.tiles import build_tiles


def test_spark_without_its_extra_is_told_with_the_command_that_adds_it(tmp_path, monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in ("ibis", "pyspark") else real(name))
    with pytest.raises(StationedError, match=r"got no ibis, pyspark\. Run .*'?stationed\[spark\]"):
        build_tiles(a_small_atlas(tmp_path), tmp_path / "out", engine="spark")
    assert not (tmp_path / "out").exists()


def test_engine_that_there_is_none_of_is_refused_with_those_that_there_are(tmp_path):
    with pytest.raises(StationedError, match=r"there is no engine 'trino'; expected one of duckdb, spark\."):
        build_tiles(a_small_atlas(tmp_path), tmp_path / "out", engine="trino")
    assert not (tmp_path / "out").exists()


def test_engine_is_an_option_of_tiles_alone(tmp_path):
    told = CliRunner().invoke(main, ["build", "atlas", "--output", str(tmp_path), "--engine", "duckdb"])
    assert told.exit_code == 2
    assert "--engine, --memory and --scratch speak of tiles" in " ".join(told.output.split())
