"""serve_atlas: watch a folder or a table, draw it anew after each change, until Ctrl-C."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from stationed.errors import AtlasNotFoundError, MissingExtraError
from stationed.extras import installing
from stationed.files import printable
from stationed.model import Tables
from stationed.serve.preview import Preview
from stationed.serve.server import ADDRESS, open_server

SETTLED = 300
"""Milliseconds without a change after which the changes before count as one."""


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
        drawn = False
        for change in changes:  # the first comes when the folder is watched, so that nothing is missed
            if change or not drawn:
                say(preview.update())
                drawn = True
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


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
    followed = partial(watch, debounce=SETTLED * 4, step=SETTLED, rust_timeout=SETTLED, yield_on_timeout=True)
    if not files:
        if not path.is_dir():
            raise AtlasNotFoundError(f"{printable(path)}: there is no such folder; expected the folder of an atlas.")
        return followed(path)
    watched = {file.resolve() for file in files}
    folders = sorted({file.parent for file in watched})
    return followed(*folders, watch_filter=lambda _, changed: Path(changed) in watched, recursive=False)
