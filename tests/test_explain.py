"""What the explanation promises: for each period the answer and the days that were compared."""

from __future__ import annotations

import pytest
from flow_tables import a_claim, a_period, a_unit, an_atlas

from stationed.errors import StationedError
from stationed.join import join_claims
from stationed.periods import explain, in_periods

BATTLE = a_period("battle", "1939-05-11", "1939-09-16")
WAR = a_period("war", "1941", "1945")
ALL = (BATTLE, WAR)


class TestExplain:
    """The reasons, in words, with the days compared."""

    def explained(self, *claims, periods=ALL, deployment="D-1"):
        units = [a_unit(designation="36th Division")]
        atlas = an_atlas(*claims, units=units, periods=periods)
        joined = join_claims(atlas)
        return explain(atlas, joined, in_periods(joined, periods), deployment)

    @pytest.mark.parametrize(
        ("start", "end", "reason"),
        [
            pytest.param(
                "1939-05",
                "1939-09-16",
                "definite: on every reading it began by 1939-05-31 and ended on or after 1939-09-16",
                id="definite",
            ),
            pytest.param(
                "1939",
                "..",
                "possible: it may have begun only after the period ended on 1939-09-16 "
                "(it began between 1939-01-01 and 1939-12-31)",
                id="may-be-too-late",
            ),
            pytest.param(
                "1938",
                "1939",
                "possible: it may have ended as early as 1939-01-01, before the period began on 1939-05-11 "
                "(it ended between 1939-01-01 and 1939-12-31)",
                id="may-be-too-early",
            ),
            pytest.param(
                "1939-05",
                "",
                "possible: its end is not known; it may have ended as early as 1939-05-01, "
                "before the period began on 1939-05-11",
                id="end-not-known",
            ),
            pytest.param(
                "",
                "1939-09",
                "possible: its start is not known; it may have begun only after the period ended on 1939-09-16",
                id="start-not-known",
            ),
            pytest.param(
                "",
                "1939-10-05",
                "not: its start is not known, and nothing says that it was there before 1939-10-05; "
                "this period ends 1939-09-16",
                id="unknown-start-limited-to-its-known-days",
            ),
            pytest.param(
                "1940",
                "1940",
                "not: it began after the period ended on 1939-09-16 (it began between 1940-01-01 and 1940-12-31)",
                id="after",
            ),
            pytest.param(
                "1930",
                "1938-12-31",
                "not: it ended before the period began on 1939-05-11 (it ended on 1938-12-31)",
                id="before",
            ),
            pytest.param("", "", "not: neither its start nor its end is known, so no period can hold it", id="undated"),
            pytest.param(
                "1938",
                "",
                "not: its end is not known, and nothing says that it lasted past 1938-12-31; "
                "this period begins 1939-05-11",
                id="unknown-end-limited-to-its-known-days",
            ),
            pytest.param(
                "..",
                "..",
                "definite: on every reading it had begun earlier than the source tells (open start) "
                "and had not ended when the source was written (open end)",
                id="open",
            ),
        ],
    )
    def test_reason_names_the_days_compared(self, start, end, reason):
        text = self.explained(a_claim(start=start, end=end), periods=(BATTLE,))
        assert text.splitlines()[-1] == f"  {reason}"

    def test_explanation_begins_with_unit_place_and_claims(self):
        text = self.explained(a_claim(start="1939~", end="", source_ids="krivosheev;wp", locator="p. 12"))
        assert text.splitlines()[:2] == [
            "D-1: 36th Division at Place L-1",
            "  claim in row 2: Place L-1; start 1939~, end not known (krivosheev, wp: p. 12)",
        ]

    def test_rival_claims_are_named_with_their_sources_and_answered_one_by_one(self):
        text = self.explained(
            a_claim(start="1942", end="1942", source_ids="a"), a_claim(start="1946", end="1946", source_ids="b")
        )
        assert text.splitlines() == [
            "D-1: 36th Division at Place L-1; contested in start, end",
            "  claim in row 2: Place L-1; start 1942, end 1942 (a)",
            "  claim in row 3: Place L-1; start 1946, end 1946 (b)",
            "",
            "Period battle (1939-05-11 to 1939-09-16)",
            "  not: no claim allows it",
            "    claim in row 2, not: it began after the period ended on 1939-09-16 "
            "(it began between 1942-01-01 and 1942-12-31)",
            "    claim in row 3, not: it began after the period ended on 1939-09-16 "
            "(it began between 1946-01-01 and 1946-12-31)",
            "",
            "Period war (1941-01-01 to 1945-12-31)",
            "  possible: some claims allow it, others do not",
            "    claim in row 2, definite: on every reading it began by 1942-12-31 and ended on or after 1942-01-01",
            "    claim in row 3, not: it began after the period ended on 1945-12-31 "
            "(it began between 1946-01-01 and 1946-12-31)",
        ]

    def test_unknown_id_is_answered_with_near_ones(self):
        with pytest.raises(StationedError, match=r"no deployment d-01.*Did you mean D-001\?"):
            self.explained(a_claim("D-001"), a_claim("X-777"), deployment="d-01")

    def test_control_characters_are_named_not_printed(self):
        assert "\x1b" not in self.explained(a_claim(start="\x1b[31m1939"))
