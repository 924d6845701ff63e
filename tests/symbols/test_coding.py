"""Columns of units to symbol codes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from stationed.model import vocabulary
from stationed.symbols import ICONS, Symbol, UnreadCode, code_symbols, marked_echelons
from stationed.symbols.drawing import drawing

SIDES = {"soviet": "friend", "japanese": "hostile"}


def coded(*rows, **options):
    """Code rows of (arm, echelon, allegiance, sidc)."""
    columns = dict(zip(("arm", "echelon", "allegiance", "sidc"), zip(*rows, strict=True), strict=True))
    return code_symbols(columns.pop("arm"), **columns, **options)


def test_units_of_one_look_share_a_code():
    result = coded(
        ("cavalry", "division", "soviet", ""),
        ("infantry", "division", "japanese", ""),
        ("cavalry", "division", "soviet", ""),
        affiliations=SIDES,
    )
    assert result.codes.tolist() == [0, 1, 0]
    assert result.symbols == (Symbol("friend", "cavalry", "division"), Symbol("hostile", "infantry", "division"))
    assert result.codes.dtype == np.int32


def test_the_order_of_units_does_not_change_the_symbols():
    rows = [("cavalry", "", "", ""), ("air", "regiment", "", ""), ("armour", "brigade", "", "")]
    assert coded(*rows).symbols == coded(*reversed(rows)).symbols


def test_a_code_wins_over_arm_echelon_and_allegiance():
    result = coded(("cavalry", "regiment", "soviet", "10061000211205000000"), affiliations=SIDES)
    assert result.symbols == (Symbol("hostile", "armour", "division"),)
    assert result.unread == ()


def test_a_code_that_names_no_size_and_no_entity_leaves_them_to_the_columns():
    result = coded(("cavalry", "regiment", "soviet", "10061000000000000000"), affiliations=SIDES)
    assert result.symbols == (Symbol("hostile", "cavalry", "regiment"),)


def test_a_code_without_icon_falls_back_to_the_arm_and_is_reported():
    result = coded(("cavalry", "", "", "10031000211209000000"), ("", "", "", "nonsense"))
    assert [result.symbols[code] for code in result.codes] == [
        Symbol("friend", "cavalry", "division"),
        Symbol("friend", "", ""),
    ]
    assert result.unread == (
        UnreadCode("10031000211209000000", "entity 120900 of symbol set 10 has no icon here", "cavalry"),
        UnreadCode("nonsense", "it is neither 20 digits nor 15 letters", ""),
    )


def test_an_unknown_arm_has_the_bare_frame_and_is_reported():
    result = coded(("camel corps", "brigade", "", ""))
    assert result.symbols == (Symbol("friend", "", "brigade"),)
    assert result.unknown_arms == ("camel corps",)


def test_an_allegiance_without_affiliation_takes_the_other_one():
    rows = [("air", "", "mongolian", ""), ("air", "", "", "")]
    assert coded(*rows).symbols == (Symbol("friend", "air", ""),)
    assert coded(*rows, otherwise="unknown").symbols == (Symbol("unknown", "air", ""),)


def test_an_affiliation_that_is_none_of_the_four_is_refused():
    with pytest.raises(ValueError, match="affiliation got 'enemy'; expected one of friend, hostile, neutral, unknown"):
        coded(("air", "", "", ""), affiliations={"japanese": "enemy"})


def test_columns_of_different_length_are_refused():
    with pytest.raises(ValueError, match=r"lengths \[2, 1, 1, 1, 2, 2\]; expected one length"):
        code_symbols(["air", "air"], echelon=[""], allegiance=[""], sidc=[""])


def test_no_units_give_no_symbols():
    empty = pd.Series([], dtype="str")
    result = code_symbols(empty, echelon=empty, allegiance=empty, sidc=empty)
    assert result.codes.shape == (0,)
    assert result.symbols == ()


def test_pandas_text_columns_are_taken_as_they_are():
    units = pd.DataFrame({"arm": ["air"], "echelon": ["army"], "allegiance": ["soviet"], "sidc": [""]}, dtype="str")
    result = code_symbols(units.arm, echelon=units.echelon, allegiance=units.allegiance, sidc=units.sidc)
    assert result.symbols == (Symbol("friend", "air", "army"),)


def test_every_arm_of_the_vocabulary_has_an_icon():
    assert set(vocabulary.ARMS) - ICONS.keys() == set()


def test_every_ranked_echelon_has_a_mark():
    assert set(vocabulary.ECHELONS) - set(marked_echelons()) == set()


def test_units_that_are_no_military_units_are_dots():
    drawn = code_symbols(["", ""], echelon=["", ""], allegiance=["red", "blue"], sidc=["", ""], plain=True)
    assert [symbol.key for symbol in drawn.symbols] == ["plain/unit/any"]
    assert drawing(drawn.symbols[0])["steps"] == [["M55 100a45 45 0 1 0 90 0a45 45 0 1 0-90 0z", "solid", "ink", 5]]


def test_among_military_units_a_kind_or_an_icon_makes_a_dot():
    drawn = code_symbols(
        ["cavalry", "", "", "infantry"],
        echelon=["division", "", "", ""],
        allegiance=[""] * 4,
        sidc=[""] * 4,
        kind=["", "monastery", "", "barracks"],
        mark=["", "", "castle", ""],
    )
    assert [drawn.symbols[code].key for code in drawn.codes] == [
        "friend/cavalry/division",
        "plain/place-of-worship/any",
        "plain/castle/any",
        "friend/infantry/any",
    ]
