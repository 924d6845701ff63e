"""check --fix: what has one remedy is mended, nothing else is touched, and what is written checks clean of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_atlas import MENDED, SMALL, a_faulty_atlas, a_small_atlas, changed

from stationed.checking import check_tables, fix_folder, repairs
from stationed.cli import main
from stationed.reading import read_tables


def codes(path: Path) -> list[str]:
    return [finding.code for finding in check_tables(read_tables(path))]


def write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


@pytest.mark.parametrize("name", sorted(MENDED))
def test_what_has_one_remedy_is_mended_and_checks_clean_of_it(name, tmp_path):
    path = a_faulty_atlas(tmp_path, name)
    before = codes(path)
    done = fix_folder(path, write=write, in_place=True)
    assert [finding.code for repair in done for finding in repair.mended] == before
    assert [code for code in codes(path) if code in before] == []


def test_copies_stand_beside_the_originals_which_stay_as_they_were(tmp_path):
    path = a_faulty_atlas(tmp_path, "date-dots")
    before = (path / "deployments.csv").read_bytes()
    fix_folder(path, write=write)
    assert (path / "deployments.csv").read_bytes() == before
    assert (path / "deployments.fixed.csv").read_bytes() == before.replace(b"1939.07.03", b"1939-07-03")


def test_every_change_is_logged(tmp_path):
    done = repairs(a_faulty_atlas(tmp_path, "date-dots"))
    assert [repair.log for repair in done] == [
        ("deployments.csv row 3 (D-2), column start: date-invalid, 1939.07.03 is now 1939-07-03",)
    ]


def test_line_ends_and_quotation_marks_are_kept(tmp_path):
    text = '"period_id","title","start","end"\r\n"a","say ""A""","1936.03.12","1939"\r\n'
    path = a_small_atlas(tmp_path, {"periods.csv": text})
    (repair,) = repairs(path)
    assert repair.data.decode() == text.replace("1936.03.12", "1936-03-12")


def test_a_file_with_the_line_that_excel_puts_first_is_written_with_commas(tmp_path):
    text = (SMALL / "periods.csv").read_text(encoding="utf-8")
    path = a_small_atlas(tmp_path, {"periods.csv": "sep=;\n" + text.replace(",", ";")})
    (repair,) = repairs(path)
    assert repair.data.decode() == text


def test_several_faults_of_one_cell_are_mended_together(tmp_path):
    path = a_small_atlas(tmp_path, changed("deployments.csv", "11-tank,khalkhin-gol", " 11-\u200btank ,khalkhin-gol"))
    fix_folder(path, write=write, in_place=True)
    assert codes(path) == []
    assert (path / "deployments.csv").read_bytes() == (SMALL / "deployments.csv").read_bytes()


def test_a_mended_geojson_file_keeps_everything_else(tmp_path):
    path = a_faulty_atlas(tmp_path, "ring-open")
    (repair,) = repairs(path)
    assert json.loads(repair.data) == json.loads((SMALL / "locations.geojson").read_bytes())


def test_holes_are_turned_the_other_way_than_their_outer_ring(tmp_path):
    hole = "[[118.5, 47.6], [118.6, 47.6], [118.6, 47.7], [118.5, 47.7], [118.5, 47.6]]"
    path = a_small_atlas(tmp_path, changed("locations.geojson", "[118.4, 47.5]]]", f"[118.4, 47.5]], {hole}]"))
    assert codes(path) == ["geometry-winding"]
    fix_folder(path, write=write, in_place=True)
    assert codes(path) == []


@pytest.mark.parametrize("broken", ["[1, 2, 3]", '["a", "b", "c"]', "[[1, 2], null, [3]]"])
def test_an_open_ring_is_closed_beside_a_member_that_cannot_be_mended(broken, tmp_path):
    ring = "[[118, 47], [119, 47], [119, 48]]"
    members = (f'{{"type": "Polygon", "coordinates": [{one}]}}' for one in (ring, broken))
    collection = f'{{"type": "GeometryCollection", "geometries": [{", ".join(members)}]}}'
    feature = f'{{"type": "Feature", "properties": {{"id": "odd", "name": "Odd"}}, "geometry": {collection}}}'
    path = a_small_atlas(tmp_path, changed("locations.geojson", '"features": [', f'"features": [{feature}, '))
    assert "ring-open" in codes(path)
    fix_folder(path, write=write, in_place=True)
    mended = json.loads((path / "locations.geojson").read_bytes())["features"][0]["geometry"]["geometries"]
    assert [member["coordinates"] for member in mended] == [[[*json.loads(ring), [118, 47]]], [json.loads(broken)]]


def test_nothing_is_written_when_nothing_can_be_mended(tmp_path):
    assert fix_folder(SMALL, write=lambda path, data: pytest.fail("wrote")) == ()


@pytest.mark.parametrize("options", [["--in-place"], []], ids=["in-place", "beside"])
def test_nothing_is_written_through_a_link_that_leads_out_of_the_atlas(tmp_path, options):
    path = a_small_atlas(tmp_path, {"periods.csv": "\ufeff" + (SMALL / "periods.csv").read_text(encoding="utf-8")})
    outside = tmp_path / "outside.csv"
    if options:
        (path / "periods.csv").rename(outside)
    else:
        outside.write_text("mine", encoding="utf-8")
    before = outside.read_bytes()
    (path / ("periods.csv" if options else "periods.fixed.csv")).symlink_to(outside)
    result = CliRunner().invoke(main, ["check", str(path), "--fix", *options])
    assert result.exit_code == (1 if options else 2)
    assert "leads out of the" in result.stdout + result.stderr
    assert outside.read_bytes() == before


def test_dates_of_two_readings_are_mended_where_their_column_settles_the_order(tmp_path):
    path = a_small_atlas(tmp_path)
    header = "deployment_id,unit_id,location_id,start,end\n"
    rows = ["D-1,%s,%s,30/01/1917,", "D-2,%s,%s,07/01/1918,", "D-3,%s,%s,1904-5,"]
    unit, place = "57-corps", "ulaanbaatar"
    (path / "deployments.csv").write_text(header + "".join(f"{row % (unit, place)}\n" for row in rows))
    assert [line for repair in repairs(path) for line in repair.log if "date-" in line] == [
        "deployments.csv row 2 (D-1), column start: date-invalid, 30/01/1917 is now 1917-01-30",
        "deployments.csv row 3 (D-2), column start: date-invalid, 07/01/1918 is now 1918-01-07",
    ]
