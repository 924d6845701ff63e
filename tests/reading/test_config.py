"""atlas.toml: what it may say in more than one way, and what is said of what it may not."""

from __future__ import annotations

import pytest

from stationed.dates import DateSettings
from stationed.model import AtlasConfig, Finding, MapSpec
from stationed.reading.config import read_config


def read(text: str) -> tuple[AtlasConfig, list[Finding]]:
    return read_config(f'id = "x"\ntitle = "X"\n{text}'.encode(), name="folder")


def told(text: str) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.column, finding.id) for finding in read(text)[1]]


def test_without_more_than_id_and_title_everything_has_its_default():
    config, findings = read("")
    assert findings == []
    assert (config.languages, config.language, config.dates) == (("en",), "en", DateSettings())
    assert (config.quantities, config.allegiances, config.message_origins) == ((), (), None)
    assert config.maps == (MapSpec(id="x", title="X", titles={"en": "X"}),)
    assert config.link_prefixes["wd"] == "https://www.wikidata.org/wiki/{id}"


@pytest.mark.parametrize(
    "text",
    [
        'quantities = ["men", "armoured_cars"]',
        '[[quantities]]\nname = "men"\n[[quantities]]\nname = "armoured_cars"',
        '[quantities]\nmen = "men"\narmoured_cars = {unit = ""}',
    ],
    ids=["names", "tables", "a table"],
)
def test_quantities_may_be_names_or_tables(text):
    config, findings = read(text)
    assert findings == []
    assert [(figure.name, figure.label) for figure in config.quantities] == [
        ("men", "men"),
        ("armoured_cars", "armoured cars"),
    ]


def test_texts_are_kept_by_language_the_first_included():
    config, _ = read('title_mn = "Атлас"\nlanguages = ["en", "mn"]\n[[maps]]\nid = "m"\nsummary_mn = "Товч"')
    assert dict(config.titles) == {"en": "X", "mn": "Атлас"}
    assert (config.maps[0].title, dict(config.maps[0].titles)) == ("X", {"en": "X", "mn": "Атлас"})
    assert dict(config.maps[0].summaries) == {"mn": "Товч"}


@pytest.mark.parametrize(
    "colour",
    ["#a23c33 ", "#a23c33\\n", "#a23c33;}body{", "#a23c33ff", "#a23c3", " #a23c33", "red", "x#a23c33"],
)
def test_what_only_begins_or_ends_as_a_colour_is_none(colour):
    config, findings = read(f'[[allegiances]]\nid = "red"\ncolour = "{colour}"')
    assert config.allegiances[0].colour == ""
    assert [finding.code for finding in findings] == ["setting-invalid"]


def test_a_short_colour_is_written_out():
    assert read('[[allegiances]]\nid = "red"\ncolour = "#A30"')[0].allegiances[0].colour == "#aa3300"


def test_an_extent_may_cross_the_antimeridian():
    assert read('[[maps]]\nid = "m"\nextent = [170, 50, -170, 66]')[0].maps[0].extent == (170, 50, -170, 66)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("languages = []", ("setting-invalid", "languages", "")),
        ('languages = ["English"]', ("setting-invalid", "languages", "")),
        # A browser throws at these, and the page with it.
        ('languages = ["en-US-US"]', ("setting-invalid", "languages", "")),
        ('languages = ["sl-rozaj-rozaj"]', ("setting-invalid", "languages", "")),
        ('languages = ["en-a"]', ("setting-invalid", "languages", "")),
        ("licence = 4", ("setting-invalid", "licence", "")),
        ("title_mn = 4", ("setting-invalid", "title_mn", "")),
        ("quantities = 4", ("setting-invalid", "quantities", "")),
        ("quantities = [4]", ("setting-invalid", "quantities", "")),
        ('[[quantities]]\nlabel = "Men"', ("setting-missing", "quantities.name", "entry 1")),
        ('[[quantities]]\nname = "men"\nlabel = 4', ("setting-invalid", "quantities.label", "men")),
        ('[[maps]]\nid = "a b"', ("setting-invalid", "maps.id", "a b")),
        ('[[maps]]\nid = "m"\nextent = [1, 2, 3]', ("setting-invalid", "maps.extent", "m")),
        ('[[maps]]\nid = "m"\nextent = [1, 2, 3, nan]', ("setting-invalid", "maps.extent", "m")),
        ('[[maps]]\nid = "m"\nextent = [1, "2", 3, 4]', ("setting-invalid", "maps.extent", "m")),
        ('[[maps]]\nid = "m"\nextnt = [1, 2, 3, 4]', ("setting-unknown", "maps.extnt", "m")),
        ('[maps]\nid = "m"', ("setting-invalid", "maps", "")),
        ("dates = 4", ("setting-invalid", "dates", "")),
        ("[dates]\ncirca_year = -1", ("setting-invalid", "dates.circa_year", "")),
        ("[dates]\ncirca_year = 1.5", ("setting-invalid", "dates.circa_year", "")),
        ("[dates]\ncirca_years = 1", ("setting-unknown", "dates.circa_years", "")),
        ('[links]\nwd = "https://example.org/"', ("setting-invalid", "links.wd", "")),
        ('[links]\nwd = "javascript:{id}"', ("setting-invalid", "links.wd", "")),
        ('[messages]\norigins = ["example.org"]', ("setting-invalid", "messages.origins", "")),
        ("when = 1939-08-20", ("setting-unknown", "when", "")),
    ],
)
def test_a_value_of_the_wrong_kind_is_one_finding_that_names_its_key(text, expected):
    assert told(text) == [expected]


def test_everything_else_is_kept_when_one_value_is_refused():
    config, findings = read('credit = "C"\nlicence = 4\n[[maps]]\nid = "m"\nextent = 5\n[[maps]]\ntitle = "no id"')
    assert [finding.code for finding in findings] == ["setting-invalid", "setting-invalid", "setting-missing"]
    assert (config.credit, config.licence, [page.id for page in config.maps]) == ("C", "", ["m"])


def test_no_word_of_the_validating_library_reaches_the_reader():
    _, findings = read('languages = 4\n[[maps]]\nid = 5\nextent = ["a"]\n[dates]\ncirca_day = "x"')
    text = " ".join(finding.message for finding in findings)
    assert len(findings) == 4
    assert [word for word in ("Input should", "valid ", "type=", "pydantic", "Value error") if word in text] == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\na = 2", 4),
        ("a = [1,\n2", 4),
        ('a = "x', 3),
        ("a = 'x'y", 3),
        ("[a", 3),
        ("just words", 3),
        ("a = 1999-13-45", 3),
        ("a = " + "1" * 5000, 3),
        ("a = " + "[" * 5000, 3),
    ],
)
def test_a_syntax_error_is_told_with_its_line(text, line):
    assert [(f.code, f.problem.partition(":")[0]) for f in read(text)[1]] == [("toml-syntax", f"line {line}")]
