"""Plant small faults in the modules that must not fail, and count those that the tests find.

python tools/mutate/run.py [SECONDS] [--only archive] [--seed 1]

Each fault is planted in a process of its own, which runs the tests of that module until one fails; those that live are
tried once more with everything loaded anew. With less time than
all faults take, it tries as many as it can, drawn at random with the seed, and says so. Prints a row of a Markdown
table for each subject and the faults that nothing found; docs/reliability.md keeps the last long run.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import importlib.abc
import importlib.util
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import _pytest.main
import hypothesis
import pytest
from exchange import exchange
from mutants import Mutant, mutants

ROOT = Path(__file__).parent.parent.parent
LEAST, TIMES, LOADING = 10, 5, 30
"""With a fault the tests may take so many seconds of the processor, or so many times what they take without, if that
is more; a fault that makes them take longer is found. Loading everything anew takes the third."""

SUBJECTS = {
    "dates": (
        ("dates/calendar.py", "dates/single.py", "dates/edtf.py", "dates/spans.py", "dates/seasons.py"),
        (
            "tests/dates/test_calendar.py",
            "tests/dates/test_edtf.py",
            "tests/dates/test_spans.py",
            "tests/dates/test_edtf_specification.py",
        ),
    ),
    "periods": (("periods/membership.py",), ("tests/test_periods.py",)),
    "join": (
        ("join/claims.py", "join/contested.py", "join/columns.py"),
        ("tests/test_join.py", "tests/test_join_columns.py"),
    ),
    "escaping": (("export/formats/csv.py", "files/names.py"), ("tests/export/test_formats.py", "tests/test_names.py")),
    "addresses": (
        ("embed/address.py", "page/links.py"),
        ("tests/embed/test_addresses.py", "tests/page/test_elements.py", "tests/page/test_render.py"),
    ),
    "archive": (
        ("export/carried.py", "export/inputs.py", "export/packing.py", "export/extract.py"),
        (
            "tests/export/test_carried_files.py",
            "tests/export/test_damaged_archives.py",
            "tests/export/test_packed_inputs.py",
            "tests/export/test_pictures_given_back.py",
        ),
    ),
}
"""Subject -> modules that faults are planted in, and the tests that should find them."""


class Planted(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Gives one module another text."""

    def __init__(self, module: str, path: Path, text: str) -> None:
        self.module, self.path, self.text = module, path, text

    def find_spec(self, name, path=None, target=None):
        """Find that module and no other."""
        return importlib.util.spec_from_loader(name, self, origin=str(self.path)) if name == self.module else None

    def get_source(self, fullname: str) -> str:
        """Return the faulty text."""
        return self.text


def in_a_child(work: Callable[[], bool], seconds: float) -> bool:
    """Tell whether some work in a process of its own ends well, and within so many seconds of the processor."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            sink = os.open(os.devnull, os.O_WRONLY)
            os.dup2(sink, 1)
            os.dup2(sink, 2)
            signal.setitimer(signal.ITIMER_PROF, seconds)
            signal.alarm(round(20 * seconds))  # others may keep the processor busy
            os._exit(0 if work() else 1)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    return status == 0


def options(tests: tuple[str, ...], folder: str) -> list[str]:
    """What pytest is called with."""
    quiet = ["-x", "-q", "-s", "-W", "ignore", "-p", "no:cacheprovider", "--no-header"]
    return [*quiet, f"--basetemp={folder}", *tests]


class Trial:
    """A run of pytest that loads the tests of a subject once, and runs them with each fault in a process of its own."""

    def __init__(self, subject: str, seconds: float, chance: random.Random) -> None:
        self.modules, self.tests = SUBJECTS[subject]
        self.seconds, self.chance = seconds, chance
        self.planted: list[tuple[str, Path, Mutant]] = []
        self.number = 0
        self.maybe: list[tuple[str, Path, Mutant]] = []
        self.whole = True
        self.told = -1
        self.took: dict[str, float] = {}

    @property
    def allowed(self) -> float:
        """Seconds of the processor that the tests may take; many until it is known how many they take."""
        return max(LEAST, TIMES * sum(self.took.values())) if self.took else 600

    def pytest_runtestloop(self, session) -> bool:
        """Try the faults, in the place of the tests as they are."""
        for name in self.modules:
            path = ROOT / "src/stationed" / name
            module = "stationed." + name.removesuffix(".py").replace("/", ".")
            importlib.import_module(module)
            text = path.read_text(encoding="utf-8")
            self.whole &= self.passes(session, module, text)
            self.planted += [(module, path, mutant) for mutant in mutants(text)]
        self.chance.shuffle(self.planted)
        end = time.monotonic() + self.seconds
        for module, path, mutant in self.planted if self.whole else ():
            if time.monotonic() > end:
                break
            self.number += 1
            if self.passes(session, module, mutant.text):
                self.maybe.append((module, path, mutant))
        return True

    def passes(self, session, module: str, text: str) -> bool:
        """Tell whether the tests pass with that text of a module.

        The test that found the last fault goes first, then those that found earlier ones, then the quick ones.
        """
        with tempfile.TemporaryFile() as told:
            found = in_a_child(lambda: self.holds(session, module, text, told.fileno()), self.allowed)
            told.seek(0)
            ends = [line.split("\t") for line in told.read().decode().splitlines()]
        if not self.took:
            self.took = {test: float(seconds) for _, seconds, test in ends}
            session.items.sort(key=lambda item: self.took.get(item.nodeid, 0))
        failed = [test for outcome, _, test in ends if outcome == "failed"]
        session.items.sort(key=lambda item: item.nodeid not in failed)
        return found

    def holds(self, session, module: str, text: str, write: int) -> bool:
        """The same in a child, as it changes what is loaded; it tells how each test ends."""
        try:
            exchange(sys.modules[module], text)
        except ValueError:
            return True  # it is tried again with everything loaded anew
        self.told = write
        with contextlib.suppress(session.Failed):
            _pytest.main.pytest_runtestloop(session)
        return not session.testsfailed

    def pytest_runtest_logreport(self, report) -> None:
        """Tell how a test ended and after how many seconds, and end with the first that fails."""
        if report.failed or report.when == "call":
            os.write(self.told, f"{report.outcome}\t{report.duration}\t{report.nodeid}\n".encode())
        if report.failed:
            os._exit(1)

    def lives(self, module: str, path: Path, text: str, folder: str) -> bool:
        """Tell whether the tests pass when everything is loaded anew with that text."""
        sys.meta_path.insert(0, Planted(module, path, text))
        return pytest.main(options(self.tests, folder)) == 0


def tried(subject: str, seconds: float, chance: random.Random) -> tuple[int, int, list[str]]:
    """Plant the faults of a subject; return how many there are, were tried, and those that nothing found."""
    trial = Trial(subject, seconds, chance)
    with tempfile.TemporaryDirectory() as folder:
        read, write = os.pipe()
        child = os.fork()  # what it loads must not be there when a fault is tried again
        if child == 0:
            pytest.main(options(trial.tests, folder), plugins=[trial])
            kept = [(module, str(path), mutant.text, mutant.line, mutant.what) for module, path, mutant in trial.maybe]
            with os.fdopen(write, "w") as told:
                json.dump([trial.whole, len(trial.planted), trial.number, kept, trial.allowed], told)
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as told:
            whole, planted, number, maybe, allowed = json.load(told)
        os.waitpid(child, 0)
        if not whole:
            sys.exit(f"{subject}: the tests fail without a fault; mend them first.")
        lived = []
        for module, path, text, line, what in maybe:
            anew = lambda module=module, path=path, text=text: trial.lives(module, Path(path), text, folder)  # noqa: E731
            if in_a_child(anew, allowed + LOADING):
                lived.append(f"{Path(path).relative_to(ROOT)}:{line}: {what}")
                print(f"lives: {lived[-1]}", file=sys.stderr, flush=True)
    return planted, number, sorted(lived)


def main() -> None:
    """Run as a command."""
    asked = argparse.ArgumentParser(description="Plant faults and count those that the tests find.")
    asked.add_argument("seconds", type=float, nargs="?", default=3600)
    asked.add_argument("--only", choices=SUBJECTS)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    for heavy in (
        "_pytest.assertion.rewrite",
        "geopandas",
        "pyarrow.csv",
        "pydantic",
        "folium",
        "click",
    ):
        importlib.import_module(heavy)
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)  # the smallest example is of no use here
    hypothesis.settings.register_profile("mutate", phases=phases, max_examples=20, derandomize=True, database=None)
    hypothesis.settings.load_profile("mutate")
    subjects = [given.only] if given.only else list(SUBJECTS)
    print("| subject | faults | tried | found | share |\n| --- | ---: | ---: | ---: | ---: |", flush=True)
    for subject in subjects:
        whole, number, lived = tried(subject, given.seconds / len(subjects), random.Random(given.seed))
        share = (number - len(lived)) / max(number, 1)
        print(f"| {subject} | {whole:,} | {number:,} | {number - len(lived):,} | {share:.0%} |", flush=True)


if __name__ == "__main__":
    main()
