"""Files whose content is not what their name says."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from small_atlas import a_small_atlas

from stationed.checking import check_tables
from stationed.reading import read_tables


def a_workbook() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return out.getvalue()


DISGUISES = {
    "workbook": (a_workbook(), "a workbook or another zip archive"),
    "old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "a workbook or document of an older Office"),
    "gzip": (gzip.compress(b"a,b\n1,2\n"), "a gzip archive"),
    "pdf": (b"%PDF-1.7\n", "a PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(20), "a picture"),
    "geopackage": (b"SQLite format 3\x00" + bytes(90), "a database, as a GeoPackage is one"),
    "web page": (b"\n<!DOCTYPE html><html><body>Sign in</body></html>", "a web page"),
}


@pytest.mark.parametrize("file", ["deployments.csv", "locations.geojson", "sources.json", "context/borders.geojson"])
@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_text_file_that_holds_something_else_has_one_finding_that_says_what_it_is(tmp_path, file, disguise):
    data, kind = DISGUISES[disguise]
    findings = check_tables(read_tables(a_small_atlas(tmp_path, {file: data})))
    about = [finding for finding in findings if finding.severity == "error"]
    assert [(finding.code, finding.file) for finding in about] == [("file-disguised", file)]
    assert about[0].problem == f"the file is {kind}, whatever its name says"


def test_a_configuration_that_is_a_workbook_is_named_and_nothing_follows_from_it(tmp_path):
    findings = check_tables(read_tables(a_small_atlas(tmp_path, {"atlas.toml": a_workbook()})))
    assert [finding.code for finding in findings if finding.file == "atlas.toml"] == ["file-disguised"]
