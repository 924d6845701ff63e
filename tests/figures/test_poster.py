"""The poster of a map: a picture of what it opens with, the same bytes each time, lettered in its language."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from stationed.embed.snippets import POSTER_SIZE
from stationed.figures import draw_poster, unlettered
from stationed.figures import poster as poster_of
from stationed.figures.drawing import Inset, Text
from stationed.join import join_claims
from stationed.payload import make_block
from stationed.periods import in_periods
from stationed.reading import read_tables

ROOT = Path(__file__).parent.parent.parent


def poster(block):
    return poster_of(block, POSTER_SIZE)


@pytest.fixture(scope="module")
def block():
    tables = read_tables(ROOT / "src" / "stationed" / "examples" / "rhine")
    joined = join_claims(tables)
    return make_block(tables, joined, in_periods(joined, tables.periods), tables.config.maps[0])


def test_the_poster_is_a_png_of_the_size_that_link_previews_ask_for(block):
    data = poster(block)
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert 10_000 < len(data) < 200_000


def test_columns_that_are_arrays_give_the_same_poster(block):
    def as_array(column):
        return column | {"codes": np.array(column["codes"])} if isinstance(column, dict) else np.array(column, float)

    tables = {
        name: table | {"columns": {key: as_array(column) for key, column in table["columns"].items()}}
        for name, table in block["tables"].items()
        if name != "story"
    }
    assert poster(block | {"tables": tables}) == poster(block)


@pytest.mark.parametrize("periods", ["none", "all"])
def test_a_map_of_any_choice_of_periods_has_a_poster(block, periods):
    assert poster(block | {"meta": block["meta"] | {"periods": periods}}).startswith(b"\x89PNG")


def test_long_and_hostile_titles_stay_within_the_panel(block):
    title = "Sehr-langes-Wort-ohne-Trennung " * 9 + "</script>\0 日本語"
    meta = block["meta"] | {"title": {"en": title}, "subtitle": {"en": title}}
    assert poster(block | {"meta": meta}).startswith(b"\x89PNG")
    assert unlettered(block | {"meta": meta}) == "\0日本語"


def test_title_periods_and_foot_are_texts_of_the_drawing(block):
    texts = [shape.text for shape in draw_poster(block, POSTER_SIZE).shapes if isinstance(shape, Text)]
    assert " ".join(texts[:2]).startswith(block["meta"]["title"]["en"][:8])
    assert {*block["tables"]["periods"]["columns"]["title"]["texts"]} <= {*texts}
    (inset,) = [shape for shape in draw_poster(block, POSTER_SIZE).shapes if isinstance(shape, Inset)]
    assert (inset.drawing.width * inset.scale, inset.drawing.height * inset.scale) == (796, 630)


@pytest.mark.parametrize("length", [20_000, 500_000])
@pytest.mark.parametrize("sign", ["W", "W "])
def test_a_title_of_any_length_is_cut(block, length, sign):
    title = {"en": sign * (length // len(sign))}
    meta = block["meta"] | {"title": title, "subtitle": title, "credit": title["en"]}
    shapes = draw_poster(block | {"meta": meta}, POSTER_SIZE).shapes
    texts = [shape for shape in shapes if isinstance(shape, Text)]
    assert sum(len(shape.text) for shape in texts) < 1000
    assert any(shape.text.endswith("…") for shape in texts)
