"""Ids that look the same: the character is named, one id is mended, two are told apart, and nothing poor is offered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_atlas import SMALL, a_small_atlas, changed

from stationed.checking import check_tables, fix_folder
from stationed.model import Finding
from stationed.model.alike import Alike, difference, skeleton
from stationed.reading import read_tables


def findings_of(path: Path) -> list[Finding]:
    return list(check_tables(read_tables(path)))


@pytest.mark.parametrize(
    ("known", "written", "told"),
    [
        pytest.param("U\u00a01", "U 1", "U+00A0 NO-BREAK SPACE where this has U+0020 SPACE", id="a no-break space"),
        pytest.param("U 1", "U\u202f1", "U+0020 SPACE where this has U+202F NARROW NO-BREAK SPACE", id="narrow"),
        pytest.param("tank", "t\u0430nk", "LETTER A where this has U+0430 CYRILLIC SMALL LETTER A", id="Cyrillic"),
        pytest.param("KOV", "K\u039fV", "LETTER O where this has U+039F GREEK CAPITAL LETTER OMICRON", id="Greek"),
        pytest.param(
            "caf\u00e9", "cafe\u0301", "ACUTE where this has U+0065 LATIN SMALL LETTER E and U+0301 COMBINING", id="NFD"
        ),
        pytest.param("a-1", "a\u20131", "U+002D HYPHEN-MINUS where this has U+2013 EN DASH", id="a dash"),
        pytest.param("a1", "a\u200b1", "nothing where this has U+200B ZERO WIDTH SPACE", id="what cannot be seen"),
        pytest.param("a 1", "a  1", "nothing where this has U+0020 SPACE", id="two blanks"),
        pytest.param("A1", "\uff211", "U+0041 LATIN CAPITAL LETTER A where this has U+FF21 FULLWIDTH", id="wide"),
    ],
)
def test_texts_that_look_the_same_are_found_and_told_apart(known, written, told):
    assert Alike([known, "other"]).looking_like(written) == [known]
    assert told in difference(known, written)


@pytest.mark.parametrize(("one", "other"), [("u1", "U1"), ("u1", "ul"), ("57", "58"), ("a-b", "a b"), ("é", "e")])
def test_texts_that_can_be_told_apart_have_another_skeleton(one, other):
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("written", "ids"),
    [("7", ["007"]), ("7.0", ["007"]), ("07", ["007"]), ("12", ["012", "0012"]), ("8", []), ("u", [])],
)
def test_numbers_that_lost_their_zeros_are_found(written, ids):
    assert Alike(["007", "012", "0012", "u7"]).as_number(written) == ids


def test_an_id_that_looks_like_one_that_is_known_is_mended_to_it(tmp_path):
    path = a_small_atlas(tmp_path, changed("events.csv", "khalkhin-gol", "khalkhin\u2011g\u043el"))
    (finding,) = findings_of(path)
    assert (finding.code, finding.replacement) == ("id-unknown", "khalkhin-gol")
    fix_folder(path, write=Path.write_bytes, in_place=True)
    assert (path / "events.csv").read_bytes() == (SMALL / "events.csv").read_bytes()


def test_every_id_of_a_list_that_looks_like_a_known_one_is_mended(tmp_path):
    odd = "fesk\u043ev2013;k\u043elomiets2002"
    path = a_small_atlas(tmp_path, changed("deployments.csv", "feskov2013;kolomiets2002", odd))
    (finding,) = findings_of(path)
    assert finding.replacement == "feskov2013;kolomiets2002"


def test_a_list_with_an_id_that_nothing_has_is_not_mended(tmp_path):
    path = a_small_atlas(tmp_path, changed("deployments.csv", "feskov2013;kolomiets2002", "fesk\u043ev2013;nobody1999"))
    (finding,) = findings_of(path)
    assert (finding.code, finding.replacement) == ("id-unknown", None)
    assert "nobody1999" in finding.problem


def test_an_id_that_looks_like_two_is_not_mended(tmp_path):
    units = (SMALL / "units.csv").read_text(encoding="utf-8") + "11\u2011tank,Another,,,,,,,,\n"
    deployments = (SMALL / "deployments.csv").read_text(encoding="utf-8").replace("D-2,11-tank", "D-2,11\u2013tank")
    findings = findings_of(a_small_atlas(tmp_path, {"units.csv": units, "deployments.csv": deployments}))
    assert [(finding.code, finding.replacement) for finding in findings] == [("id-alike", None), ("id-unknown", None)]


@pytest.mark.parametrize(("file", "column"), [("locations.geojson", "id"), ("sources.json", "id")])
def test_two_ids_that_look_the_same_are_named(tmp_path, file, column):
    content = json.loads((SMALL / file).read_text(encoding="utf-8"))
    records = content["features"] if file == "locations.geojson" else content
    twin = json.loads(json.dumps(records[0]))
    holder = twin["properties"] if file == "locations.geojson" and "id" in twin["properties"] else twin
    holder["id"] = holder["id"].replace("a", "\u0430").replace("e", "\u0435")
    records.append(twin)
    findings = findings_of(a_small_atlas(tmp_path, {file: json.dumps(content)}))
    assert ("id-alike", column) in [(finding.code, finding.column) for finding in findings]


def test_a_period_of_atlas_toml_that_looks_like_one_is_named(tmp_path):
    files = changed("atlas.toml", 'periods = ["khalkhin-gol"]', 'periods = ["khalkhin\u2013gol"]')
    (finding,) = findings_of(a_small_atlas(tmp_path, files))
    assert "U+002D HYPHEN-MINUS where this has U+2013 EN DASH" in finding.problem
    assert (finding.fix, finding.replacement) == ("Did you mean khalkhin-gol? Write that.", None)


def test_nothing_is_said_about_ids_of_a_file_without_the_column(tmp_path):
    text = (SMALL / "locations.geojson").read_text(encoding="utf-8").replace('"id":', '"@id":')
    findings = findings_of(a_small_atlas(tmp_path, {"locations.geojson": text}))
    assert {finding.code for finding in findings if finding.severity == "error"} == {"column-missing"}
