"""Measure builds of tiles: an atlas that looks like the world, its records laid many times over each other.

    python bench/tiles.py [--sizes 5000000 10000000 30000000] [--full] [--folder FOLDER] [--memory 2GB]

--full adds a hundred million. Each build is a process of its own; of it the wall clock, the processor time, the most
memory and the most of the scratch folder are told, and the bytes of what it wrote. Records come from 200,000 of
bench/generate.py --like world, each copy with ids of its own and its places exchanged; texts repeat, as in registers.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).parent
SEED, ONE = 7, 200_000
BUDGETS = {10_000_000: 180, 100_000_000: 1800}
"""Seconds that a build may take on two cores that it has for itself."""


def write_atlas(folder: Path, size: int, memory: str) -> int:
    """Write an atlas of about so many records; returns how many there are."""
    import duckdb

    seed = folder.parent / "seed"
    if not (seed / "atlas.toml").exists():
        given = [str(ONE), str(seed), "--seed", str(SEED), "--like", "world"]
        subprocess.run([sys.executable, str(HERE / "generate.py"), *given], check=True)
    shutil.copytree(seed, folder, ignore=shutil.ignore_patterns("deployments.*"))
    (folder / "deployments").mkdir()
    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = '{memory}'")
    connection.execute(
        f"CREATE TABLE d AS SELECT * FROM read_csv('{seed / 'deployments.csv'}', all_varchar = true, header = true)"
    )
    number = connection.execute("SELECT count(*) FROM d").fetchone()[0]
    copies = max(1, round(size / number))
    places = ONE // 10
    for copy in range(copies):
        place = f"'L' || ((substr(location_id, 2)::BIGINT * 7919 + {copy * 104_729}) % {places})"
        connection.execute(
            f"""COPY (SELECT '{copy}-' || deployment_id AS deployment_id, unit_id, {place} AS location_id,
                * EXCLUDE (deployment_id, unit_id, location_id) FROM d)
            TO '{folder / "deployments" / f"{copy:04d}.parquet"}' (FORMAT parquet)"""
        )
    return number * copies


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.stat().st_size for path in found if path.exists())


def measure(atlas: Path, out: Path, scratch: Path, memory: str) -> tuple[float, float, float, int]:
    """Build, and return wall clock, processor seconds, most memory in MB and most bytes of the scratch folder."""
    scratch.mkdir(exist_ok=True)
    most, done = 0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(1):
            most = max(most, size_of(scratch))

    watcher = threading.Thread(target=watch)
    watcher.start()
    given = ["--tiles", "--memory", memory, "--scratch", str(scratch), "--output", str(out)]
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", "stationed", "build", str(atlas), *given]) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    done.set()
    watcher.join()
    if process.returncode:
        raise SystemExit(f"the build of {atlas} failed")
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, most


def main() -> None:
    """Generate, measure, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[5_000_000, 10_000_000, 30_000_000])
    parser.add_argument("--full", action="store_true", default=bool(os.environ.get("FULL")))
    parser.add_argument("--folder", type=Path, help="where to keep the atlases for another time")
    parser.add_argument("--memory", default="2GB")
    given = parser.parse_args()
    print("| records | seconds | budget | processor | memory, MB | scratch, MB | tiles, MB | records, MB |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as room:
        folder = given.folder or Path(room)
        for size in [*given.sizes, *([100_000_000] if given.full else [])]:
            atlas, out = folder / f"tiles-{size}", Path(room) / f"out-{size}"
            number = size if atlas.exists() else write_atlas(atlas, size, given.memory)
            wall, processor, memory, scratch = measure(atlas, out, Path(room) / "scratch", given.memory)
            written = [(out / f"bench.{suffix}").stat().st_size / 1e6 for suffix in ("pmtiles", "parquet")]
            cells = (wall, BUDGETS.get(size, ""), processor, memory, scratch / 1e6, *written)
            told = " | ".join(cell if isinstance(cell, str) else f"{cell:,.0f}" for cell in cells)
            print(f"| {number:,} | {told} |", flush=True)
            shutil.rmtree(out)


if __name__ == "__main__":
    main()
