"""Plain marks: the icon of a kind, and how it is drawn."""

from __future__ import annotations

import re

import pytest

from stationed.facts import MARKS
from stationed.symbols import Symbol, drawing
from stationed.symbols.marks import icon_of

KINDS = {
    "monastery": "place-of-worship",
    "Monasteries": "place-of-worship",
    "Kloster": "place-of-worship",
    "посольство": "embassy",
    "BATTLE": "cross",
    "tank battle": "cross",
    "naval-battle": "harbor",
    "siege of Urga": "fire-station",
    "religious-buddhist": "religious-buddhist",
    "castle": "castle",
    "something else": "",
    "": "",
}


@pytest.mark.parametrize(("kind", "icon"), KINDS.items(), ids=lambda text: text or "blank")
def test_a_kind_has_the_icon_of_its_word(kind, icon):
    assert icon_of(kind) == icon


def test_no_word_stands_for_two_icons():
    words = [word for kinds in MARKS.values() for word in kinds]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("icon", MARKS)
def test_an_icon_stands_within_its_dot(icon):
    dot, (path, *look) = drawing(Symbol("plain", icon, ""))["steps"]
    assert dot == ["M55 100a45 45 0 1 0 90 0a45 45 0 1 0-90 0z", "solid", "ink", 5]
    assert look == ["on", "none", 0]
    starts = re.findall(r"M(-?[\d.]+) ?(-?[\d.]+)", path)
    assert starts
    assert all((float(x) - 100) ** 2 + (float(y) - 100) ** 2 < 45**2 for x, y in starts)


def test_a_dot_without_a_known_icon_is_bare():
    assert len(drawing(Symbol("plain", "", ""))["steps"]) == 1
