"""Other folium elements on our map: what needs no other address works, what does is refused by name."""

from __future__ import annotations

import folium
import folium.plugins
import pytest
from page.reading import Reading, hashes, policy
from page_atlas import some_layers

from stationed.bundle import script_of
from stationed.controls import Card, Control
from stationed.errors import StationedError
from stationed.page import StationedMap, render_page
from stationed.page.links import refuse_outside

PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def page_with(*elements):
    m = StationedMap()
    some_layers().add_to(m)
    for element in elements:
        element.add_to(m)
    return Reading(render_page(m))


@pytest.mark.parametrize(
    "element",
    [
        folium.Marker([47.9, 106.9]),
        folium.Marker([47.9, 106.9], popup="Here", tooltip="There"),
        folium.GeoJson({"type": "Point", "coordinates": [1, 2]}),
        folium.FeatureGroup("Own"),
        folium.LayerControl(),
        folium.CircleMarker([47.9, 106.9]),
        folium.raster_layers.ImageOverlay(PIXEL, [[0, 0], [1, 1]]),
        folium.FitBounds([[0, 0], [1, 1]]),
    ],
    ids=lambda element: type(element).__name__,
)
def test_an_element_that_needs_nothing_else_is_on_the_page(element):
    reading = page_with(element)
    assert element._name.split("_")[0][:5].lower() in reading.texts["script"][-1].lower().replace("_", "")
    assert policy(reading)["script-src"] == hashes(reading.texts["script"])
    assert reading.asked() == []


@pytest.mark.parametrize(
    ("element", "message"),
    [
        (folium.TileLayer("OpenStreetMap"), r"folium TileLayer: https://tile\.openstreetmap\.org"),
        (folium.plugins.MarkerCluster(), r"folium MarkerCluster: https://cdnjs\.cloudflare\.com"),
        (folium.plugins.HeatMap([[1, 2]]), r"folium HeatMap: https://"),
        (
            folium.raster_layers.ImageOverlay("https://a.example/b.png", [[0, 0], [1, 1]]),
            r"ImageOverlay: https://a\.ex",
        ),
        (
            folium.Marker([1, 2], icon=folium.Icon(icon="star")),
            "a folium.Icon is on the map, got 'star'.*Leave icon out",
        ),
        (folium.Marker([1, 2], icon=folium.CustomIcon("https://a.example/i.png")), r"CustomIcon: https://a\.example"),
    ],
    ids=["tiles", "cluster", "heat map", "image", "icon", "picture icon"],
)
def test_an_element_that_asks_another_address_is_refused_by_name(element, message):
    with pytest.raises(StationedError, match=message):
        page_with(element)


class Named(folium.Marker):
    """An element with an address for readers to follow, another that it asks for, and a style sheet."""

    linked = ("more",)

    def __init__(self, *, other: str = "", sheet: str = "") -> None:
        super().__init__([1, 2])
        self.more, self.other = "https://c.example/", other
        self.default_css = [("sheet", sheet)] if sheet else []


def test_every_element_that_asks_is_named_with_all_that_it_asks_for():
    first = Named(other="https://a.example/o", sheet="https://a.example/s.css")
    said = r"got Named: https://a\.example/s\.css, https://a\.example/o; folium ImageOverlay: https://b\.example/i; exp"
    with pytest.raises(StationedError, match=said):
        page_with(first, folium.raster_layers.ImageOverlay("https://b.example/i", [[0, 0], [1, 1]]))


def test_what_an_element_names_for_readers_to_follow_is_fine():
    refuse_outside([Named()], [])


@pytest.mark.parametrize(
    "markup",
    [
        "<img src='https://a.example/x.png'>",
        "<script src='//a.example/x.js'></script>",
        "<img srcset='x.png 2x'>",
        "<link rel=stylesheet href='style.css'>",
        "<form action='https://a.example'></form>",
    ],
)
def test_markup_that_asks_another_address_is_refused(markup):
    m = StationedMap()
    m.get_root().html.add_child(folium.Element(markup))
    with pytest.raises(StationedError, match=r"got markup: (https://a\.example|//a\.example|x\.png|style\.css)"):
        render_page(m)


def test_a_link_that_a_reader_may_follow_is_fine():
    m = StationedMap()
    m.get_root().html.add_child(folium.Element("<a href='https://example.org'>more</a>"))
    assert "https://example.org" in render_page(m)


def test_what_users_put_into_header_and_body_stays():
    m = StationedMap()
    m.get_root().header.add_child(folium.Element("<style>h3 { color: red }</style>"))
    m.get_root().html.add_child(folium.Element('<h3 align="center" style="font-size:16px">Title</h3>'))
    reading = Reading(render_page(m))
    assert "h3 { color: red }" in reading.texts["style"]
    assert ("h3", {"align": "center", "data-stationed-style": "1"}) in reading.tags
    assert '[data-stationed-style="1"] { font-size:16px }' in reading.texts["style"][-1]


def test_data_in_other_elements_is_not_read_as_a_template():
    point = {"type": "Feature", "properties": {"a": "{{7*7}}"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}
    assert "{{7*7}}" in page_with(folium.GeoJson(point)).texts["script"][-1]


def test_text_in_other_elements_cannot_end_the_script():
    reading = page_with(folium.Marker([1, 2], tooltip="</script><b>x"))
    assert "b" not in [tag for tag, _ in reading.tags]
    assert "<\\/script><b>x" in reading.texts["script"][-1]


def test_a_popup_brings_the_little_that_it_needs():
    assert script_of("popup") in "".join(page_with(folium.Marker([1, 2], popup="Here")).texts["script"])
    assert script_of("popup") not in "".join(page_with(folium.Marker([1, 2])).texts["script"])


def test_a_control_that_is_not_declared_is_refused_by_name_with_those_there_are(monkeypatch):
    monkeypatch.setattr(Card, "name", "compass")
    with pytest.raises(StationedError, match=r"Card is not declared.*got the name 'compass'; expected one of panel, "):
        Card(some_layers())


def test_a_control_without_a_name_is_refused_as_well():
    with pytest.raises(StationedError, match=r"the control Control is not declared.*got the name ''"):
        Control(some_layers())
