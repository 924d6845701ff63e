"""Pictures of the story: read, made small and nameless, carried by pages and given back."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
from PIL import Image
from small_atlas import a_small_atlas

import stationed
from stationed.checking import check_tables
from stationed.embed import read_page
from stationed.export import extract_inputs
from stationed.limits import ILLUSTRATION_BYTES, ILLUSTRATIONS
from stationed.reading import read_tables
from stationed.reading.story import read_story
from stationed.scans import drawn_illustration
from stationed.scans.illustration import BYTES, SIDE
from stationed.scans.opening import PictureError

STORY = """## It began

period: khalkhin-gol

On 20 August 1939.

::: illustration illustrations/bridge.jpg
alt: A bridge
alt_ru: Мост
caption: The bridge of <20 August>
credit: A. Maker, Example Archive 7
licence: CC0 1.0
:::

The attack went on.

::: ru
Двадцатого августа.
:::

## Before

period: protocol

Peace.
"""


def a_photograph(width: int, height: int, *, turned: int = 1) -> bytes:
    """Noise, which no way of packing makes small, with a place and an orientation in its metadata."""
    noise = np.random.default_rng(7).integers(0, 255, (height, width, 3), np.uint8)
    image, exif, out = Image.fromarray(noise), Image.Exif(), io.BytesIO()
    exif[0x0112] = turned
    exif[0x010F] = "A camera of somebody's own"
    image.save(out, "JPEG", quality=90, exif=exif)
    return out.getvalue()


def test_a_picture_stands_in_its_step_and_its_lines_in_no_paragraph():
    first, second = read_story(STORY)
    assert first.text == "On 20 August 1939.\n\nThe attack went on."
    assert first.texts == {"ru": "Двадцатого августа."}
    (one,) = first.illustrations
    assert (one.file, one.line, one.words("alt")) == ("illustrations/bridge.jpg", 7, {"ru": "Мост"})
    assert one.said["caption"] == "The bridge of <20 August>"
    assert second.illustrations == ()


def test_a_picture_without_its_end_takes_the_rest_of_its_step_and_says_so(tmp_path):
    story = STORY.replace("licence: CC0 1.0\n:::\n", "licence: CC0 1.0\n", 1)
    atlas = a_small_atlas(tmp_path, {"story.md": story, "illustrations/bridge.jpg": a_photograph(9, 9)})
    said = [(one.row, one.got) for one in check_tables(read_tables(atlas)) if one.code == "story-key"]
    # The end is that of the Russian text, which begins anew in a line that closes nothing.
    assert (14, "The attack went on.") in said


def test_a_large_picture_is_small_upright_and_says_nothing_of_its_camera_in_a_page():
    drawn = drawn_illustration(a_photograph(1500, 900, turned=6))
    with Image.open(io.BytesIO(drawn.webp)) as image:
        assert (image.format, image.size) == ("WEBP", (drawn.width, drawn.height))
        assert dict(image.getexif()) == {}
    assert drawn.height > drawn.width  # turned by a quarter
    assert max(drawn.width, drawn.height) <= SIDE
    assert len(drawn.webp) <= BYTES
    assert b"camera" not in drawn.webp


def test_a_small_picture_keeps_its_size_and_what_a_page_holds_stays_as_it_is():
    once = drawn_illustration(a_photograph(60, 40))
    assert (once.width, once.height) == (60, 40)
    assert drawn_illustration(once.webp).webp == once.webp


def test_a_page_holds_the_pictures_of_its_own_steps_with_their_words(tmp_path):
    atlas = a_small_atlas(tmp_path, {"story.md": STORY, "illustrations/bridge.jpg": a_photograph(60, 40)})
    stationed.build(atlas, tmp_path / "out")
    columns = read_page(tmp_path / "out" / "summer.html")["tables"]["illustrations"]["columns"]
    texts = {name: one["texts"] for name, one in columns.items() if "texts" in one}
    assert texts["alt"] == ["A bridge"]
    assert texts["alt_ru"] == ["Мост"]
    assert texts["credit"] == ["A. Maker, Example Archive 7"]
    assert base64.b64decode(texts["picture"][0]) == drawn_illustration(a_photograph(60, 40)).webp
    # The map has its own periods alone: its first step is the one with the picture.
    assert columns["step"] == [0]


def test_a_picture_too_large_for_the_archive_is_given_back_as_the_page_has_it(tmp_path):
    atlas = a_small_atlas(tmp_path, {"story.md": STORY, "illustrations/bridge.jpg": a_photograph(900, 700)})
    stationed.build(atlas, tmp_path / "out")
    page = tmp_path / "out" / "all.html"
    extracted = extract_inputs(page, tmp_path / "back")
    assert extracted.drawn == ("illustrations/bridge.jpg",)
    stationed.build(tmp_path / "back", tmp_path / "again")
    first, again = (read_page(path)["tables"]["illustrations"] for path in (page, tmp_path / "again" / "all.html"))
    assert first == again


def test_pictures_too_many_or_too_large_are_findings_and_not_shown(tmp_path, monkeypatch):
    monkeypatch.setattr("stationed.reading.illustrations.ILLUSTRATION_BYTES", 2000)
    block = STORY[STORY.index("::: illustration") : STORY.index("The attack")]
    story = "## It began\n\nA text.\n\n" + block * (ILLUSTRATIONS + 1)
    atlas = a_small_atlas(tmp_path, {"story.md": story, "illustrations/bridge.jpg": a_photograph(60, 40)})
    findings = {one.code: one for one in check_tables(read_tables(atlas))}
    assert ILLUSTRATION_BYTES > 2000
    assert findings["file-large"].file == "illustrations/bridge.jpg"
    many = findings["illustration-missing"]
    assert (many.got, many.expected) == ("61", "60 at most")


@pytest.mark.parametrize("name", ["../secret.jpg", "illustrations/../secret.jpg", "/etc/hostname", "scans/x.jpg"])
def test_a_name_that_leads_elsewhere_is_not_read(name, tmp_path):
    (tmp_path / "secret.jpg").write_bytes(a_photograph(9, 9))
    story = STORY.replace("illustrations/bridge.jpg", name)
    tables = read_tables(a_small_atlas(tmp_path, {"story.md": story}))
    assert tables.illustrations == {}
    assert [one.code for one in check_tables(tables)] == ["illustration-missing"]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"xmp": b"<x>Somebody's house</x>"}, id="words"),
        pytest.param({"exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0Somebody's house"}, id="camera"),
        pytest.param({"icc_profile": b"Somebody's house"}, id="colours"),
        pytest.param({"save_all": True, "append_images": [Image.new("RGB", (9, 9), "red")]}, id="moving"),
        pytest.param({"behind": b"Somebody's house"}, id="behind"),
    ],
)
def test_a_small_webp_with_more_than_its_pixels_is_drawn_anew(more):
    out = io.BytesIO()
    behind = more.pop("behind", b"")
    Image.new("RGB", (9, 9), "blue").save(out, "WEBP", **more)
    drawn = drawn_illustration(out.getvalue() + behind).webp
    assert b"Somebody" not in drawn
    assert b"ANMF" not in drawn
    assert drawn_illustration(drawn).webp == drawn


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr("stationed.scans.illustration.ILLUSTRATION_PIXELS", 2000)
    with pytest.raises(PictureError, match="too many pixels") as refused:
        drawn_illustration(a_photograph(70, 40))  # what was drawn before is kept
    assert (refused.value.got, refused.value.expected) == ("70 by 40", "2,000 at most")
