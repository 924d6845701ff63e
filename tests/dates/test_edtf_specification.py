"""Every example of the EDTF specification (Library of Congress, 4 February 2019), with its days worked out by hand.

A date has two days, its first and its last; an interval four. `..` stands for the far past and the far future.
"""

import pytest

from stationed.dates import iso, parse

DATES = [
    # text, first day, last day, the reading in words
    ("1985-04-12", "1985-04-12", "1985-04-12", "level 0: 12 April 1985"),
    ("1985-04", "1985-04-01", "1985-04-30", "level 0: April 1985"),
    ("1985", "1985-01-01", "1985-12-31", "level 0: the year 1985"),
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "level 0: local time"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "level 0: UTC"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "level 0: four hours behind UTC, the day as written"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", "level 0: four and a half hours ahead"),
    ("Y170000002", "+170000002-01-01", "+170000002-12-31", "level 1: a year of more than four digits"),
    ("Y-170000002", "-170000002-01-01", "-170000002-12-31", "level 1: the same before the common era"),
    ("2001-21", "2001-03-01", "2001-05-31", "level 1: spring 2001"),
    ("1984?", "1984-01-01", "1984-12-31", "level 1: possibly 1984"),
    ("2004-06~", "2004-05-01", "2004-07-31", "level 1: approximately June 2004, a month either way"),
    ("2004-06-11%", "2004-06-04", "2004-06-18", "level 1: uncertain and approximate, seven days either way"),
    ("201X", "2010-01-01", "2019-12-31", "level 1: some year of the 2010s"),
    ("20XX", "2000-01-01", "2099-12-31", "level 1: some year of the century"),
    ("2004-XX", "2004-01-01", "2004-12-31", "level 1: some month of 2004"),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "level 1: some day of April 1985"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "level 1: some day of 1985"),
    ("-1985", "-1985-01-01", "-1985-12-31", "level 1: a negative year, 1986 BCE"),
    ("Y-17E7", "-170000000-01-01", "-170000000-12-31", "level 2: 170 million years before 1 BCE"),
    ("1950S2", "1900-01-01", "1999-12-31", "level 2: some year from 1900 to 1999"),
    ("Y171010000S3", "+171000000-01-01", "+171999999-12-31", "level 2: three significant digits"),
    ("Y3388E2S3", "+338000-01-01", "+338999-12-31", "level 2: exponent and significant digits"),
    ("2001-34", "2001-04-01", "2001-06-30", "level 2: the second quarter of 2001"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "level 2: one of these years"),
    ("[..1760-12-03]", "..", "1760-12-03", "level 2: that day or an earlier one"),
    ("[1760-12..]", "1760-12-01", "..", "level 2: that month or a later one"),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", "..", "level 2: one of these or a later month"),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31", "level 2: either the year or the month"),
    ("[..1984]", "..", "1984-12-31", "level 2: 1984 or an earlier year"),
    ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31", "level 2: all of these years"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", "level 2: the year and the month"),
    ("{..1984}", "..", "1984-12-31", "level 2: 1984 and all earlier years"),
    ("2004-06~-11", "2004-05-11", "2004-07-11", "level 2: year and month approximate, a month either way"),
    ("2004?-06-11", "2004-06-11", "2004-06-11", "level 2: year uncertain, which does not widen"),
    ("?2004-06-~11", "2004-06-04", "2004-06-18", "level 2: year uncertain, day approximate"),
    ("2004-%06-11", "2004-05-11", "2004-07-11", "level 2: month uncertain and approximate"),
    ("156X-12-25", "1560-12-25", "1569-12-25", "level 2: a Christmas of the 1560s"),
    ("15XX-12-25", "1500-12-25", "1599-12-25", "level 2: a Christmas of the century"),
    ("XXXX-12-XX", "0000-12-01", "9999-12-31", "level 2: a day in a December"),
    ("1XXX-XX", "1000-01-01", "1999-12-31", "level 2: a month of some year from 1000 on"),
    ("1XXX-12", "1000-12-01", "1999-12-31", "level 2: a December of that time"),
    ("1984-1X", "1984-10-01", "1984-12-31", "level 2: October, November or December"),
]

INTERVALS = [
    # text, start earliest and latest, end earliest and latest, the reading in words
    ("1964/2008", "1964-01-01", "1964-12-31", "2008-01-01", "2008-12-31", "level 0: from 1964 to 2008"),
    ("2004-06/2006-08", "2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31", "level 0: months"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2004-02-01", "2005-02-08", "2005-02-08", "level 0: days"),
    ("2004-02-01/2005-02", "2004-02-01", "2004-02-01", "2005-02-01", "2005-02-28", "level 0: day to month"),
    ("2004-02-01/2005", "2004-02-01", "2004-02-01", "2005-01-01", "2005-12-31", "level 0: day to year"),
    ("2005/2006-02", "2005-01-01", "2005-12-31", "2006-02-01", "2006-02-28", "level 0: year to month"),
    ("1985-04-12/..", "1985-04-12", "1985-04-12", "..", "..", "level 1: open end"),
    ("1985-04/..", "1985-04-01", "1985-04-30", "..", "..", "level 1: open end"),
    ("1985/..", "1985-01-01", "1985-12-31", "..", "..", "level 1: open end"),
    ("../1985-04-12", "..", "..", "1985-04-12", "1985-04-12", "level 1: open start"),
    ("../1985-04", "..", "..", "1985-04-01", "1985-04-30", "level 1: open start"),
    ("../1985", "..", "..", "1985-01-01", "1985-12-31", "level 1: open start"),
    ("1985-04-12/", "1985-04-12", "1985-04-12", "1985-04-12", "..", "level 1: unknown end, any day from the start on"),
    ("1985-04/", "1985-04-01", "1985-04-30", "1985-04-01", "..", "level 1: unknown end"),
    ("1985/", "1985-01-01", "1985-12-31", "1985-01-01", "..", "level 1: unknown end"),
    ("/1985-04-12", "..", "1985-04-12", "1985-04-12", "1985-04-12", "level 1: unknown start, any day up to the end"),
    ("/1985-04", "..", "1985-04-30", "1985-04-01", "1985-04-30", "level 1: unknown start"),
    ("/1985", "..", "1985-12-31", "1985-01-01", "1985-12-31", "level 1: unknown start"),
    ("1984~/2004-06", "1983-01-01", "1985-12-31", "2004-06-01", "2004-06-30", "level 1: start approximate"),
    ("1984/2004-06~", "1984-01-01", "1984-12-31", "2004-05-01", "2004-07-31", "level 1: end approximate"),
    ("1984~/2004~", "1983-01-01", "1985-12-31", "2003-01-01", "2005-12-31", "level 1: both approximate"),
    ("1984?/2004%", "1984-01-01", "1984-12-31", "2003-01-01", "2005-12-31", "level 1: start uncertain, end both"),
    ("1984-06-02?/2004-08-08~", "1984-06-02", "1984-06-02", "2004-08-01", "2004-08-15", "level 1: days"),
    ("2004-06-~01/2004-06-~20", "2004-05-25", "2004-06-08", "2004-06-13", "2004-06-27", "level 2: days approximate"),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-06-30", "2004-07-03", "2004-07-03", "level 2: some day in June"),
]


@pytest.mark.parametrize(("text", "first", "last", "reading"), DATES, ids=[row[0] for row in DATES])
def test_date_of_the_specification_has_its_days(text: str, first: str, last: str, reading: str) -> None:
    expression = parse(text)
    assert (iso(expression.earliest), iso(expression.latest)) == (first, last), reading
    assert (expression.end_earliest, expression.start_latest) == (expression.earliest, expression.latest)


@pytest.mark.parametrize(("text", "s1", "s2", "e1", "e2", "reading"), INTERVALS, ids=[row[0] for row in INTERVALS])
def test_interval_of_the_specification_has_its_days(
    text: str, s1: str, s2: str, e1: str, e2: str, reading: str
) -> None:
    expression = parse(text)
    days = (expression.start_earliest, expression.start_latest, expression.end_earliest, expression.end_latest)
    assert tuple(map(iso, days)) == (s1, s2, e1, e2), reading


@pytest.mark.parametrize("text", [row[0] for row in DATES + INTERVALS])
def test_text_of_the_specification_is_given_back_as_written(text: str) -> None:
    assert str(parse(text)) == text
