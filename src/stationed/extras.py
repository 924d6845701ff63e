"""installing: an extra -> the command that adds it to the installation that runs, for messages."""

from __future__ import annotations

import sys
from pathlib import Path

RECEIPTS = {
    "pipx_metadata.json": "pipx install --force",
    "uv-receipt.toml": "uv tool install",
}
"""What pipx and uv leave in an environment of their own, and the command that makes it anew with an extra."""


def installing(extra: str) -> str:
    """Return the command that installs an extra.

    Parameters
    ----------
    extra : str
        Its name, such as ``sheets``.

    Notes
    -----
    The command prompt of Windows knows no single quotes, other shells would read the brackets without any.
    """
    quote = '"' if sys.platform == "win32" else "'"
    kept = (command for file, command in RECEIPTS.items() if (Path(sys.prefix) / file).is_file())
    return f"{next(kept, 'pip install')} {quote}stationed[{extra}]{quote}"
