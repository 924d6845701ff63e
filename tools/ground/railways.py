"""Railways: straight from station to station, with the days they ran."""

from __future__ import annotations

import history
import shapely
from write import Feature

SCHEMATIC = "Schematic between stations, up to 25 km off; stations up to 5 km."


def features() -> list[Feature]:
    """Every railway in the order of its table.

    Raises
    ------
    ValueError
        When a railway names a station that `tables/stations.csv` lacks.
    """
    places = {row["station"]: (float(row["longitude"]), float(row["latitude"])) for row in history.rows("stations.csv")}
    found: list[Feature] = []
    for row in history.rows("railways.csv"):
        stations = row.pop("stations").split(";")
        missing = [station for station in stations if station not in places]
        if missing:
            raise ValueError(f"railways.csv, {row['name']}: stations.csv lacks {', '.join(missing)}")
        note = f"{row.pop('note')} {SCHEMATIC}"
        found.append(
            ({"kind": "railway", **row, "note": note}, shapely.LineString([places[name] for name in stations]))
        )
    return found
