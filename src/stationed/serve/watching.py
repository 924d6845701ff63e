"""serve_atlas: watch a folder or a table, draw it anew after each change, until Ctrl-C."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence, Set
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from stationed.errors import AtlasNotFoundError, MissingExtraError, StationedError
from stationed.extras import installing
from stationed.files import is_text, printable
from stationed.model import Tables
from stationed.model.codes import listed
from stationed.serve.preview import Preview
from stationed.serve.server import ADDRESS, open_server

SETTLED = 300
"""Milliseconds without a change after which the changes before count as one."""
AGAIN, SELDOM = 10, 200
"""After so many times as long without a change it is tried again what could not be read; each time after twice as many,
at most the second."""


def serve_atlas(
    path: str | os.PathLike[str],
    *,
    port: int = 8000,
    say: Callable[[str], None],
    table: Callable[[], Tables] | None = None,
    beside: Sequence[Path] = (),
) -> None:
    """Show an atlas in a browser while it is edited, until the user presses Ctrl-C.

    Parameters
    ----------
    path : path
        The atlas folder, or a table.
    port : int
        Port on 127.0.0.1; 0 takes any that is free.
    say : callable
        Told the address and what came of each change, a sentence each.
    table : callable, optional
        When `path` is a table: reads the atlas that it makes, anew after each change.
    beside : sequence of Path
        When `path` is a table: other files that are watched with it.

    Raises
    ------
    MissingExtraError
        When watchfiles is not installed.
    AtlasNotFoundError
        When there is no such folder.
    StationedError
        When the port is in use.
    KeyboardInterrupt
        At Ctrl-C; the server has ended then.
    """
    changes = _changes(Path(path), () if table is None else (Path(path), *beside))
    preview = Preview(path if table is None else table)
    server = open_server(preview, port)
    thread = threading.Thread(target=server.serve_forever, name="preview", daemon=True)
    thread.start()
    try:
        say(f"Open http://{ADDRESS}:{server.server_port}/ in a browser; Ctrl-C here ends the preview.")
        follow(preview, changes, say)
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


def follow(preview: Preview, changes: Iterable[Any], say: Callable[[str], None]) -> None:
    """Draw an atlas at first, at each change, and again by itself when something of it could not be read.

    Parameters
    ----------
    preview : Preview
        The atlas.
    changes : iterable
        Something true for each change, something false for each time without one. The first comes when the folder is
        watched, so that nothing is missed.
    say : callable
        Told what came of each drawing; of one that was tried again only when that is something else.
    """
    said, idle, patience = "", 0, AGAIN
    for change in changes:
        again = bool(said) and not change
        if again and not (preview.unread and idle >= patience):
            idle += 1
            continue
        before, said = said, preview.update()
        if not again or said != before:
            say(said)
        idle, patience = 0, min(2 * patience, SELDOM) if again else AGAIN


def _changes(path: Path, files: Sequence[Path]) -> Iterator[Any]:
    """The changes in a folder, or in files, each as it comes.

    Programs save a file by putting another in its place, so that folders are watched and not files.
    """
    try:
        from watchfiles import watch
    except ImportError as missing:
        raise MissingExtraError(
            f"the preview needs watchfiles, which is not installed. Install it with: {installing('serve')}."
        ) from missing
    if not is_text(str(path.absolute())):
        raise StationedError(
            f"{printable(path)}: its path cannot be watched, as it is not text in UTF-8 on one line. Rename it, or the "
            "folder above it of which that is true."
        )
    followed = partial(watch, debounce=SETTLED * 4, step=SETTLED, rust_timeout=SETTLED, yield_on_timeout=True)
    if not files:
        if not path.is_dir():
            raise AtlasNotFoundError(f"{printable(path)}: there is no such folder; expected the folder of an atlas.")
        return following([path], followed)
    watched = {file.resolve() for file in files}
    folders = sorted({file.parent for file in watched})
    watch_filter = partial(_is_one_of, watched)
    return following(folders, partial(followed, watch_filter=watch_filter, recursive=False))


def _is_one_of(watched: Set[Path], change: object, path: str) -> bool:
    return Path(path) in watched


def following(folders: Sequence[Path], watch: Callable[..., Generator[Any]]) -> Iterator[Any]:
    """The changes in folders. One that went away and came back, or gave its place to another, is watched anew.

    So is one that the system lets nobody watch for a while.

    Raises
    ------
    StationedError
        When it lets nobody watch it from the beginning.
    """
    begun = anew = False
    while True:
        known = [_identity(folder) for folder in folders]
        try:
            with closing(watch(*folders)) as changes:
                for change in changes:
                    begun = True
                    now = [_identity(folder) for folder in folders]
                    yield change or anew or None in now
                    anew = now != known
                    if anew:
                        break
        except OSError as refusal:  # it is not there, or went at this moment; or no handle is left to watch it by
            if not begun and not isinstance(refusal, FileNotFoundError):
                names, reason = listed([printable(folder) for folder in folders]), str(refusal).rstrip(".")
                raise StationedError(f"{names}: cannot be watched: {reason}. Try again later.") from refusal
            anew = True
            yield None
            threading.Event().wait(SETTLED / 1000)


def _identity(folder: Path) -> tuple[int, int] | None:
    """What a folder is known by while it is the same; None when there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
