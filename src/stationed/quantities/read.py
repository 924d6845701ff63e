"""Figure text to bounded numbers, one by one and by the column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stationed.coded import coded
from stationed.dates.columns import rows_by_code
from stationed.errors import QuantityError
from stationed.quantities.grammar import Quantity, read_figure

Figures = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class QuantityFault:
    """One distinct mistake in a column of figures; unpacks as ``text, error``."""

    text: str
    """The cell as written."""
    error: QuantityError
    """What is wrong and how to mend it."""
    rows: NDArray[np.int64]
    """The positions, from 0, of every claim that has it, rising."""

    def __iter__(self) -> Iterator[Any]:
        """The two values a message needs."""
        return iter((self.text, self.error))


def parse_quantity(text: str) -> Quantity | None:
    """What a figure says.

    Parameters
    ----------
    text
        A number or a bounded number, exactly as written; the unit is that of its column.

    Returns
    -------
    Quantity or None
        Its lowest and highest value, both inclusive; None when the text is blank: no figure is known.

    Raises
    ------
    QuantityError
        When the text is not a figure, negative, not finite, or its lower bound is above its upper one. The error
        carries the corrected spelling where there is just one.

    Examples
    --------
    >>> import stationed
    >>> stationed.parse_quantity("8000..11000").high
    11000.0
    >>> stationed.parse_quantity("50000..").high
    inf
    """
    _refuse_other(text)
    if not text or text.isspace():
        return None
    quantity = read_figure(text)
    if quantity is None:
        from stationed.quantities.mend import explain  # only here, as few figures need it

        raise explain(text)
    return quantity


def parse_quantities(column: Any) -> tuple[Figures, Figures, Flags, Flags, list[QuantityFault]]:
    """The bounds of a column of figures, each distinct text read once.

    Parameters
    ----------
    column
        Text: Coded, a pandas Series or any sequence. Missing values are blank.

    Returns
    -------
    low, high
        The lowest and highest value of each row, inclusive; NaN where the cell is blank or cannot be read; infinity
        where nothing bounds it above.
    approximate, uncertain
        The marks of each row.
    faults
        Each distinct mistake once, in order of first appearance, with the rows that have it.
    """
    found = coded(column)
    codes, texts = found.codes, [*found.texts, ""]
    errors: dict[int, QuantityError] = {}
    rows: list[tuple[float, float, bool, bool]] = []
    for code, text in enumerate(texts):
        try:
            quantity = parse_quantity(text)
        except QuantityError as error:
            errors[code], quantity = error, None
        blank = (np.nan, np.nan, False, False)
        rows.append((quantity.low, quantity.high, quantity.approximate, quantity.uncertain) if quantity else blank)
    low, high, approximate, uncertain = zip(*rows, strict=True)
    faulty = np.isin(codes, list(errors)) if errors else np.zeros(len(codes), bool)
    faults = [
        QuantityFault(texts[code], errors[code], places) for code, places in rows_by_code(codes, np.flatnonzero(faulty))
    ]
    return (
        np.array(low, dtype=np.float64)[codes],
        np.array(high, dtype=np.float64)[codes],
        np.array(approximate, dtype=bool)[codes],
        np.array(uncertain, dtype=bool)[codes],
        faults,
    )


def _refuse_other(text: object) -> None:
    """Refuse a number, None and the like, as callers of Python may give."""
    if not isinstance(text, str):
        raise QuantityError(
            str(text), f"a figure is a text and no {type(text).__name__}", expected="a number such as '5544'"
        )
