"""Measure builds of synthetic atlases, and what other libraries need for the same, each in a process of its own.

    python bench/build.py [--sizes 1000 10000 100000 1000000] [--runs 3] [--folder FOLDER] [--no-browser] [--write]

For every size: `stationed build` in a cold process (wall clock, processor time, most memory, bytes of the page), the
limit (the same input bytes read by the fastest reader there is, and the page's bytes written), and up to `PEERS_UP_TO`
deployments the scripts of bench/peers on the same folder. Numbers are medians of the runs, which take turns, so that a
busy machine slows all of them. Then bench/browser.py opens the pages that were built, and the flagship's. --write puts
the tables into docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from report import Measured, tables, write_into

HERE = Path(__file__).parent
PEERS = ("folium_markers", "geopandas_explore", "folium_geojson")
PEERS_UP_TO = 10_000
SEED = 7
STAGES = """
import sys, time
start = time.process_time()
from stationed.building import build
steps = [("Starting, with the libraries", start)]
def tell(step):
    drawing = "Drawing the poster" if "poster" in step else "Packing and rendering"
    name = drawing if "Drawing" in step else step.split()[0]
    steps.append((name, time.process_time()))
build(sys.argv[1], sys.argv[2], progress=tell)
steps.append(("", time.process_time()))
for (name, begun), (_, ended) in zip(steps, steps[1:]):
    print(name, round(ended - begun, 2), sep="\\t")
"""


@dataclass
class Job:
    """Something to measure on one atlas."""

    name: str
    """What it is called in the tables."""
    command: list[str]
    """The process."""
    page: Path | None = None
    """The file it writes."""


def run(command: list[str]) -> tuple[float, float, float, str]:
    """Return wall clock and processor seconds of a process, the most memory in MB, and what it printed."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said


def jobs(size: int, atlas: Path, out: Path) -> list[Job]:
    """Return what is measured on an atlas."""
    stationed = [sys.executable, "-m", "stationed", "build", str(atlas), "--output", str(out)]
    found = [Job("stationed", stationed, out / "bench.html")]
    found.append(Job("limit", [sys.executable, str(HERE / "limit.py"), str(atlas), str(out / "bench.html")]))
    for peer in PEERS if size <= PEERS_UP_TO else ():
        page = out / f"{peer}.html"
        found.append(Job(peer, [sys.executable, str(HERE / "peers" / f"{peer}.py"), str(atlas), str(page)], page))
    return found


def measure(size: int, atlas: Path, out: Path, runs: int) -> list[Measured]:
    """Measure everything on one atlas, the jobs taking turns."""
    wall, cpu, memory = (defaultdict(list) for _ in range(3))
    work = jobs(size, atlas, out)
    for turn in range(runs):
        for job in work:
            print(f"{size:,} {job.name}, run {turn + 1}", file=sys.stderr)
            try:
                one = run(job.command)
            except subprocess.CalledProcessError:
                if job.name not in PEERS:
                    raise
                print(f"{job.name} cannot be run here and is left out", file=sys.stderr)
                continue
            for column, value in zip((wall, cpu, memory), one, strict=False):
                column[job.name].append(value)
            if job.name == "limit":  # its process starts Python and libraries, which is not what is asked
                wall["limit"][-1] = cpu["limit"][-1] = float(one[3])
    middle = statistics.median
    return [
        Measured(
            size,
            job.name,
            middle(wall[job.name]),
            middle(cpu[job.name]),
            middle(memory[job.name]),
            job.page.stat().st_size if job.page else 0,
        )
        for job in work
        if wall[job.name]
    ]


def stages(atlas: Path, out: Path) -> list[tuple[str, float]]:
    """Return the processor seconds of each step of a build."""
    lines = run([sys.executable, "-c", STAGES, str(atlas), str(out)])[3].splitlines()
    return [(name, float(seconds)) for name, seconds in (line.split("\t") for line in lines)]


def page_name(size: int) -> str:
    """Name the page of a size as the table of the browser calls it: 1k, 1M."""
    return f"{size // 1_000_000}M" if size >= 1_000_000 else f"{size // 1000}k" if size >= 1000 else str(size)


def open_pages(sizes: list[int], pages: Path, *, write: bool) -> None:
    """Measure the flagship's page and those of some sizes in a browser, in a process of its own."""
    flagship = pages / "geodata"
    run([sys.executable, "-m", "stationed", "build", str(HERE.parent / "geodata"), "--output", str(flagship)])
    shutil.copyfile(flagship / "atlas.html", pages / "flagship.html")
    names = ["flagship", *(page_name(size) for size in sizes)]
    command = [sys.executable, str(HERE / "browser.py"), *(str(pages / f"{name}.html") for name in names)]
    print(run([*command, "--runs", "2", *(["--write"] if write else [])])[3])


def main() -> None:
    """Generate, measure, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where to keep the atlases for another time")
    parser.add_argument("--no-browser", action="store_true", help="measure builds alone")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        for size in (1, *given.sizes):
            if not (folder / str(size) / "atlas.toml").exists():
                # In a process of its own: a child begins with the memory of this one, as the system counts it.
                run(
                    [sys.executable, str(HERE / "generate.py"), str(size), str(folder / str(size)), "--seed", str(SEED)]
                )
        out = Path(scratch) / "out"
        run(jobs(1, folder / "1", out)[0].command)
        fixed = (out / "bench.html").stat().st_size
        pages = Path(scratch) / "pages"
        pages.mkdir()
        measured: list[Measured] = []
        for size in given.sizes:
            measured += measure(size, folder / str(size), out, given.runs)
            shutil.copyfile(out / "bench.html", pages / f"{page_name(size)}.html")
        largest = max(given.sizes)
        text = tables(measured, fixed, largest, stages(folder / str(largest), out))
        print(text)
        if given.write:
            write_into(HERE.parent / "docs" / "performance.md", "build", text)
        if not given.no_browser:
            open_pages(given.sizes, pages, write=given.write)


if __name__ == "__main__":
    main()
