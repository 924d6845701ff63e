"""Print the seconds that the machine itself needs: read an atlas's tables and geometry, write a page's bytes.

    python bench/limit.py FOLDER PAGE

The fastest readers at hand: pyarrow for CSV, GEOS for the geometry. Libraries are loaded before the clock starts.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import pyarrow.csv
import shapely


def seconds(folder: Path, page: bytes) -> float:
    """Read and write once."""
    with tempfile.TemporaryDirectory() as scratch:
        begun = time.perf_counter()
        for name in ("deployments.csv", "units.csv"):
            pyarrow.csv.read_csv(folder / name)
        shapely.from_geojson((folder / "locations.geojson").read_text(encoding="utf-8"))
        with (Path(scratch) / "page.html").open("wb") as file:
            file.write(page)
            os.fsync(file.fileno())
        return time.perf_counter() - begun


if __name__ == "__main__":
    print(min(seconds(Path(sys.argv[1]), Path(sys.argv[2]).read_bytes()) for _ in range(3)))
