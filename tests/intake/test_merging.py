"""One row a day becomes spans when that is asked for, and only then."""

from __future__ import annotations

import pandas as pd
import pytest
from click.testing import CliRunner

import stationed
from stationed.cli import main
from stationed.errors import StationedError
from stationed.intake import Answers
from stationed.intake.answers import read_answers, to_toml
from stationed.intake.merging import merge

DIARY = """Unit,Place,Lat,Lon,Date,Men,Source,Page,Note
A,X,47,106,1917-01-30,900,Diary,3,rest
A,X,47,106,1917-01-31,900,Diary,4,
A,X,47,106,1917-02-01,900,Letters,,march
A,Y,48,107,1917-02-02,900,Diary,5,
A,Y,48,107,1917-02-03,850,Diary,5,
A,Y,48,107,1917-02-05,850,Diary,5,
B,X,47,106,1917-02-01,40,Diary,4,calm
B,X,47,106,1917-02-02,40,Diary,4,calm
"""


def run(*arguments: object):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def diary(tmp_path):
    (tmp_path / "diary.csv").write_text(DIARY, encoding="utf-8")
    return tmp_path / "diary.csv"


def rows(claims, *names: str) -> list[tuple[str, ...]]:
    return list(zip(*(claims[name].tolist() for name in names), strict=True))


def a_unit(*dates: str, unit: str = "a", place: str | list[str] = "x") -> dict[str, pd.Series]:
    places = [place] * len(dates) if isinstance(place, str) else place
    columns = {"unit_id": [unit] * len(dates), "location_id": places, "start": dates, "end": dates}
    return {name: pd.Series(texts, dtype="str") for name, texts in columns.items()}


def test_rows_of_consecutive_days_stay_rows_when_nothing_is_said(diary):
    assert len(stationed.read(diary).claims) == 8


def test_consecutive_days_of_one_unit_at_one_place_with_equal_values_are_one_span(diary):
    claims = stationed.read(diary, spans=True).claims
    assert rows(claims, "deployment_id", "unit_id", "location_id", "start", "end", "men") == [
        ("row-2", "a", "x", "1917-01-30", "1917-02-01", "900"),
        ("row-5", "a", "y", "1917-02-02", "1917-02-02", "900"),
        ("row-6", "a", "y", "1917-02-03", "1917-02-03", "850"),
        ("row-7", "a", "y", "1917-02-05", "1917-02-05", "850"),
        ("row-8", "b", "x", "1917-02-01", "1917-02-02", "40"),
    ]


def test_a_span_keeps_the_sources_pages_and_notes_of_its_rows(diary):
    atlas = stationed.read(diary, spans=True)
    first, *_, last = rows(atlas.claims, "source_ids", "locator", "note")
    assert [source.title for source in atlas.sources] == ["Diary", "Letters"]
    assert first == ("source-1;source-2", "3; 4", "1917-01-30: rest\n1917-02-01: march")
    assert last == ("source-1", "4", "calm")


def test_a_gap_that_is_allowed_is_bridged_and_counted(diary):
    done = run("check", diary, "--spans", "--gap", "1")
    assert "8 rows -> 4 spans: dates with 1 missing in a row at most (1 bridged), of one unit" in done.stderr


def test_what_was_done_to_the_rows_is_said_and_is_a_finding(diary):
    done = run("check", diary, "--spans")
    assert (
        "8 rows -> 5 spans: dates that follow each other, of one unit at one place with equal values\n" in done.stderr
    )
    assert "diary.csv note table-read 8 rows -> 5 spans" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("dates", "gap", "spans"),
    [
        (("1917-02-28", "1917-03-01"), 0, [("1917-02-28", "1917-03-01")]),
        (("1916-02-28", "1916-03-01"), 0, [("1916-02-28", "1916-02-28"), ("1916-03-01", "1916-03-01")]),
        (("1916-12", "1917-01", "1917-03"), 0, [("1916-12", "1917-01"), ("1917-03", "1917-03")]),
        (("1899", "1900", "1901"), 0, [("1899", "1901")]),
        (("1899", "1901", "1904"), 1, [("1899", "1901"), ("1904", "1904")]),
        (
            ("1917", "1918-01", "1918-02-01"),
            9,
            [("1917", "1917"), ("1918-01", "1918-01"), ("1918-02-01", "1918-02-01")],
        ),
        (("1917-01-03", "1917-01-01", "1917-01-02"), 0, [("1917-01-01", "1917-01-03")]),
        (("1917-01-01", "1917-01-01"), 0, [("1917-01-01", "1917-01-01")]),
        (("1917-01~", "1917-02~"), 0, [("1917-01~", "1917-01~"), ("1917-02~", "1917-02~")]),
        (("", ""), 5, [("", ""), ("", "")]),
    ],
    ids=["month's end", "leap day", "months", "years", "gap", "precisions", "order", "twice", "vague", "blank"],
)
def test_dates_follow_each_other_in_their_own_precision(dates, gap, spans):
    assert rows(merge(a_unit(*dates), gap=gap).claims, "start", "end") == spans


def test_a_gap_is_not_bridged_where_the_unit_was_elsewhere():
    days = ("1917-01-01", "1917-01-02", "1917-01-03")
    away = merge(a_unit(*days, place=["x", "y", "x"]), gap=5)
    assert rows(away.claims, "location_id", "start", "end") == [
        ("x", "1917-01-01", "1917-01-01"),
        ("y", "1917-01-02", "1917-01-02"),
        ("x", "1917-01-03", "1917-01-03"),
    ]
    assert away.bridged == 0


def test_another_unit_in_between_does_not_part_a_span():
    two = {
        name: pd.concat([a_unit("1917-01-01", "1917-01-03")[name], a_unit("1917-01-02", unit="b")[name]])
        for name in a_unit("1917")
    }
    two = {name: column.reset_index(drop=True) for name, column in two.items()}
    assert rows(merge(two, gap=1).claims, "unit_id", "start", "end") == [
        ("a", "1917-01-01", "1917-01-03"),
        ("b", "1917-01-02", "1917-01-02"),
    ]


def test_rows_that_have_spans_or_no_unit_stay_as_they_are():
    claims = a_unit("1917-01-01", "1917-01-02", "1917-01-03")
    claims["end"] = pd.Series(["1917-01-01", "1917-01-09", ".."], dtype="str")
    claims["unit_id"] = pd.Series(["", "a", "a"], dtype="str")
    merged = merge(claims)
    assert merged.first.tolist() == [0, 1, 2]
    assert merged.single == 0


def test_a_table_that_looks_like_one_row_a_day_is_offered_spans(tmp_path):
    days = [f"A,X,47,106,1917-01-{day:02d}" for day in range(1, 21)]
    (tmp_path / "diary.csv").write_text("\n".join(["Unit,Place,Lat,Lon,Date", *days]) + "\n", encoding="utf-8")
    done = run("check", tmp_path / "diary.csv")
    assert "20 rows with one date each, of 1 unit, could be 1 span; --spans makes them" in done.stderr
    assert "could be" not in run("check", tmp_path / "diary.csv", "--no-spans").stderr


def test_a_table_of_battles_is_offered_none(tmp_path):
    days = [f"Battle {day},P{day},47,{day},1917-01-{day:02d}" for day in range(1, 21)]
    (tmp_path / "battles.csv").write_text("\n".join(["Battle,Place,Lat,Lon,Date", *days]) + "\n", encoding="utf-8")
    assert "spans" not in run("check", tmp_path / "battles.csv").stderr


def test_spans_that_were_asked_for_once_are_remembered_and_can_be_taken_back(diary, tmp_path):
    assert run("new", tmp_path / "one", "--from", diary, "--spans", "--gap", "1").exit_code == 0
    said = (tmp_path / "diary.csv.stationed.toml").read_text(encoding="utf-8")
    assert "spans = true\ngap = 1\n" in said
    assert "8 rows -> 4 spans" in run("check", diary).stderr
    assert "->" not in run("check", diary, "--no-spans").stderr


def test_answers_about_spans_come_back_from_their_file():
    answers = Answers({"When": "date"}, "", "", True, 2)
    assert read_answers(to_toml(answers).encode(), file="a.toml") == answers


@pytest.mark.parametrize("text", ["spans = 1", "gap = -1", "gap = true", "gap = 1.5", "spams = true"])
def test_answers_about_spans_that_mean_nothing_are_refused(text):
    with pytest.raises(StationedError, match=r"expected sheet as text, dates as one of .* spans as true or false"):
        read_answers(text.encode(), file="a.toml")


def test_a_gap_without_spans_is_refused(diary, tmp_path):
    done = run("build", diary, "-o", tmp_path / "pages", "--gap", "2")
    assert done.exit_code == 2
    assert "diary.csv: gap is how far apart the dates of spans may be; give spans as well." in done.stderr
    assert not (tmp_path / "pages").exists()


def test_a_gap_below_nothing_is_refused(diary):
    with pytest.raises(
        StationedError, match=r"diary\.csv: gap is -1; expected how many dates may be missing, 0 or more"
    ):
        stationed.read(diary, spans=True, gap=-1)


def test_spans_of_a_table_without_single_dates_say_which_column_to_name(tmp_path):
    (tmp_path / "a.csv").write_text("Unit,Place,From\nA,X,1917-01-01\nA,X,1917-01-02\n", encoding="utf-8")
    done = run("check", tmp_path / "a.csv", "--spans")
    assert "--spans finds no dates to join: no row has one day, month or year as its start and its end" in done.stderr


def test_faults_of_a_span_are_named_in_all_of_its_rows(tmp_path):
    text = "Unit,Place,Lat,Lon,Date,Men\n" + "".join(f"A,X,47,106,1917-01-0{n},about many\n" for n in (1, 2))
    (tmp_path / "a.csv").write_text(text + "B,X,47,106,1917-01-01,5\n", encoding="utf-8")
    done = run(
        "build", tmp_path / "a.csv", "-o", tmp_path / "pages", "--spans", "--skip-faulty", "--columns", "figure=Men"
    )
    assert "2 of 3 rows left out for errors:\n  row 2: Men: about many\n  row 3: Men: about many\n" in done.stderr


def test_frames_become_spans_when_asked():
    frame = pd.DataFrame({"unit": "A", "place": "X", "date": pd.date_range("1917-01-01", periods=40)})
    assert rows(stationed.from_frames(frame, spans=True).claims, "start", "end") == [("1917-01-01", "1917-02-09")]
