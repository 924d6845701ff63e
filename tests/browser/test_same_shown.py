"""A picture made without a browser shows what the page shows: the same ids, for every period of three atlases."""

from __future__ import annotations

from pathlib import Path

import pytest

import stationed

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent

EVERY_PERIOD = """() => stationed.app.known.periods.map((id) => {
  stationed.setState({ periods: id });
  return [id, stationed.shown()];
})"""


@pytest.fixture(scope="session")
def rhine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the example."""
    folder = tmp_path_factory.mktemp("rhine")
    stationed.build(ROOT / "src" / "stationed" / "examples" / "rhine", folder)
    return next(path for path in folder.glob("*.html") if path.name != "index.html")


@pytest.mark.parametrize("name", ["flagship", "rhine", "houses"])
def test_for_every_period_page_and_picture_show_the_same(name, open_page, request):
    page_file, source = {
        "flagship": lambda: (request.getfixturevalue("built") / "atlas.html", ROOT / "geodata"),
        "rhine": lambda: (request.getfixturevalue("rhine"), ROOT / "src" / "stationed" / "examples" / "rhine"),
        "houses": lambda: (one := request.getfixturevalue("houses"), one.with_suffix(".csv")),
    }[name]()
    atlas = stationed.read(source)
    shown = open_page(page_file).evaluate(EVERY_PERIOD)
    assert [id_ for id_, _ in shown] == [one.period_id for one in atlas.periods]
    assert len(shown) > 1
    for id_, on_the_page in shown:
        figure = atlas.figure(periods=id_).shown
        assert {key: sorted(ids) for key, ids in figure.items()} == {
            key: sorted(ids) for key, ids in on_the_page.items()
        }, id_
