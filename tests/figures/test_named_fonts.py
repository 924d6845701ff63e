"""What fonts that an atlas names promise: letters in every script, joined and in order, or a word on what lacks."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

import stationed
from stationed.cli import main
from stationed.export import extract_inputs
from stationed.figures.drawing import Style, Text
from stationed.figures.lettering import letters, missing, shortened, width, wrapped
from stationed.figures.named_fonts import fonts_used
from stationed.figures.scripts import address, advice, readable

EXAMPLE = Path(stationed.__file__).parent / "examples" / "rhine"
FONTS = Path(__file__).parent.parent / "data" / "fonts"
SERIF, SANS = Style("serif", 40), Style("sans", 16)
TITLES = {
    "georgian.ttf": ("ka", "ლეგიონები რაინზე"),
    "hebrew.ttf": ("he", "הלגיונות על הריין"),
    "devanagari.ttf": ("hi", "राइन पर रोमन सेनाएँ क्षत्रिय"),
    "han.otf": ("zh", "罗马军团在莱茵河上的驻地"),
}


def fonts(*names: str) -> dict[str, bytes]:
    return {f"fonts/{name}": (FONTS / name).read_bytes() for name in names}


def an_atlas(folder: Path, title: str, language: str = "en", font: str = "") -> Path:
    """The example, with another title and language."""
    shutil.copytree(EXAMPLE, folder)
    text = (folder / "atlas.toml").read_text("utf-8")
    text = re.sub(r'^title = "The leg.*$', f'title = "{title}"', text, flags=re.MULTILINE)
    text = re.sub(r"^languages = .*$", "", text, flags=re.MULTILINE)
    named = f'fonts = ["fonts/{font}"]\n' if font else ""
    (folder / "atlas.toml").write_text(f'languages = ["{language}"]\n{named}{text}', "utf-8")
    if font:
        (folder / "fonts").mkdir()
        shutil.copy(FONTS / font, folder / "fonts" / font)
    return folder


@pytest.mark.parametrize("name", TITLES)
def test_title_of_a_script_has_letters_in_svg_png_pdf_and_poster(tmp_path, name):
    language, title = TITLES[name]
    atlas = stationed.read(an_atlas(tmp_path / "atlas", title, language, name))
    figure = atlas.figure(size="600x400")
    without = stationed.read(an_atlas(tmp_path / "bare", title, language))
    bare = without.figure(size="600x400")
    assert not set(title) & set(figure.unlettered)
    assert set(title) - {" "} <= set(bare.unlettered)
    assert figure.to_bytes("png") != bare.to_bytes("png")
    svg = figure.to_bytes("svg").decode()
    assert svg.rpartition(f'aria-label="{title}"')[2].partition("</g>")[0].count("<use") >= 6
    page = pypdfium2.PdfDocument(figure.to_bytes("pdf"))[0].get_textpage().get_text_range()
    assert set(title) - {" "} <= set(page)
    assert atlas.map().picture() != without.map().picture()


def test_letters_of_devanagari_are_shaped_and_not_set_one_by_one():
    with fonts_used(fonts("devanagari.ttf"), "hi"):
        # ksha is one letter of four signs, and the sign of the short i stands before the letter that it is read after.
        assert len(letters("क्ष", "sans")) == 1
        assert len(letters("त्रि", "sans")) < 4
        assert missing("क्षत्रिय") == ""


def test_hebrew_stands_from_the_right_and_its_numbers_from_the_left():
    with fonts_used(fonts("hebrew.ttf"), "he"):
        words = [letters(word, "sans") for word in ("רומא", "אמור")]
        assert [one.sign for one in words[0]] == [one.sign for one in reversed(words[1])]
        drawn = [one.sign if one.face == "sans" else "H" for one in letters("רומא 1915 (XX)", "sans")]
    assert "".join(drawn) == "(XX) 1915 HHHH"


def test_words_of_house_letters_stay_in_them():
    with fonts_used(fonts("georgian.ttf"), "ka"):
        assert {one.face for one in letters("Roma 1915", "serif")} == {"serif"}
        mixed = letters("Roma რაინზე", "sans")
        assert [one.face == "sans" for one in mixed] == [True] * 5 + [False] * 6
        assert width("Roma რაინზე", SANS) == pytest.approx(sum(one.advance for one in mixed) * 16 / 1000)


def test_chinese_breaks_between_letters_but_before_no_closing_sign():
    with fonts_used(fonts("han.otf"), "zh"):
        assert wrapped("罗马军团在莱茵河上", 4 * 16, SANS, most=9) == ["罗马军团", "在莱茵河", "上"]
        assert wrapped("军団、「要塞」", 2 * 16, SANS, most=9) == ["军", "団、", "「要", "塞」"]
        short = shortened("罗马军团在莱茵河上的驻地", 100, SANS)
        assert short.endswith("…")
        assert 70 < width(short, SANS) <= 100


def test_a_sheet_in_hebrew_begins_at_the_right_and_its_map_is_not_turned(tmp_path):
    language, title = TITLES["hebrew.ttf"]
    atlas = stationed.read(an_atlas(tmp_path / "atlas", title, language, "hebrew.ttf"))
    figure = atlas.figure(size="700x500")
    heads = {shape.text: shape for shape in figure.drawing.shapes if isinstance(shape, Text)}
    with fonts_used(atlas.fonts, language):
        ends = heads[title].x + width(title, heads[title].style)
    assert ends == pytest.approx(700 - 17)
    assert heads["Roman"].x > 600
    plain = stationed.read(an_atlas(tmp_path / "plain", "x")).figure(size="700x500")
    assert next(shape.x for shape in plain.drawing.shapes if isinstance(shape, Text) and shape.text == "Roman") < 60


def test_an_arabic_vowel_is_left_out_without_a_word():
    assert missing("احتمالًا") == ""


def test_the_same_atlas_with_a_font_gives_the_same_bytes(tmp_path):
    folder = an_atlas(tmp_path / "atlas", TITLES["georgian.ttf"][1], "ka", "georgian.ttf")
    first, second = (stationed.read(folder).figure(size="400x400") for _ in range(2))
    assert first.to_bytes("svg") == second.to_bytes("svg")
    assert first.to_bytes("pdf") == second.to_bytes("pdf")


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("საქართველო", "NotoSansGeorgian-Regular.ttf"),
        ("東京", "NotoSansCJK-Regular.ttc"),
        ("हि", "NotoSansDevanagari-Regular.ttf"),
        ("Ạ", "NotoSans-Regular.ttf"),
    ],
)
def test_the_font_to_install_is_named_by_package_and_file(text, file):
    package = "fonts-noto-cjk" if "CJK" in file else "fonts-noto-core"
    said = advice(text)
    assert f"apt install {package}" in said
    assert f'fonts = ["fonts/{file}"]' in said


def test_advice_on_signs_of_no_script_names_no_package():
    assert "apt" not in advice("\0")


def test_a_poster_without_letters_is_a_warning_of_the_build_even_when_it_is_quiet(tmp_path):
    folder = an_atlas(tmp_path / "atlas", "ლეგიონები")
    report = stationed.build(folder, tmp_path / "pages", maps=["rhine"])
    found = [one for one in report.findings if one.code == "letters-missing"]
    assert found
    assert set(found[0].got) == set("ლეგიონები")
    assert "NotoSansGeorgian-Regular.ttf" in found[0].fix
    quiet = ["build", str(folder), "--output", str(tmp_path / "quiet"), "--map", "rhine", "--quiet"]
    run = CliRunner().invoke(main, quiet)
    assert run.exit_code == 0
    assert "NotoSansGeorgian-Regular.ttf" in run.stderr
    named = an_atlas(tmp_path / "named", "ლეგიონები", "en", "georgian.ttf")
    told = stationed.build(named, tmp_path / "other", maps=["rhine"]).findings
    assert "letters-missing" not in [one.code for one in told]


def test_the_picture_command_names_the_font(tmp_path):
    folder = an_atlas(tmp_path / "atlas", "東京")
    run = CliRunner().invoke(main, ["picture", str(folder), "--size", "400x400", "-o", str(tmp_path / "x.svg")])
    assert run.exit_code == 0
    assert "no letters for 東京" in run.stderr
    assert "fonts-noto-cjk" in run.stderr


def test_a_font_is_never_carried_by_a_page(tmp_path):
    folder = an_atlas(tmp_path / "atlas", "ლეგიონები", "ka", "georgian.ttf")
    (page,) = stationed.build(folder, tmp_path / "pages", maps=["rhine"]).written
    extracted = extract_inputs(page, tmp_path / "back")
    assert [path.name for path in extracted.written if path.suffix == ".ttf"] == []
    codes = [one.code for one in stationed.read(tmp_path / "back").check() if one.severity != "note"]
    assert codes == ["font-missing"]


def test_a_font_that_is_none_or_packed_for_the_web_is_a_warning(tmp_path):
    folder = an_atlas(tmp_path / "atlas", "x", "en", "georgian.ttf")
    for data, got in ((b"wOF2....", "WOFF"), (b"<htm", "'<htm'")):
        (folder / "fonts" / "georgian.ttf").write_bytes(data)
        (finding,) = [one for one in stationed.read(folder).check() if one.code.startswith("font")]
        assert (finding.code, finding.severity) == ("font-faulty", "warning")
        assert got in finding.got


def test_without_harfbuzz_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "uharfbuzz", None)
    folder = an_atlas(tmp_path / "atlas", "ლეგიონები", "en", "georgian.ttf")
    (folder / "fonts" / "georgian.ttf").write_bytes((FONTS / "georgian.ttf").read_bytes() + b"\0")
    with pytest.raises(stationed.MissingExtraError, match=r"pip install 'stationed\[fonts\]'"):
        stationed.read(folder).figure(size="400x400").to_bytes("svg")


@pytest.mark.parametrize(
    ("text", "lost", "language", "seen"),
    [
        ("ノモンハン事件. Wikipedia.", "ノモンハン事件", "en", "[Japanese]. Wikipedia."),
        ("诺门罕战役, 1939", "诺门罕战役", "de", "[chinesische Schrift], 1939"),
        ("Urga · 蒙古 人", "蒙古人", "ru", "Urga · [китайские иероглифы]"),
        ("第3章 (国境), Tokyo", "第章国境", "en", "[Chinese characters] ([Chinese characters]), Tokyo"),
        ("☃ in May", "☃", "en", "[other letters] in May"),
        ("Urga", "", "en", "Urga"),
    ],
)
def test_the_name_of_the_script_stands_for_letters_that_a_book_lacks(text, lost, language, seen):
    assert readable(text, lost, language) == seen


def test_an_address_ends_before_letters_that_are_missing_and_may_break_where_it_is_long():
    assert address("https://ja.wikipedia.org/wiki/ノモ?a=1", "ノモ") == "https://ja.wikipedia.org/wiki/…"
    assert address("https://a.org/b-c", "") == "https://a.org/b-c"
    assert address(f"https://a.org/{'%E3' * 14}", "") == f"https://a.org/{'%E3' * 6}%E\u200b3{'%E3' * 6}%\u200bE3"


def test_the_sources_of_a_book_are_links(tmp_path):
    data = stationed.read(EXAMPLE).book()
    assert b"/URI" in data


def test_a_book_has_no_boxes_and_follows_the_standard(tmp_path):
    folder = an_atlas(tmp_path / "atlas", "東京 and back")
    data = stationed.read(folder).book()
    assert b"pdfuaid" in data
    cover = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert "[Chinese characters] and back" in cover
