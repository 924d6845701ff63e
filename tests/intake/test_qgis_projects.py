"""A project of QGIS is read as its layers are: their files, their temporal settings of its own folder."""

from __future__ import annotations

import zipfile

import geopandas
import pytest

import stationed
from stationed.errors import StationedError

ROWS = {
    "unit": ["Fort Alpha", "Fort Beta"],
    "a1": ["1939-05-11", "1941-01-31"],
    "a2": ["1939-09-16", "1941-12-05"],
    "n": [10.0, 1.0],
}
BOTH = "mode='2' startField='a1' endField='a2'"
LASTING = "mode='3' startField='a1' durationField='n' durationUnit='d' limitMode='0'"


def a_layer(name: str, source: str, provider: str = "ogr", time: str = "mode='0'") -> str:
    """A layer as QGIS 3.22 writes it, as far as it is read."""
    enabled = int("Field" in time)
    return (
        f"<maplayer geometry='Point' type='vector'><id>{name}_1</id><datasource>{source}</datasource>"
        f"<layername>{name}</layername><provider encoding='UTF-8'>{provider}</provider>"
        f"<temporal enabled='{enabled}' {time}><fixedRange><start/><end/></fixedRange></temporal></maplayer>"
    )


@pytest.fixture
def project(tmp_path):
    points = geopandas.points_from_xy([106.9, 118.6], [47.9, 47.6])
    geopandas.GeoDataFrame(ROWS, geometry=points, crs=4326).to_file(tmp_path / "forts.gpkg", layer="forts")
    (tmp_path / "forts.csv").write_text("unit,lon,lat,a1,n\nFort Gamma,106.9,47.9,1939-05-11,10\n", "utf-8")

    def project_(*layers: str, name: str = "p.qgs"):
        head = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        text = f"{head}<qgis version='3.22.16'><projectlayers>{''.join(layers)}</projectlayers></qgis>"
        if name.endswith(".qgz"):
            with zipfile.ZipFile(tmp_path / name, "w") as archive:
                archive.writestr("p.qgs", text)
        else:
            (tmp_path / name).write_text(text, "utf-8")
        return tmp_path / name

    return project_


def dates(atlas) -> list[tuple[str, str]]:
    return list(zip(atlas.claims["start"].tolist(), atlas.claims["end"].tolist(), strict=True))


@pytest.mark.parametrize("name", ["p.qgs", "p.qgz"])
def test_a_layer_of_a_geopackage_is_read_with_the_settings_of_the_project(project, name):
    atlas = stationed.read(project(a_layer("Forts", "./forts.gpkg|layername=forts", time=BOTH), name=name))
    assert dates(atlas) == [("1939-05-11", "1939-09-16"), ("1941-01-31", "1941-12-05")]
    assert any("the layer Forts are followed: a1 as start and a2 as end" in one.message for one in atlas.findings)


def test_a_layer_of_delimited_text_with_a_duration_ends_when_it_is_over(project):
    source = "file:./forts.csv?type=csv&amp;xField=lon&amp;yField=lat&amp;crs=EPSG:4326"
    atlas = stationed.read(project(a_layer("Forts", source, "delimitedtext", LASTING)))
    assert dates(atlas) == [("1939-05-11", "1939-05-20")]


def test_a_sheet_is_a_layer_by_its_name_in_the_project(project):
    file = project(
        a_layer("One", "./forts.gpkg|layername=forts", time=BOTH),
        a_layer("Two", "./forts.gpkg|layername=forts", time=LASTING),
    )
    assert dates(stationed.read(file, sheet="Two")) == [("1939-05-11", "1939-05-20"), ("1941-01-31", "1941-01-31")]


def test_a_filter_is_named_as_not_followed(project):
    source = './forts.gpkg|layername=forts|subset="n" &gt; 5'
    atlas = stationed.read(project(a_layer("Forts", source, time=BOTH)))
    (note,) = [one for one in atlas.findings if "filter" in one.problem]
    assert note.got == '"n" > 5'
    assert len(atlas.claims) == 2


def test_layers_without_a_file_are_named_as_left_out(project):
    layers = [a_layer("Forts", "./forts.gpkg|layername=forts", time=BOTH)]
    layers.append(a_layer("Scratch", "memory?geometry=Point", "memory"))
    atlas = stationed.read(project(*layers))
    assert any("left out: Scratch (no file)" in one.message for one in atlas.findings)


@pytest.mark.parametrize("source", ["../forts.gpkg", "/etc/passwd", "gone.gpkg", "p.qgs", "/vsizip//etc/x.zip"])
def test_no_file_is_read_but_those_in_the_folder_of_the_project(project, source):
    with pytest.raises(StationedError, match=r"no layer of the project has a file.*Far.*with relative paths"):
        stationed.read(project(a_layer("Far", source)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!DOCTYPE qgis PUBLIC 'x' 'SYSTEM'>\n<qgis>", "cannot be read"),
        ("<!DOCTYPE qgis [<!ENTITY a 'b'>]>\n<qgis/>", "declares entities"),
        ("<!DOCTYPE qgis PUBLIC 'x' 'SYSTEM'>\n<qgis/>", "no layer of vectors"),
    ],
)
def test_a_project_that_is_damaged_or_empty_is_refused(tmp_path, text, said):
    (tmp_path / "p.qgs").write_text(text, "utf-8")
    with pytest.raises(StationedError, match=said):
        stationed.read(tmp_path / "p.qgs")
