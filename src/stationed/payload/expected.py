"""expected_size: about how many bytes a page of some claims will have, before they are checked, joined and packed."""

from __future__ import annotations

from stationed.coded import Coded
from stationed.model import CLAIMS, Tables
from stationed.payload.codec import Stream
from stationed.payload.evidence import own_columns
from stationed.payload.squeeze import gzipped

RECORD = 17
"""Bytes that a record takes in a page but for its texts: days, unit, place, figure, dates. Measured with three and five
million; less is rare."""
SAMPLE = 50_000
"""So many distinct texts, one after the other, tell how small the others of their column become."""
BASE64 = 4 / 3
"""Characters that base64 writes for a byte."""


def expected_size(tables: Tables) -> int:
    """Return about how many characters a page of all claims will have.

    Parameters
    ----------
    tables : Tables
        The atlas as it was read.

    Returns
    -------
    int
        `RECORD` for each claim, and the distinct texts of the columns that pages carry as they stand, compressed in the
        measure of a sample. What is drawn beneath and the scripts of a page are not in it.
    """
    names = [
        "deployment_id",
        *(one.name for one in CLAIMS.columns if one.carried),
        *(one.name for one in own_columns(tables.config)),
    ]
    there = [name for name in names if name in tables.claims]
    return len(tables.claims) * RECORD + sum(_texts(tables.coded("claims", name)) for name in there)


def _texts(column: Coded) -> int:
    """About how many characters the distinct texts of a column take."""
    if column.size < SAMPLE:  # nothing beside the records of a page that is too large
        return 0
    begin = (column.size - SAMPLE) // 2
    stream = Stream()
    stream.texts(column.some(slice(begin, begin + SAMPLE)))
    return int(len(gzipped(stream.pieces)) * BASE64 * column.size / SAMPLE)
