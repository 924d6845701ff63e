"""The poster of a map: a picture of what it opens with, the same bytes each time, lettered in its language."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from stationed.embed.poster import poster, unlettered
from stationed.embed.poster.ground import Window
from stationed.embed.poster.groups import groups
from stationed.embed.poster.lettering import Style, lettered, missing, shortened, width, wrapped
from stationed.embed.poster.tables import Reader
from stationed.join import join_claims
from stationed.payload import make_block
from stationed.periods import in_periods
from stationed.reading import read_tables

ROOT = Path(__file__).parent.parent.parent
SERIF, SANS = Style("serif", 40), Style("sans", 16)


@pytest.fixture(scope="module")
def block():
    tables = read_tables(ROOT / "src" / "stationed" / "examples" / "rhine")
    joined = join_claims(tables)
    return make_block(tables, joined, in_periods(joined, tables.periods), tables.config.maps[0])


def test_the_poster_is_a_png_of_the_size_that_link_previews_ask_for(block):
    data = poster(block)
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert 10_000 < len(data) < 200_000


def test_what_is_drawn_is_what_the_map_opens_with(block):
    reader = Reader(block)
    drawn, definite = reader.shown_claims()
    assert len(drawn) == len(definite)
    narrowed = Reader(block | {"meta": block["meta"] | {"periods": reader.texts("periods", "id")[0]}})
    assert 0 < len(narrowed.shown_claims()[0]) < len(drawn)
    assert len(Reader(block | {"meta": block["meta"] | {"periods": "none"}}).shown_claims()[0]) == 0


def test_columns_that_are_arrays_give_the_same_poster(block):
    def as_array(column):
        return column | {"codes": np.array(column["codes"])} if isinstance(column, dict) else np.array(column, float)

    tables = {
        name: table | {"columns": {key: as_array(column) for key, column in table["columns"].items()}}
        for name, table in block["tables"].items()
        if name != "story"
    }
    assert poster(block | {"tables": tables}) == poster(block)


def test_units_at_places_that_fall_on_each_other_are_shown_together_the_highest_first(block):
    reader = Reader(block)
    wide = Window.of((-170, -80, 170, 80), 404, 0, 796, 630)  # so wide that the Rhine is one place
    (group,) = groups(reader, wide)
    several = groups(reader, Window.of(tuple(reader.meta["extent"]), 404, 0, 796, 630))
    assert len(several) > 3
    assert group.count == sum(one.count for one in several)
    assert (group.name, group.units[0]) == (several[0].name, several[0].units[0])
    assert len(group.units) == 3


@pytest.mark.parametrize("periods", ["none", "all"])
def test_a_map_of_any_choice_of_periods_has_a_poster(block, periods):
    assert poster(block | {"meta": block["meta"] | {"periods": periods}}).startswith(b"\x89PNG")


def test_long_and_hostile_titles_stay_within_the_panel(block):
    title = "Sehr-langes-Wort-ohne-Trennung " * 9 + "</script>\0 日本語"
    meta = block["meta"] | {"title": {"en": title}, "subtitle": {"en": title}}
    assert poster(block | {"meta": meta}).startswith(b"\x89PNG")
    assert unlettered(block | {"meta": meta}) == "\0日本語"


def test_letters_of_european_and_mongolian_writing_are_known():
    assert missing("Ulaanbaatar Улаанбаатар Өвөрхангай Żółć Ελλάς „“ – — … № Ḥiṭṭīn") == ""
    assert missing("Токио 東京\u00a0\n") == "東京"


def test_a_text_is_as_wide_as_its_letters():
    # Advances of Noto Sans: T 556, o 605 thousandths of an em.
    assert width("To", SANS) == pytest.approx((556 + 605) * 16 / 1000, abs=0.05)
    outlines = lettered("To", 100, 50, SANS)
    assert min(outline[:, 0].min() for outline in outlines) >= 100
    assert max(outline[:, 0].max() for outline in outlines) <= 100 + width("To", SANS)
    assert max(outline[:, 1].max() for outline in outlines) <= 50.5


def test_lines_break_between_words_and_long_ones_end_in_an_ellipsis():
    assert wrapped("Soviet troops in Mongolia", 250, SERIF) == ["Soviet", "troops in", "Mongolia"]
    short = shortened("Soviet troops in Mongolia", 250, SERIF)
    assert short.endswith("…")
    assert width(short, SERIF) <= 250
