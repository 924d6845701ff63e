"""serve_atlas: watch a folder, draw it anew after each change, until Ctrl-C."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from stationed.errors import AtlasNotFoundError, MissingExtraError
from stationed.files import printable
from stationed.serve.preview import Preview
from stationed.serve.server import ADDRESS, open_server

SETTLED = 300
"""Milliseconds without a change after which the changes before count as one."""


def serve_atlas(path: str | os.PathLike[str], *, port: int = 8000, say: Callable[[str], None]) -> None:
    """Show an atlas in a browser while it is edited, until the user presses Ctrl-C.

    Parameters
    ----------
    path : path
        The atlas folder.
    port : int
        Port on 127.0.0.1; 0 takes any that is free.
    say : callable
        Told the address and what came of each change, a sentence each.

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
    changes = _changes(path)
    preview = Preview(path)
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


def _changes(path: str | os.PathLike[str]) -> Iterator[Any]:
    """The changes in a folder, each as it comes."""
    try:
        from watchfiles import watch
    except ImportError as missing:
        raise MissingExtraError(
            "the preview needs watchfiles, which is not installed. Install it with: pip install 'stationed[serve]'."
        ) from missing
    if not Path(path).is_dir():
        raise AtlasNotFoundError(f"{printable(path)}: there is no such folder; expected the folder of an atlas.")
    return watch(Path(path), debounce=SETTLED * 4, step=SETTLED, rust_timeout=SETTLED, yield_on_timeout=True)
