"""The search index: names are found by any spelling of them that is near, the best first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_atlas import a_block, trial_atlas

SCRIPTS = ["data/columns", "search/fold", "search/index"]

ALIKE = [
    ("Khalkhin", "Халхин"),
    ("Khalkhin", "Халхын"),
    ("Khalkhin", "Halhin"),
    ("Ulaanbaatar", "Улаанбаатар"),
    ("Khamar-Daba", "Хамар-Даба"),
    ("Zhukov", "Жуков"),
    ("Kovalyov", "Ковалёв"),
    ("Kovalev", "Ковалев"),
    ("Fedyuninsky", "Федюнинский"),
    ("Choibalsan", "Чойбалсан"),
    ("Choybalsan", "Чойбалсан"),
    ("Sükhbaatar", "Сүхбаатар"),
    ("Zamyn-Üüd", "Замын-Үүд"),
    ("Tsagaan", "Цагаан"),
    ("Komatsubara Michitarō", "komatsubara michitaro"),
    ("７", "7"),
    ("«Дзержинский»", "dzerzhinsky"),
    ("Tromsø", "Tromsoe"),
    ("Tromsø", "Tromso"),
    ("Düsseldorf", "Duesseldorf"),
    ("Düsseldorf", "dusseldorf"),
    ("Ærø", "Aeroe"),
    ("Härnösand", "Haernoesand"),
    ("Straße", "strasse"),
    ("Łódź", "Lodz"),
    ("Þingvellir", "Thingvellir"),
    ("Ｋｈａｌｋｈｉｎ", "Khalkhin"),
    ("القاهرة", "القاهره"),
    ("أنزاك", "انزاك"),
    ("الإسماعيلية", "الاسماعيليه"),
    ("آسيا", "اسيا"),
    ("مصطفى", "مصطفي"),
    ("مُحَمَّد", "محمد"),
    ("قـــدس", "قدس"),
    ("بئر السبع", "بير السبع"),
    ("کربلا", "كربلاء"),
    ("الفرقة ٥٢", "الفرقه 52"),
    ("ﻻ", "لا"),
    ("יְרוּשָׁלַיִם", "ירושלים"),
    ("のもんはん", "ノモンハン"),
    ("ﾉﾓﾝﾊﾝ", "ノモンハン"),
    ("関東軍（Kwantung Army）", "関東軍 kwantung army"),
    ("ゲオルギー・ジューコフ", "ゲオルギー ジューコフ"),
]


def found(in_node, labels: list[str], query: str) -> list[str]:
    """Labels that a query finds among those of units, each unit with one name."""
    entries = {"labels": labels, "kinds": [0] * len(labels), "targets": list(range(len(labels)))}
    expression = "finish(foldSteps(data.entries)).find(data.query).map(({ label }) => label)"
    return in_node(SCRIPTS, expression, {"entries": entries, "query": query})


@pytest.mark.parametrize(("one", "other"), ALIKE, ids=[one for one, _ in ALIKE])
def test_spellings_of_one_name_are_alike(in_node, one, other):
    keys = in_node(SCRIPTS, "data.map(fold)", [one, other])
    assert keys[0] == keys[1] != ""


def test_names_that_differ_stay_apart(in_node):
    keys = in_node(
        SCRIPTS,
        "data.map(fold)",
        ["Choir", "Choibalsan", "11", "1", "111", "Ulan Bator", "第23師団", "23", "か", "が", "غزة", "غزو"],
    )
    assert len(set(keys)) == len(keys)


def test_names_are_found_by_the_beginnings_of_their_words_in_any_order(in_node):
    labels = ["36th Motorised Rifle Division", "9th Motorised Armoured Brigade", "36-я мотострелковая дивизия"]
    assert found(in_node, labels, "rif mot") == ["36th Motorised Rifle Division"]
    assert sorted(found(in_node, labels, "36 ДИВ")) == ["36-я мотострелковая дивизия", "36th Motorised Rifle Division"]


def test_a_whole_name_comes_before_one_that_begins_so_and_that_before_one_that_holds_it(in_node):
    labels = ["New Urga", "Urgamal", "Urga", "Kurgan"]
    assert found(in_node, labels, "urga") == ["Urga", "Urgamal", "New Urga", "Kurgan"]


def test_a_number_is_no_part_of_a_longer_number_but_may_begin_one(in_node):
    labels = ["57th Special Corps", "157th Regiment", "5th Army", "575th Battalion"]
    assert found(in_node, labels, "57") == ["57th Special Corps", "575th Battalion"]
    assert found(in_node, labels, "5")[0] == "5th Army"


def test_a_name_with_a_hyphen_is_found_in_one_word_and_in_two(in_node):
    labels = ["Улан-Батор", "Khamar-Daba"]
    assert found(in_node, labels, "ulanbator") == ["Улан-Батор"]
    assert found(in_node, labels, "хамар даба") == ["Khamar-Daba"]
    assert found(in_node, labels, "hamardaba") == ["Khamar-Daba"]


def test_signs_without_words_between_are_found_within_a_name(in_node):
    assert found(in_node, ["第23師団", "関東軍"], "師団") == ["第23師団"]
    assert found(in_node, ["第23師団", "関東軍"], "軍") == ["関東軍"]


def test_a_name_in_arabic_is_found_without_its_article_marks_and_digits(in_node):
    labels = ["الفرقة ٥٢ (الأراضي المنخفضة)", "القُدس", "غزة"]
    assert found(in_node, labels, "فرقه 52") == [labels[0]]
    assert found(in_node, labels, "قدس") == ["القُدس"]
    assert found(in_node, labels, "غزه") == ["غزة"]


def test_a_name_in_the_script_of_the_query_comes_before_one_in_another(in_node):
    labels = ["Улаан арми", "Ulaanbaatar"]
    assert found(in_node, labels, "ulaa") == ["Ulaanbaatar", "Улаан арми"]
    assert found(in_node, labels, "улаа") == ["Улаан арми", "Ulaanbaatar"]


@pytest.mark.parametrize("query", ["", "   ", "-", "xyz", "*", "\\", "<b>", "57 xyz"])
def test_a_query_that_names_nothing_finds_nothing(in_node, query):
    assert found(in_node, ["57th Special Corps", "Urga"], query) == []


def test_a_thing_is_found_once_under_its_best_name(in_node):
    entries = {"labels": ["Ulaanbaatar Hoto", "Ulaanbaatar"], "kinds": [1, 1], "targets": [4, 4]}
    expression = "finish(foldSteps(data)).find('ulaan').map(({ label, kind, target }) => [label, kind, target])"
    assert in_node(SCRIPTS, expression, entries) == [["Ulaanbaatar", 1, 4]]


def test_the_names_of_a_block_are_indexed_in_every_language(in_node):
    expression = """(() => {
      const tables = readTables(data);
      return finish(indexSteps(tables, ['commander'])).find('{query}').map(({ kind, target, label }) =>
        [KINDS[kind], label, kind < 2 ? tables[kind ? 'locations' : 'units'].text('id', target) : '']);
    })()"""
    block = a_block(trial_atlas())
    assert in_node(SCRIPTS, expression.replace("{query}", "perva"), block) == [["units", "Первая армия", "U-1"]]
    assert in_node(SCRIPTS, expression.replace("{query}", "ulan-bator"), block) == [["places", "Улан-Батор", "L-1"]]
    assert in_node(SCRIPTS, expression.replace("{query}", "urga"), block) == [["places", "Urga", "L-1"]]


def test_units_are_found_by_their_kind_too(in_node):
    atlas = trial_atlas()
    block = a_block(replace(atlas, units=atlas.units.assign(kind=["monastery", *[""] * (len(atlas.units) - 1)])))
    expression = (
        "finish(indexSteps(readTables(data), [])).find('monast').map(({ kind, target }) => [KINDS[kind], target])"
    )
    assert in_node(SCRIPTS, expression, block) == [["units", 0]]


def test_a_hundred_thousand_names_are_folded_a_word_at_a_time(in_node):
    expression = """(() => {
      const labels = Array.from({ length: 100000 }, (_, i) => `${i % 400} Rifle Division of the ${i % 7} Army`);
      const folder = new Folder();
      labels.forEach((label) => folder.text(label));
      const entries = { labels, kinds: labels.map(() => 0), targets: labels.map((_, i) => i) };
      const index = finish(foldSteps(entries));
      return [folder.words.size, index.find('rifle').length, index.find('399 rifle')[0].label];
    })()"""
    words, count, first = in_node(SCRIPTS, expression)
    assert words == 5  # Rifle, Division, of, the, Army; numbers are left as they are
    assert 0 < count <= 3000
    assert first == "399 Rifle Division of the 0 Army"
