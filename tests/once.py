"""What is built once for all workers of a run, however many there are: any folder, and pages of atlases at hand."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from small_atlas import SMALL

ROOT = Path(__file__).parent.parent
ATLASES = {"flagship": ROOT / "geodata", "rhine": ROOT / "src" / "stationed" / "examples" / "rhine", "small": SMALL}


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that `make(folder)` filled, in the first worker that asked for that name; others wait for it.

    Tests only read what is in it.
    """
    shared = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    folder = shared / f"once-{name}"
    folder.mkdir(exist_ok=True)
    done = folder.with_suffix(".done")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder


def pages_of(factory: pytest.TempPathFactory, name: str) -> Path:
    """Return the folder that the flagship, the example `rhine` or the small atlas was built into with all its maps."""
    import stationed

    return once(factory, name, lambda folder: stationed.build(ATLASES[name], folder))
