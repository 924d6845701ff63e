"""What EDTF text means beyond the specification's own examples, and what is refused."""

import pytest

from stationed.dates import OPEN, UNKNOWN, DateSettings, iso, parse
from stationed.dates.edtf import MAX_LENGTH
from stationed.dates.seasons import SEASON_MONTHS
from stationed.errors import DateError


def days_of(text: str, settings: DateSettings | None = None) -> tuple[str, str]:
    expression = parse(text, settings or DateSettings())
    return iso(expression.earliest), iso(expression.latest)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("0000", "0000-01-01", "0000-12-31", id="1 BCE"),
        pytest.param("-0043-03-15", "-0043-03-15", "-0043-03-15", id="44 BCE"),
        pytest.param("-004X", "-0049-01-01", "-0040-12-31", id="a decade before the common era"),
        pytest.param("-000X", "-0009-01-01", "-0001-12-31", id="no year minus zero"),
        pytest.param("1936-02", "1936-02-01", "1936-02-29", id="a leap February"),
        pytest.param("1937-02", "1937-02-01", "1937-02-28", id="a short February"),
        pytest.param("1936-XX-31", "1936-01-31", "1936-12-31", id="the last of some month of 31 days"),
        pytest.param("1936-X2-3X", "1936-12-30", "1936-12-31", id="February has no thirties"),
        pytest.param("1X5X-X1", "1050-01-01", "1959-11-30", id="digits unspecified anywhere"),
        pytest.param("193X-02-29", "1932-02-29", "1936-02-29", id="a leap day of the 1930s"),
        pytest.param("1936-0X", "1936-01-01", "1936-09-30", id="January to September"),
        pytest.param("193X-21", "1930-03-01", "1939-05-31", id="some spring of the 1930s"),
        pytest.param("[1936]", "1936-01-01", "1936-12-31", id="a set of one"),
        pytest.param("[1668,1667]", "1667-01-01", "1668-12-31", id="a set in any order"),
        pytest.param("[1936~,1940]", "1935-01-01", "1940-12-31", id="an approximate member"),
        pytest.param("-1859S2", "-1899-01-01", "-1800-12-31", id="significant digits of a negative year"),
        pytest.param("Y12000", "+12000-01-01", "+12000-12-31", id="beyond 9999"),
    ],
)
def test_date_has_its_first_and_last_day(text: str, first: str, last: str) -> None:
    assert days_of(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("1939-08-20~", "1939-08-13", "1939-08-27", id="day: 7 days"),
        pytest.param("1939-08~", "1939-07-01", "1939-09-30", id="month: 1 month"),
        pytest.param("1939-12~", "1939-11-01", "1940-01-31", id="month over the new year"),
        pytest.param("1940-01~", "1939-12-01", "1940-02-29", id="month to the end of a leap February"),
        pytest.param("1945-21~", "1945-02-01", "1945-06-30", id="season: 1 month"),
        pytest.param("1939~", "1938-01-01", "1940-12-31", id="year: 1 year"),
        pytest.param("193X~", "1925-01-01", "1944-12-31", id="decade: 5 years"),
        pytest.param("19XX~", "1875-01-01", "2024-12-31", id="century: 25 years"),
        pytest.param("1XXX~", "0975-01-01", "2024-12-31", id="millennium: as a century"),
        pytest.param("1950S2~", "1875-01-01", "2024-12-31", id="two significant digits of four: a century"),
        pytest.param("1939?", "1939-01-01", "1939-12-31", id="uncertain: not at all"),
        pytest.param("1939%", "1938-01-01", "1940-12-31", id="uncertain and approximate: as approximate"),
        pytest.param("1939-08-XX~", "1939-07-25", "1939-09-07", id="some day about August: 7 days"),
        pytest.param("2004-~03-31", "2004-02-29", "2004-04-30", id="month widened from the 31st stays in its months"),
        pytest.param("2004~-02-29", "2003-02-28", "2005-02-28", id="year widened from a leap day"),
        pytest.param("~2004-06-~11", "2003-06-04", "2005-06-18", id="year and day each widen"),
        pytest.param("0000~", "-0001-01-01", "0001-12-31", id="through the year zero"),
        pytest.param("Y-17E7~", "-170000001-01-01", "-169999999-12-31", id="a long year"),
    ],
)
def test_approximate_date_widens_both_ways_by_the_setting_of_its_unit(text: str, first: str, last: str) -> None:
    assert days_of(text) == (first, last)


def test_approximate_dates_widen_by_the_settings_of_the_atlas() -> None:
    settings = DateSettings(circa_day=2, circa_month=3, circa_year=5, circa_decade=10, circa_century=50)
    assert days_of("1939-08-20~", settings) == ("1939-08-18", "1939-08-22")
    assert days_of("1939-08~", settings) == ("1939-05-01", "1939-11-30")
    assert days_of("1939~", settings) == ("1934-01-01", "1944-12-31")
    assert days_of("193X~", settings) == ("1920-01-01", "1949-12-31")
    assert days_of("19XX~", settings) == ("1850-01-01", "2049-12-31")


def test_setting_that_is_not_a_whole_number_is_refused() -> None:
    with pytest.raises(ValueError, match=r"circa_day is not a whole number from 0 to 1000000, got -1"):
        DateSettings(circa_day=-1)
    with pytest.raises(ValueError, match="circa_year is not a whole number"):
        DateSettings(circa_year=1.5)  # type: ignore[arg-type]


# By hand from the names that EDTF gives the codes: seasons, northern and southern ones, quarters, thirds and halves.
SEASONS = {
    21: "03 05", 22: "06 08", 23: "09 11", 24: "12 14", 25: "03 05", 26: "06 08", 27: "09 11", 28: "12 14",
    29: "09 11", 30: "12 14", 31: "03 05", 32: "06 08", 33: "01 03", 34: "04 06", 35: "07 09", 36: "10 12",
    37: "01 04", 38: "05 08", 39: "09 12", 40: "01 06", 41: "07 12",
}  # fmt: skip


def test_season_codes_have_their_months() -> None:
    assert {code: f"{first:02d} {last:02d}" for code, (first, last) in SEASON_MONTHS.items()} == SEASONS


def test_season_codes_are_those_of_the_standard_with_winter_beginning_in_its_year() -> None:
    assert days_of("1939-24") == ("1939-12-01", "1940-02-29")
    assert days_of("1939-30") == ("1939-12-01", "1940-02-29")
    assert days_of("1939-36") == ("1939-10-01", "1939-12-31")
    assert days_of("1939-38") == ("1939-05-01", "1939-08-31")
    assert days_of("1939-41") == ("1939-07-01", "1939-12-31")


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("1939", False, False),
        ("1939?", True, False),
        ("1939~", False, True),
        ("1939%", True, True),
        ("?1939-08", True, False),
        ("1939-08-~20", False, True),
        ("1939/1940~", False, True),
        ("[1939?,1940]", True, False),
        ("[1939,1940?]", True, False),
        ("[1939,1940~]", False, True),
        ("[1939?..1940]", True, False),
        ("[1939..1940~]", False, True),
        ("1939?/1940", True, False),
        ("1939/1940?", True, False),
        ("1939/", False, False),
        ("Y12000", False, False),
        ("Y12000?", True, False),
        ("Y12000~", False, True),
        ("%Y12000", True, True),
        ("1939-?08-20", True, False),
        ("1939-08-20%", True, True),
        ("1939~-08-20?", True, True),
    ],
)
def test_marks_of_any_part_are_kept(text: str, uncertain: bool, approximate: bool) -> None:
    expression = parse(text)
    assert (expression.uncertain, expression.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1939", "year"),
        ("193X", "decade"),
        ("19XX", "century"),
        ("1XXX", "millennium"),
        ("XXXX", "millennium"),
        ("1X39", "year"),
        ("1939-08", "month"),
        ("193X-08", "month"),
        ("1939-21", "season"),
        ("193X-21", "season"),
        ("1939-08-20", "day"),
        ("1939-08-2X", "day"),
        ("1939-08-20T12:00:00", "day"),
        ("1950S4", "year"),
        ("1950S9", "year"),
        ("1950S3", "decade"),
        ("1950S2", "century"),
        ("1950S1", "millennium"),
        ("Y12000", "year"),
        ("1939/1940-08", "year"),
        ("1939-08/..", "month"),
        ("/1940-08", "month"),
        ("[1939-08,1940]", "month"),
        ("[1939-08..1940]", "month"),
        ("{..1940-08}", "month"),
    ],
)
def test_precision_is_the_finest_unit_of_the_first_date_that_is_written(text: str, precision: str) -> None:
    assert parse(text).precision == precision


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("1936-01", "1936-01-01", "1936-01-31", id="the first month"),
        pytest.param("1936-12", "1936-12-01", "1936-12-31", id="the last month"),
        pytest.param("1936-01-01", "1936-01-01", "1936-01-01", id="the first day"),
        pytest.param("1936-12-31", "1936-12-31", "1936-12-31", id="the last day"),
        pytest.param("?1936-01-01", "1936-01-01", "1936-01-01", id="the first day with a mark"),
        pytest.param("?1936-12-31", "1936-12-31", "1936-12-31", id="the last day with a mark"),
        pytest.param("1936-1X", "1936-10-01", "1936-12-31", id="October to December"),
        pytest.param("1936-XX-XX", "1936-01-01", "1936-12-31", id="some day of a year"),
        pytest.param("XXXX-02-29", "0000-02-29", "9996-02-29", id="the first and the last leap day"),
        pytest.param("-XXXX", "-9999-01-01", "-0001-12-31", id="some year before 1 BCE"),
        pytest.param("[1939..1940]", "1939-01-01", "1940-12-31", id="some year of two"),
        pytest.param("[1939..1939]", "1939-01-01", "1939-12-31", id="a range of one year"),
        pytest.param("[1940,1936..1938]", "1936-01-01", "1940-12-31", id="a range after a date"),
        pytest.param("[..1940]", "..", "1940-12-31", id="some year up to one"),
        pytest.param("[1940..]", "1940-01-01", "..", id="some year from one on"),
        pytest.param("{1936,..1930}", "", "", id="open before only at the beginning"),
        pytest.param("1939/1939", "1939-01-01", "1939-12-31", id="an interval within a year"),
        pytest.param("1939-12-31/1939", "1939-12-31", "1939-12-31", id="an interval of one day at least"),
        pytest.param("-1234", "-1234-01-01", "-1234-12-31", id="a year before the common era"),
        pytest.param("1950S3", "1950-01-01", "1959-12-31", id="three significant digits"),
        pytest.param("1950S4", "1950-01-01", "1950-12-31", id="all digits significant"),
        pytest.param("1950S5", "1950-01-01", "1950-12-31", id="more significant digits than there are"),
        pytest.param("~1950S3", "1945-01-01", "1964-12-31", id="about three significant digits"),
        pytest.param("~Y12000~", "+11998-01-01", "+12002-12-31", id="two marks widen twice"),
        pytest.param("Y12E3", "+12000-01-01", "+12000-12-31", id="an exponent"),
        pytest.param("Y1E4", "+10000-01-01", "+10000-12-31", id="an exponent of one digit"),
        pytest.param("Y1E1", "0010-01-01", "0010-12-31", id="a small exponent"),
        pytest.param("Y1E16", f"+{10**16}-01-01", f"+{10**16}-12-31", id="the largest year"),
        pytest.param("Y-1E16", f"-{10**16}-01-01", f"-{10**16}-12-31", id="the smallest year"),
        pytest.param("Y10000000000000001", "", "", id="beyond the largest year"),
        pytest.param("[1939-08-20T12:00:00]", "", "", id="no time of day in a set"),
        pytest.param("[1939-08-20T12:00:00..1940]", "", "", id="no time of day at the start of a range"),
        pytest.param("[1939..1940-08-20T12:00:00]", "", "", id="no time of day at the end of a range"),
        pytest.param("1939/1940-08-20T12:00:00", "", "", id="no time of day in an interval"),
        pytest.param("1936-00-10", "", "", id="no month 0"),
        pytest.param("1936-13-10", "", "", id="no month 13"),
        pytest.param("?1936-00-10", "", "", id="no month 0 with a mark"),
        pytest.param("?1936-01-32", "", "", id="no day 32 with a mark"),
        pytest.param("1936-2X-01", "", "", id="no day of a season"),
        pytest.param("193X-42", "", "", id="no season 42"),
        pytest.param("193X-20", "", "", id="no season 20"),
        pytest.param("1937-02-3X", "", "", id="no thirties in February"),
    ],
)
def test_bounds_at_the_edges_of_what_there_is(text: str, first: str, last: str) -> None:
    if first:
        assert days_of(text) == (first, last)
    else:
        with pytest.raises(DateError, match=r"expected"):
            parse(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1939/1940", ["1939-01-01", "1939-12-31", "1940-01-01", "1940-12-31"]),
        ("1939/", ["1939-01-01", "1939-12-31", "1939-01-01", ".."]),
        ("/1940", ["..", "1940-12-31", "1940-01-01", "1940-12-31"]),
        ("1939/..", ["1939-01-01", "1939-12-31", "..", ".."]),
        ("../1940", ["..", "..", "1940-01-01", "1940-12-31"]),
        ("../..", ["..", "..", "..", ".."]),
        ("../", ["..", "..", "..", ".."]),
    ],
)
def test_interval_has_four_days(text: str, days: list[str]) -> None:
    read = parse(text)
    ends = (read.start_earliest, read.start_latest, read.end_earliest, read.end_latest)
    assert [iso(day) for day in ends] == days


def test_longest_text_is_read() -> None:
    longest = "[" + ",".join(["1936?"] * 4 + ["1936"] * 195) + "]"
    assert len(longest) == MAX_LENGTH
    assert parse(longest).kind == "one-of"
    with pytest.raises(DateError, match="longer than"):
        parse(longest.replace("]", "?]"))


def test_unknown_end_of_an_interval_is_not_open() -> None:
    assert parse("1939/").end_state == UNKNOWN
    assert parse("1939/..").end_state == OPEN
    assert parse("/1939").start_state == UNKNOWN
    assert parse("../1939").start_state == OPEN


@pytest.mark.parametrize(
    "text",
    [
        "", "/", "..", "[]", "{}", "[..]", "[1667,..1668]", "[1667..,1668]", "[1672..1670]", "[1667", "1667]", "[1667}",
        "[[1667]]", "[1667/1668]", "1667,1668", "1936/1937/1938", "1937/1936", "0800/-0999", "1936/12-12", "1936-00",
        "1936-13", "1936-20", "1936-42", "1936-21-01", "1936-2X", "1937-02-29", "1939-04-31", "1939-04-00", "-0000",
        "1936-5", "936", "12000", "+1936", "Y1936", "Y012345", "Y-12000-06", "Y1E17", "Y99999999999999999", "1950S0",
        "1936??", "1936?~", "1936-?", "~", "XXX9-02-29", "1936-XX-32", "195x", "uuuu", "19360820", "1936–1939",
        "1939-08-20T12", "1939-08-20T25:00:00", "1939-08-20T12:00:60", "1939-08-20T12:00:00z", "1939-08-20 12:00:00",
        "1939-08-20T12:00:00+24", "1939-08-20T12:00:00+02:60", "1939-08-20T12:00:00/1940", "1937-02-30T12:00:00",
        " 1936", "1936 ", "1936\n", "1936\x00", "１９３６", "٢٠٠١", "1936-0٣",
    ],
)  # fmt: skip
def test_text_that_is_not_edtf_is_refused(text: str) -> None:
    with pytest.raises(DateError) as refusal:
        parse(text)
    assert refusal.value.text == text


def test_text_beyond_the_longest_is_refused_unread() -> None:
    assert parse("[" + ",".join(["1936"] * 199) + "]").kind == "one-of"
    with pytest.raises(DateError, match="longer than"):
        parse("[" + ",".join(["1936"] * MAX_LENGTH) + "]")
