"""Markup taken apart: nothing lost, nothing changed but what the page says itself."""

from __future__ import annotations

import pytest

from stationed.page.pieces import take_apart
from stationed.page.vendor import leaflet_script, leaflet_style


def test_styles_scripts_and_the_rest_are_told_apart_in_order():
    pieces = take_apart("<style>a{}</style><p id=x>Te&amp;xt</p><script>f(1 < 2)</script><style>b{}</style><br/>")
    assert pieces.styles == ("a{}", "b{}")
    assert pieces.scripts == ("f(1 < 2)",)
    assert pieces.body == "<p id=x>Te&amp;xt</p><br/>"


def test_data_blocks_stay_where_they_are():
    markup = '<script type="application/json" id="d">{"a": "<b>"}</script>'
    assert take_apart(markup).body == markup


@pytest.mark.parametrize("markup", ["<meta charset='x'>", "<meta name=a />", "<base href='#'>", "<!-- c -->", "  \n "])
def test_what_the_page_says_itself_is_left_out(markup):
    pieces = take_apart(markup)
    assert (pieces.body, pieces.styles, pieces.scripts) == ("", (), ())


def test_empty_scripts_and_styles_are_left_out():
    assert take_apart("<script></script><style> </style>") == take_apart("")


def test_a_style_attribute_becomes_a_rule():
    pieces = take_apart('<p class="a" style="color:red;}body{">x</p><p style=\'\'>y</p>')
    assert pieces.body == '<p class="a" data-stationed-style="1">x</p><p style=\'\'>y</p>'
    assert pieces.styles == ('[data-stationed-style="1"] { color:red;body }',)


def test_addresses_are_those_that_a_browser_would_ask():
    markup = "<img src='a.png'><a href='b'>x</a><link href='c'><use href='#d'></use><img src='data:x'><video poster=e>"
    assert take_apart(markup).addresses == ("a.png", "c", "e")


def test_character_references_stay_as_they_were():
    assert take_apart("<p>&lt;b&gt; &#39; &nbsp;</p>").body == "<p>&lt;b&gt; &#39; &nbsp;</p>"


def test_leaflet_carries_its_images():
    assert "url(images" not in leaflet_style()
    assert leaflet_style().count("data:image/png;base64,") == 3
    assert leaflet_script().count("data:image/png;base64,") == 3
    assert "sourceMappingURL" not in leaflet_script()
