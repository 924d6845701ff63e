"""Dates and spans as a teacher would write them, in every language that has a file of words beside this one."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.dates.edtf import MAX_LENGTH, read
from stationed.dates.expression import DateSettings
from stationed.dates.labels.named import Named, Thing, thing_of
from stationed.dates.labels.own import OwnWords
from stationed.dates.labels.phrases import LANGUAGES, Tongue, phrase, spoken, two, words_of

_REMEMBERED = 1 << 15
"""How many cells are kept taken apart, so that each distinct cell of a column is taken apart once."""

__all__ = ["LANGUAGES", "OwnWords", "Tongue", "label", "label_columns", "label_date"]


def label(start: str, end: str, language: Tongue = "en", settings: DateSettings | None = None) -> str:
    """A span from its start and end cells, in words.

    Parameters
    ----------
    start, end
        The cells as written: a date or set, ``..`` (open), or blank (unknown).
    language
        One of `LANGUAGES`, any other gives English; or the `OwnWords` of an atlas.
    settings
        Accepted because callers hold the texts and the settings together; words do not depend on them.

    Returns
    -------
    str
        Without a full stop, beginning in lower case where the language does. A cell that cannot be read is repeated
        in quotation marks; nothing is guessed.

    Examples
    --------
    >>> label("1921-07-06", "")
    'from 6 July 1921; end not known'
    >>> label("1937-09~", "1938", "ru")
    'примерно с сентября 1937 года по 1938 год'
    """
    return worded(named_by(start), named_by(end), start, end, spoken(language))


def worded(first: Thing | str, last: Thing | str, start: str, end: str, language: Tongue) -> str:
    """A span in words, by what its cells name and, for cells that cannot be read, by the cells themselves."""
    said = words_of(language)["span"]
    if first == last == "unknown":
        return said["undated"]
    if not isinstance(first, str) and first == last:
        return phrase(first, language)
    if isinstance(first, Named):
        if isinstance(last, Named):
            return _from_to(first, last, language)
        if last in ("unknown", "open"):
            return phrase(first, language, "from") + said["comma"] + said[f"end_{last}"]
    elif isinstance(last, Named) and first in ("unknown", "open"):
        return phrase(last, language, "until") + said["comma"] + said[f"start_{first}"]
    return said["comma"].join((_apart(first, start, "start", language), _apart(last, end, "end", language)))


def named_by(text: str) -> Thing | str:
    """What a cell names; or ``unknown``, ``open`` or ``unreadable``."""
    return _named(text) if len(text) <= MAX_LENGTH else "unreadable"


@lru_cache(maxsize=_REMEMBERED)
def _named(text: str) -> Thing | str:
    """As `named_by`, of a text that is no longer than a date may be."""
    if not text or text.isspace():
        return "unknown"
    if text == "..":
        return "open"
    expression = read(text)
    if expression is None or expression.kind == "interval":
        return "unreadable"
    # A year of no known digit says no more than a blank.
    unknown = expression.kind == "date" and "XXXX" in text
    return "unknown" if unknown else thing_of(text) or "unreadable"


def _from_to(first: Named, last: Named, language: Tongue) -> str:
    """Two dates: with a dash when both are plain and alike, otherwise from the one to the other."""
    plain = not (first.mark or last.mark or first.notes or last.notes)
    if plain and first.kind == last.kind and first.kind in ("day", "month", "year"):
        return two(first, last, language, "range")
    said = {"from": phrase(first, language, "from"), "to": phrase(last, language, "to")}
    return words_of(language)["span"]["both"].format_map(said)


def _apart(side: Thing | str, text: str, name: str, language: Tongue) -> str:
    """One end of a span by itself, where the two do not go into one sentence."""
    words = words_of(language)
    if side in ("unknown", "open"):
        return words["span"][f"{name}_{side}"]
    said = words["unreadable"].format(text=text) if isinstance(side, str) else phrase(side, language)
    return words["span"][name].format(**{name: said})


def label_date(text: str, language: Tongue = "en") -> str:
    """A date, set or interval in words.

    Parameters
    ----------
    text
        The text as written.
    language
        One of `LANGUAGES`, any other gives English; or the `OwnWords` of an atlas.

    Returns
    -------
    str
        As `label`; an interval is worded as the span of its two ends.

    Examples
    --------
    >>> label_date("[1945-05..1945-06]")
    'between May and June 1945'
    """
    language = spoken(language)
    words = words_of(language)
    if not text or text.isspace():
        return words["date_unknown"]
    expression = read(text)
    if expression is not None and expression.kind == "interval":
        start, end = text.split("/")
        return label(start, end, language)
    thing = thing_of(text) if expression is not None else None
    return phrase(thing, language) if thing else words["unreadable"].format(text=text)


def label_columns(starts: Any, ends: Any, language: Tongue = "en") -> NDArray[np.object_]:
    """The spans of many claims in words, each distinct pair of cells worded once.

    Parameters
    ----------
    starts, ends
        Columns of text of one length, as for `parse_spans`.
    language
        One of `LANGUAGES`, any other gives English; or the `OwnWords` of an atlas.

    Returns
    -------
    numpy.ndarray
        One text a claim.

    Raises
    ------
    ValueError
        When the two columns differ in length.
    """
    if len(starts) != len(ends):
        raise ValueError(f"starts and ends differ in length, got {len(starts)} and {len(ends)}")
    start_codes, start_texts = _coded(starts)
    end_codes, end_texts = _coded(ends)
    place, pairs = pd.factorize(start_codes * len(end_texts) + end_codes)
    labels = np.empty(len(pairs), dtype=object)
    for at, pair in enumerate(pairs.tolist()):
        labels[at] = label(start_texts[pair // len(end_texts)], end_texts[pair % len(end_texts)], language)
    return labels[place]


def _coded(column: Any) -> tuple[NDArray[np.int64], list[str]]:
    """A column as codes and its distinct texts, the last of which is the blank of missing values."""
    values = column if hasattr(column, "dtype") else np.array(list(column), dtype=object)
    codes, distinct = pd.factorize(values, use_na_sentinel=True)
    texts = [*(str(text) for text in distinct), ""]
    return np.where(codes < 0, len(texts) - 1, codes).astype(np.int64), texts
