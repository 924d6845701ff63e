"""A page of tables that were changed in Python carries those tables, and what it carries builds to the same page."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from archives import files_of
from once import pages_of
from small_atlas import a_small_atlas

import stationed
from stationed.errors import StationedError
from stationed.export import extract_inputs, pack_inputs
from stationed.export.inputs import MANIFEST
from stationed.reading import read_tables

FLAGSHIP = Path(__file__).parent.parent.parent / "geodata"


def without_first_claim(atlas):
    return {"claims": atlas.claims.iloc[1:].reset_index(drop=True)}


def with_a_note(atlas):
    note = 'A "note", with; signs\nand <b>lines</b>'
    return {"claims": atlas.claims.assign(note=pd.Series(note, index=atlas.claims.index, dtype="str"))}


def moved(atlas):
    geometry = atlas.locations.geometry.translate(0.1, -0.1234567891)
    return {"locations": atlas.locations.set_geometry(geometry)}


def renamed(atlas):
    names = atlas.place_names.assign(name=atlas.place_names["name"] + " \u2116")
    return {"place_names": names}


def retitled(atlas):
    titles = {**atlas.config.titles, atlas.config.language: 'A "new" title\t\x7f'}
    return {"config": replace(atlas.config, title=titles[atlas.config.language], titles=titles)}


def other_periods(atlas):
    first = replace(atlas.periods[0], colour="#123456", summary="Other", summaries={atlas.config.language: "Other"})
    return {"periods": (first, *atlas.periods[1:])}


def other_units(atlas):
    return {"units": atlas.units.assign(designation=atlas.units["designation"] + " (b)")}


def without_events(atlas):
    return {"events": atlas.events.iloc[:0]}


def with_a_story(atlas):
    return {"story": "# Story\n\n## One\nperiod: " + atlas.periods[0].period_id + "\n\nText.\n"}


def without_ground(atlas):
    return {"basemap": atlas.basemap.iloc[:0], "context": atlas.context.iloc[1:].reset_index(drop=True)}


def without_relief(atlas):
    return {"config": replace(atlas.config, ground=replace(atlas.config.ground, relief=False))}


CHANGES = [
    without_relief,
    without_first_claim,
    with_a_note,
    moved,
    renamed,
    retitled,
    other_periods,
    other_units,
    without_events,
    with_a_story,
    without_ground,
]


@pytest.fixture(scope="module")
def as_read(tmp_path_factory):
    """The bytes of the page of the small atlas as it is."""
    return (pages_of(tmp_path_factory, "small") / "all.html").read_bytes()


TOGETHER = [
    [with_a_note, renamed, retitled, other_units, with_a_story],
    [moved, other_periods, without_events, without_relief],
    [without_first_claim, without_ground],
]
"""Changes of different tables, which a page is built of together: that costs a second a page."""


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_changed_table_is_carried_as_it_is(tmp_path, change):
    atlas = stationed.read(a_small_atlas(tmp_path))
    carried = pack_inputs(replace(atlas, **change(atlas)))
    assert carried != pack_inputs(atlas)
    (tmp_path / "a.zip").write_bytes(carried)
    extract_inputs(tmp_path / "a.zip", tmp_path / "back")
    manifest, *names = zipfile.ZipFile(io.BytesIO(carried)).namelist()
    again = zipfile.ZipFile(io.BytesIO(pack_inputs(stationed.read(tmp_path / "back"))))
    assert again.namelist() == [manifest, *names]
    assert [name for name in names if again.read(name) != zipfile.ZipFile(io.BytesIO(carried)).read(name)] == []


@pytest.mark.parametrize("changes", TOGETHER, ids=lambda changes: changes[0].__name__)
def test_changed_tables_are_in_the_page_and_build_to_the_same_bytes(tmp_path, changes, as_read):
    atlas = stationed.read(a_small_atlas(tmp_path))
    together = {key: table for change in changes for key, table in change(atlas).items()}
    assert len(together) == sum(len(change(atlas)) for change in changes), "two changes of one table"
    stationed.build(replace(atlas, **together), tmp_path / "pages")
    page = sorted((tmp_path / "pages").glob("*.html"))[0]
    extract_inputs(page, tmp_path / "back")
    stationed.build(tmp_path / "back", tmp_path / "again")
    assert files_of(tmp_path / "again") == files_of(tmp_path / "pages")
    assert page.read_bytes() != as_read


def test_every_change_is_in_some_page():
    assert {change for changes in TOGETHER for change in changes} == set(CHANGES)


def test_a_changed_table_is_in_the_files_that_the_atlas_writes_and_the_others_stay(tmp_path):
    folder = a_small_atlas(tmp_path)
    atlas = stationed.read(folder)
    written = replace(atlas, **with_a_note(atlas)).write(tmp_path / "out")
    assert {path.name for path in written} >= {"atlas.toml", "deployments.csv"}
    back = stationed.read(tmp_path / "out")
    assert set(back.claims["note"]) == {'A "note", with; signs\nand <b>lines</b>'}
    assert (tmp_path / "out" / "atlas.toml").read_bytes() == (folder / "atlas.toml").read_bytes()


def test_the_tables_of_the_flagship_written_anew_build_to_the_same_page(tmp_path, tmp_path_factory):
    atlas = stationed.read(FLAGSHIP)
    (tmp_path / "a.zip").write_bytes(pack_inputs(replace(atlas, files=())))
    extract_inputs(tmp_path / "a.zip", tmp_path / "back")
    one = stationed.build(tmp_path / "back", tmp_path / "one", maps=["khalkhin-gol-1939"]).written[0].read_text()
    two = (pages_of(tmp_path_factory, "flagship") / "khalkhin-gol-1939.html").read_text()
    assert without_inputs(one) == without_inputs(two)


def without_inputs(page):
    return re.sub(r'id="stationed-inputs">[^<]*<', "", page)


def test_files_of_tables_that_were_not_changed_are_carried_as_they_are(tmp_path):
    atlas = a_small_atlas(tmp_path)
    tables = read_tables(atlas)
    other = replace(tables, story=tables.story + "\n")
    archive = zipfile.ZipFile(io.BytesIO(pack_inputs(other)))
    other = {name for name in archive.namelist()[1:] if archive.read(name) != (atlas / name).read_bytes()}
    assert other == {"story.md"}


def test_a_cell_that_was_changed_in_place_is_carried(tmp_path):
    atlas = stationed.read(a_small_atlas(tmp_path))
    atlas.claims.loc[0, "note"] = "Changed in place."
    archive = zipfile.ZipFile(io.BytesIO(pack_inputs(atlas)))
    assert b"Changed in place." in archive.read("deployments.csv")


def test_a_table_read_from_another_form_is_written_as_text_once_it_is_changed(tmp_path):
    folder = a_small_atlas(tmp_path)
    units = read_tables(folder).units.drop(columns="row")
    (folder / "units.csv").unlink()
    units.to_parquet(folder / "units.parquet")
    atlas = stationed.read(folder)
    names = zipfile.ZipFile(io.BytesIO(pack_inputs(replace(atlas, **other_units(atlas))))).namelist()
    assert ("units.csv" in names, "units.parquet" in names) == (True, False)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda atlas: {"claims": atlas.claims.assign(men=7)}, id="numbers-for-text"),
        pytest.param(lambda atlas: {"story": "a\ud800"}, id="half-a-character"),
        pytest.param(lambda atlas: {"periods": (replace(atlas.periods[0], first=0), *atlas.periods[1:])}, id="days"),
    ],
)
def test_tables_that_no_files_say_are_not_carried_and_both_page_and_command_say_so(tmp_path, change):
    atlas = stationed.read(a_small_atlas(tmp_path))
    archive = pack_inputs(replace(atlas, **change(atlas)))
    manifest = json.loads(zipfile.ZipFile(io.BytesIO(archive)).read(MANIFEST))
    assert (manifest["changed"], manifest["files"]) == (True, [])
    with pytest.raises(StationedError, match="no files would read as the tables of this atlas do"):
        replace(atlas, **change(atlas)).write(tmp_path / "out")
    assert not (tmp_path / "out").exists()
    (tmp_path / "saved.zip").write_bytes(archive)
    with pytest.raises(StationedError, match="the page carries no inputs, as its tables were changed in Python"):
        extract_inputs(tmp_path / "saved.zip", tmp_path / "back")
    assert not (tmp_path / "back").exists()
