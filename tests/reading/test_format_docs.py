"""docs/data-format.md lists every column as the schemas have it, every key of atlas.toml and every word."""

from __future__ import annotations

import re
import tomllib

import pytest
from small_atlas import DATA

from stationed.model import SCHEMAS, vocabulary
from stationed.reading.config import read_config

DOCS = (DATA.parent.parent / "docs" / "data-format.md").read_text(encoding="utf-8")
COLUMNS = [(schema, column) for schema in SCHEMAS for column in schema.columns]


@pytest.mark.parametrize(("schema", "column"), COLUMNS, ids=lambda part: part.name)
def test_a_column_is_documented_with_type_meaning_unit_and_blank(schema, column):
    must = "added by reading" if not column.in_file else "yes" if column.required else "no"
    rest = f"| {column.dtype} | {must} | {column.meaning} | {column.unit or '-'} | {column.blank} |"
    rows = [line for line in DOCS.splitlines() if line.startswith(f"| `{column.name}`")]
    assert any(line.endswith(rest) for line in rows), f"{schema.name}: {rest}"
    assert not column.alias or any(f"(in the file `{column.alias}`)" in line for line in rows)


def test_the_example_of_atlas_toml_is_read_without_findings_and_shows_every_key():
    example = re.search(r"```toml\n(.*?)```", DOCS, re.DOTALL)
    assert example is not None
    config, findings = read_config(example[1].encode(), name="example")
    assert findings == []
    assert (config.dates.circa_century, config.quantities[0].labels["ru"]) == (25, "Личный состав")
    top = {"id", "title", "title_mn", "subtitle", "languages", "licence", "licence_url", "credit"}
    assert set(tomllib.loads(example[1])) == top | {
        "dates",
        "ground",
        "words",
        "fonts",
        "quantities",
        "columns",
        "allegiances",
        "maps",
        "scans",
        "links",
        "messages",
        "table",
    }


@pytest.mark.parametrize(
    "words",
    [vocabulary.LOCATION_KINDS, vocabulary.PRECISIONS, vocabulary.ECHELONS, vocabulary.ARMS, vocabulary.CERTAINTIES],
    ids=["kinds", "precisions", "echelons", "arms", "certainties"],
)
def test_a_vocabulary_is_listed_whole(words):
    assert ", ".join(words) in DOCS
