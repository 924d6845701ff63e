"""The pure parts of a picture of the map: lines of text, colours that every reader knows."""

from __future__ import annotations

import pytest

WRAP = "wrapped(data.text, data.most, (text) => text.length)"


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        ("one two three", 20, ["one two three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one twothreefour", 6, ["one", "twothr", "eefour"]),
        ("蒙古人民共和国地图", 4, ["蒙古人民", "共和国地", "图"]),
        ("", 5, []),
    ],
)
def test_a_text_is_cut_into_lines_that_fit_and_loses_nothing(in_node, text, most, lines):
    assert in_node(["out/wrapped"], WRAP, {"text": text, "most": most}) == lines


@pytest.mark.parametrize(
    ("computed", "plain"),
    [
        ("rgb(156, 58, 44)", ["#9c3a2c", 1]),
        ("rgba(0, 0, 0, 0)", ["#000000", 0]),
        ("rgba(255, 255, 255, 0.4)", ["#ffffff", 0.4]),
        ("color(srgb 1 0.5 0 / 0.18)", ["#ff8000", 0.18]),
        ("none", ["", 0]),
        ("url(#a)", ["", 0]),
    ],
)
def test_a_computed_colour_is_written_as_every_reader_of_pictures_knows_it(in_node, computed, plain):
    assert in_node(["out/plain-colour"], "plainColour(data)", computed) == plain
