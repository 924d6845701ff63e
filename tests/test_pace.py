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


def test_python_that_ends_after_a_command_looks_through_nothing():
    code = (
        "import atexit, gc\n"
        "atexit.register(lambda: print(gc.get_freeze_count() > 0, sum(gc.get_count())))\n"  # the last to be called
        "from stationed.pace import without_collecting\n"
        "with without_collecting(): kept = [[] for _ in range(1000)]\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    frozen, left = ended.stdout.split()
    assert frozen == "True"
    assert int(left) < 100
