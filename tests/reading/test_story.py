"""A story's steps: keys, texts by language, and views in the order of the address."""

from __future__ import annotations

import pytest

from stationed.reading.story import read_story, story_links, view_of


@pytest.mark.parametrize(
    ("text", "view", "old"),
    [
        ("7/49.3/106.4", (49.3, 106.4, 7), False),
        ("49.3/106.4/7", (49.3, 106.4, 7), True),
        ("10/20/15", (20, 15, 10), False),
        ("-33.9/151.2/9", (-33.9, 151.2, 9), True),
        ("5/-33.9/-151.2", (-33.9, -151.2, 5), False),
        ("far away", None, False),
        ("7/49.3", None, False),
        ("7/949.3/106.4", None, False),
        ("nan/49.3/106.4", None, False),
        ("", None, False),
    ],
)
def test_a_view_is_read_in_the_order_of_the_address_or_else_in_the_old_one(text, view, old):
    assert view_of(text) == (view, old)


def test_keys_are_known_by_their_lines():
    (step,) = read_story("# A\n\n## It began\n\nperiod: war\nview: 7/49.3/106.4\n\nOn 20 August.\n")
    assert step.written == {"period": (5, "war"), "view": (6, "7/49.3/106.4")}
    assert (step.period, step.view, step.text) == ("war", (49.3, 106.4, 7), "On 20 August.")


MANY = 100_000
"""So many that what grows with their square would take an hour."""


def test_signs_of_word_processors_within_a_line_end_none():
    first, second = read_story("## One\n\nA line\u2028## that\x0bgoes on.\n\n## Two\n")
    assert (first.text, second.title, second.line) == ("A line ## that goes on.", "Two", 5)


def test_comments_that_never_end_are_text_and_read_in_one_pass():
    (step,) = read_story("## A\n\n<!-- gone -->Text " + "<!--" * MANY)
    assert step.text == "Text " + "<!--" * MANY


def test_a_comment_needs_both_its_ends_and_leaves_its_lines():
    (step,) = read_story("## A\n\n<!-- a\n## B\n-->one<!-->two-->three\n")
    assert (step.text, step.line) == ("onethree", 1)


def test_blanks_in_the_name_of_an_illustration_are_read_in_one_pass():
    (step,) = read_story("## A\n\n::: illustration a" + " " * MANY + "b.png \nalt: x\n:::\n")
    assert [one.file for one in step.illustrations] == ["a" + " " * MANY + "b.png"]


def test_links_of_many_steps_are_found_in_one_pass():
    links = story_links("[none](#of-these)\n" + "## A\n\n[words\nhere](#x)\n" * MANY)
    assert (len(links), links[0], links[-1].line) == (MANY, type(links[0])(4, "A", "words here", "x"), 4 * MANY)
