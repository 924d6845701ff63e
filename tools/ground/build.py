"""Make the ground again: `python tools/ground/build.py` writes geodata/basemap and geodata/context.

Needs GMT 6 with gmt-gshhg-full and gmt-dcw beside the project's own packages. Takes some minutes.
`--keep DIR` stores the fitted pieces there and takes them up again: for work on the later steps only.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

import borders
import countries
import coverage
import dumps
import lakes
import pieces
import railways
import rivers
import shapely
from frame import DETAIL
from network import Network
from shapely.geometry.base import BaseGeometry
from write import write

GEODATA = Path(__file__).parents[2] / "geodata"
CREDIT = "Derived from GSHHG 2.3.7 and DCW-GMT 2.1.1 (LGPL-3.0-or-later); recipe in tools/ground/README.md."

TRACED = "Traced by hand between stations; dates and their sources stand with each line."


def main() -> None:
    """Build every file of the ground."""
    parser = argparse.ArgumentParser(description="Make the ground again.")
    parser.add_argument("--keep", type=Path)
    keep = parser.parse_args().keep
    whole = kept(keep / "pieces.pickle") if keep else fitted_pieces()
    thin = coverage.simplified(whole)
    named = {name: piece for name, piece in thin.items() if name != "other"}
    write(GEODATA / "context" / "countries.geojson", countries.features(named), note=CREDIT)
    write(GEODATA / "context" / "borders.geojson", borders.features(named), note=CREDIT)
    write(GEODATA / "context" / "railways.geojson", railways.features(), note=TRACED)
    land = shapely.coverage_union_all(list(thin.values()))
    parts = sorted(shapely.get_parts(land), key=lambda part: -part.area)
    write(GEODATA / "basemap" / "land.geojson", [({}, part) for part in parts], note=CREDIT)
    write(GEODATA / "basemap" / "rivers.geojson", rivers.features(named), note=CREDIT)
    write(GEODATA / "basemap" / "lakes.geojson", lakes.features(), note=CREDIT)


def fitted_pieces() -> dict[str, BaseGeometry]:
    """The pieces at full detail, fitted to each other and to the coast."""
    river = pieces.khalkhin_gol(detail_network())
    ground = shapely.union_all(coverage.land())
    return pieces.recut(coverage.fitted(pieces.raw_pieces(river), ground))


def detail_network() -> Network:
    """The rivers of the detail box as the source has them."""
    return Network([line for _, line in dumps.lines("-Df", "-Ia", box=DETAIL)])


def kept(path: Path) -> dict[str, BaseGeometry]:
    """The fitted pieces of an earlier run, or of this one, stored for the next."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(fitted_pieces()))
    return pickle.loads(path.read_bytes())


if __name__ == "__main__":
    main()
