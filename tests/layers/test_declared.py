"""Controls declare themselves: one entry of static/controls.json is all that Python and the bundles are told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from stationed import controls
from stationed.layers import declared

STATIC = Path(__file__).parent.parent.parent / "src" / "stationed" / "static"
CONTROLS = list(declared().values())
WORDS = json.loads((STATIC / "words" / "en.json").read_text(encoding="utf-8"))
BUNDLER = (STATIC.parent.parent.parent / "tools" / "bundle" / "bundle.mjs").read_text(encoding="utf-8")


@pytest.fixture(params=CONTROLS, ids=[one.name for one in CONTROLS])
def control(request):
    return request.param


def script_of(control) -> str:
    return (STATIC / "js" / f"{control.script}.js").read_text(encoding="utf-8")


def test_the_elements_of_a_page_are_the_declared_ones_in_their_order():
    made = controls.page_controls()
    assert [(one.name, one.__name__) for one in made] == [(one.name, one.element) for one in CONTROLS]
    assert set(made) == set(controls.Control.__subclasses__())


def test_an_element_says_what_it_is(control):
    assert getattr(controls, control.element).__doc__


def test_the_script_exports_the_class_of_a_leaflet_control(control):
    assert f"export class {control.made} extends L.Control {{" in script_of(control)


def test_a_control_fills_the_place_that_is_declared(control):
    if control.slot is not None:
        assert f"options.slot || '{control.slot.id}'" in script_of(control)
        assert f'id="{control.slot.id}" class="{control.slot.style}"' in control.slot.markup()


def test_a_place_that_is_hidden_at_first_says_so():
    assert declared()["table"].slot.markup() == (
        '<section id="stationed-table" class="stationed-slot-table" hidden></section>'
    )
    assert (
        declared()["card"]
        .slot.markup("a-frame")
        .startswith('<section id="stationed-card" class="a-frame stationed-slot-card" hidden>')
    )


def test_every_style_sheet_is_declared_once():
    sheets = [path.relative_to(STATIC / "js").with_suffix("").as_posix() for path in (STATIC / "js").rglob("*.css")]
    ends = re.findall(r"^const (?:FIRST|LAST) = \[([^\]]+)\];", BUNDLER, re.MULTILINE)
    common = [name for end in ends for name in re.findall(r"'([^']+)'", end)]
    assert sorted([*common, *(sheet for one in CONTROLS for sheet in one.styles)]) == sorted(sheets)


def test_every_control_has_the_words_that_it_declares(control):
    for start in control.words:
        assert [key for key in WORDS if key.startswith(f"{start}.")], start


def test_a_word_belongs_to_one_control_or_to_all():
    said = [start for one in CONTROLS for start in one.words]
    assert len(said) == len(set(said))
