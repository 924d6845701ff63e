"""What the command line promises: paths on standard output, words on standard error, exit codes, no traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from stationed import __version__
from stationed.cli import main

STATIONED = [sys.executable, "-m", "stationed"]


def run(*arguments: object):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def atlas(tmp_path) -> Path:
    assert run("new", tmp_path / "atlas").exit_code == 0
    return tmp_path / "atlas"


def make_faulty(atlas: Path) -> None:
    """Return one claim a date that cannot be, and another one that has a sure repair."""
    claims = atlas / "deployments.csv"
    text = claims.read_text(encoding="utf-8")
    assert "0014-08,0014-09" in text
    assert ",0017~,0043," in text
    text = text.replace("0014-08,0014-09", "0014-13,0014-09").replace(",0017~,0043,", ",0017~,0043-00-00,")
    claims.write_text(text, encoding="utf-8")


class TestHelp:
    """What is told to somebody who asks."""

    @pytest.mark.parametrize("command", [[], ["new"], ["check"], ["build"], ["explain"]])
    @pytest.mark.parametrize("option", ["--help", "-h"])
    def test_help_is_given(self, command, option):
        result = run(*command, option)
        assert result.exit_code == 0
        assert result.output.startswith(f"Usage: main{''.join(' ' + word for word in command)} [OPTIONS]")

    def test_version_is_given(self):
        assert run("--version").output == f"stationed, version {__version__}\n"

    def test_help_loads_nothing_heavy(self):
        script = (
            "import sys\n"
            "from stationed.cli import main\n"
            "try:\n    main(['build', '--help'])\nexcept SystemExit:\n    pass\n"
            "sys.exit(bool({'pandas', 'numpy', 'geopandas', 'folium', 'shapely'} & set(sys.modules)))"
        )
        assert subprocess.run([sys.executable, "-c", script], timeout=60, check=False).returncode == 0

    def test_unknown_command_and_option_are_usage_errors(self):
        assert run("bild").exit_code == 2
        assert run("build", "--outptu", "x").exit_code == 2
        assert "--output" in run("build", "atlas").stderr


class TestNew:
    """Starting an atlas."""

    def test_written_files_are_listed(self, tmp_path):
        result = run("new", tmp_path / "atlas")
        listed = [Path(line) for line in result.stdout.splitlines()]
        assert listed == sorted(path for path in (tmp_path / "atlas").rglob("*") if path.is_file())
        assert "stationed build" in result.stderr

    def test_new_atlas_has_no_findings(self, atlas):
        result = run("check", atlas)
        assert (result.exit_code, result.stdout) == (0, "No findings.\n")

    def test_folder_that_is_not_empty_is_refused(self, atlas):
        result = run("new", atlas)
        assert result.exit_code == 2
        assert "the folder is not empty" in result.stderr
        assert result.stdout == ""


class TestCheck:
    """Listing what is wrong."""

    def test_errors_are_listed_and_give_exit_code_1(self, atlas):
        make_faulty(atlas)
        result = run("check", atlas)
        assert result.exit_code == 1
        assert "date-invalid" in result.stdout
        assert "0014-13" in result.stdout
        assert result.stderr == ""

    def test_warnings_alone_give_exit_code_0(self, atlas):
        claims = atlas / "deployments.csv"
        claims.write_text(claims.read_text(encoding="utf-8").replace("locator", "locatr"), encoding="utf-8")
        result = run("check", atlas)
        assert result.exit_code == 0
        assert "warning column-misspelt" in result.stdout

    def test_json_is_an_array_of_findings(self, atlas):
        make_faulty(atlas)
        findings = json.loads(run("check", atlas, "--format", "json").stdout)
        assert [(finding["file"], finding["row"], finding["column"], finding["got"]) for finding in findings] == [
            ("deployments.csv", 6, "start", "0014-13"),
            ("deployments.csv", 7, "end", "0043-00-00"),
        ]

    def test_sarif_names_the_version(self, atlas):
        log = json.loads(run("check", atlas, "--format", "sarif").stdout)
        assert log["runs"][0]["tool"]["driver"]["version"] == __version__

    def test_fix_writes_a_mended_copy_beside_the_file(self, atlas):
        make_faulty(atlas)
        before = (atlas / "deployments.csv").read_bytes()
        result = run("check", atlas, "--fix")
        assert result.exit_code == 1
        assert (atlas / "deployments.csv").read_bytes() == before
        assert ",0017~,0043," in (atlas / "deployments.fixed.csv").read_text(encoding="utf-8")
        assert "0043-00-00 is now 0043" in result.stderr
        assert f"written: {atlas / 'deployments.fixed.csv'}" in result.stderr

    def test_fix_in_place_leaves_only_what_needs_a_decision(self, atlas):
        make_faulty(atlas)
        findings = json.loads(run("check", atlas, "--fix", "--in-place", "--format", "json").stdout)
        assert [finding["got"] for finding in findings] == ["0014-13"]

    def test_in_place_without_fix_is_a_usage_error(self, atlas):
        result = run("check", atlas, "--in-place")
        assert result.exit_code == 2
        assert "give both, or neither" in result.stderr


class TestBuild:
    """Writing pages."""

    def test_paths_go_to_standard_output_and_steps_to_standard_error(self, atlas, tmp_path):
        result = run("build", atlas, "--output", tmp_path / "pages", "--map", "batavian-revolt")
        page = tmp_path / "pages" / "batavian-revolt.html"
        beside = ("batavian-revolt.oembed.json", "batavian-revolt.png", "stationed-embed.js")
        paths = [page, *(page.parent / name for name in beside)]
        assert (result.exit_code, result.stdout.splitlines()) == (0, [str(path) for path in paths])
        assert result.stderr.splitlines()[:2] == [f"Reading {atlas}", "Checking"]
        assert page.stat().st_size > 100_000

    def test_errors_are_listed_and_nothing_is_written(self, atlas, tmp_path):
        make_faulty(atlas)
        result = run("build", atlas, "-o", tmp_path / "pages", "--quiet")
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "0014-13" in result.stderr
        assert result.stderr.endswith("the atlas has 2 errors; nothing was written.\n")
        assert not (tmp_path / "pages").exists()

    def test_output_that_is_a_file_is_refused(self, atlas, tmp_path):
        (tmp_path / "pages").write_text("mine")
        result = run("build", atlas, "-o", tmp_path / "pages", "-q", "--map", "batavian-revolt")
        assert result.exit_code == 2
        assert "there is a file of that name, not a folder" in result.stderr
        assert (tmp_path / "pages").read_text() == "mine"

    def test_unknown_map_is_refused(self, atlas, tmp_path):
        result = run("build", atlas, "-o", tmp_path / "pages", "-q", "--map", "rome")
        assert result.exit_code == 2
        assert "expected one of rhine, batavian-revolt" in result.stderr


class TestExplain:
    """Saying why."""

    def test_each_period_is_answered(self, atlas):
        result = run("explain", atlas, "R-05")
        assert result.exit_code == 0
        assert "definite: on every reading it began by 0014-08-31 and ended on or after 0014-09-01" in result.stdout

    def test_unknown_id_is_answered_with_a_near_one(self, atlas):
        result = run("explain", atlas, "r5")
        assert result.exit_code == 2
        assert "there is no deployment r5" in result.stderr
        assert "Did you mean R-05 or R-15?" in result.stderr


class TestSurroundings:
    """What the user, the disk or the terminal may do."""

    @pytest.mark.parametrize("command", [["check"], ["build", "-o", "pages"], ["explain", "R-01"]])
    def test_missing_folder_is_said_in_a_sentence(self, tmp_path, command):
        result = run(command[0], tmp_path / "nowhere", *command[1:])
        assert result.exit_code == 2
        assert f"Error: {tmp_path / 'nowhere'}: there is no such folder" in result.stderr

    def test_file_instead_of_a_folder_is_said_in_a_sentence(self, atlas):
        result = run("check", atlas / "atlas.toml")
        assert result.exit_code == 2
        assert "this is a file. Give the folder it is in." in result.stderr

    def test_terminal_that_knows_only_ascii_ends_nothing(self, atlas):
        (atlas / "units.csv").write_text("unit_id,designation\nа,б\n", encoding="utf-8")
        surroundings = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
        done = subprocess.run(
            [*STATIONED, "check", atlas], env=surroundings, capture_output=True, timeout=120, check=False
        )
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr

    def test_reader_that_goes_away_ends_quietly(self, atlas):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            [*STATIONED, "explain", atlas, "R-12"], stdout=writer, stderr=subprocess.PIPE, timeout=120, check=False
        )
        os.close(writer)
        assert (done.returncode, done.stderr) == (141, b"")

    def test_disk_that_is_full_is_said_in_a_sentence(self, atlas):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*STATIONED, "explain", atlas, "R-12"], stdout=full, stderr=subprocess.PIPE, timeout=120, check=False
            )
        assert done.returncode == 2
        assert b"Error: the output: No space left on device." in done.stderr
        assert b"Traceback" not in done.stderr

    def test_ctrl_c_stops_in_a_sentence(self, atlas, tmp_path):
        script = (
            "import os, signal, stationed.cli as cli\n"
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # where a shell lets its children ignore it
            "import stationed.building.draw\n"
            "stationed.building.draw.read_tables = lambda path, **_: os.kill(os.getpid(), signal.SIGINT)\n"
            f"cli.main(['build', {str(atlas)!r}, '-o', {str(tmp_path / 'pages')!r}, '-q'])\n"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=120, check=False)
        assert done.returncode == 130
        assert done.stderr == b"Stopped. Files that were there before are whole.\n"
        assert not (tmp_path / "pages").exists()


def test_a_blank_atlas_has_headers_alone_and_check_says_what_is_missing(tmp_path):
    done = run("new", tmp_path / "atlas", "--blank")
    assert done.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "atlas").iterdir()) == [
        "atlas.toml",
        "deployments.csv",
        "locations.geojson",
        "periods.csv",
        "sources.json",
        "units.csv",
    ]
    checked = run("check", tmp_path / "atlas", "--format", "json")
    found = [(finding["code"], finding["file"]) for finding in json.loads(checked.stdout)]
    assert found == [
        ("rows-missing", name) for name in ("locations.geojson", "units.csv", "deployments.csv", "periods.csv")
    ]
    assert "legion" not in "".join(path.read_text() for path in (tmp_path / "atlas").iterdir())


def test_a_blank_atlas_of_a_table_is_refused(tmp_path):
    done = run("new", tmp_path / "atlas", "--blank", "--from", tmp_path / "a.csv")
    assert (done.exit_code, (tmp_path / "atlas").exists()) == (2, False)
    assert "--blank and --from say different things; give one of them." in done.stderr


class TestDocs:
    def test_the_pages_are_listed_with_their_titles(self):
        listed = run("docs").output
        assert "data-format" in listed
        assert re.search(r"^cli +The command line$", listed, re.M)

    @pytest.mark.parametrize("name", ["errors", "errors.md", "docs/errors.md"])
    def test_a_page_is_printed_however_it_is_named(self, name):
        page = Path(__file__).parent.parent / "docs" / "errors.md"
        assert run("docs", name).output == page.read_text(encoding="utf-8")

    def test_a_page_that_is_not_there_is_refused_with_those_that_are(self):
        refused = run("docs", "nothing")
        assert refused.exit_code == 2
        assert "there is no page 'nothing' in the documentation; expected one of api, cli," in refused.output

    def test_every_page_that_a_message_points_to_is_there(self):
        source = Path(__file__).parent.parent / "src" / "stationed"
        pointed = {
            name
            for path in source.rglob("*.py")
            for name in re.findall(r"`stationed docs ([\w-]+)`", path.read_text("utf-8"))
        }
        assert pointed >= {"data-format"}
        assert [name for name in pointed if run("docs", name).exit_code != 0] == []


def test_a_picture_of_a_time_that_nothing_is_of_says_so(atlas, tmp_path):
    then = run("picture", atlas, "--date", "1999", "--output", tmp_path / "then.svg")
    assert then.exit_code == 0
    assert "Nothing of the atlas is of this time, and so nothing stands on the picture." in then.stderr
    assert run("picture", atlas, "--date", "0014-08", "--output", tmp_path / "now.svg").stderr == ""
