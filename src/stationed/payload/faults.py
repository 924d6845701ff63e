"""refuse_faults: dates and figures of somebody's own data that cannot be read, all named in one error."""

from __future__ import annotations

import pandas as pd

from stationed.dates import parse_spans
from stationed.errors import StationedError
from stationed.model import Tables, visible
from stationed.model.vocabulary import CERTAINTIES, DEPLOYMENT_KINDS
from stationed.payload.columns import column
from stationed.payload.own_places import coordinate_faults
from stationed.quantities import parse_quantities

SHOWN = 5
"""How many faults the message spells out; the rest is counted."""


def refuse_faults(tables: Tables, names: dict[str, str]) -> None:
    """Refuse claims that hold dates, figures or words which cannot be read, or coordinates that are not on the globe.

    Parameters
    ----------
    tables : Tables
        What was made of the data.
    names : dict of str
        What start and end are called in the user's own table.

    Raises
    ------
    StationedError
        A line for each of the first faults: the column, how many rows have it, what is wrong and what to write.
    """
    claims, config = tables.claims, tables.config
    _, faults = parse_spans(tables.coded("claims", "start"), tables.coded("claims", "end"), config.dates)
    lines = [f"column {names[fault.which]}, {_rows(fault.rows)}: {fault.error}" for fault in faults]
    for quantity in config.quantities:
        for text, error in parse_quantities(tables.coded("claims", quantity.name))[4]:
            rows = (column(claims, quantity.name) == text).to_numpy(bool).nonzero()[0]
            lines.append(f"column {quantity.name}, {_rows(rows)}: {error}")
    lines += _words(claims, "certainty", CERTAINTIES) + _words(claims, "kind", DEPLOYMENT_KINDS)
    lines += coordinate_faults(tables)
    if (column(claims, "deployment_id") == "").any():
        lines.append("column deployment_id: a row has no id; give every row one, or leave the column out.")
    if lines:
        rest = f"\n... and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
        raise StationedError("the data cannot be drawn as it stands:\n" + "\n".join(lines[:SHOWN]) + rest)


def _rows(rows: object) -> str:
    """Say which rows: positions from 0, as `frame.iloc` takes them."""
    places = [int(row) for row in rows]  # type: ignore[attr-defined]
    more = f" and {len(places) - 1} more" if len(places) > 1 else ""
    return f"row {places[0]}{more} (counted from 0)"


def _words(claims: pd.DataFrame, name: str, known: tuple[str, ...]) -> list[str]:
    texts = [str(text) for text in column(claims, name).unique()]
    return [
        f"column {name}: the word is not known, got {visible(text)!r}; expected one of {', '.join(known)}, or blank."
        for text in texts
        if text and text not in known
    ]
