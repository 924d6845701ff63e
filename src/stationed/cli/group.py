"""How every command begins and ends: safe streams, a sentence instead of a traceback, and the exit code.

0: done. 1: the atlas has errors. 2: it could not be done as asked. 130: stopped by Ctrl-C. 141: nobody reads on.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import traceback
from pathlib import Path
from typing import Any, cast

import click

from stationed import __version__
from stationed.errors import FaultyAtlasError, StationedError
from stationed.files import printable

FINDINGS, REFUSED, STOPPED, UNREAD = 1, 2, 130, 141
"""Exit codes other than 0."""

PIPES_ARE_LOCAL = os.name == "nt"
"""Whether Python writes into files and pipes in the letters of one country, as on Windows."""


class Commands(click.Group):
    """A group of commands that ends in words whatever the user, the disk, the terminal or a fault of ours does."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command and leave the process with its exit code."""
        if not args and not kwargs.get("args"):
            _begin_in_utf8()
        _open_streams()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                _say_all_letters(cast("io.TextIOWrapper[Any]", stream))
        try:
            return super().main(*args, **kwargs)
        except OSError as stop:  # before a command began: the help had nowhere to go
            if not kwargs.get("standalone_mode", True):
                raise
            sys.exit(_ended(stop, "--help"))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; turn what goes wrong into a sentence on stderr and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # here, so that a closed pipe is met here and not at the interpreter's end
        except (click.ClickException, click.exceptions.Exit, click.Abort, SystemExit, GeneratorExit):
            raise
        except BaseException as stop:  # a panic of a library in Rust is no Exception
            if ctx.params.get("traceback") and not isinstance(stop, BrokenPipeError | KeyboardInterrupt):
                click.echo(_lines(traceback.format_exc()), err=True)
            ctx.exit(_ended(stop, ctx.invoked_subcommand or "..."))
        return result


def _ended(stop: BaseException, command: str) -> int:
    """Say in a sentence why a command ended, and return its exit code."""
    if isinstance(stop, BrokenPipeError):
        _close_pipes()
        return UNREAD
    if isinstance(stop, KeyboardInterrupt):
        click.echo("Stopped. Files that were there before are whole.", err=True)
        return STOPPED
    if isinstance(stop, FaultyAtlasError):
        return _list_faults(stop)
    if isinstance(stop, StationedError):
        return _say(str(stop))
    if isinstance(stop, MemoryError):
        return _say("This computer has not enough free memory for that.")
    if isinstance(stop, OSError):
        if stop.filename is None:  # the output itself: what is left of it would fail again at the end
            _close_pipes()
        return _say(f"{printable(str(stop.filename or 'the output'))}: {stop.strerror or stop}.")
    return _say(_our_fault(stop, command))


def _our_fault(fault: BaseException, command: str) -> str:
    """Say that an exception came where none should have, and how to report it."""
    place = traceback.extract_tb(fault.__traceback__)[-1]
    said = printable(" ".join(str(fault).split()))[:200]
    return (
        f"stationed itself is at fault, and no file was left half written: {type(fault).__name__}"
        f"{f', {said}' if said else ''} ({place.name}, line {place.lineno} of {Path(place.filename).name}). "
        f"Please report it, with stationed {__version__}, the files it can be had with, and what this prints: "
        f"stationed --traceback {command} ..."
    )


def _begin_in_utf8() -> None:
    """Begin anew in UTF-8 where the locale has other letters: names of files are UTF-8, whatever a terminal shows."""
    if sys.getfilesystemencoding() == "utf-8" or os.name == "nt" or not sys.executable:
        return
    if sys.stdout is not None:
        os.environ.setdefault("PYTHONIOENCODING", f"{sys.stdout.encoding}:backslashreplace")
    os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def _say_all_letters(stream: io.TextIOWrapper[Any]) -> None:
    """Let no letter end the command: a terminal that cannot show Cyrillic gets its codes, a file on Windows UTF-8."""
    into_a_file = PIPES_ARE_LOCAL and not stream.isatty() and not os.environ.get("PYTHONIOENCODING")
    stream.reconfigure(encoding="utf-8" if into_a_file else None, errors="backslashreplace")


def _open_streams() -> None:
    """Put something in the place of streams that were closed (>&-), so that no file of ours gets their number."""
    while (handle := os.open(os.devnull, os.O_RDONLY)) <= 2:
        if handle == 2:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    os.close(handle)
    if sys.stdin is None:  # nobody is there to be asked
        sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    if sys.stdout is None:  # it can only be read: what is written there is refused, as a closed stream refuses it
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)


def _lines(text: str) -> str:
    """Make a text of several lines safe for a terminal."""
    return "\n".join(printable(line) for line in text.split("\n"))


def _list_faults(faulty: FaultyAtlasError) -> int:
    """Tell every finding of an atlas that cannot be built."""
    from stationed.checking import to_text
    from stationed.model import Finding

    findings = [finding for finding in faulty.findings if isinstance(finding, Finding)]
    click.echo(_lines(f"{to_text(findings)}\nError: {faulty}"), err=True)
    return FINDINGS


def _say(sentence: str) -> int:
    with contextlib.suppress(OSError):  # the error stream may be full or closed as well
        click.echo(_lines(f"Error: {sentence}"), err=True)
    return REFUSED


def _close_pipes() -> None:
    """Let what is still to be written go nowhere, so that the interpreter does not complain about it."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
