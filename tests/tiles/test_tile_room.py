"""What tiles promise where there is no room, and where a build is killed: old files whole, and no litter that stays."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest
from small_atlas import SMALL, a_small_atlas

from stationed.errors import OutputError, StationedError
from stationed.tiles import build_tiles
from stationed.tiles.duck import DuckDB

CLAIMS = (SMALL / "deployments.csv").read_text(encoding="utf-8")

BUILD = """
import os, resource, signal, sys
sys.dont_write_bytecode = True  # modules that are kept would be cut at the limit too
from stationed.errors import StationedError
from stationed.tiles import build_tiles
atlas, out, scratch, limit, stage = sys.argv[1:]
def told(said, share):
    if stage and said.startswith(stage):
        os.kill(os.getpid(), signal.SIGKILL)
if int(limit):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
try:
    build_tiles(atlas, out, maps=["all"], scratch=scratch, progress=told)
except StationedError as error:
    sys.exit(f"{type(error).__name__}: {error}")
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def old(tmp_path) -> Path:
    """A folder with files of an earlier build."""
    out = tmp_path / "out"
    out.mkdir()
    for suffix in ("html", "pmtiles", "parquet"):
        (out / f"all.{suffix}").write_bytes(f"the old {suffix}".encode())
    (tmp_path / "scratch").mkdir()
    return out


def run(atlas: Path, out: Path, *, limit: int = 0, stage: str = "") -> subprocess.CompletedProcess[str]:
    """Build in a process of its own, no file larger than a limit, killed when a stage begins."""
    given = [sys.executable, "-c", BUILD, str(atlas), str(out), str(out.parent / "scratch"), str(limit), stage]
    return subprocess.run(given, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("limit", [8_000, 600_000])
def test_disk_without_room_is_told_in_a_sentence_and_leaves_the_old_files(tmp_path, old, limit):
    """The one has no room for what does not fit into memory, the other none for the page, which is written last."""
    before = contents(old)
    done = run(a_small_atlas(tmp_path), old, limit=limit)
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("OutputError: "), done.stderr
    assert ("scratch" in done.stderr) is (limit == 8_000), done.stderr
    assert contents(old) == before
    assert list((tmp_path / "scratch").iterdir()) == []


@pytest.mark.parametrize("stage", ["Joining", "Writing"])
def test_build_that_is_killed_leaves_the_old_files_and_nothing_that_the_next_build_does_not_remove(
    tmp_path, old, stage
):
    atlas = a_small_atlas(tmp_path)
    before = contents(old)
    assert run(atlas, old, stage=stage).returncode == -9
    left = contents(old)
    assert {name: left[name] for name in before} == before
    assert list((tmp_path / "scratch").iterdir()) != []
    build_tiles(atlas, old, maps=["all"], scratch=tmp_path / "scratch")
    assert sorted(path.name for path in old.iterdir()) == sorted(before)
    assert contents(old) != before
    assert list((tmp_path / "scratch").iterdir()) == []


def test_folders_of_others_and_of_builds_that_run_stay(tmp_path, old):
    scratch = tmp_path / "scratch"
    (scratch / "stationed-tiles-of-nobody").mkdir()
    (scratch / "stationed-tiles-a-file").write_text("x")
    seen: list[list[str]] = []

    def second(told: str, share: float) -> None:
        if told == "Joining" and not seen:
            build_tiles(tmp_path / "atlas", tmp_path / "other", maps=["all"], scratch=scratch)
            seen.append(sorted(path.name for path in scratch.iterdir()))

    build_tiles(a_small_atlas(tmp_path), old, maps=["all"], scratch=scratch, progress=second)
    assert len(seen[0]) == 3
    assert len(list(scratch.iterdir())) == 2


@pytest.mark.parametrize("written", ["page", "tiles", "tiles beside"])
def test_full_output_disk_leaves_the_old_files_whole_and_is_said(tmp_path, old, monkeypatch, written):
    def full(*given, **named):
        raise OSError(errno.ENOSPC, "No space left on device")

    name = {"page": "os.fsync", "tiles": "pmtiles.writer.Writer.finalize", "tiles beside": "pmtiles.writer.Writer"}
    atlas, before = a_small_atlas(tmp_path), contents(old)
    monkeypatch.setattr(name[written], full)
    with pytest.raises(OutputError, match=r"the disk is full\. Free some space"):
        build_tiles(atlas, old, maps=["all"], scratch=tmp_path / "scratch")
    assert contents(old) == before
    assert list((tmp_path / "scratch").iterdir()) == []


def test_full_output_disk_leaves_no_folder_that_was_made_for_the_pages(tmp_path, monkeypatch):
    def full(*given, **named):
        raise OSError(errno.ENOSPC, "No space left on device")

    atlas = a_small_atlas(tmp_path)
    monkeypatch.setattr("pmtiles.writer.Writer.finalize", full)
    with pytest.raises(OutputError, match="the disk is full"):
        build_tiles(atlas, tmp_path / "new" / "pages", maps=["all"])
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("kind", "said", "error", "expected"),
    [
        ("IOException", "Could not write to file", OutputError, r"Could not write to file\. Free .*--scratch"),
        ("IOException", "x: No space left on device", OutputError, r"the disk is full\. Free .*--scratch, or give"),
        (
            "OutOfMemoryException",
            "could not allocate",
            StationedError,
            r"memory .* not enough\. Give more, as --memory",
        ),
        ("OutOfMemoryException", "failed to offload data block", OutputError, r"the disk is full\. Free .*--scratch"),
    ],
)
def test_what_duckdb_says_where_there_is_no_room_is_turned_into_what_to_do(tmp_path, kind, said, error, expected):
    import duckdb

    class Full:
        def execute(self, *given):
            raise getattr(duckdb, kind)(f"{said}\nmore")

    with pytest.raises(error, match=expected):
        DuckDB(Full(), tmp_path).do("SELECT 1")


def test_memory_that_is_too_small_says_so_wherever_it_is_met(tmp_path):
    rows = "".join(f"D-{number},57-corps,ulaanbaatar,1937,1938,,,,,,,,{'x' * 300}\n" for number in range(20_000))
    atlas = a_small_atlas(tmp_path, {"deployments.csv": CLAIMS + rows})
    with pytest.raises(StationedError, match=r"memory|--scratch") as caught:
        build_tiles(atlas, tmp_path / "out", maps=["all"], memory="3MB")
    assert "cannot be read as CSV" not in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_file_that_is_exchanged_for_a_link_while_it_is_read_leads_nowhere(tmp_path, monkeypatch):
    from stationed.tiles import given

    outside = tmp_path / "outside.csv"
    outside.write_text(CLAIMS.replace("D-1,", "SECRET,"), encoding="utf-8")
    atlas = a_small_atlas(tmp_path)
    real = given._source

    def exchanged(path: str, *others):
        (atlas / "deployments.csv").unlink(missing_ok=True)
        (atlas / "deployments.csv").symlink_to(outside)
        return real(path, *others)

    monkeypatch.setattr(given, "_source", exchanged)
    with pytest.raises(StationedError, match="it was exchanged while it was read"):
        build_tiles(atlas, tmp_path / "out")
    assert not (tmp_path / "out").exists()
