"""Words of a story that name something: what they name is looked for, and what nothing has is a finding at its line."""

from __future__ import annotations

import pytest
from small_atlas import a_small_atlas

from stationed.checking import check_tables
from stationed.reading import read_tables
from stationed.reading.story import story_links

STORY = """A word [before](#nobody) the first step.

## The attack

period: offensive

The [Mongolian
border](#{id}) was crossed. <!-- [not](#told) -->
"""


def findings(folder, text):
    tables = read_tables(a_small_atlas(folder, {"story.md": text}))
    return [one for one in check_tables(tables) if one.file == "story.md" and one.column == "text"]


def test_links_are_told_with_step_line_words_and_id_whatever_breaks_the_line():
    (link,) = story_links(STORY.format(id="x-1"))
    assert (link.line, link.step, link.words, link.target) == (7, "The attack", "Mongolian border", "x-1")


@pytest.mark.parametrize("column", ["claims.deployment_id", "units.unit_id", "locations.location_id"])
def test_words_that_name_a_deployment_a_unit_or_a_location_are_no_finding(column, tmp_path):
    table, name = column.split(".")
    tables = read_tables(a_small_atlas(tmp_path / "first", {}))
    id_ = getattr(tables, table)[name].iloc[0]
    assert findings(tmp_path / "second", STORY.format(id=id_)) == []


def test_words_that_name_nothing_are_a_finding_that_offers_what_is_near(tmp_path):
    tables = read_tables(a_small_atlas(tmp_path / "first", {}))
    near = tables.units["unit_id"].iloc[0]
    (finding,) = findings(tmp_path / "second", STORY.format(id=near + "x"))
    assert (finding.code, finding.row, finding.id, finding.got) == ("id-unknown", 7, "The attack", near + "x")
    assert f"Did you mean {near}?" in finding.fix
    assert "'Mongolian border'" in finding.problem
