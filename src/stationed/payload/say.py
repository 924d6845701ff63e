"""say: the page's own words in the atlas's first language, for what is written beside the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stationed.payload.plurals import plural


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


def credit_in(block: Mapping[str, Any], language: str = "") -> str:
    """Return whom a page credits: in the words of the atlas, then for the package's ground in those of a language."""
    meta = block["meta"]
    own = [say(block, f"credit.{part}", language=language) for part in meta["drawn"]]
    return "; ".join(text for text in (meta["credit"], *own) if text)


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


def grouped(number: int, catalogue: Mapping[str, Any]) -> str:
    """Return a whole number as a language writes it: 12,345 or, in Russian, with a space that does not break."""
    if len(str(abs(number))) < int(catalogue.get("number.from", 4)):
        return str(number)
    return f"{number:,}".replace(",", catalogue.get("number.group", ","))


def short(number: int, catalogue: Mapping[str, Any]) -> str:
    """Return a large number in short form, as a language writes it: 12.5k, 3M, or by ten thousands as in Chinese."""
    small, large = (int(unit) for unit in catalogue.get("number.units", ("1000", "1000000")))
    if number < small:
        return grouped(number, catalogue)
    key, unit = ("number.thousand", small) if number < large - small // 2 else ("number.million", large)
    share = number / unit
    tenths = int(share * 10 + 0.5) if share < 9.95 else int(share + 0.5) * 10
    whole, part = divmod(tenths, 10)
    figure = grouped(whole, catalogue) + (f"{catalogue.get('number.decimal', '.')}{part}" if part else "")
    return str(catalogue.get(key, "{n}")).replace("{n}", figure)
