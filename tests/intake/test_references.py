"""A bibliography beside a table: which entries its column of sources means."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

import stationed
from stationed.errors import StationedError
from stationed.intake.references import Meant, References, read_references
from stationed.intake.slugs import ids_of
from stationed.intake.taking import take

ENTRIES = [
    {
        "id": "coox1985",
        "type": "book",
        "title": "Nomonhan: Japan Against Russia",
        "author": [{"family": "Coox", "given": "Alvin"}],
        "issued": {"date-parts": [[1985]]},
    },
    {"id": "baabar", "type": "book", "title": "Twentieth Century Mongolia", "citation-key": "baabar1999"},
    {"id": "one", "type": "book", "title": "Same"},
    {"id": "two", "type": "book", "title": "Same"},
]
TEXTS = {
    "coox1985": Meant("coox1985"),
    "Coox 1985": Meant("coox1985"),
    "coox, 1985": Meant("coox1985"),
    "Coox 1985, p. 217": Meant("coox1985", "p. 217"),
    "Nomonhan: Japan against Russia": Meant("coox1985"),
    "baabar1999": Meant("baabar"),
    "coox1985; baabar1999": Meant("coox1985;baabar"),
    "coox1985, p. 3; baabar, S. 12": Meant("coox1985;baabar", "coox1985: p. 3; baabar: S. 12"),
    "Same": Meant(""),
    "coox1985; somebody": Meant(""),
    "": Meant(""),
}
TABLE = "Unit,Place,Lat,Lon,From,Source\nA,X,47,106,1939,coox1985\nB,Y,48,107,1940,my notes\nC,Y,48,107,1941,\n"


def a_bibliography(folder: Path, entries: object = ENTRIES, name: str = "refs.json") -> Path:
    path = folder / name
    path.write_text(entries if isinstance(entries, str) else json.dumps(entries), encoding="utf-8")
    return path


def a_table(folder: Path, text: str = TABLE) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("text", "meant"), TEXTS.items(), ids=lambda text: str(text) or "blank")
def test_a_text_means_the_entry_that_it_names(tmp_path, text, meant):
    assert References(read_references(a_bibliography(tmp_path))).meant(text) == meant


def test_rows_cite_entries_and_other_texts_become_sources_that_are_named(tmp_path):
    atlas = stationed.read(a_table(tmp_path), sources=a_bibliography(tmp_path))
    assert atlas.claims["source_ids"].tolist() == ["coox1985", "source-1", ""]
    assert [source.source_id for source in atlas.sources] == ["coox1985", "baabar", "one", "two", "source-1"]
    said = [one.problem for one in atlas.check() if one.code == "table-read"]
    assert said == ["in no entry of the bibliography, and a source of its own each: my notes"]


def test_bibtex_is_read_too(tmp_path):
    entry = "@book{coox1985, title = {Nomonhan}, author = {Coox, Alvin}, year = 1985}\n"
    path = a_bibliography(tmp_path, entry, "r.bib")
    taken = take(a_table(tmp_path), sources=path)
    assert taken.tables().claims["source_ids"].tolist() == ["coox1985", "source-1", ""]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("refs.docx", "", "this is no bibliography that is read; expected CSL-JSON"),
        ("refs.json", "", "there is no entry in it|empty|JSON"),
        ("refs.json", "{", "JSON"),
        ("refs.bib", "no entry at all", "there is no entry in it"),
    ],
    ids=["another form", "empty", "truncated", "no entries"],
)
def test_what_is_no_bibliography_is_refused_with_its_forms(tmp_path, name, text, said):
    with pytest.raises(StationedError, match=said):
        read_references(a_bibliography(tmp_path, text, name))


def test_a_bibliography_that_is_not_there_is_named(tmp_path):
    with pytest.raises(StationedError, match=r"none\.json: there is no such file"):
        read_references(tmp_path / "none.json")


def test_a_table_without_a_column_of_sources_is_asked_for_one(tmp_path):
    table = a_table(tmp_path, "Unit,Place,Lat,Lon,From\nA,X,47,106,1939\n")
    with pytest.raises(StationedError, match=r'no column names the entries of the bibliography.*"source='):
        take(table, sources=a_bibliography(tmp_path))


def test_ids_keep_letters_whose_marks_part_when_they_are_made_small():
    assert ids_of(["Θῆβαι", "ΘΗ͂ΒΑΙ"], otherwise="place") == ["θῆβαι", "θῆβαι-2"]


def test_a_bibliography_that_cannot_be_read_is_said_once(tmp_path, monkeypatch):
    def refused(folder, file, *, most):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("stationed.reading.folder.read_inside", refused)
    (tmp_path / "a.bib").write_text("@book{x}")
    with pytest.raises(StationedError) as raised:
        read_references(tmp_path / "a.bib")
    assert str(raised.value).startswith("a.bib: the file cannot be read: Permission denied; expected")
    assert ".." not in str(raised.value)
