"""says_where: countries beside battles, which say where those were and not whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from stationed.intake.synonyms import roles_called
from stationed.model.near import fold

_STAY = frozenset(
    fold(name)
    for name in (
        *("event", "battle", "monument", "monastery", "camp name", "событие", "сражение", "битва", "монастырь"),
        *("ereignis", "schlacht", "kloster", "lager", "événement", "bataille", "monastère"),
        *("batalla", "evento", "monasterio"),
    )
)
"""What columns are called whose things belong to no side, and never leave their place."""
_COUNTRY = frozenset(
    fold(name)
    for name in (
        *("country", "state", "страна", "государство", "land", "staat", "pays", "état", "país", "estado"),
        *("country name", "countryname"),
    )
)
"""What columns are called that name a country, of a unit or of a place."""


def says_where(column: str, columns: Sequence[str]) -> bool:
    """Tell whether a column of countries says where the things in another one were.

    Parameters
    ----------
    column : str
        The name of a column that may be the side.
    columns : sequence of str
        Those of the whole table. A battle or a monastery has a country around it, a regiment one that it serves.
    """
    things = [name for name in map(fold, columns) if "unit" in roles_called(name)]
    return fold(column) in _COUNTRY and bool(things) and _STAY.issuperset(things)
