"""Circles by strength: their area says how many, and the legend has their scale."""

from __future__ import annotations

from pathlib import Path

import pytest

import stationed
from stationed.errors import StationedError
from stationed.figures.circles import Scale, _rounded_up
from stationed.figures.drawing import Circles, Inset
from stationed.figures.pdf import texts_of

EXAMPLES = Path(__file__).parent.parent.parent / "src" / "stationed" / "examples"


def shapes(drawing):
    for shape in drawing.shapes:
        yield from shapes(shape.drawing) if isinstance(shape, Inset) else (shape,)


def filled(figure, opacity):
    return [one for one in shapes(figure.drawing) if isinstance(one, Circles) and one.paint.fill_opacity == opacity]


@pytest.fixture(scope="module")
def rhine():
    return stationed.read(EXAMPLES / "rhine")


@pytest.mark.parametrize(
    ("figure", "top"), [(1, 1), (3, 5), (7_000, 10_000), (20_000, 20_000), (20_001, 50_000), (0.3, 0.5)]
)
def test_the_scale_ends_at_a_round_figure(figure, top):
    assert _rounded_up(figure) == pytest.approx(top)


def test_areas_are_as_figures_are_and_the_legend_has_whole_ones():
    scale = Scale({"en": "men"}, 5_000, 30)
    assert (scale.radius(5_000), scale.radius(1_250)) == (30, 15)
    assert scale.radius(1) == 2.5  # no smaller, to be seen
    assert scale.told() == [5_000, 1_000, 100]
    assert Scale({}, 10, 30).told() == [10, 2]


def test_circles_stand_about_places_beneath_their_signs_with_their_scale_in_the_legend(rhine):
    figure = rhine.figure(periods="all", circles=True, size="1000x800")
    drawn, told = filled(figure, 0.16), filled(figure, 0.14)
    # The march of the Vitellians, 30,000 of 50,000 men: the widest is 4.5 hundredths of the map's height.
    assert max(one.radius for one in drawn) == pytest.approx(told[0].radius * (30_000 / 50_000) ** 0.5)
    assert 18 <= told[0].radius <= 32
    assert told[0].radius / told[1].radius == pytest.approx(5**0.5)
    said = [one.text for one in texts_of(figure.drawing)]
    assert [text for text in said if text.startswith(("50,000", "10,000", "1,000"))] == ["50,000", "10,000", "1,000"]


def test_without_being_asked_for_there_are_none(rhine):
    assert filled(rhine.figure(periods="all", size="1000x800"), 0.16) == []


def test_in_print_a_circle_is_its_rim(rhine):
    figure = rhine.figure(periods="all", circles=True, size="1000x800", theme="print")
    assert filled(figure, 0.16) == []
    rims = [one for one in shapes(figure.drawing) if isinstance(one, Circles) and one.paint.opacity == 0.8]
    assert len(rims) > 3
    assert {one.paint.stroke for one in rims} == {"#000000"}


def test_an_atlas_without_figures_is_told_what_is_missing():
    with pytest.raises(StationedError, match=r"circles: the atlas has no figures for them; expected \[\[quantities"):
        stationed.read(EXAMPLES / "bach").figure(circles=True)
