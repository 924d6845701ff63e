"""What the periods promise: which deployments they hold, definitely or possibly."""

from __future__ import annotations

import numpy as np
import pytest
from flow_tables import a_claim, a_period, an_atlas
from hypothesis import given, settings
from hypothesis import strategies as st

from stationed.errors import StationedError
from stationed.join import join_claims
from stationed.periods import in_periods

BATTLE = a_period("battle", "1939-05-11", "1939-09-16")
WAR = a_period("war", "1941", "1945")
ALL = (BATTLE, WAR)


def answers(*claims, periods=ALL):
    """For each deployment and period: definite, possible or not."""
    membership = in_periods(join_claims(an_atlas(*claims)), periods)
    words = np.where(membership.definite, "definite", np.where(membership.possible, "possible", "not"))
    return words.tolist()


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param("1939-05-11", "1939-05-11", ["definite", "not"], id="on-the-first-day"),
        pytest.param("1939-09-16", "1939-09-16", ["definite", "not"], id="on-the-last-day"),
        pytest.param("1939-09-17", "1940-12-31", ["not", "not"], id="in-the-gap"),
        pytest.param("1939-09", "1940", ["possible", "not"], id="month-that-may-begin-too-late"),
        pytest.param("1930", "1950", ["definite", "definite"], id="through-both"),
        pytest.param("1939-06", "", ["definite", "not"], id="unknown-end-stays-in-its-period"),
        pytest.param("1940", "", ["not", "not"], id="unknown-end-in-the-gap"),
        pytest.param("1938", "", ["not", "not"], id="unknown-end-reaches-no-later-period"),
        pytest.param("1939-06", "..", ["definite", "definite"], id="open-end-lasts"),
        pytest.param("", "1942", ["not", "definite"], id="unknown-start-reaches-no-earlier-period"),
        pytest.param("..", "1942", ["definite", "definite"], id="open-start-reaches-back"),
        pytest.param("", "", ["not", "not"], id="undated-is-in-none"),
        pytest.param("..", "..", ["definite", "definite"], id="open-at-both-ends-is-in-all"),
        pytest.param("nonsense", "", ["not", "not"], id="unreadable-is-undated"),
    ],
)
def test_period_holds_a_deployment(start, end, expected):
    assert answers(a_claim(start=start, end=end)) == [expected]


def test_the_table_of_periods_lists_each_deployment_once_a_period_and_how_it_is_held():
    claims = [
        a_claim(deployment_id="b", start="1939-06", end="1942"),
        a_claim(deployment_id="a", start="1939-09", end="1939"),
        a_claim(deployment_id="c", start="1950", end="1951"),
    ]
    table = in_periods(join_claims(an_atlas(*claims)), ALL).table()
    assert table.to_dict("list") == {
        "period_id": ["battle", "battle", "war"],
        "period": ["Period battle", "Period battle", "Period war"],
        "deployment_id": ["b", "a", "b"],
        "held": ["definite", "possible", "definite"],
    }
    assert set(table.dtypes.astype(str)) == {"str"}


def test_unlocated_deployment_takes_part():
    assert answers(a_claim(location_id="nowhere", start="1942", end="1942")) == [["not", "definite"]]


class TestContested:
    """A deployment with rival claims."""

    def test_deployment_is_definite_when_every_claim_is(self):
        assert answers(a_claim(start="1942", end="1943"), a_claim(start="1944", end="1944")) == [["not", "definite"]]

    def test_deployment_is_possible_when_any_claim_is(self):
        claims = a_claim(start="1939-06", end="1939-07"), a_claim(start="1942", end="1942")
        assert answers(*claims) == [["possible", "possible"]]

    def test_undated_claim_beside_a_dated_one_leaves_it_possible(self):
        assert answers(a_claim(start="1942", end="1942"), a_claim(start="", end="")) == [["not", "possible"]]

    def test_claims_need_not_stand_together(self):
        claims = (
            a_claim("D-1", start="1942", end="1942"),
            a_claim("D-2", start="1939-06", end="1939-06"),
            a_claim("D-1", start="1950", end="1950"),
        )
        assert answers(*claims) == [["not", "possible"], ["definite", "not"]]


def membership_of(*claims, periods=ALL):
    return in_periods(join_claims(an_atlas(*claims)), periods)


def test_counts_tell_definite_from_only_possible():
    membership = membership_of(
        a_claim("D-1", start="1939-06", end="1942"), a_claim("D-2", start="1939-09", end="1940"), a_claim("D-3")
    )
    counts = membership.counts()
    assert counts.index.tolist() == ["battle", "war"]
    assert counts.index.name == "period_id"
    assert counts["definite"].tolist() == [1, 1]
    assert counts["possible"].tolist() == [2, 0]
    assert counts["all"].tolist() == [3, 1]


def test_deployments_in_no_period_are_named():
    claims = (
        a_claim("D-1", start="1950", end=""),
        a_claim("D-2", start="1942", end=""),
        a_claim("D-3", start="", end=""),
    )
    membership = membership_of(*claims)
    assert membership.deployment_ids[membership.in_no_period].tolist() == ["D-1", "D-3"]


def test_unknown_end_is_limited_by_all_periods_even_for_a_map_of_some():
    some = membership_of(a_claim(start="1939-06", end="")).of(["war"])
    assert some.possible.tolist() == [[False]]
    assert [period.period_id for period in some.periods] == ["war"]


def test_map_without_a_list_of_periods_shows_all():
    assert membership_of(a_claim()).of([]).periods == ALL


def test_unknown_period_of_a_map_is_named():
    with pytest.raises(StationedError, match="no period 'peace'"):
        membership_of(a_claim()).of(["war", "peace"])


def test_atlas_without_periods_holds_nothing():
    membership = membership_of(a_claim(), periods=())
    assert membership.possible.shape == (1, 0)
    assert membership.in_no_period.tolist() == [0]


year_texts = st.integers(1935, 1950).map(str)
ends = st.one_of(year_texts, st.sampled_from(["", ".."]))


def test_map_of_some_periods_has_their_columns_alone_in_the_order_of_the_atlas():
    peace = a_period("peace", "1946", "1950")
    claims = a_claim("D-1", start="1942", end="1942"), a_claim("D-2", start="1944", end="1948")
    some = membership_of(*claims, periods=(BATTLE, WAR, peace)).of(["peace", "battle"])
    assert [period.period_id for period in some.periods] == ["battle", "peace"]
    assert some.definite.tolist() == some.claim_definite.tolist() == [[False, False], [False, True]]
    assert some.possible.tolist() == some.claim_possible.tolist() == [[False, False], [False, True]]


def test_map_of_all_periods_is_the_whole():
    membership = membership_of(a_claim())
    assert membership.of(["war", "battle"]) is membership


def test_flags_lie_period_by_period_with_rivals_and_without():
    rivals = a_claim("D-1", start="1942", end="1942"), a_claim("D-1", start="1943", end="1943")
    for claims in (rivals, [*rivals, a_claim("D-2", start="1942", end="1942")], [a_claim("D-1"), a_claim("D-2")]):
        membership = membership_of(*claims)
        assert membership.definite.flags.f_contiguous
        assert membership.possible.flags.f_contiguous


def test_days_of_the_claims_are_kept_as_they_are_limited():
    membership = membership_of(a_claim(start="1939-06", end=""))
    assert membership.limited.end_latest.tolist() == [BATTLE.last]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["D-1", "D-2", "D-3"]), ends, ends), max_size=8))
def test_rival_rule_holds_claim_by_claim(rows):
    claims = [a_claim(deployment, start=start, end=end) for deployment, start, end in rows]
    membership = membership_of(*claims)
    ids = [deployment for deployment, _, _ in rows]
    for place, deployment in enumerate(membership.deployment_ids):
        own = [row for row, known in enumerate(ids) if known == deployment]
        for period in range(len(ALL)):
            assert membership.definite[place, period] == all(membership.claim_definite[row, period] for row in own)
            assert membership.possible[place, period] == any(membership.claim_possible[row, period] for row in own)
    assert not (membership.definite & ~membership.possible).any()


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("ABC"),
            st.sampled_from(["", "1938", "1939-06", "1942", ".."]),
            st.sampled_from(["", "1939-07", "1944", ".."]),
        ),
        min_size=1,
        max_size=9,
    )
)
def test_a_deployment_holds_what_its_claims_do(rows):
    joined = join_claims(an_atlas(*(a_claim(f"D-{name}", start=start, end=end) for name, start, end in rows)))
    found = in_periods(joined, ALL)
    for number in range(len(joined.deployment_ids)):
        own = joined.deployment_code == number
        assert found.definite[number].tolist() == found.claim_definite[own].all(axis=0).tolist()
        assert found.possible[number].tolist() == found.claim_possible[own].any(axis=0).tolist()
