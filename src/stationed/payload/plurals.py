"""plural: the form that a whole number takes in a language, by the rules of Unicode's CLDR for cardinals.

The page asks the browser for the same; here are the rules of the languages of the package, and of those that atlases
are likely to bring words in. The forms of whole millions, which some languages have, are those of the others.
"""

from __future__ import annotations

from collections.abc import Callable


def plural(language: str, number: int) -> str:
    """Return the plural form that a whole number takes.

    Parameters
    ----------
    language : str
        Language code; one that has no rule here counts as English does.
    number : int
        Not negative.

    Returns
    -------
    str
        zero, one, two, few, many or other.

    Examples
    --------
    >>> plural("ru", 3), plural("pl", 5), plural("ja", 1)
    ('few', 'many', 'other')
    """
    return _RULES.get(language.partition("-")[0], _one_or_other)(number)


def _one_or_other(number: int) -> str:
    return "one" if number == 1 else "other"


def _one_below_two(number: int) -> str:
    return "one" if number < 2 else "other"


def _other(_number: int) -> str:
    return "other"


def _few(number: int) -> bool:
    return number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)


def _ends_in_one(number: int) -> bool:
    return number % 10 == 1 and number % 100 != 11


def _east_slavic(number: int) -> str:
    return "one" if _ends_in_one(number) else "few" if _few(number) else "many"


def _south_slavic(number: int) -> str:
    return "one" if _ends_in_one(number) else "few" if _few(number) else "other"


def _last_one(number: int) -> str:
    return "one" if _ends_in_one(number) else "other"


def _polish(number: int) -> str:
    return "one" if number == 1 else "few" if _few(number) else "many"


def _czech(number: int) -> str:
    return "one" if number == 1 else "few" if number in (2, 3, 4) else "other"


def _slovene(number: int) -> str:
    return {1: "one", 2: "two", 3: "few", 4: "few"}.get(number % 100, "other")


def _lithuanian(number: int) -> str:
    if 11 <= number % 100 <= 19 or number % 10 == 0:
        return "other"
    return "one" if number % 10 == 1 else "few"


def _latvian(number: int) -> str:
    if 11 <= number % 100 <= 19 or number % 10 == 0:
        return "zero"
    return "one" if number % 10 == 1 else "other"


def _romanian(number: int) -> str:
    if number == 1:
        return "one"
    return "few" if number == 0 or 1 <= number % 100 <= 19 else "other"


def _hebrew(number: int) -> str:
    return {1: "one", 2: "two"}.get(number, "other")


def _arabic(number: int) -> str:
    if number < 3:
        return ("zero", "one", "two")[number]
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


_BY_RULE: tuple[tuple[Callable[[int], str], str], ...] = (
    (_other, "ja zh ko vi th id ms lo km my jv bo dz"),
    (_one_below_two, "fr pt hy fa hi bn gu kn am zu as"),
    (_east_slavic, "ru uk be"),
    (_south_slavic, "sr hr bs"),
    (_last_one, "is mk"),
    (_polish, "pl"),
    (_czech, "cs sk"),
    (_slovene, "sl"),
    (_lithuanian, "lt"),
    (_latvian, "lv"),
    (_romanian, "ro"),
    (_hebrew, "he"),
    (_arabic, "ar"),
)

_RULES = {language: rule for rule, languages in _BY_RULE for language in languages.split()}
