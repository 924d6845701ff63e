"""A picture made without a browser shows what the page shows: the same ids, for every period of three atlases and for
what changed from each to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

import stationed
from stationed.figures.figure import Asked, Figure

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
RHINE = ROOT / "src" / "stationed" / "examples" / "rhine"

EVERY_PERIOD = """() => stationed.app.known.periods.map((id) => {
  stationed.setState({ periods: id });
  return [id, stationed.shown()];
})"""
EVERY_CHANGE = """() => stationed.app.known.periods.slice(1).map((id, before) => {
  const pair = [stationed.app.known.periods[before], id];
  stationed.setState({ compare: pair.join() });
  return [pair, stationed.shown()];
})"""


@pytest.mark.parametrize(
    ("built_by", "source", "least"),
    [("built", ROOT / "geodata", 15), ("rhine", RHINE, 4), ("houses", None, 2)],
    ids=["flagship", "rhine", "a-table-of-houses"],
)
def test_page_and_picture_show_the_same_of_every_period_and_change(built_by, source, least, open_page, request):
    folder = request.getfixturevalue(built_by)
    atlas = stationed.read(source or folder.with_suffix(".csv"))
    folder = folder if source else folder.parent
    compared = set()
    for one in atlas.config.maps:
        page = open_page(folder / f"{one.id}.html")
        block = atlas.figure(one.id).block
        for id_, on_the_page in page.evaluate(EVERY_PERIOD):
            assert sorted_ids(Figure(block, Asked((id_,))).shown) == sorted_ids(on_the_page), (one.id, id_)
            compared.add(id_)
        for pair, on_the_page in page.evaluate(EVERY_CHANGE):
            assert sorted_ids(Figure(block, Asked(compare=tuple(pair))).shown) == sorted_ids(on_the_page), (
                one.id,
                pair,
            )
    assert compared == {period.period_id for period in atlas.periods}
    assert len(compared) >= least


def sorted_ids(shown: dict[str, list[str]]) -> dict[str, list[str]]:
    return {key: sorted(ids) for key, ids in shown.items()}
