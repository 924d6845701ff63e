"""BibTeX and RIS: the sources of an atlas as reference managers export them."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from small_atlas import SMALL

from stationed.checking import check_tables
from stationed.reading import read_tables
from stationed.reading.citations import date_of, people

BIBTEX = r"""
@string{lv = "Litera"}
@book{feskov2013,
  author = {Feskov, Vitaly I. and {Ministry of Defence}},
  title = {Die {Rote} Armee: Gr{\"o}{\ss}e und St\"arke}, year = 2013, month = mar,
  publisher = lv, address = {Tomsk}, url = {https://example.org/f}, keywords = {army}
}
@article{coox, author = "Alvin D. Coox", title = "Nomonhan", journaltitle = {History}, date = {1985-07-04}}
"""
RIS = """TY  - BOOK
ID  - feskov2013
AU  - Feskov, Vitaly I.
TI  - The Red Army
PY  - 2013
CY  - Tomsk
PB  - Litera
UR  - https://example.org/f
ER  -

TY  - JOUR
ID  - coox
AU  - Coox, Alvin D.
T1  - Nomonhan
JO  - History
DA  - 1985/07/04/
SP  - 1
EP  - 20
ER  -
"""


def an_atlas(folder: Path, name: str, text: str) -> Path:
    shutil.copytree(SMALL, folder / "atlas")
    (folder / "atlas" / "sources.json").unlink()
    (folder / "atlas" / name).write_text(text, encoding="utf-8")
    return folder / "atlas"


def of(path: Path):
    return {source.source_id: source for source in read_tables(path).sources}


def said(path: Path, code: str) -> list[str]:
    return [finding.message for finding in check_tables(read_tables(path)) if finding.code == code]


def test_bibtex_entries_are_sources_with_their_latex_as_letters(tmp_path):
    sources = of(an_atlas(tmp_path, "sources.bib", BIBTEX))
    book, article = sources["feskov2013"], sources["coox"]
    assert (book.title, book.author) == ("Die Rote Armee: Größe und Stärke", "Feskov, Vitaly I.; Ministry of Defence")
    assert (book.publisher, book.issued, book.url) == ("Tomsk: Litera", "2013-03", "https://example.org/f")
    assert (book.csl["type"], book.csl["keywords"]) == ("book", "army")
    assert (article.author, article.container, article.issued) == ("Alvin D. Coox", "History", "1985-07-04")


def test_ris_references_are_sources(tmp_path):
    sources = of(an_atlas(tmp_path, "sources.ris", RIS))
    book, article = sources["feskov2013"], sources["coox"]
    assert (book.title, book.author, book.issued) == ("The Red Army", "Feskov, Vitaly I.", "2013")
    assert (book.publisher, book.url) == ("Tomsk: Litera", "https://example.org/f")
    assert (article.title, article.container, article.issued) == ("Nomonhan", "History", "1985-07-04")
    assert (article.csl["type"], article.csl["page"]) == ("article-journal", "1-20")


def test_a_bibtex_entry_that_is_not_closed_is_named_with_its_number_and_the_others_stay(tmp_path):
    path = an_atlas(tmp_path, "sources.bib", "@book{a, title={A}}\n@book{b, title=\n@book{c, title={C}}\n")
    assert said(path, "sources-form") == [
        "sources.bib entry 2: what stands here breaks the rules of BibTeX, so that a source is lost, got @book{b, "
        "title=; expected @book{feskov2013, title = {...}, year = 2013}. Mend the entry, or export the sources once "
        "more."
    ]
    assert sorted(of(path)) == ["a", "c"]


@pytest.mark.parametrize(
    ("text", "got"),
    [
        (RIS.rpartition("ER  -")[0], "2 begun with TY, 1 ended with ER"),
        ("a letter, not a list of sources\n", "0 begun with TY, 0 ended with ER"),
    ],
    ids=["not-ended", "no-ris"],
)
def test_a_ris_file_that_breaks_off_is_said(tmp_path, text, got):
    [message] = said(an_atlas(tmp_path, "sources.ris", text), "sources-form")
    assert message.startswith(
        f"sources.ris: what stands here breaks the rules of RIS, so that a source is lost, got {got}"
    )


def test_a_reference_without_an_id_is_named_by_its_number(tmp_path):
    text = RIS.replace("ID  - coox\n", "")
    [message] = said(an_atlas(tmp_path, "sources.ris", text), "source-id")
    assert message.startswith("sources.ris reference 2, tag id: the source has no id")


def test_a_missing_reader_is_said_with_the_command_that_brings_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "bibtexparser.entrypoint", None)
    [message] = said(an_atlas(tmp_path, "sources.bib", BIBTEX), "extra-missing")
    assert "pip install 'stationed[citations]'" in message


def test_two_files_of_sources_are_named(tmp_path):
    path = an_atlas(tmp_path, "sources.bib", BIBTEX)
    shutil.copy(SMALL / "sources.json", path / "sources.json")
    assert len(said(path, "file-twice")) == 1


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1939", {"date-parts": [[1939]]}),
        ("1939/05/11/", {"date-parts": [[1939, 5, 11]]}),
        ("1939///", {"date-parts": [[1939]]}),
        ("spring 1939", {"literal": "spring 1939"}),
    ],
)
def test_dates_are_numbers_where_they_are_and_texts_where_not(text, date):
    assert date_of(text) == date


def test_people_keep_family_and_given_names_apart():
    assert people(["Feskov, V. I.", "Plato", " "]) == [{"family": "Feskov", "given": "V. I."}, {"literal": "Plato"}]
