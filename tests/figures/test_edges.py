"""The edges of signs: in the colours of the chosen periods that they stand in, side by side where these are several."""

from __future__ import annotations

from pathlib import Path

import pytest

import stationed
from stationed.figures.drawing import Inset
from stationed.figures.drawing import Path as Drawn
from stationed.figures.figure import Asked, Figure
from stationed.figures.pdf import texts_of

EXAMPLE = Path(__file__).parent.parent.parent / "src" / "stationed" / "examples" / "rhine"


@pytest.fixture(scope="module")
def rhine():
    return stationed.read(EXAMPLE)


@pytest.fixture(scope="module")
def block(rhine):
    return rhine.figure().block


def shapes(drawing):
    for shape in drawing.shapes:
        yield from shapes(shape.drawing) if isinstance(shape, Inset) else (shape,)


def colours(rhine, *ids: str) -> tuple[str, ...]:
    return tuple(one.colour for one in rhine.periods if one.period_id in ids)


def edges(figure: Figure) -> list[tuple[str, ...]]:
    """The colours of each edge about a symbol, which is wider than any line of a symbol."""
    painted = [one.paint for one in shapes(figure.drawing) if isinstance(one, Drawn) and one.paint.width > 16]
    return [paint.split.colours if paint.split else (paint.stroke,) for paint in painted]


def test_a_symbol_that_stands_in_two_chosen_periods_has_both_colours_side_by_side(rhine, block):
    both = colours(rhine, "varus", "frontier")
    found = edges(Figure(block, Asked(("varus", "frontier"))))
    # The legions at Mainz and Windisch stay through both, those that leave or come stand in one.
    assert both in found
    assert {*found} <= {both, both[:1], both[1:]}
    drawn = Figure(block, Asked(("varus", "frontier"))).to_bytes("svg").decode()
    assert drawn.count('<linearGradient id="e-') >= 1
    assert f'stroke="url(#e-{both[0][1:]}-{both[1][1:]}-' in drawn


def test_with_one_period_the_edge_is_narrow_and_of_its_colour_and_the_legend_says_so(rhine, block):
    figure = Figure(block, Asked(("varus",)))
    assert {*edges(figure)} == {colours(rhine, "varus")}
    wide = {one.paint.width for one in shapes(figure.drawing) if isinstance(one, Drawn) and one.paint.width > 16}
    plain = Figure(block, Asked(("varus", "frontier")))
    wider = {one.paint.width for one in shapes(plain.drawing) if isinstance(one, Drawn) and one.paint.width > 16}
    assert {one + 10 for one in wide} == wider  # 16 and 26 about the frame
    assert "After the Varus disaster" in [one.text for one in texts_of(figure.drawing)]


def test_edges_are_of_the_periods_that_hold_the_days_that_are_shown(rhine, block):
    figure = Figure(block, Asked(("varus", "frontier"), date="0012"))
    assert {*edges(figure)} == {colours(rhine, "varus")}
    assert "A guarded frontier" not in [one.text for one in texts_of(figure.drawing)]


def test_without_colour_nothing_is_edged_in_the_colour_of_a_period(block):
    figure = Figure(block, Asked(("varus", "frontier"), theme="print"))
    assert {*edges(figure)} <= {("#ffffff",)}  # the white about what stands on a hatch
    assert "A guarded frontier" not in [one.text for one in texts_of(figure.drawing)]
    assert "linearGradient" not in figure.to_bytes("svg").decode()


def test_in_the_dark_frames_are_dark_so_that_light_icons_are_read_on_them(block):
    light, dark = (Figure(block, Asked(("varus",), theme=theme)) for theme in ("light", "dark"))
    # The red of Rome, 3 in 10, on white and on the dark tint #3b352d.
    fills = [{one.paint.fill for one in shapes(figure.drawing) if isinstance(one, Drawn)} for figure in (light, dark)]
    rome = Figure(block, Asked())._reader.text("allegiances", "colour", 0)
    parts = [int(rome[at : at + 2], 16) for at in (1, 3, 5)]
    pale, deep = (
        "#" + "".join(f"{int(part * 0.3 + ground * 0.7 + 0.5):02x}" for part, ground in zip(parts, tint, strict=True))
        for tint in ((255, 255, 255), (0x3B, 0x35, 0x2D))
    )
    assert pale in fills[0]
    assert deep in fills[1]
    assert pale not in fills[1]
