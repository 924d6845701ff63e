"""chosen_maps: the ids of maps -> the maps."""

from __future__ import annotations

from collections.abc import Iterable

from stationed.errors import StationedError
from stationed.model.config import MapSpec
from stationed.model.finding import visible
from stationed.model.tables import Tables


def chosen_maps(tables: Tables, maps: Iterable[str] | None) -> tuple[MapSpec, ...]:
    """Return the maps of those ids.

    Parameters
    ----------
    tables : Tables
        The atlas.
    maps : iterable of str or None
        Ids of maps; None: all.

    Returns
    -------
    tuple of MapSpec
        Each once, in the order of atlas.toml.

    Raises
    ------
    StationedError
        When the atlas has no map of some id; the message names those it has.
    """
    known = tables.config.maps
    if maps is None:
        return known
    wanted = list(maps)
    unknown = [name for name in dict.fromkeys(wanted) if name not in {spec.id for spec in known}]
    if unknown:
        raise StationedError(
            f"atlas.toml: there is no map {', '.join(visible(str(name)) for name in unknown)}; "
            f"expected one of {', '.join(spec.id for spec in known)}."
        )
    return tuple(spec for spec in known if spec.id in wanted)
