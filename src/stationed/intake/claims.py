"""The rows of a table -> columns of deployments.csv: ids, figures as numbers, certainties, dates in their words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from stationed.coded import Coded, coded
from stationed.errors import QuantityError
from stationed.intake.looks import ungrouped
from stationed.intake.sheet import Sheet
from stationed.intake.slugs import ascii_slug
from stationed.intake.times import joined
from stationed.model import CLAIMS
from stationed.model.vocabulary import CERTAINTIES
from stationed.quantities import parse_quantity


def own_names(columns: Sequence[str]) -> dict[str, str]:
    """Return a name for each column of the table's own: column -> name in deployments.csv, no two alike.

    Notes
    -----
    None is that of a column of every atlas, a translation of one, or one that downloads have.
    """
    taken = {"place", "longitude", "latitude", "precision", "shown", "contested_in", "dates_in_words", "designation"}
    names: dict[str, str] = {}
    for number, column in enumerate(columns, start=1):
        name = ascii_slug(column, otherwise=f"column-{number}").replace("-", "_")
        name = name if name not in taken and CLAIMS.column(name) is None else f"own_{name}"
        name = name if name not in taken else f"{name}_{number}"
        taken.add(name)
        names[column] = name
    return names


def figures(column: pd.Series | Coded) -> pd.Series:
    """Return a column of figures as deployments.csv takes them; texts that are none stay as they are."""
    found = coded(column)
    return found.renamed([_figure(text) for text in found.texts]).cells()


def _figure(text: str) -> str:
    plain = ungrouped(text.strip())
    try:
        parse_quantity(plain)
    except QuantityError as error:
        return error.fix if plain and error.fix else text
    return plain


def certainties(column: pd.Series) -> pd.Series | None:
    """Return a column of certainties, None when it is not in the words of the atlas."""
    plain = column.str.casefold().str.replace(" ", "-", regex=False)
    return plain if plain.isin(["", *CERTAINTIES]).all() else None


def notes(sheet: Sheet, note: str | None, words: pd.Series) -> pd.Series:
    """Return the note of each row: its own, and dates in their words."""
    text = sheet.column(note) if note else pd.Series("", index=range(len(sheet.rows)), dtype="str")
    return joined(text, words, between="\n")


def deployment_ids(sheet: Sheet, column: str | None) -> pd.Series:
    """Return the id of each row: its own, or row-12 after the row it stands in."""
    numbers = pd.Series(sheet.rows).astype("str")
    own = f"{sheet.noun}-" + numbers
    if column is None:
        return own
    written = sheet.column(column).str.replace(";", ",", regex=False)
    return written.where(written != "", own)
