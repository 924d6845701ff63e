"""The files of an atlas travel in its pages, and come back byte for byte."""

from __future__ import annotations

import io
import json
import lzma
import math
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from archives import a_page, an_archive, files_of, manifest_of
from click.testing import CliRunner
from once import pages_of
from small_atlas import a_small_atlas

import stationed
from stationed.cli import main
from stationed.errors import OutputError, StationedError
from stationed.export import extract_inputs, inputs, pack_inputs
from stationed.export.inputs import BACKGROUND, MANIFEST
from stationed.reading import read_tables

FLAGSHIP = Path(__file__).parent.parent / "geodata"


def a_coast(name: str) -> str:
    """A GeoJSON file of one long line, which takes far less pressed than deflated."""
    places = [[round(5 + 3 * math.sin(step / 700), 3), round(50 + step / 900, 3)] for step in range(3000)]
    shape = {"type": "LineString", "coordinates": places}
    feature = {"type": "Feature", "properties": {"name": name}, "geometry": shape}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


class TestPacking:
    """What a page carries."""

    def test_every_file_that_was_read_is_in_it_as_it_is_on_disk(self, tmp_path):
        atlas = a_small_atlas(tmp_path)
        archive = zipfile.ZipFile(io.BytesIO(pack_inputs(read_tables(atlas))))
        held = {name: archive.read(name) for name in archive.namelist()[1:]}
        assert held == {path: data for path, data in files_of(atlas).items() if path in held}
        assert {"atlas.toml", "deployments.csv", "locations.geojson"} <= set(held)
        assert archive.namelist()[0] == MANIFEST

    def test_the_same_files_give_the_same_bytes(self, tmp_path):
        atlas = a_small_atlas(tmp_path)
        one = pack_inputs(read_tables(atlas))
        (atlas / "units.csv").touch()
        assert pack_inputs(read_tables(atlas)) == one

    def test_nothing_in_it_tells_when_or_where_it_was_made(self, tmp_path):
        archive = zipfile.ZipFile(io.BytesIO(pack_inputs(read_tables(a_small_atlas(tmp_path)))))
        assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 3)}

    def test_the_background_is_left_out_when_it_is_too_much_for_a_page_and_the_manifest_says_so(
        self, tmp_path, monkeypatch
    ):
        tables = read_tables(
            a_small_atlas(tmp_path, {"basemap/land.geojson": '{"type":"FeatureCollection","features":[]}'})
        )
        monkeypatch.setattr(inputs, "LIMIT", 100)
        said = manifest_of(pack_inputs(tables))
        assert said["basemap/land.geojson"] is False
        assert said["deployments.csv"] is True

    def test_a_background_that_is_too_much_as_it_is_goes_in_pressed(self, tmp_path, monkeypatch):
        ground = {f"basemap/{layer}.geojson": a_coast(layer) for layer in ("land", "lakes")}
        tables = read_tables(a_small_atlas(tmp_path, ground))
        whole = pack_inputs(tables)
        monkeypatch.setattr(inputs, "LIMIT", len(whole))
        archive = zipfile.ZipFile(io.BytesIO(pack_inputs(tables)))
        said = {file["path"]: file.get("pressed") for file in json.loads(archive.read(MANIFEST))["files"]}
        assert manifest_of(pack_inputs(tables)) == dict.fromkeys(said, True)
        assert {path for path, name in said.items() if name} == {path for path in said if path.startswith(BACKGROUND)}
        pressed = archive.read("basemap/land.geojson.xz")
        assert lzma.decompress(pressed).decode() == ground["basemap/land.geojson"]
        assert archive.getinfo("deployments.csv").compress_type == zipfile.ZIP_DEFLATED

    def test_a_very_large_atlas_is_not_carried_but_named(self, tmp_path, monkeypatch):
        monkeypatch.setattr(inputs, "MOST", 100)
        said = manifest_of(pack_inputs(read_tables(a_small_atlas(tmp_path))))
        assert said["deployments.csv"] is False
        assert set(said.values()) == {False}

    def test_a_file_that_changed_since_it_was_read_is_refused(self, tmp_path):
        atlas = a_small_atlas(tmp_path)
        tables = read_tables(atlas)
        with (atlas / "units.csv").open("a") as file:
            file.write("\n")
        with pytest.raises(StationedError, match=r"units\.csv: the file has changed since the atlas was read"):
            pack_inputs(tables)

    def test_tables_that_come_from_no_files_are_written_as_files(self, tmp_path):
        tables = read_tables(a_small_atlas(tmp_path))
        names = {file.path for file in tables.files}
        assert set(manifest_of(pack_inputs(replace(tables, files=())))) == names


class TestExtracting:
    """What a page gives back."""

    def test_a_built_page_gives_back_what_it_was_made_from(self, tmp_path, tmp_path_factory):
        atlas, page = a_small_atlas(tmp_path), pages_of(tmp_path_factory, "small") / "all.html"
        done = extract_inputs(page, tmp_path / "back")
        back = files_of(tmp_path / "back")
        read = {file.path for file in read_tables(atlas).files}
        assert back == {path: data for path, data in files_of(atlas).items() if path in read}
        assert (sorted(str(path.relative_to(tmp_path / "back")) for path in done.written), done.left_out) == (
            sorted(back),
            (),
        )

    def test_what_it_gives_back_builds_the_same_page(self, tmp_path, tmp_path_factory):
        page = pages_of(tmp_path_factory, "small") / "all.html"
        extract_inputs(page, tmp_path / "back")
        again = stationed.build(tmp_path / "back", tmp_path / "again").written[0]
        assert again.read_bytes() == page.read_bytes()

    def test_the_pages_of_the_flagship_give_back_all_of_it_and_build_to_the_same_bytes(
        self, tmp_path, tmp_path_factory
    ):
        built = pages_of(tmp_path_factory, "flagship")
        pages = [built / f"{spec.id}.html" for spec in read_tables(FLAGSHIP).config.maps]
        read = {file.path for file in read_tables(FLAGSHIP).files}
        backs = []
        for page in pages:
            done = extract_inputs(page, tmp_path / page.stem)
            backs.append(files_of(tmp_path / page.stem))
            assert done.left_out == ()
        assert backs == [{path: data for path, data in files_of(FLAGSHIP).items() if path in read}] * len(pages)
        stationed.build(tmp_path / pages[0].stem, tmp_path / "again")
        assert files_of(tmp_path / "again") == files_of(built)

    def test_what_the_page_offers_to_save_gives_the_same_as_the_page(self, tmp_path, tmp_path_factory):
        page = pages_of(tmp_path_factory, "small") / "all.html"
        saved = tmp_path / "saved.zip"
        saved.write_bytes(pack_inputs(read_tables(a_small_atlas(tmp_path))))
        extract_inputs(saved, tmp_path / "one")
        extract_inputs(page, tmp_path / "two")
        assert files_of(tmp_path / "one") == files_of(tmp_path / "two")

    def test_a_folder_that_holds_something_is_refused(self, tmp_path):
        page = a_page(tmp_path, an_archive(**{"units.csv": b"x"}))
        with pytest.raises(OutputError, match=r"the folder is not empty, it holds 'page\.html'"):
            extract_inputs(page, tmp_path)


class TestCommand:
    """What `stationed extract` tells."""

    def test_the_written_files_go_to_standard_output(self, tmp_path):
        page = a_page(tmp_path, an_archive(**{"units.csv": b"u", "context/borders.geojson": b"b"}))
        result = CliRunner().invoke(main, ["extract", str(page), "--output", str(tmp_path / "back")])
        assert result.exit_code == 0
        assert result.stdout.split() == [
            str(tmp_path / "back" / name) for name in ("context/borders.geojson", "units.csv")
        ]
        assert result.stderr == ""

    def test_what_the_page_does_not_hold_is_named_on_standard_error(self, tmp_path, monkeypatch):
        monkeypatch.setattr(inputs, "MOST", 100)
        page = stationed.build(a_small_atlas(tmp_path), tmp_path / "pages").written[0]
        result = CliRunner().invoke(main, ["extract", str(page), "-o", str(tmp_path / "back")])
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.startswith("Not in the page, for their size: atlas.toml, ")

    def test_without_a_folder_one_is_made_beside_where_it_is_run(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        page = a_page(tmp_path, an_archive(**{"units.csv": b"u"}))
        assert CliRunner().invoke(main, ["extract", str(page)]).exit_code == 0
        assert files_of(tmp_path / "page-inputs") == {"units.csv": b"u"}

    def test_a_page_without_inputs_is_refused_with_a_sentence(self, tmp_path):
        (tmp_path / "page.html").write_text("<html></html>")
        result = CliRunner().invoke(main, ["extract", str(tmp_path / "page.html")])
        assert result.exit_code == 2
        assert "the page carries no inputs" in result.stderr
