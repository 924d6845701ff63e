"""Many deployments: counted, not timed: bytes each, nodes of the document, nothing left out."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
COUNT = 3000


def test_a_deployment_costs_few_bytes(crowded):
    packed = crowded.read_text(encoding="utf-8").split('data-packed="', 1)[1].split('"', 1)[0]
    assert len(packed) / COUNT < 90


def test_a_crowd_needs_no_more_nodes_than_a_handful(open_page, crowded):
    page = open_page(crowded, fragment="#periods=all")
    page.wait_for_selector("html[data-stationed=ready]", state="attached")
    assert page.evaluate("document.querySelectorAll('*').length") < 700


def test_a_crowd_is_gathered_with_its_number_and_none_is_lost(open_page, crowded):
    page = open_page(crowded, fragment="#periods=war")
    page.wait_for_selector("html[data-stationed=ready]", state="attached")
    groups = page.evaluate("stationed.app.marks.groups.map((g) => [g.form, g.members.length])")
    assert any(form in ("dot", "tick", "pennant") and members > 1 for form, members in groups)
    drawn = page.evaluate(
        "(() => { const t = stationed.app.tables.claims; const f = stationed.app.shownNow.flags;"
        " const pairs = new Set();"
        " for (let c = 0; c < t.n; c += 1) if (f[c]) pairs.add(t.numbers('unit')[c] + '/' + t.numbers('location')[c]);"
        " return pairs.size; })()"
    )
    assert sum(members for _, members in groups) == drawn


def test_a_crowd_makes_objects_for_what_is_drawn_and_not_for_records(open_page, crowded):
    page = open_page(crowded, fragment="#periods=all")
    made = page.evaluate(
        "(({groups, hits, scene}) => ({groups: groups.length, hits: hits.length, points: scene.n,"
        " listed: groups.filter((group) => group.made).length}))(stationed.app.marks)"
    )
    assert made["points"] == 300
    assert made["groups"] < 140
    assert (made["hits"], made["listed"]) == (made["groups"], 0)


def test_what_is_drawn_as_points_is_said_with_its_number(open_page, crowded):
    page = open_page(crowded, fragment="#periods=all")
    shown = page.evaluate("stationed.shown()")
    count = len(shown["definite"]) + len(shown["possible"])
    assert page.inner_text(".stationed-crowd").startswith(f"{count:,} of {COUNT:,} deployments")
    page.evaluate("stationed.setState({periods: 'none'})")
    assert page.locator(".stationed-crowd").is_hidden()


def test_a_period_is_looked_through_once_however_often_it_is_toggled(open_page, crowded):
    page = open_page(crowded, fragment="#periods=war")
    kept = "Array.from(stationed.app.selector.kept.values(), (held) => held.states.length)"
    assert page.evaluate(kept) == [COUNT]
    page.evaluate("stationed.setState({periods: 'early,war'}); window.before = stationed.app.selector.kept.get(2)")
    page.evaluate("stationed.setState({periods: 'early'}); stationed.setState({periods: 'war'})")
    assert page.evaluate(kept) == [COUNT, COUNT]
    assert page.evaluate("stationed.app.selector.kept.get(2) === window.before")


def test_a_point_of_a_crowd_can_be_pointed_at(open_page, crowded):
    page = open_page(crowded, fragment="#periods=all")
    place = page.evaluate(
        "(() => { const { scene } = stationed.app.marks;"
        " const found = scene.nearest(scene.px[0], scene.py[0], 5);"
        " return scene.anchors.location[scene.at[0]] === found; })()"
    )
    assert place is True
