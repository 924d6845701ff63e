"""Texts are looked at as bytes first; none that a check would object to is passed over."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stationed.checking.cells import _formula, _hidden, _suspects, _turning, spaces_around
from stationed.checking.scene import Texts
from stationed.coded import Coded, coded
from stationed.dates import lookalikes
from stationed.dates.lookalikes import _other_meaning, _placeholder

ODD = "=@+-; \t\n\v\f\r\x1c\x85\xa0\xad\u1680\u200b\u2007\u2028\u202e\u202f\u205f\u2067\u3000\ufeff\ufff9"
TEXT = st.text(st.sampled_from(ODD) | st.sampled_from("a1é–«я中𐍈"), max_size=4)


def of(texts: list[str]) -> Texts:
    return Texts(coded(pd.Series(texts, dtype="str")))


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(TEXT, unique=True, max_size=8))
def test_every_text_that_is_at_fault_is_a_suspect(texts):
    column = of(texts)
    suspects = {column.distinct[place] for place in _suspects(column)}
    hidden = {text for text in texts if _hidden(text) or _turning(text)}
    assert hidden | {text for text in texts if _formula(text)} <= suspects
    assert {text for text in texts if spaces_around(text)} - suspects <= {text for text in texts if "\u1680" in text}
    assert {column.distinct[place] for place in column.blank} == {text for text in texts if not text.strip()}


@pytest.mark.parametrize("byte", [ord(";"), ord("a"), 0xC2])
@settings(max_examples=50, deadline=None)
@given(texts=st.lists(TEXT, unique=True, max_size=8))
def test_texts_that_arrow_keeps_have_the_same_bytes(byte, texts):
    arrow, plain = coded(pd.Series(texts, dtype="str")), Coded(np.arange(len(texts)), np.array(texts, dtype=object))
    for one, other in ((arrow.signs.data, plain.signs.data), (arrow.signs.starts, plain.signs.starts)):
        assert one.tolist() == other.tolist()
    having = [place for place, text in enumerate(texts) if byte in text.encode()]
    assert arrow.signs.having(np.arange(256) == byte).tolist() == having


def test_dates_passed_over_are_no_lookalikes():
    texts = [f"{year}{rest}" for year in (1936, 2100, 2101, 7864) for rest in ("", "?", "%~", "-12", "-39", "-12-05")]
    said = {fault.text for fault in lookalikes(texts, "start")}
    assert said == {text for text in texts if _other_meaning(text, None) or _placeholder(text)}
    assert {"1936-39", "7864", "7864?", "2101-12"} <= said
    assert not {"2100", "2100-12-05"} & said
