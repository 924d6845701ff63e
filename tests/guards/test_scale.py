"""What makes large atlases possible, counted instead of timed: no Python per record, few bytes per deployment."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from unpacked import unpack

from stationed.building import build, draw_atlas
from stationed.checking import check_tables
from stationed.coded import coded
from stationed.figures.poster import poster
from stationed.join import join_claims
from stationed.join.columns import Columns, Taken
from stationed.payload import block_text, make_block, pack
from stationed.periods import in_periods
from stationed.reading import read_tables

ROOT = Path(__file__).parent.parent.parent
FEW, MANY = 2_000, 6_000
A_RECORD = 1.0
"""Calls of Python functions that a further record may cost: they are for new dates that are not plain, and figures."""
A_POSTER = 130_000
"""Calls that a poster may cost, however many deployments there are: it shows no more than fit on it."""


@pytest.fixture(scope="module")
def atlases(tmp_path_factory) -> dict[int, Path]:
    """Synthetic atlases by their number of deployments."""
    folder = tmp_path_factory.mktemp("atlases")
    for size in (FEW, MANY):
        command = [sys.executable, str(ROOT / "bench" / "generate.py"), str(size), str(folder / str(size))]
        subprocess.run(command, check=True, timeout=120)
    return {size: folder / str(size) for size in (FEW, MANY)}


def calls_of(work: Callable[[], Any]) -> int:
    """How many Python functions are called while something is done."""
    number = 0

    def count(_frame: Any, event: str, _more: Any) -> None:
        nonlocal number
        number += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return number


def block_of(path: Path) -> dict[str, Any]:
    """The data block of the atlas's map."""
    tables = read_tables(path)
    joined = join_claims(tables)
    return make_block(tables, joined, in_periods(joined, tables.periods), tables.config.maps[0])


UNNEEDED = {"pyogrio", "stationed.dates.mend", "stationed.quantities.mend", "matplotlib", "pandas.plotting._matplotlib"}
LOADED = """
import sys
from stationed.cli import main
main(["check", sys.argv[1]], standalone_mode=False)
print(*sys.modules, file=sys.stderr)
"""


def test_a_sound_atlas_is_checked_without_what_others_need(atlases):
    command = [sys.executable, "-c", LOADED, str(atlases[FEW])]
    done = subprocess.run(command, check=True, timeout=120, capture_output=True, text=True)
    assert UNNEEDED & set(done.stderr.split()) == set()
    assert "folium" not in done.stderr.split()


def whole(path: Path) -> None:
    """Read, check, join, sort and pack an atlas."""
    check_tables(read_tables(path))
    pack(block_of(path))


def length(sent: dict[str, Any]) -> int:
    """How much of a page a block takes."""
    return len(block_text(sent)) + len(sent["packed"])


def test_no_record_passes_through_python_by_itself(atlases):
    for path in atlases.values():
        whole(path)  # what is loaded and remembered, as the ground of an extent is, does not count
    few, many = (calls_of(lambda size=size: whole(atlases[size])) for size in (FEW, MANY))
    assert (many - few) / (MANY - FEW) < A_RECORD


def test_reading_and_checking_call_nothing_for_a_further_record(atlases):
    check_tables(read_tables(atlases[FEW]))
    few, many = (calls_of(lambda size=size: check_tables(read_tables(atlases[size]))) for size in (FEW, MANY))
    assert (many - few) / (MANY - FEW) < 0.05


def test_checking_makes_no_text_of_an_id_in_order(atlases):
    tables = read_tables(atlases[FEW])
    check_tables(tables)
    ids = coded(tables.claims["deployment_id"])
    assert (ids.size, "texts" in vars(ids)) == (FEW, False)


def test_a_deployment_takes_few_bytes_of_a_page(atlases):
    few, many = (length(pack(block_of(atlases[size]))) for size in (FEW, MANY))
    assert (many - few) / (MANY - FEW) < 25


def test_a_poster_takes_as_long_for_many_as_for_what_fits_on_it(atlases):
    block = block_of(atlases[MANY])
    poster(block, (1200, 630))
    assert calls_of(lambda: poster(block, (1200, 630))) < A_POSTER


def test_a_build_makes_no_table_of_all_that_is_joined(atlases, monkeypatch, tmp_path):
    made = []
    monkeypatch.setattr(Taken, "cells", lambda self: made.append(self))
    monkeypatch.setattr(Columns, "frame", property(lambda self: made.append(self)))
    build(atlases[FEW], tmp_path)
    assert made == []


def test_a_page_holds_the_block_once_and_little_beside(atlases):
    (page,) = draw_atlas(atlases[MANY]).pages
    sent = pack(page.block)
    assert page.text.count(block_text(sent)) == page.text.count(sent["packed"]) == 1
    assert len(page.text) - length(sent) < 800_000


def test_what_a_large_page_holds_is_what_went_in(atlases):
    block = block_of(atlases[MANY])
    claims = unpack(pack(block))["tables"]["claims"]["columns"]
    rows = read_tables(atlases[MANY]).claims
    for name in ("start", "end", "role", "certainty"):
        column = claims[name]
        assert sorted(column["texts"][code] for code in column["codes"]) == sorted(rows[name])
    assert sum(figure for figure in claims["men"] if figure) == sum(int(text) for text in rows["men"] if text)
