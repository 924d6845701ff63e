"""Kill builds at random moments and look at what they leave: python tests/fuzz/kill.py 200 [--seed 1]

Two atlases are built in turn into one folder, and each build is killed (SIGKILL) at a moment drawn between its start
and the end of its writing, every second one while it writes. After each kill every file must be whole: byte for byte
that of the one atlas or that of the other. At the end two builds that run at once must put all in order.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import stationed
from stationed.export import copy_example

Files = Mapping[str, bytes]


@dataclass
class Outcome:
    """What the kills left."""

    kills: int = 0
    while_writing: int = 0
    mixed: int = 0
    unfinished: int = 0


def two_atlases(folder: Path) -> tuple[Path, Path]:
    """The example, and the same under another title."""
    one, other = folder / "one", folder / "other"
    copy_example(one)
    shutil.copytree(one, other)
    settings = other / "atlas.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('title = "', 'title = "Anew: ', 1), encoding="utf-8"
    )
    return one, other


def files_of(folder: Path) -> dict[str, bytes]:
    """What stands in a folder of pages, but for the unfinished files of killed builds."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if not path.name.startswith(".")}


def started(atlas: Path, output: Path, told: Callable[[str], None] = lambda step: None) -> int:
    """Start a build in a process of its own; modules are loaded already, so that a kill meets the build itself."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            stationed.build(atlas, output, progress=told)
            code = 0
        finally:
            os._exit(code)
    return child


def killed(atlas: Path, output: Path, *, after: float, writing: bool) -> None:
    """Start a build and kill it so many seconds after its start, or after it begins to write."""
    reader, writer = os.pipe()

    def told(step: str) -> None:
        os.write(writer, step[:1].encode())

    child = started(atlas, output, told)
    os.close(writer)
    if writing:
        while os.read(reader, 1) not in (b"W", b""):
            pass
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reader)


def checked(output: Path, known: tuple[Files, Files], outcome: Outcome) -> None:
    """Hold every file against both atlases."""
    found = files_of(output)
    for name, data in found.items():
        if data not in (known[0].get(name), known[1].get(name)):
            raise AssertionError(f"{name}: neither the old file nor the new one, {len(data)} bytes")
    if set(found) != set(known[0]):
        raise AssertionError(f"files are missing or were added: {sorted(set(found) ^ set(known[0]))}")
    outcome.mixed += found not in (known[0], known[1])
    outcome.unfinished += any(path.name.startswith(".") for path in output.iterdir())


def run(kills: int, seed: int, folder: Path) -> Outcome:
    """Kill so many builds, then let two live at once."""
    atlases = two_atlases(folder)
    outputs = (folder / "known-one", folder / "known-other")
    stationed.build(atlases[0], outputs[0])
    whole, writing = _durations(atlases[1], outputs[1])
    known = (files_of(outputs[0]), files_of(outputs[1]))
    output = folder / "pages"
    shutil.copytree(outputs[0], output)
    chance, outcome = random.Random(seed), Outcome()
    for number in range(kills):
        inside = number % 2 == 1
        killed(
            atlases[number // 2 % 2],
            output,
            after=chance.uniform(0, writing if inside else whole),
            writing=inside,
        )
        outcome.kills += 1
        outcome.while_writing += inside
        checked(output, known, outcome)
    children = [started(atlas, output) for atlas in atlases]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    if any(codes) or files_of(output) not in known or any(path.name.startswith(".") for path in output.iterdir()):
        raise AssertionError(f"two builds at once left no whole set of one of them: exit codes {codes}")
    return outcome


def _durations(atlas: Path, output: Path) -> tuple[float, float]:
    """How long a build takes, and how long the writing in it; only to aim the kills."""
    moments: list[float] = [time.perf_counter()]

    def told(step: str) -> None:
        if step.startswith("Writing"):
            moments.append(time.perf_counter())

    stationed.build(atlas, output, progress=told)
    end = time.perf_counter()
    return end - moments[0], max(end - moments[-1], 0.005)


def main() -> None:
    """Run as a command; the folder it works in goes with it."""
    asked = argparse.ArgumentParser(description="Kill builds at random moments and look at what they leave.")
    asked.add_argument("kills", type=int, nargs="?", default=200)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="stationed-kill-"))
    try:
        print(run(given.kills, given.seed, folder))
    except AssertionError as error:
        sys.exit(f"{error}\nleft for a look: {folder}")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
