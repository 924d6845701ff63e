"""What is said of a table, in its own rows and columns; docs/errors.md shows the same sentences."""

from __future__ import annotations

from pathlib import Path

import stationed

DOCS = (Path(__file__).parent.parent.parent / "docs" / "errors.md").read_text(encoding="utf-8")
ROWS = "Unit,Place,Lat,Lon,When\nA,X,47,106,1939\nB,Y,48,107,1940\nC,Z,north,106,1941\n"


def messages(folder: Path, text: str) -> list[str]:
    path = folder / "my_units.csv"
    path.write_text(text, encoding="utf-8")
    return [finding.message for finding in stationed.read(path).check()]


def test_coordinates_that_cannot_be_read_are_said_as_the_docs_show(tmp_path):
    (said,) = messages(tmp_path, ROWS)
    assert f"> {said}\n" in DOCS


def test_a_row_above_the_header_is_said_as_the_docs_show(tmp_path):
    (said,) = messages(tmp_path, "Posts of the corps,,,,\n" + ROWS.replace("north", "49"))
    assert f"> {said}\n" in DOCS


def test_no_finding_of_a_table_speaks_of_a_file_that_the_user_does_not_have(tmp_path):
    said = messages(tmp_path, ROWS.replace("1940", "when the war began").replace("1941", "") + ",,,,1950\n")
    assert said
    assert all(message.startswith("my_units.csv") for message in said)
