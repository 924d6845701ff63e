"""The commands, given a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from stationed.cli import main
from stationed.errors import OutputError

GOOD = "Unit,Place,Lat,Lon,From,To\nA,X,47,106,1939,1940\nB,Y,48,107,1941,1942\n"
OPEN = "Ship,Port,When\nAlpha,X,07/01/1918\nBeta,Y,02/03/1918\n"
FAULTY = GOOD + "C,Z,48,107,sometime,1942\nD,Z,48,107,1950,1940\n"


def run(*arguments: object, input: str | None = None):  # noqa: A002 - click's own word
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=input, catch_exceptions=False)


@pytest.fixture
def table(tmp_path):
    def write(text: str, name: str = "ships.csv") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def test_build_makes_a_page_of_a_table_and_says_what_its_columns_are(table, tmp_path):
    done = run("build", table(GOOD), "-o", tmp_path / "pages")
    assert done.exit_code == 0
    assert (tmp_path / "pages" / "ships.html").is_file()
    assert "From   start       its name, From, such as 1939" in done.stderr


def test_a_table_and_the_folder_made_of_it_give_the_same_page(table, tmp_path):
    assert run("build", table(GOOD), "-o", tmp_path / "one").exit_code == 0
    assert run("new", tmp_path / "atlas", "--from", tmp_path / "ships.csv").exit_code == 0
    assert run("build", tmp_path / "atlas", "-o", tmp_path / "two").exit_code == 0
    assert (tmp_path / "one" / "ships.html").read_bytes() == (tmp_path / "two" / "ships.html").read_bytes()


def test_build_stops_where_nobody_can_be_asked_and_writes_nothing(table, tmp_path):
    done = run("build", table(OPEN), "-o", tmp_path / "pages")
    assert done.exit_code == 2
    assert "Say --dates day-first or --dates month-first." in done.stderr
    assert not (tmp_path / "pages").exists()


def test_what_was_said_once_is_not_asked_again(table, tmp_path):
    path = table(OPEN)
    assert run("build", path, "-o", tmp_path / "pages", "--dates", "day-first").exit_code == 0
    assert 'dates = "day-first"' in (tmp_path / "ships.csv.stationed.toml").read_text(encoding="utf-8")
    assert run("build", path, "-o", tmp_path / "pages").exit_code == 0


def test_a_question_at_a_terminal_has_the_proposal_as_default(table, tmp_path, monkeypatch):
    monkeypatch.setattr("stationed.cli.table._at_terminal", lambda: True)
    done = run("build", table(OPEN), "-o", tmp_path / "pages", input="\n")
    assert done.exit_code == 0
    assert 'dates = "day-first"' in (tmp_path / "ships.csv.stationed.toml").read_text(encoding="utf-8")


def test_check_names_faults_in_the_rows_of_the_table_and_leaves_with_one(table):
    done = run("check", table(FAULTY))
    assert done.exit_code == 1
    assert "error date-invalid: row 4, column From" in done.stdout
    assert "error date-reversed: row 5, column To" in done.stdout


def test_rows_with_errors_are_left_out_when_asked_and_named(table, tmp_path):
    path = table(FAULTY)
    assert run("build", path, "-o", tmp_path / "pages").exit_code == 1
    done = run("build", path, "-o", tmp_path / "pages", "--skip-faulty")
    assert done.exit_code == 0
    assert (
        "2 of 4 rows left out for errors:\n  row 4: From: sometime\n  row 5: To: 1940 after start 1950\n" in done.stderr
    )
    assert "2 of 4 rows left out for errors: 4 (From: sometime)" in (tmp_path / "pages" / "ships.html").read_text(
        "utf-8"
    )


def test_a_table_of_nothing_but_faulty_rows_is_refused(table, tmp_path):
    done = run(
        "build",
        table("Unit,Place,From\nA,X,sometime\n"),
        "-o",
        tmp_path / "pages",
        "--skip-faulty",
        "--columns",
        "start=From",
    )
    assert done.exit_code == 2
    assert "every row has an error, so none would be left" in done.stderr


def test_options_of_a_table_beside_an_atlas_folder_are_refused(tmp_path):
    assert run("new", tmp_path / "atlas").exit_code == 0
    done = run("check", tmp_path / "atlas", "--yes")
    assert done.exit_code == 2
    assert "this is an atlas folder" in done.stderr


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path):
    done = run("build", tmp_path / "nothing.csv", "-o", tmp_path / "pages")
    assert done.exit_code == 2
    assert "nothing.csv: there is no such file. Give the path of a table or of an atlas folder." in done.stderr


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "this is a PDF document"),
        (b"", "the file is empty"),
        (b"PK\x03\x04" + bytes(40), "the workbook cannot be read"),
        (b"<!doctype html><table>", "this is a web page"),
        (b'{"type": "FeatureCollection"', "the file breaks the rules of JSON"),
        (b"SQLite format 3\0" + bytes(100), "the file cannot be read"),
    ],
    ids=["pdf", "empty", "zip", "html", "json", "sqlite"],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(tmp_path, data, said):
    (tmp_path / "a.csv").write_bytes(data)
    done = run("build", tmp_path / "a.csv", "-o", tmp_path / "pages")
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "pages").exists()


def test_answers_in_atlas_toml_are_taken_for_the_table_that_they_name(table, tmp_path):
    path = table(OPEN)
    (tmp_path / "atlas.toml").write_text(
        'id = "a"\ntitle = "A"\n[table]\nfile = "ships.csv"\ndates = "day-first"\n[table.columns]\nPort = "place"\n'
    )
    done = run("new", tmp_path / "atlas", "--from", path)
    assert done.exit_code == 0
    assert "row-2,alpha,x,1918-01-07" in (tmp_path / "atlas" / "deployments.csv").read_text(encoding="utf-8")
    assert run("build", table(OPEN, "others.csv"), "-o", tmp_path / "pages").exit_code == 2


def test_answers_beside_a_table_win_over_those_in_atlas_toml(table, tmp_path):
    path = table(OPEN)
    (tmp_path / "atlas.toml").write_text('id = "a"\ntitle = "A"\n[table]\ndates = "day-first"\n')
    (tmp_path / "ships.csv.stationed.toml").write_text('dates = "month-first"\n')
    assert run("new", tmp_path / "atlas", "--from", path).exit_code == 0
    assert "1918-07-01" in (tmp_path / "atlas" / "deployments.csv").read_text(encoding="utf-8")


def test_answers_in_atlas_toml_that_cannot_be_are_refused_with_the_place(table, tmp_path):
    (tmp_path / "atlas.toml").write_text('id = "a"\ntitle = "A"\n[table]\ndates = "American"\n')
    done = run("build", table(OPEN), "-o", tmp_path / "pages")
    assert done.exit_code == 2
    assert "atlas.toml, [table]: expected sheet as text, dates as one of day-first, month-first" in done.stderr
    done = run("check", tmp_path)
    assert "error setting-invalid: key table.dates" in done.stdout
    assert "got American; expected day-first or month-first" in done.stdout


def test_places_without_coordinates_are_said_to_be_left_out_of_the_map_with_the_command_that_finds_them(table):
    path = table("Ship,Port,From\nAlpha,Malmo,1918\nBeta,Ystad,1919\n")
    done = run("check", path)
    assert f"What has no coordinates is listed and not drawn; stationed locate {path} --output" in done.stderr


def test_a_table_that_says_of_nothing_where_it_was_is_told_so(table):
    done = run("check", table("Ship,From\nAlpha,1918\nBeta,1919\n"))
    assert (
        'No column says where, so what has no coordinates is not drawn; name one: --columns "place=..."' in done.stderr
    )


def test_a_table_where_nothing_can_be_written_is_built_and_its_answers_hold_once(table, tmp_path, monkeypatch):
    def refuse(path, data):
        raise OutputError(f"{path.name}: cannot be written: that disk can only be read.")

    path = table(OPEN)
    monkeypatch.setattr("stationed.export.write_atomically", refuse)
    done = run("build", path, "-o", tmp_path / "pages", "--dates", "day-first")
    assert (done.exit_code, (tmp_path / "pages" / "ships.html").is_file()) == (0, True)
    assert "Your answers hold for this time only: ships.csv.stationed.toml: cannot be written" in done.stderr


def test_a_table_of_an_atlas_given_by_itself_sends_to_its_folder(table):
    done = run("check", table("deployment_id,unit_id,start\nD-1,u,1939\n", "deployments.csv"))
    assert "no column says what was there" in done.stderr
    assert "Give the folder of its atlas" in done.stderr


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Kloster,Ort,Gründung,Aufhebung", "1 von 2 Zeilen wegen Fehlern ausgelassen: 3 (Gründung: einst)"),
        ("Монастырь,Место,Основание,Упразднение", "Из-за ошибок пропущено строк: 1 из 2: 3 (Основание: einst)"),
        ("Monastère,Lieu,Fondation,Suppression", "Lignes omises en raison d’erreurs : 1 sur 2 : 3 (Fondation: einst)"),
    ],
)
def test_a_page_says_in_its_language_which_rows_were_left_out(table, tmp_path, header, said):
    path = table(f"{header}\nA,X,1147,1556\nB,Y,einst,1535\n")
    assert run("new", tmp_path / "atlas", "--from", path, "--skip-faulty").exit_code == 0
    assert f'subtitle = "{said}"' in (tmp_path / "atlas" / "atlas.toml").read_text(encoding="utf-8")
