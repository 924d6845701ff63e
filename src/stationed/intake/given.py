"""read_given: the path of an atlas folder or of a table -> the tables of the atlas."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd

from stationed.intake.answers import Answers
from stationed.intake.frames import to_places
from stationed.intake.taking import settled, take
from stationed.model import Tables
from stationed.reading import read_tables


def is_table(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path is a file that a table can be, and no atlas folder nor the settings of one."""
    given = Path(path)
    return given.is_file() and given.name != "atlas.toml"


def read_given(
    path: str | os.PathLike[str],
    *,
    answers: Answers | None = None,
    places: Path | pd.DataFrame | None = None,
    sources: Path | None = None,
) -> Tables:
    """Read an atlas folder, or a table as an atlas.

    Parameters
    ----------
    path : path
        The folder, or the table. An `Ahead` for a folder of which another thread reads some already.
    answers : Answers, optional
        What is said of a table.
    places : Path or DataFrame, optional
        A second table, with the coordinates of places.
    sources : Path, optional
        A bibliography.

    Raises
    ------
    AtlasNotFoundError
        When there is nothing readable at `path`.
    StationedError
        When a table cannot be read, or does not settle what its columns are.
    """
    if not is_table(path):
        return read_tables(path)
    beside = to_places(places) if isinstance(places, pd.DataFrame) else places
    taken = take(Path(path), answers=answers, places=beside, sources=sources)
    return settled(taken, ask=None, yes=False).tables()
