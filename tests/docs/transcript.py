"""Pages with commands in them, run as a reader would run them, in a folder of their own, from top to bottom.

A block ``console`` holds commands after ``$`` (and ``>`` where they go on) and what they print, both streams as a
terminal shows them. A block ``python`` is run by Python; the block ``text`` right behind it is what it prints. To renew
what is printed: .venv/bin/python tests/docs/transcript.py

A command of ours that the shell has nothing to do with (no pipe, no redirection) runs in this process, which has loaded
the libraries already; those of a shell, and Python's blocks, are processes, as everywhere else: in the README they
start from nothing, in other pages from a process that has loaded the libraries (see forked.py).
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from stationed.cli import main

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", *(DOCS / name for name in ("tutorial.md", "embedding.md", "your-table.md")))
TABLES = ROOT / "examples" / "tables"
"""What the folder holds before the first command."""
FOR_THE_SHELL = set("|&;<>()$`\\*?[#~=%!{}\n")
"""What a shell would read in a command; one without any means the same without a shell."""
BLOCK = re.compile(
    r"```console\n(?P<console>.*?)```|```python\n(?P<python>.*?)```(?:\n\n```text\n(?P<printed>.*?)```)?", re.DOTALL
)


def rerun(page: str, folder: Path, programs: Path | None = None) -> str:
    """The page with what its blocks print now; `programs`: a folder of programs that come before all others."""
    path = [*([str(programs)] if programs else []), str(Path(sys.executable).parent), os.environ["PATH"]]
    surroundings = os.environ | {"PATH": ":".join(path)}

    shutil.copytree(TABLES, folder, dirs_exist_ok=True)

    def again(found: re.Match[str]) -> str:
        if found["console"] is not None:
            return f"```console\n{''.join(_console(found['console'], folder, surroundings))}```"
        python = str(programs / "python3") if programs else sys.executable
        printed = _run([python, "-c", found["python"]], folder, surroundings)
        return f"```python\n{found['python']}```" + (f"\n\n```text\n{printed}```" if printed else "")

    return BLOCK.sub(again, page)


def _console(block: str, folder: Path, surroundings: dict[str, str]):
    for command in re.findall(r"^\$ .*\n(?:^> .*\n)*", block, re.MULTILINE):
        yield command
        line = re.sub(r"^[$>] ", "", command, flags=re.MULTILINE)
        alone = line.startswith("stationed ") and not FOR_THE_SHELL & set(line.rstrip("\n"))
        yield _ours(shlex.split(line)[1:], folder) if alone else _run(["bash", "-c", line], folder, surroundings)


def _ours(arguments: list[str], folder: Path) -> str:
    """What our command prints, run in this process."""
    with chdir(folder):
        done = CliRunner().invoke(main, arguments, prog_name="stationed")
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output


def _run(command: list[str], folder: Path, surroundings: dict[str, str]) -> str:
    """What a command prints."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    if "Traceback" in done.stdout:
        raise AssertionError(done.stdout)
    return done.stdout


if __name__ == "__main__":
    for path in PAGES:
        with tempfile.TemporaryDirectory() as workplace:
            path.write_text(rerun(path.read_text(encoding="utf-8"), Path(workplace)), encoding="utf-8")
