"""What joining promises: a row per claim, none lost, each with what is known of it."""

from __future__ import annotations

import numpy as np
import pytest
from flow_tables import MEN, TANKS, a_claim, a_location, a_place_name, a_unit, an_atlas
from shapely.geometry import Point

from stationed.dates import FAR_FUTURE, FAR_PAST
from stationed.join import JoinCounts, join_claims
from stationed.model import QuantityColumn


def column(tables, name):
    return join_claims(tables).frame[name].tolist()


def test_claims_stay_in_file_order_whatever_they_lack():
    atlas = an_atlas(
        a_claim("D-3", location_id="nowhere"),
        a_claim("D-1", unit_id="nobody"),
        a_claim("D-2", start="", end=""),
        a_claim("D-1", start="not a date"),
        a_claim("D-4", location_id=""),
    )
    assert column(atlas, "deployment_id") == ["D-3", "D-1", "D-2", "D-1", "D-4"]


def test_claim_gets_unit_place_and_geometry():
    units = [a_unit("U-2"), a_unit("U-1", designation="36th Division", echelon="division", arm="infantry")]
    locations = [a_location("L-2"), a_location("L-1", Point(114.5, 48.07), name="Choibalsan", kind="city")]
    frame = join_claims(an_atlas(a_claim(), units=units, locations=locations)).frame
    row = frame.iloc[0]
    assert (row["designation"], row["echelon"], row["arm"]) == ("36th Division", "division", "infantry")
    assert (row["place"], row["location_kind"], row["precision"]) == ("Choibalsan", "city", "exact")
    assert row["geometry"] == Point(114.5, 48.07)
    assert frame.crs.to_epsg() == 4326


def test_claim_gets_all_that_its_unit_says_and_keeps_its_row_and_the_doubt_of_its_dates():
    said = {"echelon": "division", "arm": "infantry", "kind": "formation", "allegiance": "soviet", "sidc": "SFGPUCI---"}
    units = [a_unit("U-9"), a_unit("U-1", **said, higher_formation="U-9")]
    frame = join_claims(an_atlas(a_claim("D-1", kind="garrison"), a_claim("D-2", start="1939?"), units=units)).frame
    joined = {"echelon": "division", "arm": "infantry", "unit_kind": "formation", "allegiance": "soviet"}
    joined |= {"sidc": "SFGPUCI---", "formation_above": "U-9", "kind": "garrison"}
    assert {name: frame[name].iloc[0] for name in joined} == joined
    assert frame["dates_uncertain"].tolist() == [False, True]
    assert frame["row"].tolist() == sorted(set(frame["row"]))


def test_claim_gets_the_words_of_its_units_kind_in_every_language():
    units = [a_unit("U-1", kind="formation", kind_ru="соединение", designation_ru="36-я")]
    row = join_claims(an_atlas(a_claim(kind="garrison"), units=units, languages=("en", "ru"))).frame.iloc[0]
    assert (row["unit_kind"], row["unit_kind_ru"], row["designation_ru"]) == ("formation", "соединение", "36-я")


def test_claim_at_a_place_that_nobody_knows_is_unlocated():
    joined = join_claims(an_atlas(a_claim("D-1", location_id="nowhere"), a_claim("D-2", location_id="")))
    assert joined.frame["precision"].tolist() == ["unlocated", "unlocated"]
    assert joined.counts == JoinCounts(claims=2, deployments=2, unlocated=2, undated=0, contested=0)


def test_dates_that_are_about_right_are_marked_so():
    frame = join_claims(an_atlas(a_claim("D-1"), a_claim("D-2", start="1939~"), a_claim("D-3", start="1939?"))).frame
    assert frame["dates_approximate"].tolist() == [False, True, False]


def test_units_without_an_id_are_nobodys_and_take_no_others_place():
    units = [a_unit("U-0"), a_unit("", designation="No id"), a_unit("U-1"), a_unit("U-2")]
    claims = [a_claim(f"D-{unit}", unit_id=unit) for unit in ("U-2", "", "U-0", "U-1")]
    joined = join_claims(an_atlas(*claims, units=units))
    assert joined.unit_ids.tolist() == ["U-0", "U-1", "U-2"]
    assert joined.unit_code.tolist() == [2, -1, 0, 1]
    assert joined.frame["designation"].tolist() == ["Unit U-2", "", "Unit U-0", "Unit U-1"]


def test_codes_point_at_rows_and_are_minus_one_for_unknown_ids():
    atlas = an_atlas(
        a_claim("D-1", unit_id="U-2", location_id="L-9"),
        a_claim("D-2", unit_id="U-9", location_id="L-1"),
        a_claim("D-1", unit_id="", location_id=""),
        units=[a_unit("U-1"), a_unit("U-2")],
    )
    joined = join_claims(atlas)
    assert joined.unit_code.tolist() == [1, -1, -1]
    assert joined.location_code.tolist() == [-1, 0, -1]
    assert joined.deployment_code.tolist() == [0, 1, 0]
    assert joined.deployment_ids.tolist() == ["D-1", "D-2"]
    assert joined.first_claim.tolist() == [0, 1]


def test_unlocated_claim_has_no_geometry_and_is_counted():
    joined = join_claims(an_atlas(a_claim(location_id="L-2"), locations=[a_location("L-2")]))
    assert joined.frame.geometry.tolist() == [None]
    assert joined.frame["precision"].tolist() == ["unlocated"]
    assert joined.counts == JoinCounts(claims=1, deployments=1, unlocated=1, undated=0, contested=0)


def test_deployment_with_one_located_claim_is_located():
    joined = join_claims(an_atlas(a_claim(location_id="L-1"), a_claim(location_id="L-9")))
    assert joined.counts.unlocated == 0


def test_undated_deployments_are_those_with_both_ends_blank():
    joined = join_claims(an_atlas(a_claim("D-1", start="", end=""), a_claim("D-2", start="..", end="")))
    assert joined.counts.undated == 1


def test_day_columns_are_those_of_the_dates():
    row = join_claims(an_atlas(a_claim(start="1970-01", end=""))).frame.iloc[0]
    assert (row["start_earliest"], row["start_latest"]) == (0, 30)
    assert (row["end_earliest"], row["end_latest"]) == (0, FAR_FUTURE)
    assert (row["start_state"], row["end_state"], row["dates_ok"]) == (0, 1, True)


def test_faulty_date_counts_as_unknown_and_is_marked():
    row = join_claims(an_atlas(a_claim(start="12 March 1936", end="1939"))).frame.iloc[0]
    assert (row["start_earliest"], row["start_state"], row["dates_ok"]) == (FAR_PAST, 1, False)
    assert row["start"] == "12 March 1936"


def test_figures_become_lowest_and_highest():
    atlas = an_atlas(
        a_claim("D-1", men="50000.."), a_claim("D-2", men="8000..11000"), a_claim("D-3", men=""), quantities=(MEN,)
    )
    frame = join_claims(atlas).frame
    assert frame["men_low"].tolist()[:2] == [50000, 8000]
    assert frame["men_high"].tolist()[:2] == [np.inf, 11000]
    assert np.isnan(frame["men_low"].iat[2])
    assert frame["men"].tolist() == ["50000..", "8000..11000", ""]


class TestRenamedUnit:
    """57th Special Corps until 19 July 1939, then 1st Army Group."""

    units = (
        a_unit(
            designation="57th Special Corps", designation_ru="57-й особый корпус", start="1937-09", end="1939-07-19"
        ),
        a_unit(designation="1st Army Group", start="1939-07-19", end="1940-06"),
    )

    @pytest.mark.parametrize(
        ("start", "end", "designation", "fits"),
        [
            pytest.param("1938", "1941", "57th Special Corps", True, id="in-force-on-the-first-day"),
            pytest.param("1939-07-19", "1939-07-20", "1st Army Group", True, id="new-name-on-the-day-of-change"),
            pytest.param("", "1939-09", "1st Army Group", True, id="unknown-start-takes-the-end"),
            pytest.param("1936", "1938", "57th Special Corps", True, id="first-name-to-begin-within"),
            pytest.param("1945", "1946", "1st Army Group", False, id="after-all-names-the-last"),
            pytest.param("1921", "1922", "57th Special Corps", False, id="before-all-names-the-first"),
            pytest.param("", "", "1st Army Group", False, id="undated-takes-the-last-and-does-not-fit"),
        ],
    )
    def test_claim_of_a_renamed_unit_gets_the_name_of_its_time(self, start, end, designation, fits):
        atlas = an_atlas(a_claim(start=start, end=end), units=list(self.units), languages=("en", "ru"))
        row = join_claims(atlas).frame.iloc[0]
        assert (row["designation"], row["unit_in_force"]) == (designation, fits)

    def test_claim_outside_all_dated_names_gets_the_undated_one(self):
        units = [*self.units, a_unit(designation="The corps")]
        row = join_claims(an_atlas(a_claim(start="1945"), units=units)).frame.iloc[0]
        assert (row["designation"], row["unit_in_force"]) == ("The corps", True)

    def test_translation_comes_from_the_same_row(self):
        atlas = an_atlas(a_claim(start="1938"), a_claim(start="1940"), units=list(self.units), languages=("en", "ru"))
        assert column(atlas, "designation_ru") == ["57-й особый корпус", ""]

    def test_names_of_one_unit_do_not_leak_into_another(self):
        units = [a_unit("U-2", designation="Other", start="1900", end="1950"), *self.units]
        assert column(an_atlas(a_claim(start="1938"), units=units), "designation") == ["57th Special Corps"]


def test_place_is_called_by_its_name_of_that_time():
    names = [
        a_place_name("L-1", "Urga", "en", end="1924-11-25"),
        a_place_name("L-1", "Ulan Bator", "en", start="1924-11-26"),
        a_place_name("L-1", "Улаанбаатар", "mn", start="1924-11-26"),
    ]
    atlas = an_atlas(
        a_claim("D-1", start="1921"), a_claim("D-2", start="1939"), names=names, languages=("en", "mn", "ru")
    )
    assert column(atlas, "place_en") == ["Urga", "Ulan Bator"]
    assert column(atlas, "place_mn") == ["Улаанбаатар", "Улаанбаатар"]
    assert column(atlas, "place_ru") == ["", ""]
    assert column(atlas, "place") == ["Place L-1", "Place L-1"]


def test_place_without_a_fitting_name_keeps_the_gazetteers():
    names = [a_place_name("L-1", "Urga", "en", end="1924")]
    assert column(an_atlas(a_claim(start="1939"), names=names), "place_en") == ["Place L-1"]


def test_formation_above_is_the_claims_own_before_the_units():
    units = [a_unit("U-1", higher_formation="U-5")]
    atlas = an_atlas(a_claim("D-1", higher_formation="U-7"), a_claim("D-2"), units=units)
    assert column(atlas, "formation_above") == ["U-7", "U-5"]
    assert column(atlas, "higher_formation") == ["U-7", ""]


class TestContested:
    """Claims about one deployment that differ in place, dates or figures."""

    @pytest.mark.parametrize(
        ("rival", "contested_in"),
        [
            pytest.param({}, "", id="same-in-everything"),
            pytest.param({"location_id": "L-2"}, "place", id="other-place"),
            pytest.param({"location_id": ""}, "", id="blank-place-contradicts-nobody"),
            pytest.param({"start": "1938"}, "start", id="other-start"),
            pytest.param({"start": "1939-05"}, "start", id="closer-start-differs"),
            pytest.param({"start": "1939?"}, "", id="only-doubted"),
            pytest.param({"start": ""}, "", id="blank-start-contradicts-nobody"),
            pytest.param({"end": ".."}, "end", id="open-end-differs-from-a-date"),
            pytest.param({"end": ""}, "", id="unknown-end-contradicts-nobody"),
            pytest.param({"men": "200"}, "men", id="other-figure"),
            pytest.param({"men": "100.."}, "men", id="other-bound"),
            pytest.param({"men": "100~"}, "", id="same-figure-only-about"),
            pytest.param({"men": ""}, "", id="blank-figure-contradicts-nobody"),
            pytest.param({"commander": "Zhukov", "note": "other"}, "", id="other-commander-is-no-contest"),
            pytest.param(
                {"location_id": "L-2", "end": "1940", "tanks": "7", "men": "1"}, "place;end;men;tanks", id="in-order"
            ),
        ],
    )
    def test_claims_are_compared(self, rival, contested_in):
        first = {"men": "100", "tanks": "5"}
        atlas = an_atlas(a_claim(**first), a_claim("D-2"), a_claim(**(first | rival)), quantities=(MEN, TANKS))
        joined = join_claims(atlas)
        assert joined.contested_in.tolist() == [contested_in, "", contested_in]
        assert joined.contested.tolist() == [bool(contested_in), False, bool(contested_in)]
        assert joined.counts.contested == int(bool(contested_in))

    def test_two_of_three_claims_differing_contest_all_three(self):
        joined = join_claims(an_atlas(a_claim(start="1938"), a_claim(start=""), a_claim(start="1937")))
        assert joined.contested_in.tolist() == ["start", "start", "start"]

    @pytest.mark.parametrize(
        ("places", "contested"),
        [
            pytest.param(("L-8", "L-9"), True, id="two-unknown"),
            pytest.param(("L-9", "L-9"), False, id="one-unknown-twice"),
            pytest.param(("L-0", "L-9"), True, id="the-first-of-the-gazetteer-and-an-unknown"),
            pytest.param(("L-0", "L-0"), False, id="the-first-of-the-gazetteer-twice"),
            pytest.param(("L-9", ""), False, id="an-unknown-and-a-blank"),
        ],
    )
    def test_places_are_compared_by_id_whether_known_or_not(self, places, contested):
        claims = [a_claim(location_id=place) for place in places]
        joined = join_claims(an_atlas(*claims, locations=[a_location("L-0"), a_location("L-1")]))
        assert joined.contested.tolist() == [contested] * 2

    def test_each_deployment_is_contested_in_what_its_own_claims_differ_in(self):
        rivals = {
            "A": {"start": "1938"},
            "B": {"location_id": "L-2"},
            "C": {"location_id": "L-2", "start": "1938"},
            "D": {"end": "1940", "men": "1"},
            "E": {"location_id": "L-2", "start": "1938", "end": "1940", "men": "1"},
            "F": {},
        }
        claims = [a_claim(one, men="9") for one in rivals] + [
            a_claim(one, **({"men": "9"} | cells)) for one, cells in rivals.items()
        ]
        expected = ["start", "place", "place;start", "end;men", "place;start;end;men", ""]
        joined = join_claims(an_atlas(*claims, quantities=(MEN,)))
        assert joined.contested_in.tolist() == expected * 2


def test_seventy_figures_can_be_contested():
    figures = tuple(QuantityColumn(f"q{number}", f"Q{number}") for number in range(70))
    atlas = an_atlas(a_claim(q0="1", q69="1"), a_claim(q0="2", q69="2"), quantities=figures)
    assert join_claims(atlas).contested_in.tolist() == ["q0;q69"] * 2


def test_figure_called_like_a_joined_column_gives_way_to_it():
    frame = join_claims(an_atlas(a_claim(place="7"), quantities=(QuantityColumn("place", "Place"),))).frame
    assert frame["place"].tolist() == ["Place L-1"]
    assert (frame["place_text"].tolist(), frame["place_low"].tolist()) == (["7"], [7.0])


def test_atlas_without_anything_joins_to_nothing():
    joined = join_claims(an_atlas(units=[], locations=[]))
    assert len(joined.frame) == 0
    assert joined.counts == JoinCounts(0, 0, 0, 0, 0)


def test_claims_without_any_unit_or_location_still_stay():
    joined = join_claims(an_atlas(a_claim(), units=[], locations=[]))
    assert joined.frame["designation"].tolist() == [""]
    assert joined.frame.geometry.tolist() == [None]


def test_joining_leaves_the_tables_as_they_were():
    atlas = an_atlas(a_claim())
    before = atlas.claims.copy()
    frame = join_claims(atlas).frame
    frame.loc[0, "deployment_id"] = "changed"
    assert atlas.claims.equals(before)
