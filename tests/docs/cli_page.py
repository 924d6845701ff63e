"""The help texts inside docs/cli.md. To renew them: .venv/bin/python tests/docs/cli_page.py"""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from stationed.cli import main

PAGE = Path(__file__).parent.parent.parent / "docs" / "cli.md"
BLOCK = re.compile(r"(?P<head><!-- help: stationed(?P<command>[\w ]*) -->\n)```text\n.*?```\n", re.DOTALL)


def help_of(command: str) -> str:
    """What `stationed <command> --help` prints in a terminal of 88 columns."""
    arguments = [*command.split(), "--help"]
    result = CliRunner().invoke(main, arguments, prog_name="stationed", terminal_width=88, catch_exceptions=False)
    return result.output


def renewed(page: str) -> str:
    """The page with its help texts as they are now."""
    return BLOCK.sub(lambda found: f"{found['head']}```text\n{help_of(found['command'])}```\n", page)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
