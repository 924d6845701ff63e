"""The page on dates says what the code does: its tables are read from the page, its examples run."""

import doctest
import re
from pathlib import Path

import numpy as np
import pytest

from stationed.dates import definite, iso, limited, parse, parse_spans, possible
from stationed.dates.seasons import SEASON_MONTHS
from stationed.errors import DateError, QuantityError
from stationed.quantities import parse_quantity

PAGE = Path(__file__).parent.parent.parent / "docs" / "dates.md"
Row = tuple[str, ...]


def tables() -> dict[Row, list[Row]]:
    """Every table of the page by its header, in cells without their code marks."""
    found: dict[Row, list[Row]] = {}
    rows: list[Row] = []
    for line in [*PAGE.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
        elif rows:
            found[rows[0]] = rows[2:]
            rows = []
    return found


TABLES = tables()


def rows(*header: str) -> list[Row]:
    return TABLES[header]


def bare(cell: str) -> str:
    return cell.strip("`")


@pytest.mark.parametrize("row", rows("text", "meaning", "earliest", "latest"), ids=lambda row: row[0])
def test_documented_date_has_its_days(row: Row) -> None:
    date = parse(bare(row[0]))
    assert (iso(date.earliest), iso(date.latest)) == row[2:]


@pytest.mark.parametrize(
    "row",
    rows("text", "meaning", "start earliest", "start latest", "end earliest", "end latest"),
    ids=lambda row: row[0],
)
def test_documented_interval_has_its_four_days(row: Row) -> None:
    date = parse(bare(row[0]))
    days = (date.start_earliest, date.start_latest, date.end_earliest, date.end_latest)
    assert tuple(map(iso, days)) == row[2:]


@pytest.mark.parametrize(
    "row", rows("text", "setting in `[dates]`", "default", "earliest", "latest"), ids=lambda row: row[0]
)
def test_documented_width_of_about_is_the_default(row: Row) -> None:
    date = parse(bare(row[0]))
    assert (iso(date.earliest), iso(date.latest)) == row[3:]


def test_documented_seasons_are_all_of_them_with_their_months() -> None:
    months = "January February March April May June July August September October November December".split()  # noqa: SIM905
    names = {name: number for number, name in enumerate(months, start=1)}
    documented: dict[int, tuple[int, int]] = {}
    for code, _, first, last in rows("code", "season", "first month", "last month"):
        next_year = 12 if last.endswith("of the next year") else 0
        for number in re.findall("[0-9]+", code):
            documented[int(number)] = (names[first], names[last.split()[0]] + next_year)
    assert documented == SEASON_MONTHS


@pytest.mark.parametrize(
    "row", rows("start", "end", "period", "possible", "definite", "because"), ids=lambda row: "-".join(row[:3])
)
def test_documented_claim_meets_its_period(row: Row) -> None:
    spans, faults = parse_spans([bare(row[0])], [bare(row[1])])
    period = parse(bare(row[2]))
    first, last = np.array([period.earliest]), np.array([period.latest])
    found = (possible(limited(spans, first, last), first, last)[0, 0], definite(spans, first, last)[0, 0])
    assert faults == []
    assert tuple("yes" if holds else "no" for holds in found) == row[3:5]


@pytest.mark.parametrize("row", rows("text", "offered", "why"), ids=lambda row: row[0])
def test_documented_refusal_offers_its_spelling(row: Row) -> None:
    with pytest.raises(DateError) as refused:
        parse(bare(row[0]))
    offered = [refused.value.fix] if refused.value.fix else list(refused.value.readings)
    assert [bare(spelling) for spelling in row[1].split(" or ") if spelling] == offered


@pytest.mark.parametrize("row", rows("text", "meaning", "lowest", "highest"), ids=lambda row: row[0])
def test_documented_figure_has_its_bounds(row: Row) -> None:
    figure = parse_quantity(bare(row[0]))
    assert figure is not None
    assert (figure.low, figure.high) == (float(row[2]), float(row[3].replace("..", "inf")))


@pytest.mark.parametrize("row", rows("figure", "offered", "why"), ids=lambda row: row[0])
def test_documented_refusal_of_a_figure_offers_its_spelling(row: Row) -> None:
    with pytest.raises(QuantityError) as refused:
        parse_quantity(bare(row[0]))
    assert (refused.value.fix or "") == bare(row[1])


def test_documented_examples_run() -> None:
    failed, run = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert run > 10
    assert failed == 0


def test_documented_tables_are_all_checked() -> None:
    assert len(TABLES) == 8
