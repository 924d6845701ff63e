"""Files of the background in every form that is read, and what features are taken for that do not say it."""

from __future__ import annotations

import io
import itertools
import json
import zipfile

import geopandas as gpd
import pytest
import shapely
from small_atlas import a_small_atlas

from stationed.checking import check_tables
from stationed.export import pack_inputs
from stationed.reading import read_tables

SQUARE = shapely.box(100, 44, 122, 52)
RIVER = shapely.LineString([(104, 47), (106, 48), (108, 47.5)])


def a_frame(*shapes, crs="EPSG:4326", **columns):
    return gpd.GeoDataFrame(columns, geometry=list(shapes), crs=crs)


def written(frame, folder, name, **options):
    """The files that GDAL writes for a layer, by suffix."""
    folder.mkdir(exist_ok=True)
    frame.to_file(folder / name, **options)
    stem = name.partition(".")[0]
    return {path.name.removeprefix(stem): path.read_bytes() for path in sorted(folder.iterdir())}


def zipped(files, stem):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for suffix, content in files.items():
            archive.writestr(f"{stem}{suffix}", content)
    return data.getvalue()


TOPOLOGY = {
    "type": "Topology",
    "objects": {"land": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "arcs": [[0]]}]}},
    "arcs": [[[100, 44], [122, 44], [122, 52], [100, 52], [100, 44]]],
}
KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Lakes</name><Placemark><name>Khovsgol</name>'
    "<Polygon><outerBoundaryIs><LinearRing><coordinates>100,44 122,44 122,52 100,52 100,44</coordinates></LinearRing>"
    "</outerBoundaryIs></Polygon></Placemark></Folder></Document></kml>"
)


def as_shapefile(folder):
    return {f"land{suffix}": data for suffix, data in written(a_frame(SQUARE), folder, "land.shp").items()}


def as_natural_earth(folder):
    frame = a_frame(SQUARE, featurecla=["Land"], NAME=["Mongolia"], scalerank=[1])
    return {"ne_10m_geography.zip": zipped(written(frame, folder, "ne_10m_geography.shp"), "ne_10m_geography")}


def as_flatgeobuf(folder):
    return {"land.fgb": written(a_frame(SQUARE), folder, "land.fgb")[".fgb"]}


def as_topojson(folder):
    return {"anything.topojson": json.dumps(TOPOLOGY).encode()}


def as_plain_topojson(folder):
    return {"countries-50m.json": json.dumps(TOPOLOGY).encode()}


def as_plain_geojson(folder):
    return {"land.json": a_frame(SQUARE).to_json().encode()}


def as_kml(folder):
    return {"doc.kml": KML.encode()}


def as_kmz(folder):
    return {"doc.kmz": zipped({".kml": KML}, "doc")}


@pytest.mark.parametrize(
    ("files", "layer", "name"),
    [
        (as_shapefile, "land", ""),
        (as_natural_earth, "land", "Mongolia"),
        (as_flatgeobuf, "land", ""),
        (as_topojson, "land", ""),
        (as_plain_topojson, "land", ""),
        (as_plain_geojson, "land", ""),
        (as_kml, "lakes", "Khovsgol"),
        (as_kmz, "lakes", "Khovsgol"),
    ],
)
def test_the_ground_may_be_in_any_form_that_people_have(tmp_path, files, layer, name):
    made = files(tmp_path / "made")
    tables = read_tables(a_small_atlas(tmp_path, {f"basemap/{one}": data for one, data in made.items()}))
    assert [f for f in tables.findings if f.severity != "note"] == []
    assert tables.basemap[["layer", "name"]].to_numpy().tolist() == [[layer, name]]
    assert shapely.equals(tables.basemap.geometry.iloc[0], SQUARE)


def test_all_files_of_a_shapefile_are_carried_by_the_page(tmp_path):
    made = as_shapefile(tmp_path / "made")
    tables = read_tables(a_small_atlas(tmp_path, {f"basemap/{one}": data for one, data in made.items()}))
    with zipfile.ZipFile(io.BytesIO(pack_inputs(tables))) as archive:
        carried = [name for name in archive.namelist() if name.startswith("basemap/")]
    assert carried == [
        "basemap/land.cpg",
        "basemap/land.dbf",
        "basemap/land.prj",
        "basemap/land.shp",
        "basemap/land.shx",
    ]


def test_metres_of_a_shapefile_become_degrees(tmp_path):
    made = written(a_frame(SQUARE).to_crs("EPSG:3857"), tmp_path / "made", "land.shp")
    tables = read_tables(a_small_atlas(tmp_path, {f"basemap/land{suffix}": data for suffix, data in made.items()}))
    assert tables.basemap.total_bounds.tolist() == pytest.approx([100, 44, 122, 52], abs=1e-6)
    assert [f.code for f in tables.findings] == ["crs-reprojected"]


@pytest.mark.parametrize(
    ("lost", "code", "said"),
    [
        (".prj", "crs-unstated", "they are taken for WGS 84"),
        (".shx", "file-damaged", "got no .shx beside it"),
    ],
)
def test_a_shapefile_that_lacks_one_of_its_files_says_which(tmp_path, lost, code, said):
    made = as_shapefile(tmp_path / "made")
    files = {f"basemap/{one}": data for one, data in made.items() if not one.endswith(lost)}
    (finding,) = read_tables(a_small_atlas(tmp_path, files)).findings
    assert (finding.code, finding.file) == (code, "basemap/land.shp")
    assert said in finding.message


@pytest.mark.parametrize("name", ["a.shp", "a.zip", "a.fgb", "a.kml", "a.kmz", "a.topojson"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not whole", b"fgb\x03fgb\x00 not whole", b"{", b"\x00\x00\x27\x0a"])
def test_a_damaged_file_of_the_background_is_named(tmp_path, name, data):
    path = a_small_atlas(tmp_path, {f"basemap/{name}": data, "basemap/a.shx": b"\x00"})
    (path / "basemap/a.shx").unlink(missing_ok=name != "a.shp") if name != "a.shp" else None
    codes = {f.code for f in read_tables(path).findings if f.file == f"basemap/{name}"}
    assert codes in ({"file-damaged"}, {"file-disguised"}, {"file-empty"})


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is(tmp_path):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("land.shp", b"\0" * 65_000_000)
    (finding,) = read_tables(a_small_atlas(tmp_path, {"basemap/land.zip": data.getvalue()})).findings
    assert (finding.code, finding.expected) == ("file-large", "64,000,000 at most")


@pytest.mark.parametrize(
    ("file", "properties", "layer"),
    [
        ("mine.geojson", {"kind": "street"}, "streets"),
        ("mine.geojson", {"kind": "Lake"}, "lakes"),
        ("mine.geojson", {"highway": "residential"}, "streets"),
        ("mine.geojson", {"waterway": "ditch"}, "rivers"),
        ("mine.geojson", {"featurecla": "Lake Centerline"}, "rivers"),
        ("ne_50m_rivers_lake_centerlines.geojson", {}, "rivers"),
        ("landmass_and_lakes.geojson", {}, "lakes"),
        ("streets-1871.geojson", {}, "streets"),
        ("streets-1871.geojson", {"kind": "river"}, "rivers"),
        ("mine.geojson", {"kind": "wall"}, "wall"),
        ("mine.geojson", {}, "mine"),
    ],
)
def test_ground_is_what_it_says_or_else_what_its_file_is_called(tmp_path, file, properties, layer):
    tables = read_tables(a_small_atlas(tmp_path, {f"basemap/{file}": a_frame(RIVER, **_lists(properties)).to_json()}))
    assert tables.basemap["layer"].tolist() == [layer]
    codes = [f.code for f in tables.findings]
    if "kind" in properties:
        assert codes == []
    else:
        assert codes == (["ground-kind"] if layer == "mine" else ["ground-taken"])


def _lists(properties):
    return {name: [value] for name, value in properties.items()}


@pytest.mark.parametrize(
    ("file", "properties", "kind"),
    [
        ("borders-1932.geojson", {}, "border"),
        ("mine.geojson", {"featurecla": "International boundary (verify)"}, "border"),
        ("mine.geojson", {"FEATURECLA": "Railroad"}, "railway"),
        ("mine.geojson", {"kind": "caravan-route"}, "caravan-route"),
        ("mine.geojson", {}, ""),
    ],
)
def test_context_is_what_it_says_or_else_what_its_file_is_called(tmp_path, file, properties, kind):
    text = a_frame(RIVER, **_lists(properties)).to_json()
    tables = read_tables(a_small_atlas(tmp_path, {f"context/{file}": text}, without=("context/borders.geojson",)))
    assert tables.context["kind"].tolist() == [kind]
    told = [f.code for f in tables.findings]
    assert told == ([] if "kind" in properties else ["ground-taken"] if kind else ["ground-kind"])


def test_the_layers_of_a_file_are_each_what_they_are_called(tmp_path):
    topology = json.loads(json.dumps(TOPOLOGY))
    topology["objects"]["mountains"] = topology["objects"]["land"]
    tables = read_tables(a_small_atlas(tmp_path, {"basemap/land-50m.topojson": json.dumps(topology)}))
    assert tables.basemap["layer"].tolist() == ["land", "land-50m"]
    assert sorted(f.code for f in tables.findings) == ["ground-kind", "ground-taken"]


def test_properties_of_a_program_in_the_context_are_one_finding(tmp_path):
    text = a_frame(RIVER, kind=["border"], name=["n"], ADM0_A3=["MNG"], POP_EST=["1"], strat=["x"]).to_json()
    path = a_small_atlas(tmp_path, {"context/borders.geojson": text})
    unused = [f for f in check_tables(read_tables(path)) if f.code == "column-unknown"]
    assert [f.got for f in unused] == ["ADM0_A3 and POP_EST"]


VRT = "<OGRVRTDataSource><OGRVRTLayer name='other'><SrcDataSource>{}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"


PACKED_AS = ("", "a.vrt", "doc.kml", "a.shp")
"""What it is called within a packed file; blank: it is not packed."""
BEGINNINGS = ("", "<!-- kml -->", "<?xml version='1.0'?>")


@pytest.mark.parametrize("name", ["a.kml", "a.kmz", "a.zip", "a.fgb", "a.topojson", "a.shp"])
def test_a_file_that_stands_for_another_is_not_followed(tmp_path, name):
    """However it begins, and by itself or packed under any name."""
    other = tmp_path / "other.geojson"
    other.write_text(a_frame(RIVER, name=["not of this atlas"]).to_json(), encoding="utf-8")
    stem, suffix = name.split(".")
    files: dict[str, bytes] = {}
    for number, (inside, before) in enumerate(itertools.product(PACKED_AS, BEGINNINGS)):
        data = (before + VRT.format(other)).encode()
        if inside:
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w") as archive:
                archive.writestr(inside, data)
            data = packed.getvalue()
        files |= {f"basemap/{stem}{number}.shx": data, f"basemap/{stem}{number}.{suffix}": data}
    tables = read_tables(a_small_atlas(tmp_path, files))
    assert len(tables.basemap) == 0
    told = [(f.file, f.code) for f in tables.findings if f.file.endswith(f".{suffix}")]
    assert [one for one in told if one[1] not in ("file-damaged", "file-disguised")] == []


def test_a_json_file_that_is_a_command_is_not_run(tmp_path):
    command = {"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline read other", "like": "Topology"}
    (finding,) = read_tables(a_small_atlas(tmp_path, {"basemap/a.topojson": json.dumps(command)})).findings
    assert finding.code == "file-damaged"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"name": "world-atlas"}', "file-unread"),
        ('{"type": ["Topology"]}', "file-unread"),
        ("[]", "file-unread"),
        ("null", "file-unread"),
        ("", "file-empty"),
        ('{"type": ', "json-syntax"),
        ('{"type": "Topology"}', "file-damaged"),
    ],
)
def test_a_json_file_of_no_features_is_named(tmp_path, content, code):
    tables = read_tables(a_small_atlas(tmp_path, {"basemap/package.json": content}))
    assert [(f.code, f.file) for f in tables.findings] == [(code, "basemap/package.json")]
    assert len(tables.basemap) == 0


def test_comments_before_a_kml_file_take_no_long_time_and_do_no_harm(tmp_path):
    some, many = "<!-- a -->" * 20, "<!-- a -->" * 3000
    tables = read_tables(a_small_atlas(tmp_path, {"basemap/a.kml": some + KML, "basemap/b.kml": many + "<no/>"}))
    assert tables.basemap["layer"].tolist() == ["lakes"]
    assert [f.file for f in tables.findings if f.code == "file-damaged"] == ["basemap/b.kml"]
