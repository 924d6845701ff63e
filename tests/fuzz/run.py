"""Every fuzzer for so many seconds of the processor, and kills: python tests/fuzz/run.py [SECONDS] [--at-once 1]

Prints a row of a Markdown table for each target; docs/reliability.md keeps those of the last long run. Stops with exit
code 1 when anything was found, and says which file holds the input that did it.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
TARGETS = ("csv", "geojson", "toml", "sources", "parquet", "geoparquet", "geopackage", "date", "quantity", "atlas")
DOORS = ("page", "archive", "manifest", "request", "name", "settings", "columnar", "package")
RUNS = re.compile(r"Done (\d+) runs in (\d+) second|#(\d+)\s+DONE")


def run(command: list[str], log: Path) -> tuple[int, float, str]:
    """Run a program; its exit code, its seconds of the processor, and all it said."""
    with log.open("wb") as said:
        child = subprocess.Popen(command, stdout=said, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, used.ru_utime + used.ru_stime, log.read_text(errors="replace")


def fuzzed(target: str, seconds: int, found: Path) -> tuple[str, bool]:
    """Run one target; its row, and whether it held."""
    asked = [target, str(seconds), f"-artifact_prefix={found}/{target}-"]
    code, used, said = run([sys.executable, str(HERE / "fuzz.py"), *asked], found / f"log-{target}")
    counts = [int(next(filter(None, groups))) for groups in RUNS.findall(said)]
    faults = sorted(path.name for path in found.glob(f"{target}-*"))
    if code and not faults:
        faults = [f"the fuzzer itself ended with {code}, see {found / f'log-{target}'}"]
    return f"| {target} | {max(counts, default=0):,} | {used:,.0f} | {', '.join(faults) or 'none'} |", not faults


def knocked(door: str, seconds: int, found: Path) -> tuple[str, bool]:
    """Run one door; its row, and whether it held."""
    asked = [door, str(seconds), "--keep", str(found / f"{door}-input")]
    code, used, said = run([sys.executable, str(HERE / "doors.py"), *asked], found / f"log-{door}")
    if code:
        return f"| {door} | - | {used:,.0f} | {said.strip().splitlines()[-2:]} |", False
    return f"| {door} | {said.strip()} | {used:,.0f} | none |", True


def main() -> None:
    """Run as a command."""
    asked = argparse.ArgumentParser(description="Throw bytes at every reader and door, then kill builds.")
    asked.add_argument("seconds", type=int, nargs="?", default=60)
    asked.add_argument("--at-once", type=int, default=1, help="how many run beside each other")
    asked.add_argument("--kills", type=int, default=200)
    given = asked.parse_args()
    found = Path(tempfile.mkdtemp(prefix="stationed-fuzz-found-"))
    print(f"| {given.seconds:,} s of the processor each | inputs | with starting | failures |", flush=True)
    print("| --- | ---: | ---: | --- |", flush=True)
    held = True
    with ThreadPoolExecutor(given.at_once) as several:
        doors = [several.submit(knocked, door, given.seconds, found) for door in DOORS]
        for row, fine in (one.result() for one in [several.submit(fuzzed, t, given.seconds, found) for t in TARGETS]):
            held &= fine
            print(row, flush=True)
        for row, fine in (one.result() for one in doors):
            held &= fine
            print(row, flush=True)
    killed = subprocess.run([sys.executable, HERE / "kill.py", str(given.kills)], check=False) if given.kills else None
    if not held or (killed and killed.returncode):
        sys.exit(f"something was found; inputs are in {found}")


if __name__ == "__main__":
    main()
