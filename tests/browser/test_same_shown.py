"""A picture made without a browser shows what the page shows: the same ids, for every period of three atlases."""

from __future__ import annotations

from pathlib import Path

import pytest

import stationed

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
RHINE = ROOT / "src" / "stationed" / "examples" / "rhine"

EVERY_PERIOD = """() => stationed.app.known.periods.map((id) => {
  stationed.setState({ periods: id });
  return [id, stationed.shown()];
})"""


@pytest.mark.parametrize(
    ("built_by", "source", "least"),
    [("built", ROOT / "geodata", 15), ("rhine", RHINE, 4), ("houses", None, 2)],
    ids=["flagship", "rhine", "a-table-of-houses"],
)
def test_for_every_period_page_and_picture_show_the_same(built_by, source, least, open_page, request):
    folder = request.getfixturevalue(built_by)
    atlas = stationed.read(source or folder.with_suffix(".csv"))
    folder = folder if source else folder.parent
    compared = set()
    for one in atlas.config.maps:
        shown = open_page(folder / f"{one.id}.html").evaluate(EVERY_PERIOD)
        for id_, on_the_page in shown:
            figure = atlas.figure(one.id, periods=id_).shown
            assert {key: sorted(ids) for key, ids in figure.items()} == {
                key: sorted(ids) for key, ids in on_the_page.items()
            }, (one.id, id_)
            compared.add(id_)
    assert compared == {period.period_id for period in atlas.periods}
    assert len(compared) >= least
