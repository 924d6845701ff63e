"""What a picture promises: what the page shows for the same choice, at any size, in any language, the same bytes."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from page_atlas import a_block, trial_atlas
from small_atlas import SMALL

import stationed
from stationed.errors import OutputError, StationedError
from stationed.figures.drawing import Drawing, Inset, Slopes, Text
from stationed.figures.figure import Asked, Figure, refuse_box
from stationed.figures.paper import Paper
from stationed.figures.pdf import texts_of
from stationed.figures.reader import Reader
from stationed.figures.scale_bar import round_length
from stationed.figures.sheet import _filled
from stationed.figures.theme import recoloured
from stationed.figures.view import View

EXAMPLE = Path(__file__).parent.parent.parent / "src" / "stationed" / "examples" / "rhine"


@pytest.fixture(scope="module")
def block():
    return a_block()


@pytest.fixture(scope="module")
def rhine():
    return stationed.read(EXAMPLE)


def figure(block, **asked) -> Figure:
    return Figure(block, Asked(**{"size": "600x400"} | asked))


def texts(found: Figure) -> list[str]:
    return [one.text for one in texts_of(found.drawing)]


def test_a_picture_of_a_period_shows_what_the_period_holds(rhine):
    held = rhine.membership
    for place, period in enumerate(held.periods):
        definite = held.deployment_ids[held.definite[:, place]].tolist()
        possible = held.deployment_ids[held.possible[:, place] & ~held.definite[:, place]].tolist()
        shown = rhine.figure(periods=period.period_id).shown
        assert (sorted(shown["definite"]), sorted(shown["possible"])) == (sorted(definite), sorted(possible))


@pytest.mark.parametrize(
    ("asked", "definite", "possible"),
    [
        pytest.param({"date": "1939-06"}, {"D-rival", "D-lost", "D-region"}, {"D-sure", "D-maybe"}, id="moment"),
        pytest.param({"start_date": "1945-08-10", "end_date": "1945"}, {"D-march", "D-region"}, {"D-lost"}, id="range"),
        pytest.param({"end_date": "1936-06"}, set(), {"D-lost"}, id="open-start"),
    ],
)
def test_a_picture_of_a_date_shows_what_is_there_then(asked, definite, possible, block):
    shown = figure(block, **asked).shown
    assert ({*shown["definite"]}, {*shown["possible"]}) == (definite, possible)


def test_title_label_credit_legend_and_scale_stand_on_the_sheet(rhine):
    found = rhine.figure()
    said = texts(found)
    assert said.count(found.title) == 1
    assert any(text.endswith(" km") for text in said)
    assert "Roman" in said
    assert any("CC0" in text for text in said)


def test_letters_that_a_source_has_none_for_are_named_by_their_script(rhine):
    sources = (replace(rhine.sources[0], title="東京日記"), *rhine.sources[1:])
    found = replace(rhine, sources=sources).figure(sources=True)
    assert any("[Chinese characters]" in text for text in texts(found))
    assert found.unlettered == "東京日記"


def test_sources_are_listed_on_request_and_counted_where_they_have_no_room(rhine):
    def notes(**asked):
        return [text for text in texts(rhine.figure(**asked)) if text[:2] in ("1.", "2.")]

    assert notes() == []
    assert len(notes(sources=True)) == 2
    assert any("more" in text for text in texts(rhine.figure(sources=True, size="320x320")))


@pytest.mark.parametrize(
    ("text", "wide", "high"),
    [
        ("A4", 1123, 794),
        ("a4-portrait", 794, 1123),
        ("A2", 2245, 1587),
        ("1200x630", 1200, 630),
        ("100x90mm", 378, 340),
    ],
)
def test_sizes_are_sheets_millimetres_or_pixels(text, wide, high):
    paper = Paper.of(text)
    assert (round(paper.width), round(paper.height)) == (wide, high)
    assert paper.finer == (1 if text == "1200x630" else 3.125)


@pytest.mark.parametrize("text", ["A9", "12", "10x10", "99999x10", "", "A4-up", "NaNx5"])
def test_a_size_that_is_none_is_refused_with_those_there_are(text):
    with pytest.raises(StationedError, match=r"size: .*, got '.*'; expected"):
        Paper.of(text)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"periods": ("wer",)}, r"the map has no period 'wer'; expected all or some of before, war, after.*war"),
        ({"date": "12 May"}, r"date: .*12 May"),
        ({"date": ".."}, r"date: "),
        ({"date": "1939", "end_date": "1940"}, r"expected either a moment or a range"),
        ({"start_date": "1940", "end_date": "1939"}, r"start_date: lies after end_date"),
        ({"language": "fr"}, r"language: the atlas has no 'fr'; expected one of en, ru"),
        ({"theme": "blue"}, r"theme: there is no 'blue'; expected one of light, dark, print"),
        ({"bbox": (10.0, 0.0, 5.0, 1.0)}, r"bbox: is no part of the map, got 10,0,5,1"),
        ({"bbox": (0.0, 0.0, float("nan"), 1.0)}, r"bbox: is no part of the map"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_what_can(asked, message, block):
    with pytest.raises(StationedError, match=message):
        figure(block, **asked)


def test_a_picture_is_in_the_language_that_is_asked_for(block):
    found = figure(block, language="ru", date="1939")
    assert {"Улан-Батор", "1939 год"} <= {*texts(found)}
    assert found.drawing.language == "ru"


def test_a_theme_changes_the_ground_and_leaves_sides_alone(block):
    light, dark, printed = (figure(block, theme=theme).drawing for theme in ("light", "dark", "print"))
    assert (light.background, dark.background, printed.background) == ("#fbf7ee", "#1f1c18", "#ffffff")
    inset = next(shape for shape in printed.shapes if isinstance(shape, Inset))
    assert inset.drawing.background == "#dcdcdc"
    assert {shape.colour for shape in dark.shapes if isinstance(shape, Text)} <= {"#efe8da", "#b3a795"}


def test_no_note_is_parted_between_columns():
    """By hand: of 2, 3, 1 and 2 lines in two columns the second begins with the third note, and so on."""
    assert _filled([2, 3, 1, 2], 2) == [(0, 0), (0, 2), (1, 0), (1, 1)]
    assert _filled([3, 3, 3], 2) == [(0, 0), (0, 3), (1, 0)]
    assert _filled([1, 1, 1], 3) == [(0, 0), (1, 0), (2, 0)]
    assert _filled([], 3) == []


def test_a_scanned_map_keeps_its_colours_in_the_dark_and_has_none_in_print(block):
    """As bright as on the page: 0.85 of 200, 100 and 40."""
    scan = Slopes(np.full((2, 2, 4), (200, 100, 40, 90), np.uint8), (0, 0, 2, 2), None, 0.7)
    drawn = Drawing(2, 2, "#ffffff", (scan,))
    (dark,), (printed,) = (recoloured(Reader(block), drawn, theme).shapes for theme in ("dark", "print"))
    assert (dark.pixels[0, 0].tolist(), dark.opacity) == ([170, 85, 34, 90], 0.7)
    assert len(set(printed.pixels[0, 0, :3].tolist())) == 1


def test_letters_that_there_are_none_for_are_named(block):
    assert figure(block).unlettered == ""
    meta = block["meta"] | {"title": {"en": "蒙古 1939"}}
    assert set(figure(block | {"meta": meta}).unlettered) == set("蒙古")


def test_a_bar_says_a_round_length():
    view = View.of((0, -1, 10, 1), 1000, 200)
    length, pixels = round_length(view)
    assert length == 100
    assert pixels == pytest.approx(100 / 111.195 * 100, rel=1e-3)


def test_a_png_has_the_size_that_is_asked_for_three_times_as_fine_on_paper(block):
    assert struct.unpack(">II", figure(block).to_bytes("png")[16:24]) == (600, 400)
    assert struct.unpack(">II", figure(block, size="90x90mm").to_bytes("png")[16:24]) == (1063, 1063)


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_the_same_choice_gives_the_same_bytes(form):
    one, other = (figure(a_block(trial_atlas()), periods=("war",)).to_bytes(form) for _ in range(2))
    assert one == other


def test_a_pdf_has_one_page_of_lines_with_words_that_can_be_searched(block):
    data = figure(block, size="A5", periods=("war",)).to_bytes("pdf")
    found = pypdfium2.PdfDocument(data)
    said = found[0].get_textpage().get_text_range()
    assert len(found) == 1
    assert (round(found[0].get_width()), round(found[0].get_height())) == (595, 420)
    assert found.get_metadata_dict()["Title"] == "Trial atlas · Period war · 1939"
    assert "Trial atlas" in said
    assert "Unit" in said or "Place" in said
    assert b"/CreationDate" not in data


def test_a_pdf_shows_the_ground_in_the_colours_of_the_svg(rhine):
    found = rhine.figure(size="A5")
    page = pypdfium2.PdfDocument(found.to_bytes("pdf"))[0].render(scale=96 / 72).to_pil().convert("RGB")
    inset = next(shape for shape in found.drawing.shapes if isinstance(shape, Inset))
    seen = page.crop((int(inset.x), int(inset.y), page.width, page.height))
    counted = {colour: number for number, colour in seen.getcolors(seen.width * seen.height)}
    assert counted[0xCB, 0xDA, 0xE0] > seen.width * seen.height / 50, "no sea"
    assert page.getpixel((5, 5)) == (0xFB, 0xF7, 0xEE)


def test_hostile_texts_stay_texts(block):
    meta = block["meta"] | {"title": {"en": '</svg><script>#panic("x")</script> $x$ \\ "'}}
    found = Figure(block | {"meta": meta}, Asked(size="800x500"))
    assert "<script" not in found._repr_svg_()
    assert '#panic("x")' in pypdfium2.PdfDocument(found.to_bytes("pdf"))[0].get_textpage().get_text_range()


def test_a_file_is_written_by_its_name_and_refused_where_that_says_nothing(block, tmp_path):
    assert figure(block).save(tmp_path / "a.SVG").read_bytes().startswith(b"<svg")
    with pytest.raises(StationedError, match=r"a picture cannot be written as 'gif'; expected svg, pdf, png"):
        figure(block).save(tmp_path / "a.gif")
    with pytest.raises(OutputError, match=r"cannot be written"):
        figure(block).save(tmp_path / "none" / "a.svg")


def test_an_atlas_without_claims_or_periods_has_a_picture():
    empty = a_block(trial_atlas(claims=trial_atlas().claims.iloc[:0], periods=()))
    assert figure(empty, sources=True).to_bytes("svg")


@pytest.mark.parametrize("side", ["nan", "inf", "1e+308"])
def test_a_box_beyond_all_numbers_is_refused_before_anything_is_drawn(side):
    with pytest.raises(StationedError, match=rf"bbox: is no part of the map, got {re.escape(side)}"):
        stationed.read(SMALL).figure(bbox=(float(side), 47.0, 110.0, 49.0))


@pytest.mark.parametrize("box", ["1,2,3", (1, 2, 3), ("a", 0, 1, 1), 5])
def test_a_box_that_is_not_four_numbers_is_refused(box):
    with pytest.raises(StationedError, match=r"bbox: is no part of the map.*four numbers"):
        refuse_box(box)
