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


def test_season_codes_are_those_of_the_standard_with_winter_beginning_in_its_year() -> None:
    assert sorted(SEASON_MONTHS) == list(range(21, 42))
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
    ],
)
def test_marks_of_any_part_are_kept(text: str, uncertain: bool, approximate: bool) -> None:
    expression = parse(text)
    assert (expression.uncertain, expression.approximate) == (uncertain, approximate)


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
