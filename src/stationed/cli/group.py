"""How every command begins and ends: safe streams, a sentence instead of a traceback, and the exit code.

0: done. 1: the atlas has errors. 2: it could not be done as asked. 130: stopped by Ctrl-C. 141: nobody reads on.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import Any

import click

from stationed.errors import FaultyAtlasError, StationedError

FINDINGS, REFUSED, STOPPED, UNREAD = 1, 2, 130, 141
"""Exit codes other than 0."""


class Commands(click.Group):
    """A group of commands that ends in words whatever the user, the disk or the terminal does."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command and leave the process with its exit code."""
        for stream in (sys.stdout, sys.stderr):  # a terminal that cannot show Cyrillic must not end the command
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; turn what goes wrong into a sentence on stderr and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # here, so that a closed pipe is met here and not at the interpreter's end
        except BrokenPipeError:
            _close_pipes()
            ctx.exit(UNREAD)
        except KeyboardInterrupt:
            click.echo("Stopped. Files that were there before are whole.", err=True)
            ctx.exit(STOPPED)
        except FaultyAtlasError as faulty:
            ctx.exit(_list_faults(faulty))
        except StationedError as error:
            ctx.exit(_say(str(error)))
        except MemoryError:
            ctx.exit(_say("This computer has not enough free memory for that."))
        except OSError as error:
            if error.filename is None:  # the output itself: what is left of it would fail again at the end
                _close_pipes()
            ctx.exit(_say(f"{error.filename or 'the output'}: {error.strerror or error}."))
        return result


def _list_faults(faulty: FaultyAtlasError) -> int:
    """Tell every finding of an atlas that cannot be built."""
    from stationed.checking import to_text
    from stationed.model import Finding

    findings = [finding for finding in faulty.findings if isinstance(finding, Finding)]
    click.echo(f"{to_text(findings)}\nError: {faulty}", err=True)
    return FINDINGS


def _say(sentence: str) -> int:
    click.echo(f"Error: {sentence}", err=True)
    return REFUSED


def _close_pipes() -> None:
    """Let what is still to be written go nowhere, so that the interpreter does not complain about it."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
