"""Pace: what commands leave out so as to be done soon, and what they leave as it was."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from stationed.pace import without_collecting


@pytest.mark.parametrize("running", [True, False])
def test_a_command_collects_nothing_and_leaves_the_collector_as_it_was(running):
    before = gc.isenabled()
    try:
        gc.enable() if running else gc.disable()
        with without_collecting():
            assert not gc.isenabled()
        assert gc.isenabled() is running
    finally:
        gc.enable() if before else gc.disable()


def test_a_command_that_fails_leaves_the_collector_as_it_was():
    with pytest.raises(ValueError, match="as it may be"), without_collecting():
        raise ValueError("as it may be")
    assert gc.isenabled()


AT_END = "import atexit, gc\natexit.register(lambda: print(gc.get_freeze_count() > 0, sum(gc.get_count())))\n"


def ended(code: str) -> list[str]:
    """What is said of the collector by the last that is called when Python ends."""
    done = subprocess.run([sys.executable, "-c", AT_END + code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1].split()


def test_a_process_that_ends_after_its_command_looks_through_nothing():
    frozen, left = ended("from stationed.pace import as_process\nwith as_process(): kept = [[] for _ in range(1000)]\n")
    assert frozen == "True"
    assert int(left) < 100


def test_the_command_is_such_a_process():
    code = "import sys\nfrom stationed.__main__ import run\nsys.argv = ['stationed', '--version']\nrun()\n"
    assert ended(code)[0] == "True"


def test_a_program_that_reads_json_of_ours_ends_as_it_would_without():
    code = "from stationed.reading.json_text import read_json\nread_json(b'[]', file='a.json')\n"
    assert ended(code)[0] == "False"
