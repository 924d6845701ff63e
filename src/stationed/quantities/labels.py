"""Figures in words, in the languages that have a file in ``words``."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from stationed.errors import QuantityError
from stationed.facts import words_language
from stationed.quantities.grammar import Quantity
from stationed.quantities.read import parse_quantity

_FOLDER = Path(__file__).with_name("words")


@cache
def figure_words(language: str) -> Mapping[str, str]:
    """Return the words of a language, or of English when there is no file for it."""
    path = _FOLDER / f"{words_language(language) or 'en'}.json"
    return {key: str(text) for key, text in json.loads(path.read_text(encoding="utf-8")).items()}


def label_quantity(text: str, language: str = "en", words: Mapping[str, str] | None = None) -> str:
    """A figure as a teacher would write it.

    Parameters
    ----------
    text
        The figure as written in the data.
    language
        Language code, such as ``ru`` or ``de-AT``; one that has no words here gives English.
    words
        The words that an atlas brings for the language; the package's own when not given.

    Returns
    -------
    str
        Without the unit; blank when the figure is blank, and the text itself when it is not a figure.

    Examples
    --------
    >>> label_quantity("50000..")
    'more than 50,000'
    >>> label_quantity("8000..11000~")
    'about 8,000 to 11,000'
    """
    try:
        quantity = parse_quantity(text)
    except QuantityError:
        return text
    return "" if quantity is None else _phrase(quantity, words or figure_words(language))


def _phrase(quantity: Quantity, words: Mapping[str, str]) -> str:
    """The figure with its bounds, then what its marks say."""
    low, high = _number(quantity.low, words), _number(quantity.high, words)
    exact = quantity.low == quantity.high
    if exact:
        figure = words["exact"].format(n=low)
    elif math.isinf(quantity.high):
        figure = words["more"].format(low=low)
    elif quantity.text.startswith(".."):
        figure = words["less"].format(high=high)
    else:
        figure = words["range"].format(low=low, high=high)
    if quantity.approximate:
        figure = (words.get("about_exact", words["about"]) if exact else words["about"]).format(figure=figure)
    return words["perhaps"].format(figure=figure) if quantity.uncertain else figure


def _number(value: float, words: Mapping[str, str]) -> str:
    """The number with its digits grouped as the language does."""
    if math.isinf(value):
        return ""
    whole, _, part = f"{value:.6f}".rstrip("0").rstrip(".").partition(".")
    if len(whole) >= int(words["group_from"]):
        whole = f"{int(whole):,}".replace(",", words["separator"])
    return whole + (words["decimal"] + part if part else "")
