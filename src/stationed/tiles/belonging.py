"""build_of: what the three files of a map say of themselves, so that a page knows its own tiles and records."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from stationed import __version__
from stationed.model import MapSpec, Tables
from stationed.tiles.duck import DuckDB
from stationed.tiles.engine import quoted

BUILD = "build"
"""What the metadata of the tiles call it."""
RECORDS_BUILD = "stationed_build"
"""What the metadata of the records call it, where other programs have theirs too."""
_OF_THE_PAGE = ("story", "events", "sources", "basemap/", "context/", "scans/", "illustrations/", "words/", "fonts/")
"""How the paths of files begin that change nothing but the page: it can be published alone when one of them has."""


def claims_digest(engine: DuckDB, columns: Sequence[str]) -> str:
    """Return a digest of all rows of `raw` in their order, whatever files they came from.

    It tells one set of claims from another by accident, not from one that was made to look alike.
    """
    cells = ", ".join(quoted(name) for name in sorted(columns))
    rows, mixed = engine.rows(f"SELECT count(*), sum(hash(rowid, {cells})::HUGEINT)::VARCHAR FROM raw")[0]
    return f"{rows} {mixed} {' '.join(sorted(columns))}"


def build_of(tables: Tables, spec: MapSpec, claims: str) -> str:
    """Return the name of a build of a map, 32 hexadecimal digits.

    Parameters
    ----------
    tables : Tables
        The atlas but for its deployments.
    spec : MapSpec
        The map.
    claims : str
        The digest of its deployments.

    Returns
    -------
    str
        The same for the same version of stationed, map, deployments, settings, periods, places and units.
    """
    files = [[file.path, file.sha256] for file in tables.files if not file.path.startswith(_OF_THE_PAGE)]
    said = json.dumps([__version__, spec.id, claims, sorted(files)])
    return hashlib.sha256(said.encode()).hexdigest()[:32]
