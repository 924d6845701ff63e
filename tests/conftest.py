"""What every test may lean on: no network, and Node for the pure parts of the page's scripts."""

from __future__ import annotations

import gc
import importlib.util
import os
import socket
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from node_process import NodeProcess
from rewriting import rewrite_share

# Half a gigabyte that only `make spark` installs.
collect_ignore = [] if importlib.util.find_spec("pyspark") else ["spark"]

ROOT = Path(__file__).parent.parent
# What tests start loads the modules that an earlier one compiled, also where Python is told to keep none beside them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / ".pytest_cache" / "pycache"))


FEW = 20_000
"""So many values may come to be before Python looks for garbage among the young ones; by itself it looks at 700."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Before a worker collects, it rewrites its share of the test files; garbage is looked for afterwards.

    The libraries and the tests themselves, a million values that stay until the end, are left out of every search.
    """
    rewrite_share(session.config)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(FEW, *gc.get_threshold()[1:])
        gc.enable()


@pytest.fixture(autouse=True, scope="session")
def _no_network():
    """Refuse every connection but those to this machine, so that no test can lean on the network."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test asked for the network: {address}")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def in_node() -> Iterator[Callable[..., Any]]:
    """Return `in_node(modules, expression, data)`: what a JavaScript expression gives, with all that modules export.

    `modules` are paths under src/stationed/static/js, without suffix; the expression sees their exports and `data`;
    values travel as JSON.
    """
    process = NodeProcess(ROOT / "src" / "stationed" / "static" / "js")
    yield process.run
    process.close()
