"""Words for dates and figures that an atlas brings: which are wanted, and what its records are then said in.

They stand in words/<language>.json under `dates` and `figures`, of the form of the package's own files; here each is
called by its path, ``dates.cases.month.name`` or ``figures.about``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from stationed.dates.labels import OwnWords, Tongue
from stationed.dates.labels.own import Flat, flattened
from stationed.dates.labels.phrases import words_of
from stationed.facts import page_words, words_language
from stationed.quantities.labels import figure_words

KINDS = ("dates", "figures")
"""The two kinds of words beside those of the page's controls."""

OPTIONAL = ("dates.language", "figures.about_exact")
"""Words that a language may do without."""


@cache
def label_words(language: str) -> Flat:
    """Return the package's words for dates and figures in one of its languages, each under its path."""
    return flattened({"dates": words_of(language), "figures": figure_words(language)})


def is_label(key: str) -> bool:
    """Whether a word is one for dates or figures; the page has a few words for dates of its own."""
    return key.startswith(("dates.", "figures.")) and key not in page_words("en")


def lacking(own: Flat, kind: str, language: str) -> list[str]:
    """Return the words of a kind that neither the atlas nor the package has in a language.

    Notes
    -----
    A further case of the seasons has to be there for each of them.
    """
    wanted = [key for key in label_words("en") if key.startswith(f"{kind}.") and key not in OPTIONAL]
    seasons = [key.rpartition(".")[2] for key in wanted if key.startswith("dates.cases.season.name.")]
    cases = (
        {key.split(".")[3] for key in own if key.startswith("dates.cases.season.")} if kind == "dates" else set[str]()
    )
    wanted += [f"dates.cases.season.{case}.{code}" for case in sorted(cases - {"name"}) for code in seasons]
    return [key for key in wanted if key not in _known(own, language)]


def dates_in(own_words: Mapping[str, Flat], language: str) -> Tongue:
    """Return what dates are worded in: the words that the atlas brings, if they are whole, or the language itself."""
    own = own_words.get(language, {})
    if not _brings(own, "dates") or lacking(own, "dates", language):
        return language
    known = _known(own, language)
    return OwnWords.of({key.removeprefix("dates."): known[key] for key in known if key.startswith("dates.")})


def figures_in(own_words: Mapping[str, Flat], language: str) -> Mapping[str, str] | None:
    """Return the words that the atlas brings for figures, if they are whole; None where the package's hold."""
    own = own_words.get(language, {})
    if not _brings(own, "figures") or lacking(own, "figures", language):
        return None
    known = _known(own, language)
    return {key.removeprefix("figures."): str(known[key]) for key in known if key.startswith("figures.")}


def lent(own_words: Mapping[str, Flat], language: str) -> tuple[str, ...]:
    """Return which of `KINDS` are said in English for want of words in a language."""
    return tuple(kind for kind in KINDS if lacking(own_words.get(language, {}), kind, language))


def _brings(own: Flat, kind: str) -> bool:
    return any(is_label(key) and key.startswith(f"{kind}.") for key in own)


def _known(own: Flat, language: str) -> Flat:
    """The words of the package and, before them, those of the atlas."""
    spoken = words_language(language)
    return {**(label_words(spoken) if spoken else {}), **{key: text for key, text in own.items() if is_label(key)}}
