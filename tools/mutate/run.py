"""Plant small faults in the modules that must not fail, and count those that the tests find.

python tools/mutate/run.py [SECONDS] [--only archive] [--seed 1]

Each fault is planted in a process of its own, which runs the tests of that module until one fails. With less time than
all faults take, it tries as many as it can, drawn at random with the seed, and says so. Prints a row of a Markdown
table for each subject and the faults that nothing found; docs/reliability.md keeps the last long run.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
import time
from pathlib import Path

from mutants import Mutant, mutants

ROOT = Path(__file__).parent.parent.parent
SECONDS = 120
"""Most seconds that the tests may take with a fault; one that makes them take longer is found."""

SUBJECTS = {
    "dates": (
        ("dates/calendar.py", "dates/single.py", "dates/edtf.py", "dates/spans.py", "dates/seasons.py"),
        (
            "tests/dates/test_calendar.py",
            "tests/dates/test_edtf.py",
            "tests/dates/test_spans.py",
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
        ("tests/test_inputs.py", "tests/export/test_damaged_archives.py"),
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


def found_by(tests: tuple[str, ...], module: str, path: Path, text: str) -> bool:
    """Tell whether the tests fail with that text of a module."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            import pytest

            sink = os.open(os.devnull, os.O_WRONLY)
            os.dup2(sink, 1)
            os.dup2(sink, 2)
            signal.alarm(SECONDS)
            sys.meta_path.insert(0, Planted(module, path, text))
            done = pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--no-header", "-k", "not flagship", *tests])
            os._exit(0 if done == 0 else 1)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    return status != 0


def tried(subject: str, seconds: float, chance: random.Random) -> tuple[int, int, list[str]]:
    """Plant the faults of a subject; return how many there are, were tried, and those that nothing found."""
    modules, tests = SUBJECTS[subject]
    planted: list[tuple[str, Path, Mutant]] = []
    for name in modules:
        path = ROOT / "src/stationed" / name
        module = "stationed." + name.removesuffix(".py").replace("/", ".")
        if found_by(tests, module, path, path.read_text(encoding="utf-8")):
            sys.exit(f"{subject}: the tests fail without a fault; mend them first.")
        planted += [(module, path, mutant) for mutant in mutants(path.read_text(encoding="utf-8"))]
    chance.shuffle(planted)
    end, number, lived = time.monotonic() + seconds, 0, []
    for module, path, mutant in planted:
        if time.monotonic() > end:
            break
        number += 1
        if not found_by(tests, module, path, mutant.text):
            lived.append(f"{path.relative_to(ROOT)}:{mutant.line}: {mutant.what}")
            print(f"lives: {lived[-1]}", file=sys.stderr, flush=True)
    return len(planted), number, sorted(lived)


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
        "pytest",
        "_pytest.assertion.rewrite",
        "hypothesis",
        "geopandas",
        "pyarrow.csv",
        "pydantic",
        "folium",
        "click",
    ):
        importlib.import_module(heavy)
    subjects = [given.only] if given.only else list(SUBJECTS)
    print("| subject | faults | tried | found | share |\n| --- | ---: | ---: | ---: | ---: |", flush=True)
    for subject in subjects:
        whole, number, lived = tried(subject, given.seconds / len(subjects), random.Random(given.seed))
        share = (number - len(lived)) / max(number, 1)
        print(f"| {subject} | {whole:,} | {number:,} | {number - len(lived):,} | {share:.0%} |", flush=True)


if __name__ == "__main__":
    main()
