"""The page's Share dialog and the command give the same texts: one table of embeddings through both."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from stationed.embed import FORMS, Embedding, height_for, shape_of, snippet
from stationed.embed.snippets import ATTRIBUTES, HELPER, POSTER_SIZE, STATE_KEYS, beside, poster_of

SCRIPTS = ["out/heights", "out/snippets", "shown/state"]
HOSTILE = "</iframe><script>alert(1)</script> \" ' & `x` [[a|b]] {{c}} *d* _e_ \\ \n \u2028 Халхын гол \U0001f5fa"


def an_embedding(**changes) -> Embedding:
    whole = {"url": "https://maps.example/troops/atlas.html", "title": "Troops", "state": {}, "shape": 1.6}
    return Embedding(**(whole | changes))


EMBEDDINGS = {
    "plain": an_embedding(),
    "period and language": an_embedding(state={"periods": "khalkhin-gol,manchuria", "language": "mn"}),
    "minimal on a day": an_embedding(state={"date": "1939-08-20", "ui": "minimal", "theme": "dark"}),
    "map alone": an_embedding(state={"ui": "none", "map": "6/46.2/107.6", "select": "57-corps"}, shape=16 / 9),
    "range": an_embedding(state={"start_date": "1939-05-11", "end_date": "1939-09-16", "agreed": "yes"}),
    "links": an_embedding(links=True, provider="The atlas"),
    "blank values": an_embedding(state={"periods": "", "language": "en"}),
    "folder": an_embedding(url="https://maps.example/troops/"),
    "host alone": an_embedding(url="https://maps.example"),
    "query and fragment": an_embedding(url="https://maps.example/a/b.html?v=1&w=2#old"),
    "beside the host": an_embedding(url="maps/atlas.html"),
    "hostile title": an_embedding(title=HOSTILE, provider=HOSTILE),
    "hostile state": an_embedding(state={"periods": HOSTILE, "select": "\"><img src=x onerror='alert(1)'>"}),
    "hostile address": an_embedding(url='https://maps.example/a b"<x>\'/){}[]|.html?q="><b>'),
}


@pytest.fixture(scope="module")
def from_page(in_node):
    """What the page gives for every embedding in every form, asked for at once: Node takes its time to start."""
    asked = [(name, form) for name in EMBEDDINGS for form in FORMS]
    given = [asdict(EMBEDDINGS[name]) | {"form": form} for name, form in asked]
    return dict(zip(asked, in_node(SCRIPTS, "data.map((one) => snippet(one.form, one))", given), strict=True))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", EMBEDDINGS)
def test_a_snippet_is_the_same_text_from_python_and_from_the_page(name, form, from_page):
    assert from_page[name, form] == snippet(form, EMBEDDINGS[name])


def test_both_know_the_same_forms_keys_attributes_and_files(in_node):
    said = in_node(SCRIPTS, "({forms: SNIPPET_FORMS, keys: STATE_KEYS, attributes: ATTRIBUTES, HELPER, POSTER})")
    assert (tuple(said["forms"]), tuple(said["keys"])) == (FORMS, STATE_KEYS)
    assert list(said["attributes"].items()) == list(ATTRIBUTES.items())
    assert said["HELPER"] == HELPER
    assert said["POSTER"] == dict(zip(("width", "height"), POSTER_SIZE, strict=True))


def test_addresses_beside_a_page_are_the_same(in_node):
    urls = [embedding.url for embedding in EMBEDDINGS.values()]
    said = in_node(SCRIPTS, "data.map((url) => [besidePage(url, 'x.js'), posterOf(url)])", urls)
    assert said == [[beside(url, "x.js"), poster_of(url)] for url in urls]


def test_heights_are_the_same_at_every_width(in_node):
    widths, shapes = list(range(200, 1700, 7)), [4 / 3, 1.6, 16 / 9]
    asked = [[width, ui, shape] for width in widths for ui in ("full", "minimal", "none", "odd") for shape in shapes]
    said = in_node(SCRIPTS, "data.map(([width, ui, shape]) => heightFor(width, ui, shape))", asked)
    assert said == [height_for(width, ui=ui, shape=shape) for width, ui, shape in asked]


def test_shapes_are_the_same(in_node):
    extents = [
        [87.0, 38.3, 127.0, 53.5],
        [0, 0, 1, 10],
        [0, 0, 10, 1],
        [170, -20, 190, -10],
        [5, 5, 5, 5],
        [0, -85, 9, 85],
    ]
    assert in_node(SCRIPTS, "data.map(shapeOf)", extents) == pytest.approx([shape_of(extent) for extent in extents])
