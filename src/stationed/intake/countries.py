"""says_where: countries beside battles, which say where those were and not whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from stationed.intake.synonyms import is_called, roles_called, words_in
from stationed.model.near import fold


def says_where(column: str, columns: Sequence[str]) -> bool:
    """Tell whether a column of countries says where the things in another one were.

    Parameters
    ----------
    column : str
        The name of a column that may be the side.
    columns : sequence of str
        Those of the whole table. A battle or a monastery has a country around it, a regiment one that it serves. Below
        a heading of places, as in Station Country, it is that of the place.
    """
    words = words_in(column)
    if len(words) > 1 and is_called(fold(words[-1]), "side/country") and "place" in roles_called(fold(words[0])):
        return True
    things = [name for name in map(fold, columns) if "unit" in roles_called(name)]
    country = is_called(fold(column).removesuffix("name"), "side/country")
    return country and bool(things) and all(is_called(name, "unit/stays") for name in things)
