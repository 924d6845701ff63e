"""A table is taken wherever an atlas folder is: read, check and build in Python as on the command line."""

from __future__ import annotations

import errno
import os

import pytest

import stationed
from stationed.errors import StationedError
from stationed.files import read_inside

TABLE = "unit,place,lat,lon,start,end\n57th Corps,Ulaanbaatar,47.92,106.92,1937-09,1939-07\n"


def a_table(folder, text=TABLE):
    path = folder / "corps.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_built_and_checked_from_python(tmp_path):
    table = a_table(tmp_path)
    report = stationed.build(table, tmp_path / "pages")
    assert [path.name for path in report.written] == ["corps.html"]
    assert [finding.code for finding in stationed.check(table) if finding.severity == "error"] == []


def test_findings_on_a_table_speak_of_its_own_rows_and_columns(tmp_path):
    faulty = a_table(tmp_path, TABLE + "1st Army,Ulaanbaatar,47.92,106.92,1939-13,1940\n")
    errors = [finding.message for finding in stationed.check(faulty) if finding.severity == "error"]
    assert errors
    assert all(message.startswith("corps.csv row 3, column start") for message in errors)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.geojson", "a.kml", "a.parquet", "a.gpkg", "a.ods", "a.tsv"])
@pytest.mark.parametrize("data", [b"", b" \r\n"])
def test_an_empty_file_is_said_to_be_empty_whatever_it_is_called(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(stationed.StationedError, match=rf"{name}: the file is empty"):
        stationed.read(path)


@pytest.mark.parametrize("name", ["ships.csv.stationed.toml", "atlas.toml"])
def test_answers_that_cannot_be_read_are_said_and_not_forgotten(name, tmp_path, monkeypatch):
    def refused(folder, file, *, most):
        if file == name:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return read_inside(folder, file, most=most)

    monkeypatch.setattr("stationed.reading.folder.read_inside", refused)
    (tmp_path / "ships.csv").write_text("Ship,Port,Lat,Lon,From\nAlpha,X,54,10,07/01/1918\n")
    (tmp_path / name).write_text('dates = "month-first"\n')
    with pytest.raises(StationedError, match=f"{name}: the file cannot be read: Permission denied"):
        stationed.read(tmp_path / "ships.csv")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("x = " + "[" * 3000, "nested too deep, or a number in it is too long", id="nested"),
        pytest.param("x = " + "9" * 5000, "nested too deep, or a number in it is too long", id="long-number"),
        pytest.param("x" + ".x" * 500_000 + " = 1", "a name has too many parts|is too large", id="many-parts"),
        pytest.param("x = ", "breaks the rules of TOML", id="no-value"),
    ],
)
@pytest.mark.parametrize("name", ["ships.csv.stationed.toml", "atlas.toml"])
def test_answers_that_no_program_wrote_are_refused_in_a_sentence(name, text, why, tmp_path):
    (tmp_path / "ships.csv").write_text("Ship,Port,Lat,Lon,From\nAlpha,X,54,10,1918\n")
    (tmp_path / name).write_text(text)
    with pytest.raises(StationedError, match=f"^{name}: .*({why})"):
        stationed.read(tmp_path / "ships.csv")
