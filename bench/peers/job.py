"""The job that every peer does: records and places joined, each record in every period that it may meet."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd


def layers(folder: Path) -> list[tuple[str, str, gpd.GeoDataFrame]]:
    """Return title, colour and records of each period.

    Dates are years here, the first four characters of a cell; what is finer, and all doubt, is left to the side.
    """
    records = pd.read_csv(folder / "deployments.csv", dtype=str, keep_default_na=False)
    places = gpd.read_file(folder / "locations.geojson")[["id", "name", "geometry"]]
    units = pd.read_csv(folder / "units.csv", dtype=str, keep_default_na=False)[["unit_id", "designation"]]
    joined = records.merge(places, left_on="location_id", right_on="id").merge(units, on="unit_id")
    frame = gpd.GeoDataFrame(
        joined[["deployment_id", "designation", "name", "start", "end", "role", "men", "source_ids", "geometry"]],
        crs=4326,
    )
    first = frame["start"].str[:4].replace("", "0").astype(int)
    last = frame["end"].str[:4].replace("", "9999").astype(int)
    found = []
    for period in pd.read_csv(folder / "periods.csv").itertuples():
        found.append((period.title, period.colour, frame[(first <= period.end) & (last >= period.start)]))
    return found
