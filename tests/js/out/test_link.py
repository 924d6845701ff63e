"""link.js: an address that leads back to the map, or none; never one that leads nowhere."""

from __future__ import annotations

import pytest

FILES = ["out/link"]


@pytest.mark.parametrize(
    ("href", "published", "expected"),
    [
        ("https://museum.example/maps/a.html?x=1#date=1939-08-20", "", "https://museum.example/maps/a.html?x=1"),
        ("https://mirror.example/a.html", "https://museum.example/a.html", "https://mirror.example/a.html"),
        ("file:///home/a.html#map=4/1/2", "https://museum.example/a.html", "file:///home/a.html"),
        ("about:srcdoc", "", ""),
        ("about:srcdoc", "https://museum.example/a.html", "https://museum.example/a.html"),
        ("blob:https://nb.example/123-456", "", ""),
        ("data:text/html,x", "javascript:alert(1)", ""),
    ],
    ids=["site", "where it is read", "file", "srcdoc", "srcdoc built with an address", "blob", "no web address"],
)
def test_the_address_is_where_the_page_can_be_opened_again(in_node, href, published, expected):
    assert in_node(FILES, "addressOf(data.href, data.published)", {"href": href, "published": published}) == expected
