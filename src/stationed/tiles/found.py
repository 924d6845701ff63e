"""files_of: an atlas folder -> the files that hold its deployments, each a file of the folder and no other."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from stationed.errors import AtlasNotFoundError, StationedError
from stationed.files import OutsideError, names_inside, opened_inside, passed_over, printable
from stationed.files.held import way_inside
from stationed.limits import FOLDER_FILES

SUFFIXES = (".csv", ".parquet")


def files_of(folder: Path) -> list[str]:
    """Return the files that hold the deployments of an atlas: one, or those of the folder `deployments`, sorted.

    Copies that `check --fix` writes and files that systems hide are passed over, as they are in pages.

    Raises
    ------
    AtlasNotFoundError
        When there are none.
    StationedError
        When there are both, or two, or one of them is no file or leads out of the folder.
    """
    names = names_inside(folder)
    single = [f"deployments{suffix}" for suffix in SUFFIXES if f"deployments{suffix}" in names]
    many = _in_folder(folder) if "deployments" in names else []
    where = printable(folder)
    if len(single) + bool(many) > 1:
        told = " and ".join([*single, *(["the folder deployments"] if many else [])])
        raise StationedError(
            f"{where}: deployments are in more than one place, got {told}; expected one. Remove the others."
        )
    if len(many) > FOLDER_FILES:
        raise StationedError(
            f"{where}: the folder deployments has too many files, got {len(many):,}; expected {FOLDER_FILES:,} at most."
        )
    if not single and not many:
        raise AtlasNotFoundError(
            f"{where}: there are no deployments to make tiles of; expected deployments.csv, deployments.parquet, or a "
            "folder deployments with such files."
        )
    for name in single or many:
        _refuse_others(folder, name)
    return single or many


def _in_folder(folder: Path) -> list[str]:
    try:
        names = names_inside(folder, "deployments")
    except OutsideError as outside:
        raise _leads_out("deployments", outside) from None
    except NotADirectoryError:
        return []
    return [f"deployments/{name}" for name in names if name.endswith(SUFFIXES) and not passed_over(name)]


@contextmanager
def given_file(folder: Path, name: str) -> Generator[str]:
    """Hold a file of deployments open, and yield a path by which others open that very file.

    Where the system names what is open (Linux), nobody can put another file in its place meanwhile. Elsewhere the path
    is that of the file, and an exchange is found out behind.

    Raises
    ------
    StationedError
        When it leads out of the folder, is no file, cannot be opened, or was exchanged while it was read.
    """
    try:
        with opened_inside(folder, name) as handle:
            named = f"/proc/self/fd/{handle}"
            yield named if Path(named).exists() else str(folder / name)
            if not os.path.samestat(os.fstat(handle), (folder / name).stat()):
                raise OSError(errno.EBUSY, "it was exchanged while it was read")
    except OutsideError as outside:
        raise _leads_out(name, outside) from None
    except OSError as refusal:
        raise StationedError(
            f"{printable(name)}: cannot be read: {refusal.strerror or refusal}. Put a file there that you may read, "
            "and leave it alone meanwhile."
        ) from refusal


def _refuse_others(folder: Path, name: str) -> None:
    """Refuse a link that leads out of the atlas, and what is no file."""
    try:
        base, parts = way_inside(folder, name)
    except OutsideError as outside:
        raise _leads_out(name, outside) from None
    if not stat.S_ISREG(os.stat(base.joinpath(*parts)).st_mode):  # noqa: PTH116
        raise StationedError(f"{printable(name)}: this is no file; expected a file of deployments. Put one there.")


def _leads_out(name: str, outside: OutsideError) -> StationedError:
    return StationedError(
        f"{printable(name)}: a link that leads out of the atlas folder, got {printable(outside.leads_to)}; expected a "
        "file in it. Put the file itself there."
    )
