"""One list of facts: what scripts, style sheets and docs say of them is what the list says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from stationed import facts
from stationed.checking.colours import DARK, PAPER, contrast

ROOT = Path(__file__).parent.parent.parent
STATIC = ROOT / "src" / "stationed" / "static"
SHEET = (STATIC / "js" / "dom" / "themes.css").read_text(encoding="utf-8")
RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL))
SCHEMA = json.loads((STATIC / "embed" / "messages.schema.json").read_text(encoding="utf-8"))


def themes_of(selector: str) -> str:
    """The theme whose colours a rule sets."""
    named = re.fullmatch(r":root\[data-theme=.(\w+).\]", selector.strip())
    return named[1] if named else "dark" if "data-theme" in selector else "light"


def coloured() -> list[tuple[str, dict[str, str]]]:
    """Each rule that sets colours, as its theme and the custom properties that are plain colours."""
    found = [(themes_of(rule), dict(re.findall(r"--stationed-([\w-]+):\s*(#\w+);", body))) for rule, body in RULES]
    return [(theme, colours) for theme, colours in found if colours]


def test_every_theme_has_its_colours_in_the_style_sheet():
    assert {theme for theme, _ in coloured()} == set(facts.THEMES) == set(facts.THEME_COLOURS)
    assert [theme for theme, colours in coloured() if colours != facts.THEME_COLOURS[theme]] == []


@pytest.mark.parametrize("bundle", ["page", "layers", "gallery"])
def test_a_dark_system_has_the_colours_of_the_dark_theme(bundle):
    sheet = (STATIC / "bundle" / f"{bundle}.css").read_text(encoding="utf-8")
    by_system, by_choice = re.findall(r"\{(color-scheme:dark;[^{}]+)\}", sheet)
    assert by_system == by_choice
    assert "@media(prefers-color-scheme:dark){:root:not([data-theme=light]):not([data-theme=contrast]){color" in sheet


def test_checks_measure_against_the_paper_of_the_page():
    assert (PAPER, DARK) == ("#fbf7ee", "#1f1c18")


@pytest.mark.parametrize("theme", facts.THEMES)
@pytest.mark.parametrize("ink", ["ink", "quiet"])
def test_text_stands_out_from_its_paper(theme, ink):
    colours = facts.THEME_COLOURS[theme]
    assert contrast(colours[ink], colours["paper"]) >= facts.LEAST_CONTRAST["text"]


@pytest.mark.parametrize("colour", [*facts.PERIOD_COLOURS, *facts.SIDE_COLOURS])
def test_a_colour_of_the_house_stands_out_from_paper(colour):
    assert contrast(colour, PAPER) >= facts.LEAST_CONTRAST["graphics"]


def test_scripts_know_the_same_state(in_node):
    assert in_node(["shown/state"], "STATE_KEYS") == list(facts.STATE_KEYS)


def test_scripts_and_python_know_the_direction_of_the_same_languages(in_node):
    codes = ["ar", "AR-eg", "he", "fa", "ku-Arab", "uz-Arab-AF", "sd-Deva", "en", "mn", "zh-Hant", "yi-latn", "de-1996"]
    expected = ["rtl", "rtl", "rtl", "rtl", "rtl", "rtl", "ltr", "ltr", "ltr", "ltr", "ltr", "ltr"]
    assert in_node(["dom/language"], "data.map(direction)", codes) == expected
    assert [facts.direction(code) for code in codes] == expected


def test_no_script_has_a_colour_of_its_own():
    scripts = sorted((STATIC / "js").rglob("*.js"))
    found = [path.name for path in scripts if re.search(r"['\"]#[0-9a-fA-F]{3,8}['\"]", path.read_text("utf-8"))]
    assert found == []


def test_messages_take_the_same_words():
    told = SCHEMA["$defs"]["told"]["properties"]
    assert list(told) == [key for key in facts.STATE_KEYS if key != "bbox"]
    assert {key: tuple(one["enum"]) for key, one in told.items() if "enum" in one} == facts.CHOICES


@pytest.mark.parametrize("key", facts.CHOICES)
def test_the_docs_list_the_words_that_a_key_takes(key):
    page = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")
    words = ", ".join(f"`{word}`" for word in facts.CHOICES[key])
    assert f"| `{key}` | {words} |" in page


@pytest.mark.parametrize("words", [facts.CERTAINTIES, facts.ECHELONS, facts.UNRANKED_ECHELONS], ids=lambda one: one[0])
def test_the_docs_list_the_vocabularies(words):
    assert ", ".join(words) in (ROOT / "docs" / "data-format.md").read_text(encoding="utf-8")


def test_the_docs_list_the_attributes_of_the_element():
    page = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")
    listed = next(line for line in page.splitlines() if line.startswith("| `period`, `date`"))
    assert set(facts.ATTRIBUTES.values()) <= set(re.findall(r"`([a-z]+)`", listed))
