"""What bibliographies promise: every source, with keys that BibTeX allows and people and dates in its own way."""

from __future__ import annotations

import json
from dataclasses import replace

from flow_tables import a_claim, an_atlas
from page_atlas import a_source

from stationed.export.formats import FORMATS, Records
from stationed.export.formats.bibtex import bibtex_keys

ITEM = {
    "id": "coox-1985",
    "type": "chapter",
    "title": "Nomonhan",
    "author": [{"family": "Coox", "given": "Alvin D."}, {"literal": "General Staff"}],
    "container-title": "Essays",
    "issued": {"date-parts": [[1985, 5]]},
    "page": "217-219",
    "URL": "https://example.org/a_b%20c",
}


def written(form: str, *sources) -> str:
    tables = replace(an_atlas(a_claim()), sources=sources)
    return FORMATS[form].write(Records(tables)).decode()


def source(**more):
    return a_source("coox-1985", csl={**ITEM, **more})


def test_csl_is_what_was_given():
    assert json.loads(written("csl", source())) == [ITEM]


def test_bibtex_has_people_in_two_parts_or_in_braces():
    text = written("bibtex", source())
    assert text.startswith("@incollection{coox-1985,\n")
    assert "author = {Coox, Alvin D. and {General Staff}}" in text
    assert "booktitle = {Essays}" in text
    assert "date = {1985-05}" in text
    assert "url = {https://example.org/a_b%20c}" in text


def test_ris_has_a_line_for_each_thing_and_an_end():
    lines = written("ris", source()).split("\r\n")
    assert lines[0] == "TY  - CHAP"
    assert {"ID  - coox-1985", "AU  - Coox, Alvin D.", "AU  - General Staff", "DA  - 1985/05"} <= {*lines}
    assert {"SP  - 217", "EP  - 219", "T2  - Essays"} <= {*lines}
    assert lines[-3:] == ["ER  - ", "", ""]


def test_a_line_break_in_a_title_breaks_no_record():
    assert "TI  - One ER - two\r\n" in written("ris", source(title="One\nER - two"))


def test_keys_that_bibtex_does_not_allow_are_mended_and_stay_apart():
    assert bibtex_keys(["a b", "a,b", "Феськов", "x"]) == ["a-b", "a-b-2", "source", "x"]


def test_a_source_made_in_python_says_what_its_fields_say():
    (item,) = json.loads(written("csl", a_source("s1", author="Coox, Alvin; Staff", issued="1985")))
    assert item == {
        "id": "s1",
        "type": "document",
        "title": "Book s1",
        "author": [{"literal": "Coox, Alvin"}, {"literal": "Staff"}],
        "issued": {"literal": "1985"},
    }
