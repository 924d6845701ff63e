"""Every fuzzer for so many seconds, and two hundred kills: python tests/fuzz/run.py [SECONDS] [--kills 200]

Prints a row of a Markdown table for each target; docs/reliability.md keeps those of the last long run. Stops with exit
code 1 when anything was found, and says which file holds the input that did it.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TARGETS = ("csv", "geojson", "toml", "sources", "parquet", "geoparquet", "geopackage", "date", "quantity", "atlas")
DOORS = ("page", "archive", "manifest", "request", "name", "settings", "columnar", "package")
RUNS = re.compile(r"Done (\d+) runs in (\d+) second|#(\d+)\s+DONE")
RANGE = re.compile(r"cov: (\d+)")


def fuzzed(target: str, seconds: int, found: Path) -> tuple[str, bool]:
    """Run one target; its row, and whether it held."""
    done = subprocess.run(
        [sys.executable, HERE / "fuzz.py", target, f"-max_total_time={seconds}", f"-artifact_prefix={found}/{target}-"],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    counts = [int(next(filter(None, groups))) for groups in RUNS.findall(done.stderr)]
    covered = RANGE.findall(done.stderr)
    faults = sorted(path.name for path in found.glob(f"{target}-*"))
    if done.returncode and not faults:
        sys.exit(f"{target}: the fuzzer itself ended with {done.returncode}:\n{done.stderr[-2000:]}")
    row = (
        f"| {target} | {max(counts, default=0):,} | {covered[-1] if covered else '-'} | {', '.join(faults) or 'none'} |"
    )
    return row, not faults


def main() -> None:
    """Run as a command."""
    asked = argparse.ArgumentParser(description="Throw bytes at every reader, then kill builds.")
    asked.add_argument("seconds", type=int, nargs="?", default=60)
    asked.add_argument("--kills", type=int, default=200)
    given = asked.parse_args()
    found = Path(tempfile.mkdtemp(prefix="stationed-fuzz-found-"))
    print(
        f"| target, {given.seconds} s each | inputs | branches reached | failures |\n| --- | ---: | ---: | --- |",
        flush=True,
    )
    held = True
    for target in TARGETS:
        row, fine = fuzzed(target, given.seconds, found)
        held &= fine
        print(row, flush=True)
    print(f"\n| door, {given.seconds} s each | inputs | failures |\n| --- | ---: | --- |", flush=True)
    for door in DOORS:
        held &= (
            subprocess.run([sys.executable, HERE / "doors.py", door, str(given.seconds)], check=False).returncode == 0
        )
    killed = subprocess.run([sys.executable, HERE / "kill.py", str(given.kills)], check=False)
    if not held or killed.returncode:
        sys.exit(f"something was found; inputs are in {found}")
    found.rmdir()


if __name__ == "__main__":
    main()
