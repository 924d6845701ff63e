"""What a page calls the records of an atlas: presets, and words of the atlas's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stationed.facts import PAGE_LANGUAGES
from stationed.model import RecordWords
from stationed.payload.words import catalogues
from stationed.reading.config import read_config

ROOT_WORDS = Path(__file__).parents[2] / "src" / "stationed" / "static" / "words"
PLAIN = RecordWords("plain")


def own(**words):
    return RecordWords("plain", dict(words))


def test_without_words_the_catalogues_are_as_they_are():
    assert catalogues(["en"])["en"]["count.deployments.other"] == "{n} deployments"


@pytest.mark.parametrize(
    ("language", "form", "text"),
    [("en", "other", "{n} entries"), ("ru", "few", "{n} записи"), ("mn", "other", "{n} бичлэг")],
)
def test_plain_records_are_entries(language, form, text):
    assert catalogues([language], PLAIN)[language][f"count.deployments.{form}"] == text


def test_own_words_stand_in_counts_titles_and_search():
    said = catalogues(["en"], own(record={"en": "battle"}, records={"en": "battles"}, unit={"en": "Battle"}))["en"]
    assert said["count.shown.one"] == "{n} battle"
    assert said["summary.deployments.other"] == "{n} battles"
    assert said["series.deployments"] == "Battles"
    assert said["table.title"] == "Table of battles"
    assert said["table.unit"] == "Battle"
    assert said["search.find"] == "Find a name, place, period, event or person"


def test_a_language_counts_in_its_own_forms():
    words = own(record={"ru": "битва"}, few={"ru": "битвы"}, records={"ru": "битв"}, heading={"ru": "Битвы"})
    said = catalogues(["ru", "en"], words)
    forms = [said["ru"][f"count.deployments.{form}"] for form in ("one", "few", "other")]
    assert forms == ["{n} битва", "{n} битвы", "{n} битв"]
    assert said["ru"]["table.title"] == "Таблица: Битвы"
    assert said["en"]["table.title"] == "Table of entries"


def test_words_of_a_language_without_a_catalogue_stand_in_the_english_page():
    said = catalogues(["de"], own(record={"de": "Schlacht"}, records={"de": "Schlachten"}))
    assert said["en"]["count.deployments.other"] == "{n} Schlachten"


def test_military_pages_change_what_the_atlas_names_alone():
    said = catalogues(["en"], RecordWords("military", {"record": {"en": "post"}, "records": {"en": "posts"}}))["en"]
    assert said["count.deployments.other"] == "{n} posts"
    assert said["search.find"] == "Find a unit, place, period, event or commander"


def test_gaps_in_own_words_are_not_filled_twice():
    said = catalogues(["en"], own(record={"en": "{records}"}, records={"en": "{n} of them"}))["en"]
    assert said["count.deployments.one"] == "{n} {records}"


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_every_text_of_records_is_one_of_the_catalogue(language):
    texts = json.loads((ROOT_WORDS / "records" / f"{language}.json").read_text(encoding="utf-8"))["texts"]
    assert texts.keys() <= json.loads((ROOT_WORDS / f"{language}.json").read_text(encoding="utf-8")).keys()


def test_words_are_read_from_the_settings_by_language():
    words = '[words]\npreset = "plain"\nrecord = "ship"\nrecord_ru = "судно"\n'
    text = f'id = "a"\ntitle = "A"\nlanguages = ["en", "ru"]\n{words}'
    config, findings = read_config(text.encode(), name="a")
    assert findings == []
    assert config.words == RecordWords("plain", {"record": {"en": "ship", "ru": "судно"}})


def test_an_unknown_preset_is_named():
    _, findings = read_config(b'id = "a"\ntitle = "A"\n[words]\npreset = "naval"\nrecrd = "x"\n', name="a")
    assert [(one.code, one.column, one.expected) for one in findings] == [
        ("setting-invalid", "words.preset", "military or plain"),
        ("setting-unknown", "words.recrd", "a key that `stationed docs data-format` lists"),
    ]


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_a_page_of_entries_counts_no_units_on_its_cards_and_in_its_legend(language):
    military, plain = catalogues([language])[language], catalogues([language], PLAIN)[language]
    assert plain["card.units"] == plain["series.deployments"]
    for key in ("card.counted", "legend.pennant"):
        assert plain[key] != military[key]
    if language == "de":
        assert "Stationierung" not in " ".join(text for text in plain.values() if isinstance(text, str))
