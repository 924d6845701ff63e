"""The words of the atlas: three languages everywhere, a story that can be told, colours that can be read."""

from __future__ import annotations

import re

import pytest
from flagship.records import FOLDER, settings, table

from stationed.dates import parse

LANGUAGES = ("ru", "mn")
PAPER, DARK = "#fbf7ee", "#1f1c18"


@pytest.mark.parametrize("language", LANGUAGES)
def test_periods_have_title_and_summary_in_every_language(language: str):
    for row in table("periods"):
        assert row[f"title_{language}"], row["period_id"]
        assert row[f"summary_{language}"], row["period_id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_events_have_a_title_and_as_many_summaries_in_every_language(language: str):
    for row in table("events"):
        assert row[f"title_{language}"], row["event_id"]
        assert bool(row["summary"]) == bool(row[f"summary_{language}"]), row["event_id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_units_have_a_designation_in_every_language(language: str):
    assert [row["unit_id"] for row in table("units") if not row[f"designation_{language}"]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_roles_are_said_in_every_language(language: str):
    assert [row["deployment_id"] for row in table("deployments") if not row[f"role_{language}"]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_commanders_are_named_in_every_language(language: str):
    for row in table("deployments"):
        assert row["commander"].count(";") == row[f"commander_{language}"].count(";"), row["deployment_id"]
        assert bool(row["commander"]) == bool(row[f"commander_{language}"]), row["deployment_id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_maps_have_title_and_summary_in_every_language(language: str):
    for page in settings()["maps"]:
        assert page[f"title_{language}"]
        assert page[f"summary_{language}"]


def test_mongolian_text_is_not_russian():
    for row in table("periods"):
        assert re.search("[өү]", row["summary_mn"]), row["period_id"]
        assert not re.search("[өү]", row["summary_ru"]), row["period_id"]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", sorted({row["colour"] for row in table("periods")}))
def test_colour_of_a_period_stands_out_from_the_light_and_the_dark_page(colour: str):
    assert (luminance(PAPER) + 0.05) / (luminance(colour) + 0.05) >= 3
    assert (luminance(colour) + 0.05) / (luminance(DARK) + 0.05) >= 3


def test_no_two_periods_have_one_colour():
    assert len({row["colour"] for row in table("periods")}) == len(table("periods")) == 15


def test_every_event_has_a_summary():
    assert [row["event_id"] for row in table("events") if not row["summary"]] == []


def steps() -> list[str]:
    told = (FOLDER / "story.md").read_text(encoding="utf-8").split("-->", 1)[1]
    return re.split(r"^## ", told, flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.splitlines()[0])
def test_step_of_the_story_has_its_keys(step: str):
    block = step.split("\n\n")[1]
    keys = dict(line.split(": ", 1) for line in block.splitlines())
    assert list(keys) == ["period", "date", "view", "title_ru", "title_mn"]
    assert keys["period"] in {row["period_id"] for row in table("periods")}
    assert str(parse(keys["date"])) == keys["date"]
    zoom, latitude, longitude = (float(part) for part in keys["view"].split("/"))
    assert 40 < latitude < 53
    assert 87 < longitude < 127
    assert 4 <= zoom <= 10


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.splitlines()[0])
def test_step_of_the_story_is_told_in_60_to_120_words_in_three_languages(step: str):
    parts = re.split(r"^:::.*$", step, flags=re.MULTILINE)
    assert re.findall(r"^::: (\w+)$", step, flags=re.MULTILINE) == ["ru", "mn"]
    english = parts[0].split("\n\n", 2)[2]
    for text in (english, parts[1], parts[3]):
        assert 60 <= len(text.split()) <= 120
