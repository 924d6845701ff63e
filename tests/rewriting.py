"""Workers share the work of rewriting assertions, which each would do for all files otherwise.

pytest rewrites every test file so that a failed assertion shows its values, and keeps the result. In a fresh checkout
all workers begin at once, in the same order, and none finds what another has kept: three workers' time is lost.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from _pytest.assertion import rewrite
from _pytest.assertion.rewrite import assertstate_key

TESTS = Path(__file__).parent


def rewrite_share(config: pytest.Config) -> None:
    """Rewrite the test files that fall to this worker and are not kept yet. Elsewhere nothing is done."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not worker.startswith("gw") or sys.dont_write_bytecode or assertstate_key not in config.stash:
        return
    number, of = int(worker.removeprefix("gw")), int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    for file in sorted(TESTS.rglob("test_*.py"))[number::of]:
        kept = rewrite.get_cache_dir(file) / f"{file.stem}{rewrite.PYC_TAIL}"
        if rewrite._read_pyc(file, kept) is None and rewrite.try_makedirs(kept.parent):
            digest, code = rewrite._rewrite_test(file, config)
            rewrite._write_pyc(config.stash[assertstate_key], code, digest, kept)
