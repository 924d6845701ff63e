"""A map elsewhere than on a page of its own: in notebooks, figures of branca, hosts that take it apart."""

from __future__ import annotations

import json
import re
from html import unescape

import branca
import folium
import pytest
from page_atlas import some_layers

import stationed
from stationed.page import AtlasMap


def a_map(**more: int) -> AtlasMap:
    return AtlasMap(some_layers(), **more)


def framed(markup: str) -> str:
    """The page in the one frame of some markup."""
    (held,) = re.findall(r'<iframe srcdoc="([^"]*)"', markup)
    return unescape(held)


def script_alone(element) -> str:
    """What hosts run that take a map apart, as Streamlit's st_folium does: its script, and those of what is on it."""
    own = element._template.module.script(element) if hasattr(element._template.module, "script") else ""
    return own + "".join(script_alone(child) for child in element._children.values())


def test_a_notebook_gets_the_page_in_a_frame_that_may_save_files_and_open_sources():
    markup = a_map()._repr_html_()
    assert framed(markup) == a_map().page()
    (sandbox,) = re.findall(r'sandbox="([^"]*)"', markup)
    assert sandbox.split() == ["allow-scripts", "allow-downloads", "allow-popups", "allow-popups-to-escape-sandbox"]


def test_a_page_in_a_notebook_has_no_white_space_that_a_host_may_change():
    """nbsphinx does: a style with a tab in it was no longer the one that the policy of the page allows."""
    assert "\t" in a_map().page()
    assert not set("\t\n\f\r") & set(a_map()._repr_html_())


@pytest.mark.parametrize("height", [640, 300])
def test_the_height_in_a_notebook_is_the_one_that_was_asked_for(height):
    assert f"height:{height}px" in a_map(height=height)._repr_html_()
    assert a_map(height=height).page() == a_map().page()


def test_a_map_begins_at_the_line_of_its_prompt_and_its_poster_does_not_reach_out():
    markup = a_map(height=300)._repr_html_()
    assert markup.startswith(
        '<div style="position:relative;width:100%;height:300px;overflow:clip"><div style="height:0">'
    )


def test_a_notebook_that_is_not_trusted_keeps_the_poster_with_the_title():
    """Jupyter takes frames out of what it does not trust, and leaves pictures."""
    left = re.sub(r"<iframe.*?</iframe>", "", a_map()._repr_html_(), flags=re.DOTALL)
    assert re.search(r'<img src="data:image/png;base64,iVBORw0KGgo[\w+/=]+" alt="[^"]+" width="100%">', left)


def test_a_map_and_a_picture_are_named_where_nothing_else_of_them_is_shown(small):
    drawn = small.map()
    picture = small.figure(date="1939")
    assert [repr(drawn), repr(picture)] == [f"<AtlasMap {drawn.head.title!r}>", f"<Figure {picture.name!r}>"]


def test_a_map_offers_no_picture_that_a_host_would_show_in_place_of_its_page():
    """Panel shows what has `_repr_png_` as a picture, and folium's gives none without a browser."""
    assert not hasattr(a_map(), "_repr_png_")
    assert hasattr(a_map(), "_repr_html_")


def test_a_figure_of_branca_shows_the_page_in_a_frame_that_fills_it():
    figure = branca.element.Figure(height=400)
    figure.add_child(a_map())
    document = figure.render()
    assert framed(document) == a_map().page()
    assert "html,body{height:100%;margin:0}" in document
    assert figure.render() == document


def test_two_maps_stand_side_by_side_in_one_figure():
    figure = branca.element.Figure()
    for place in (1, 2):
        figure.add_subplot(1, 2, place).add_child(a_map())
    assert figure.render().count("<iframe srcdoc") == 2


def test_a_map_that_was_put_into_a_figure_is_still_saved_as_its_page(tmp_path):
    shown = a_map()
    branca.element.Figure().add_child(shown)
    shown.save(tmp_path / "map.html")
    assert (tmp_path / "map.html").read_text(encoding="utf-8") == a_map().page()


def test_a_host_that_runs_the_scripts_of_a_map_alone_gets_the_page_laid_over_it():
    script = script_alone(a_map())
    (page,) = re.findall(r'"srcdoc": ("(?:[^"\\]|\\.)*")', script)
    assert not set(page) & set("<{")  # which would end the script, or be read as a template
    assert json.loads(page).startswith("<!DOCTYPE html>")
    rest = script.replace(page, "")
    assert (
        rest.index("if (!window.L) {") < rest.index("@preserve") < rest.index("= L.map(")
    )  # the host links no Leaflet
    assert [rest.count(text) for text in ("createElement('iframe')", "stationed.open(", "stationed.add(")] == [1, 0, 0]


def test_a_host_that_renders_a_map_alone_leaves_no_trace_in_its_page():
    shown = a_map()
    before = shown.get_root().render()
    shown.render()
    assert shown.get_root().render() == before


def test_layers_on_a_plain_map_bring_code_and_data_where_scripts_run_alone():
    plain = folium.Map(tiles=None)
    layers = some_layers().add_to(plain)
    layers.card = True  # as of a GeoDataFrame of somebody's own
    script = script_alone(plain)
    name = f"{layers.get_name()}_data"
    order = [
        "application/json",
        "if (!window.stationed)",
        f'stationed.open({plain.get_name()}, "{name}")',
    ]
    places = [script.index(text) for text in order]
    assert places == sorted(places)
    assert "</script" not in script


def test_the_page_of_a_map_with_layers_carries_none_of_that():
    assert "createElement('iframe')" not in a_map().page()
    plain = folium.Map(tiles=None)
    some_layers().add_to(plain)
    assert plain.get_root().render().count("stationed.open(") == 1


def test_the_periods_of_an_atlas_are_periods_of_layers(small):
    layers = stationed.PeriodLayers(small.deployments(), periods=small.periods)
    titles = [layer.layer_name for layer in layers.periods]
    assert titles == [period.title for period in small.periods]


def test_the_layers_of_an_atlas_go_on_a_plain_map_with_their_card(small):
    plain = folium.Map(tiles=None)
    layers = small.layers().add_to(plain)
    assert len(layers.periods) == len(small.periods)
    assert layers.card
    assert "stationed.open(" in plain.get_root().render()


def test_what_each_period_holds_is_a_table(small):
    held = small.in_periods()
    assert list(held.columns) == ["period_id", "period", "deployment_id", "held"]
    counted = held.groupby(["period_id", "held"]).size().unstack(fill_value=0)
    counts = small.membership.counts()
    for period in counts.index[counts["all"] > 0]:
        told = {word: int(counted.loc[period].get(word, 0)) for word in ("definite", "possible")}
        assert told == {word: int(counts.loc[period, word]) for word in ("definite", "possible")}


def test_a_table_of_periods_without_deployments_has_its_columns(tmp_path):
    stationed.copy_example(tmp_path / "atlas", name="blank")
    assert list(stationed.read(tmp_path / "atlas").in_periods().columns) == [
        "period_id",
        "period",
        "deployment_id",
        "held",
    ]


@pytest.fixture(scope="module")
def small() -> stationed.Atlas:
    from small_atlas import SMALL

    return stationed.read(SMALL)
