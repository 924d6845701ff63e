"""say: the page's own words in the atlas's first language, for what is written beside the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def say(block: Mapping[str, Any], key: str, number: int | None = None, *, language: str = "") -> str:
    """Return one of the page's words.

    Parameters
    ----------
    block : mapping
        The data block, which holds the catalogues.
    key : str
        Such as ``count.sources``.
    number : int, optional
        What is counted; it chooses the form and takes the place of ``{n}``.
    language : str, optional
        Language code; the first of the atlas when not given.

    Returns
    -------
    str
        English where the language has no word of its own; the key where English has none either.
    """
    catalogue, found = _found(block, key, number, language)
    return found.replace("{n}", grouped(number or 0, catalogue))


def in_english(block: Mapping[str, Any], key: str, number: int | None = None, *, language: str = "") -> bool:
    """Return whether `say` has to say a word in English, for want of one in the words that the language has."""
    own = language or block["meta"]["languages"][0]
    return own in block["words"] and _found(block, key, number, own)[0] is not block["words"][own]


def _found(block: Mapping[str, Any], key: str, number: int | None, language: str) -> tuple[Mapping[str, Any], str]:
    """A word, and the catalogue that it is from."""
    words, own = block["words"], language or block["meta"]["languages"][0]
    for code in (own, "en"):
        catalogue = words.get(code, {})
        forms = (f"{key}.{plural(code, number)}", f"{key}.other", key) if number is not None else (key,)
        found = next((catalogue[form] for form in forms if form in catalogue), None)
        if found is not None:
            return catalogue, found
    return words["en"], key


def plural(language: str, number: int) -> str:
    """Return the plural form that a whole number takes.

    Notes
    -----
    Unicode CLDR, plural rules for cardinals, of the languages that the page has words in.
    """
    rule = _PLURALS.get(language.partition("-")[0], _one_or_other)
    return rule(number)


def _one_or_other(number: int) -> str:
    return "one" if number == 1 else "other"


def _one_below_two(number: int) -> str:
    return "one" if number < 2 else "other"


def _one_few_many(number: int) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    return "few" if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else "many"


def _other(_number: int) -> str:
    return "other"


def _six_forms(number: int) -> str:
    if number < 3:
        return ("zero", "one", "two")[number]
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


_PLURALS: Mapping[str, Callable[[int], str]] = {
    "ar": _six_forms,
    "fr": _one_below_two,
    "ja": _other,
    "ru": _one_few_many,
    "zh": _other,
}
"""Rules of the languages that do not count as English does; the forms of whole millions are those of the others."""


def grouped(number: int, catalogue: Mapping[str, Any]) -> str:
    """Return a whole number as a language writes it: 12,345 or, in Russian, with a space that does not break."""
    if len(str(abs(number))) < int(catalogue.get("number.from", 4)):
        return str(number)
    return f"{number:,}".replace(",", catalogue.get("number.group", ","))


def short(number: int, catalogue: Mapping[str, Any]) -> str:
    """Return a large number in short form, as a language writes it: 12.5k, 3M, or by ten thousands as in Chinese."""
    small, large = (int(unit) for unit in catalogue.get("number.units", ("1000", "1000000")))
    if number < small > 1000:
        return grouped(number, catalogue)
    key, unit = ("number.thousand", small) if number < large - small // 2 else ("number.million", large)
    share = number / unit
    tenths = int(share * 10 + 0.5) if share < 9.95 else int(share + 0.5) * 10
    whole, part = divmod(tenths, 10)
    figure = grouped(whole, catalogue) + (f"{catalogue.get('number.decimal', '.')}{part}" if part else "")
    return str(catalogue.get(key, "{n}")).replace("{n}", figure)
