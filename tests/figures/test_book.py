"""What a printed atlas promises: a sheet a period, every claim and source, bookmarks, words that can be searched."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

import stationed
from stationed.errors import StationedError
from stationed.figures.book import _index

EXAMPLE = Path(__file__).parent.parent.parent / "src" / "stationed" / "examples" / "rhine"


@pytest.fixture(scope="module")
def rhine():
    return stationed.read(EXAMPLE)


@pytest.fixture(scope="module")
def data(rhine):
    return rhine.book()


@pytest.fixture(scope="module")
def pages(data):
    found = pypdfium2.PdfDocument(data)
    return [found[number].get_textpage().get_text_range() for number in range(len(found))]


def test_bookmarks_lead_to_periods_table_indexes_and_sources(rhine, data):
    found = [(mark.get_title(), mark.level) for mark in pypdfium2.PdfDocument(data).get_toc()]
    periods = [(period.title, 1) for period in rhine.periods]
    rest = [(name, 0) for name in ("Table of deployments", "Units", "Places", "Sources")]
    assert found == [("Periods", 0), *periods, *rest]


def test_the_contents_have_a_head_and_no_bookmark(pages):
    assert pages[1].splitlines()[0] == "Contents"


def test_numbers_in_the_names_of_an_index_are_sorted_by_what_they_are():
    names = ["106th Division", "7th Brigade", "Air Group 12", "39th Army", "Air Group 3", "air group"]
    assert [name for name, _ in _index(names)] == [
        "7th Brigade",
        "39th Army",
        "106th Division",
        "air group",
        "Air Group 3",
        "Air Group 12",
    ]


def test_numbers_of_any_length_are_sorted_in_an_index():
    assert [name for name, _ in _index(["9" * 5000, "Unit 010", "1" + "0" * 5000, "Unit 9"])] == [
        *("9" * 5000, "1" + "0" * 5000, "Unit 9", "Unit 010"),
    ]


def test_every_claim_place_and_source_is_said(rhine, pages):
    said = " ".join(" ".join(pages).split())
    assert all(name in said for name in rhine.joined.frame["designation"])
    assert all(name in said for name in rhine.locations["name"])
    assert all(source.title.split(".")[0] in said for source in rhine.sources)
    assert all(period.summary in said for period in rhine.periods)


def test_sheets_are_numbered_and_the_cover_is_not(pages):
    assert "1" not in pages[0].splitlines()
    assert pages[2].split()[-1] == "3"


def test_title_is_that_of_the_atlas_and_the_day_is_not_in_it(data):
    assert pypdfium2.PdfDocument(data).get_metadata_dict()["Title"] == "The legions on the Rhine"
    assert b"/CreationDate" not in data
    assert b"/Lang" in data


def test_the_same_atlas_gives_the_same_book(data):
    assert stationed.read(EXAMPLE).book() == data


def test_a_language_that_is_none_is_refused(rhine):
    with pytest.raises(StationedError, match="language: the atlas has no 'fr'"):
        rhine.book(language="fr")


def test_letters_that_there_are_none_for_are_named(rhine):
    from dataclasses import replace

    from stationed.figures.book import lettering_of

    assert lettering_of(rhine).missing == ""
    assert lettering_of(replace(rhine, sources=(replace(rhine.sources[0], title="戰史 1"),))).missing == "戰史"


def test_letters_of_names_in_the_language_of_the_book_are_told_too(rhine):
    from dataclasses import replace

    from stationed.figures.book import lettering_of

    places = rhine.locations.copy()
    places["name_ja"] = ["萊茵", *[""] * (len(places) - 1)]
    assert lettering_of(replace(rhine, locations=places), "ja").missing == "萊茵"
    assert lettering_of(replace(rhine, locations=places)).missing == ""


def test_letters_that_are_all_of_one_width_are_named(rhine):
    """Latin, Greek, Cyrillic, Hebrew, Georgian and Armenian are not; of letters that are missing other words tell."""
    from dataclasses import replace

    from stationed.figures.book import lettering_of

    titled = replace(rhine.sources[0], title="Ῥῆνος Рейн ריין რაინი Հռենոս 萊茵 → الراين")
    assert lettering_of(rhine).of_one_width == ""
    assert set(lettering_of(replace(rhine, sources=(titled,))).of_one_width) == set("الراين")


def test_a_quotation_stands_under_its_claim_in_its_own_language(rhine):
    from dataclasses import replace

    claims = rhine.claims.copy()
    claims.loc[0, ["quotation", "quotation_language"]] = ["#strong[Varus], gib mir *meine* Legionen wieder!", "de"]
    claims.loc[1, ["quotation", "quotation_language"]] = ["Quintili Vare", "] no language ["]
    data = replace(rhine, claims=claims).book()
    said = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    assert "#strong[Varus], gib mir *meine* Legionen wieder!" in said
    assert "Quintili Vare" in said


def test_a_book_is_tagged_and_follows_the_standard_for_screen_readers(data):
    assert b"/MarkInfo" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data


def test_in_an_arabic_book_english_runs_from_the_left_and_a_table_begins_at_the_right(rhine):
    from dataclasses import replace

    book = pypdfium2.PdfDocument(replace(rhine, config=replace(rhine.config, languages=("ar",))).book(language="ar"))
    texts = [page.get_textpage() for page in book]

    def right_of(page, word: str, at: int) -> float:
        return page.get_charbox(page.get_text_range().index(word) + at)[2]

    # Words of another direction are extracted from the right: ".burn camps the".
    sheet = next(one for one in texts if "burn" in one.get_text_range())
    assert right_of(sheet, ".burn", 0) > right_of(sheet, "burn", 3)
    # All sources begin at one left, the numbers before them at the right of the sheet.
    sources = next(one for one in texts if "Annals" in one.get_text_range())
    said = sources.get_text_range()
    begins = [sources.get_charbox(said.index(word))[0] for word in ("Tacitus", "Stein")]
    assert max(begins) - min(begins) < 2
    # Legio I Germanica and Legio XXI Rapax end on one line of a column, as they begin at the right.
    table = next(one for one in texts if "Germanica" in one.get_text_range() and "Bonna" in one.get_text_range())
    assert abs(right_of(table, "Germanica", 8) - right_of(table, "Rapax", 4)) < 1


def test_short_indexes_and_few_sources_follow_the_table(pages):
    """Thirteen units and eight places of the Rhine stand below its nineteen claims."""
    (last,) = (page for page in pages if "Table of deployments" in page.splitlines())
    assert {"Units", "Places"} <= set(last.splitlines())


def test_the_cover_counts_the_sources_that_the_book_lists(rhine):
    from dataclasses import replace

    more = (*rhine.sources, replace(rhine.sources[0], source_id="uncited", title="Cited by nobody"))
    cover = pypdfium2.PdfDocument(replace(rhine, sources=more).book())[0].get_textpage().get_text_range()
    assert len(rhine.sources) == 9
    assert "10 sources" in cover
