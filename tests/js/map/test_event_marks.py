"""event-marks.js: one mark for the events of a place, and for places that fall together."""

from __future__ import annotations

FILES = ["map/event-marks"]
SPOTS = "spotsOf(data).map(({ location, places, rows }) => ({ location, places, rows }))"


def spots(in_node, *points):
    given = [{"x": x, "y": y, "location": location, "rows": rows} for x, y, location, rows in points]
    return in_node(FILES, SPOTS, given)


def test_several_events_at_a_place_have_one_mark_in_order_of_time(in_node):
    assert spots(in_node, (10, 10, 4, [7, 9])) == [{"location": 4, "places": [4], "rows": [7, 9]}]


def test_places_that_fall_together_have_the_mark_of_the_one_with_most(in_node):
    found = spots(in_node, (10, 10, 4, [5]), (25, 10, 6, [1, 9]), (100, 10, 8, [2]))
    assert found == [
        {"location": 6, "places": [6, 4], "rows": [1, 5, 9]},
        {"location": 8, "places": [8], "rows": [2]},
    ]


def test_an_event_at_two_points_of_a_place_is_counted_once_where_they_fall_together(in_node):
    assert spots(in_node, (10, 10, 4, [5]), (12, 10, 4, [5])) == [{"location": 4, "places": [4], "rows": [5]}]


def test_more_marks_than_a_map_can_bear_are_gathered_and_no_event_is_lost(in_node):
    found = spots(in_node, *((n % 20 * 25, n // 20 * 25, n, [n]) for n in range(400)))
    assert len(found) <= 40
    assert sorted(row for one in found for row in one["rows"]) == list(range(400))


def test_many_marks_are_smaller_and_one_of_several_events_has_room_for_their_number(in_node):
    sizes = in_node(FILES, "data.map(([marks, events]) => markSize(marks, events))", [[12, 1], [13, 1], [13, 12]])
    assert sizes == [{"size": 14, "width": 14}, {"size": 11, "width": 11}, {"size": 11, "width": 25}]
