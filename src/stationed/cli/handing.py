"""hand_out: the bytes that a command made -> a file, whose path goes to standard output, or standard output itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from stationed.files import printable


def hand_out(data: bytes, output: Path | None, write: Callable[[], Path]) -> None:
    """Hand out what a command made.

    Parameters
    ----------
    data : bytes
        What it made.
    output : path or None
        As the command was given it; ``-`` is standard output.
    write : callable
        Writes the data elsewhere and returns where.
    """
    if str(output) == "-":
        click.echo(data, nl=False)
    else:
        click.echo(printable(write()))
