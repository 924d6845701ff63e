"""The story: each step shows its period or days and its view, and has an address of its own."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from small_atlas import a_small_atlas

import stationed
from stationed.embed.snippets import COLUMN

pytestmark = pytest.mark.browser

MIDDLE = """(node) => {
  const {x, y, width, height} = node.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""
# The classes of the sheet's buttons that lie on top at their own middle.
HIT = f"""[...document.querySelectorAll('.stationed-story button')]
  .filter((node) => node.contains(document.elementFromPoint(...({MIDDLE})(node)))).map((node) => node.className)"""


def test_the_story_opens_from_the_panel_and_goes_step_by_step(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    page.get_by_role("button", name="Read the story").click()
    first = page.inner_text(".stationed-story h2")
    page.get_by_role("button", name="Next step").click()
    assert page.inner_text(".stationed-story h2") != first
    assert page.evaluate("stationed.getState().story") == "2"


def test_an_address_opens_the_story_at_its_step(open_page, built):
    page = open_page(built / "atlas.html", fragment="#story=1", kept=True)
    page.wait_for_function("() => stationed.getState().date === '1921-07-06'")
    assert page.evaluate("stationed.getState().periods") == "revolution"
    assert "Step 1 of" in page.inner_text(".stationed-story")


def test_a_step_is_told_in_the_readers_language(open_page, built):
    page = open_page(built / "atlas.html", fragment="#story=1&language=mn", kept=True)
    assert page.inner_text(".stationed-story h2") == "Нийслэл Хүрээ рүү"


def test_escape_leaves_the_story_and_keeps_the_view(open_page, built):
    page = open_page(built / "atlas.html", fragment="#story=1", kept=True)
    page.wait_for_function("() => stationed.getState().date === '1921-07-06'")
    page.locator(".stationed-story .stationed-close").focus()
    page.keyboard.press("Escape")
    assert page.locator(".stationed-story").is_hidden()
    assert page.evaluate("stationed.getState().date") == "1921-07-06"


@pytest.mark.parametrize("size", [(390, 844), (320, 568), (1024, 420), (COLUMN, 560), (COLUMN, 260)])
def test_the_buttons_of_a_step_are_hit_where_they_are_seen(open_page, built, size):
    page = open_page(built / "atlas.html", fragment="#story=2", size=size)
    assert page.evaluate(HIT) == ["stationed-close", "stationed-step", "stationed-step"]
    x, y = page.evaluate(f"({MIDDLE})(document.querySelector('.stationed-steps').lastElementChild)")
    page.mouse.click(x, y)
    assert page.evaluate("stationed.getState().story") == "3"


def test_the_credit_stays_in_sight_above_the_sheet_of_a_phone(open_page, built):
    page = open_page(built / "atlas.html", fragment="#story=2", size=(390, 844))
    sheet = page.locator(".stationed-story").bounding_box()
    credit = page.locator(".stationed-credit").bounding_box()
    assert 0 < credit["y"] < credit["y"] + credit["height"] <= sheet["y"]
    # What the sheet begins with keeps its distance from the edge, though the text is longer than the sheet.
    assert page.locator(".stationed-story > p").bounding_box()["y"] >= sheet["y"] + 12


@pytest.mark.parametrize("size", [(1024, 420), (COLUMN, 560)])
def test_the_credit_stands_beside_the_sheet_in_a_short_window(open_page, built, size):
    page = open_page(built / "atlas.html", fragment="#story=2", size=size)
    sheet = page.locator(".stationed-story").bounding_box()
    assert page.locator(".stationed-credit").bounding_box()["x"] >= sheet["x"] + sheet["width"]


def test_a_picture_stands_in_its_step_with_words_credit_and_licence(open_page, tmp_path):
    out = io.BytesIO()
    Image.new("RGB", (300, 200), (120, 90, 60)).save(out, "PNG")
    story = """## It began

On 20 August 1939.

::: illustration illustrations/bridge.png
alt: A bridge
alt_ru: Мост
caption: The <b>bridge</b>
credit: A. Maker
licence: CC0 1.0
:::

## It ended
"""
    atlas = a_small_atlas(tmp_path, {"story.md": story, "illustrations/bridge.png": out.getvalue()})
    stationed.build(atlas, tmp_path / "out")
    page = open_page(tmp_path / "out" / "all.html", fragment="#story=1")
    picture = page.get_by_role("img", name="A bridge")
    picture.wait_for()
    assert picture.evaluate("(image) => image.complete && image.naturalWidth") == 300
    assert page.inner_text(".stationed-told-picture figcaption").split("\n") == [
        "The <b>bridge</b>",
        "A. Maker · CC0 1.0",
    ]
    page.evaluate("stationed.setState({language: 'ru'})")
    page.get_by_role("img", name="Мост").wait_for()
    page.evaluate("stationed.setState({story: '2'})")
    page.get_by_role("img", name="Мост").wait_for(state="detached")


def test_what_a_step_shows_stands_above_the_sheet_of_a_phone(open_page, built):
    page = open_page(built / "atlas.html", fragment="#story=2", size=(390, 844))
    zoom, latitude, longitude = page.evaluate("stationed.app.tables.story.text('view', 1).split('/').map(Number)")
    at = page.evaluate("([y, x]) => stationed.map.latLngToContainerPoint([y, x]).y", [latitude, longitude])
    map_, sheet = (page.locator(one).bounding_box() for one in (".stationed-map", ".stationed-story"))
    assert abs(at - (sheet["y"] - map_["y"]) / 2) < 3
    assert page.evaluate("stationed.map.getZoom()") == zoom
    # A small window gives the map the room of the timeline while a step says the time itself.
    page.set_viewport_size({"width": 320, "height": 568})
    assert page.locator(".stationed-slot-timeline").is_hidden()
    page.locator(".stationed-story .stationed-close").click()
    assert page.locator(".stationed-slot-timeline").is_visible()


# How much of the canvas of growing arrows is inked at some shares of their way, and whether it is gone in the end.
INKED = """() => {
  const { growth } = stationed.app.marks;
  const small = new OffscreenCanvas(400, 250).getContext('2d', { willReadFrequently: true });
  const inked = [0, 0.2, 0.5, 1].map((share) => {
    growth.paint(() => share);
    small.clearRect(0, 0, 400, 250);
    small.drawImage(growth.canvas, 0, 0, 400, 250);
    return small.getImageData(0, 0, 400, 250).data.reduce((sum, value, i) => sum + (i % 4 === 3 && value > 0), 0);
  });
  delete growth.tick;
  growth.tick(growth.begun + 60000);
  return [inked, document.querySelectorAll('.stationed-growing').length];
}"""


def test_arrows_grow_along_their_way_when_their_step_comes(open_page, built):
    page = open_page(built / "atlas.html", fragment="#story=6", size=(800, 500))
    page.evaluate("() => { stationed.app.marks.growth.tick = () => {} }")  # no clock but ours
    page.locator(".stationed-story .stationed-step").last.click()
    page.wait_for_selector(".stationed-growing", state="attached")
    inked, left = page.evaluate(INKED)
    assert inked[0] == 0 < inked[1] < inked[2] < inked[3]
    assert left == 0
    # In the end the marks draw them, and the map has flown to the view of the step.
    assert page.evaluate("stationed.app.marks.growth.turns") is None
    page.wait_for_function("() => stationed.getState().map === '6/44.5000/118.5000'")


def test_arrows_stand_whole_at_once_where_less_motion_is_wanted(open_page, built):
    page = open_page(built / "atlas.html", fragment="#story=6", reduced_motion=True, size=(800, 500))
    page.locator(".stationed-story .stationed-step").last.click()
    assert page.evaluate("stationed.getState().map") == "6/44.5000/118.5000"
    assert page.evaluate("stationed.app.marks.growth.turns") is None


def test_arrows_are_whole_on_paper_while_they_grow(open_page, built):
    page = open_page(built / "atlas.html", fragment="#story=7", size=(800, 500))
    page.wait_for_selector(".stationed-growing", state="attached")
    growing = """() => {
      dispatchEvent(new Event('beforeprint'));
      const growing = document.querySelectorAll('.stationed-growing').length;
      dispatchEvent(new Event('afterprint'));
      return growing;
    }"""
    assert page.evaluate(growing) == 0


def test_words_of_the_mongolian_story_lead_to_what_they_name(open_page, built):
    page = open_page(built / "atlas.html", fragment="#story=7&language=mn", kept=True)
    page.get_by_role("button", name="Лүбэйд").click()
    page.wait_for_function("() => stationed.getState().select === 'lubei'")
    names = page.locator(".stationed-told-name").all_inner_texts()
    assert names[:2] == ["17 дугаар арми", "39 дүгээр армийн"]


@pytest.mark.parametrize("size", [(390, 844), (320, 568)])
def test_a_finger_scrolls_a_step_and_the_next_one_begins_at_its_beginning(open_page, built, size):
    page = open_page(built / "atlas.html", fragment="#story=6", size=size, touch=True)
    sheet = page.locator(".stationed-story")
    top = page.locator(".stationed-told").bounding_box()["y"] + 40
    hand = page.context.new_cdp_session(page)
    sheet.evaluate("(node) => node.addEventListener('scrollend', () => { node.dataset.stands = ''; }, { once: true })")
    for kind, y in [("touchStart", top), ("touchMove", top - 30), ("touchMove", top - 70), ("touchEnd", None)]:
        points = [] if y is None else [{"x": 120, "y": y}]
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    # A tap on a sheet that still runs on from the finger stops it, and presses nothing.
    page.wait_for_selector(".stationed-story[data-stands]")
    assert sheet.evaluate("(node) => node.scrollTop") > 20
    page.touchscreen.tap(*page.locator(".stationed-story .stationed-step").last.evaluate(MIDDLE))
    page.wait_for_function("() => stationed.getState().story === '7'")
    assert sheet.evaluate("(node) => node.scrollTop") == 0
    assert page.evaluate("scrollY") == 0
