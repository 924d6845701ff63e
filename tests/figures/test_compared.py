"""A picture of two times: it shows what changed between them, as `Atlas.changes` tells it, by the page's signs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from page_atlas import a_block

import stationed
from stationed.errors import StationedError
from stationed.facts import THEME_COLOURS
from stationed.figures.comparison import comparison_of
from stationed.figures.drawing import Circles, Inset, Lines
from stationed.figures.figure import Asked, Figure
from stationed.figures.pdf import texts_of
from stationed.figures.reader import Reader

EXAMPLE = Path(__file__).parent.parent.parent / "src" / "stationed" / "examples" / "rhine"
LIGHT = THEME_COLOURS["light"]
THEMES = ("light", "print")


@pytest.fixture(scope="module")
def rhine():
    return stationed.read(EXAMPLE)


@pytest.fixture(scope="module")
def found(rhine):
    return rhine.figure(compare=("varus", "frontier"), size="900x600")


def shapes(drawing):
    for shape in drawing.shapes:
        yield from shapes(shape.drawing) if isinstance(shape, Inset) else (shape,)


def said(figure) -> list[str]:
    return [one.text for one in texts_of(figure.drawing)]


def ids_of(atlas, a: str, b: str) -> set[str]:
    """Deployments that hold at A or B of units that `Atlas.changes` names."""
    table = atlas.changes(a, b)
    units, own = set(table["unit_id"]) - {""}, set(table["deployment_id"]) - {""}
    there = {one for side in (a, b) for ids in atlas.figure(periods=side).shown.values() for one in ids}
    claims = atlas.claims[atlas.claims["deployment_id"].isin(there)]
    changed = claims["unit_id"].isin(units) | claims["deployment_id"].isin(own)
    return set(claims.loc[changed, "deployment_id"])


@pytest.mark.parametrize(
    ("a", "b"), [("varus", "frontier"), ("frontier", "varus"), ("varus", "varus")], ids=["on", "back", "same"]
)
def test_a_comparison_shows_what_the_table_of_changes_names(a, b, rhine):
    shown = rhine.figure(compare=(a, b)).shown
    assert {*shown["definite"], *shown["possible"]} == ids_of(rhine, a, b)


def test_the_changes_of_a_picture_are_those_of_the_table(rhine):
    compared = comparison_of(Reader(rhine.figure().block), ("varus", "frontier"))
    table = rhine.changes("varus", "frontier")
    counts = {name: (number, possible) for name, number, possible in compared.counts()}
    held = table.groupby("change")["held"]
    assert counts == {name: (len(one), int((one == "possible").sum())) for name, one in held}


def test_the_sentence_of_the_page_stands_under_the_title(found):
    assert found.label == (
        "Between After the Varus disaster and A guarded frontier: 2 arrived (2 of them perhaps), "
        "2 left (1 of them perhaps), 1 moved, 5 unchanged."
    )
    assert found.label in " ".join(said(found))


def test_each_change_has_its_colour_its_sign_and_its_words_in_the_legend(found):
    assert {"arrived", "left", "moved", "hollow: there at A, not at B"} <= set(said(found))
    assert "Roman" not in said(found)
    discs = {shape.paint.fill for shape in shapes(found.drawing) if isinstance(shape, Circles) and shape.radius == 5.5}
    assert discs == {LIGHT["arrived"], LIGHT["left"], LIGHT["moved"]}


def test_what_moved_has_an_arrow_from_the_old_place_to_the_new(rhine):
    figure = rhine.figure(compare=("frontier", "civil-war"), size="900x600")
    blue = [one for one in shapes(figure.drawing) if isinstance(one, Lines) and LIGHT["moved"] in vars_of(one)]
    sure, perhaps = [one for one in blue if one.paint.width == 1.8]
    # From Mainz north-west to Neuss; from Xanten south to Windisch, perhaps.
    (x, y), (to_x, to_y) = sure.parts[0][0], sure.parts[0][-1]
    assert (to_y < y, to_x < x, sure.paint.dashes) == (True, True, None)
    assert (perhaps.parts[0][-1][1] > perhaps.parts[0][0][1], perhaps.paint.dashes) == (True, (6.0, 5.0))
    heads = [one.parts[0] for one in blue if one.paint.fill]
    assert any(np.abs(head - [to_x, to_y]).max() < 12 for head in heads)


def vars_of(lines: Lines) -> set[str]:
    return {lines.paint.fill, lines.paint.stroke}


@pytest.mark.parametrize("theme", ["dark", "print"])
def test_changes_are_recoloured_by_theme(theme, rhine):
    drawing = rhine.figure(compare="varus,frontier", theme=theme, size="900x600").drawing
    fills = {shape.paint.fill for shape in shapes(drawing) if isinstance(shape, Circles) and shape.radius == 5.5}
    if theme == "dark":
        assert fills == {THEME_COLOURS["dark"][name] for name in ("arrived", "left", "moved")}
    else:
        assert LIGHT["arrived"] not in fills


def test_a_comparison_is_written_in_each_form_and_the_same_twice(rhine, tmp_path):
    for form in ("svg", "png", "pdf"):
        one, other = (rhine.figure(compare=("varus", "frontier"), size="400x320").to_bytes(form) for _ in range(2))
        assert one == other
        assert len(one) > 1000


def test_sides_are_days_months_years_or_ranges(rhine):
    assert rhine.figure(compare=("0009-09", "0016/0020")).label.startswith(
        "Between September AD 9 and AD 16 – AD 20: 5 arrived"
    )


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"compare": ("war",)}, r"compare: takes two times, got 1; expected"),
        ({"compare": ("war", "peace")}, r"compare: no period of the atlas has the id 'peace', and as a date"),
        ({"compare": ("war", "1939/..")}, r"compare: has no first or last day, got '1939/\.\.'"),
        ({"compare": ("war", "after"), "periods": ("war",)}, r"compare: given together with periods or dates"),
        ({"compare": ("war", "after"), "date": "1939"}, r"compare: given together with periods or dates"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_what_can(asked, message):
    with pytest.raises(StationedError, match=message):
        Figure(a_block(), Asked(**{"size": "600x400"} | asked))


def test_nothing_changed_is_said_and_drawn_as_nothing():
    found = Figure(a_block(), Asked(size="600x400", compare=("1700", "1701")))
    assert found.shown == {"definite": [], "possible": []}
    assert found.label == "Between 1700 and 1701: nothing changed."


def test_signs_of_changes_are_dark_with_a_white_sign_where_there_is_no_colour(rhine):
    drawn = [list(shapes(rhine.figure(compare=("varus", "frontier"), theme=theme).drawing)) for theme in THEMES]
    light, print_ = ([one for one in some if isinstance(one, Circles) and one.sign] for some in drawn)
    assert len(light) == len(print_) > 2
    assert [one.paint.hatch for one in print_] == [None] * len(print_)
    assert len({one.paint.fill for one in print_}) == 1  # dark, whatever the change
    signs = [some[some.index(one) + 1].paint.stroke for some in drawn[1:] for one in print_]
    assert set(signs).isdisjoint({one.paint.fill for one in print_})
