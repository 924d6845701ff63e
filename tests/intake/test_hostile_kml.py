"""KML that is deep, wide or odd is a sentence and costs little."""

from __future__ import annotations

import re

import pytest

from stationed.errors import StationedError
from stationed.intake.kml import read_kml

POINT = "<Point><coordinates>106,47</coordinates></Point>"


def a_kml(inside: str) -> bytes:
    return f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{inside}</Document></kml>'.encode()


def a_mark(*named: str, claim: str = "", shape: str = POINT) -> str:
    data = "".join(f'<Data name="{name}"><value>1</value></Data>' for name in named)
    own = (
        f'<SchemaData schemaUrl="#stationed"><SimpleData name="claim">{claim}</SimpleData></SchemaData>'
        if claim
        else ""
    )
    return f"<Placemark><name>a</name><ExtendedData>{data}{own}</ExtendedData>{shape}</Placemark>"


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        pytest.param("<Folder>" * 5000 + a_mark() + "</Folder>" * 5000, "nested too deep", id="folders"),
        pytest.param(
            a_mark(shape="<MultiGeometry>" * 5000 + POINT + "</MultiGeometry>" * 5000),
            "nested too deep",
            id="geometries",
        ),
        pytest.param(
            a_mark(*(f"c{number}" for number in range(2000))),
            "too many columns, got 2,006; expected 2,000 at most",
            id="columns",
        ),
        pytest.param(
            "".join(a_mark(f"c{number}", shape="") for number in range(1990)),
            "got 3,972,040 cells when they are filled up; expected 2,",
            id="columns-that-differ",
        ),
    ],
)
def test_what_is_too_deep_or_too_wide_is_refused_in_words(inside, words):
    with pytest.raises(StationedError, match=re.escape(words)):
        read_kml(a_kml(inside), file="a.kml")


@pytest.mark.parametrize("coding", ["hex", "rot13", "no-such"])
def test_an_encoding_that_is_none_of_text_is_a_sentence(coding):
    with pytest.raises(StationedError, match=r"a\.kml: the file breaks the rules of XML \("):
        read_kml(f'<?xml version="1.0" encoding="{coding}"?>'.encode() + a_kml(a_mark()), file="a.kml")


@pytest.mark.parametrize("claim", ["9" * 5000, "\u0663", "-1", "one"])
def test_a_claim_that_has_no_number_is_a_text_like_others(claim):
    sheet = read_kml(a_kml(a_mark(claim=claim)), file="a.kml")
    assert sheet.cells["stationed:claim"].tolist() == [claim]
