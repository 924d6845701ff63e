"""Rows in which a spreadsheet sums up the others are no records; what only looks like them is one."""

from __future__ import annotations

import pytest

from stationed.intake import read_given

HEADER = "Unit,Place,From,Men\nAlpha,Kiel,1939,100\nBeta,Brest,1940,250\n"


def read(folder, text):
    path = folder / "corps.csv"
    path.write_text(text, encoding="utf-8")
    tables = read_given(path)
    said = [one for one in tables.findings if "no record" in one.problem]
    return tables.units["designation"].tolist(), [(one.problem, one.got) for one in said]


@pytest.mark.parametrize(
    "word", ["Total", "TOTAL:", "Grand total", "Summe", "Insgesamt", "Suma", "Итого:", "Всего", "合计"]
)
@pytest.mark.parametrize("row", ["{},,,350", ",{},,350"], ids=["in-the-first-column", "in-the-second"])
def test_a_row_of_sums_is_left_out_and_named(tmp_path, word, row):
    assert read(tmp_path, HEADER + row.format(word) + "\n") == (
        ["Alpha", "Beta"],
        [("row 4 sums up others, and so is no record: left out", word)],
    )


def test_all_rows_of_sums_are_named(tmp_path):
    units, said = read(tmp_path, HEADER + "Subtotal,,,350\nGamma,Riga,1941,1 000\nTotal,,,1 350\n")
    assert units == ["Alpha", "Beta", "Gamma"]
    assert said == [("row 4 and row 6 sum up others, and so is no record: left out", "Subtotal")]


@pytest.mark.parametrize(
    "row",
    ["Total,Kiel,1941,350", "Total,,1941,350", "Total,Kiel,,350", "Sum,Sum,,350", "Total war,,,350", "Total,,,many"],
    ids=["whole", "dated", "placed", "twice", "more-words", "more-text"],
)
def test_a_row_that_says_more_is_a_record(tmp_path, row):
    units, said = read(tmp_path, HEADER + row + "\n")
    assert (len(units), said) == (3, [])


@pytest.mark.parametrize("word", ["Subtotal cavalry", "Zwischensumme: Reiter", "Итого по полку"])
def test_a_row_of_sums_may_say_of_what(tmp_path, word):
    assert read(tmp_path, HEADER + f"{word},,,350\n")[0] == ["Alpha", "Beta"]
