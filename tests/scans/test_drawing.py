"""Scans in the page's projection: corners and dots where the control points put them, by arithmetic of other kinds."""

from __future__ import annotations

import io
import math
from fractions import Fraction

import numpy as np
import pytest
from PIL import Image
from scans.plans import DOT, POINTS, SIZE, annotation, picture

from stationed.scans import PlacingError, drawn_scan
from stationed.scans.fitting import fitted


def on_the_map(longitude, latitude):
    """The web's Mercator map as a square of side 1, by the logarithm of EPSG's guidance note 7-2."""
    y = math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
    return longitude / 360 + 0.5, 0.5 - y / (2 * math.pi)


def solved(rows, values):
    """A system of equations solved in fractions, by elimination."""
    table = [[Fraction(one) for one in (*row, value)] for row, value in zip(rows, values, strict=True)]
    for place in range(len(table)):
        pivot = next(row for row in range(place, len(table)) if table[row][place])
        table[place], table[pivot] = table[pivot], table[place]
        table[place] = [one / table[place][place] for one in table[place]]
        for row in range(len(table)):
            if row != place:
                table[row] = [a - table[row][place] * b for a, b in zip(table[row], table[place], strict=True)]
    return [float(row[-1]) for row in table]


def by_polynomial(order, pixels, places, at):
    """Normal equations of the powers of x and y, in fractions."""
    powers = [(i, total - i) for total in range(order + 1) for i in range(total + 1)]
    terms = [[Fraction(x) ** i * Fraction(y) ** j for i, j in powers] for x, y in pixels]
    normal = [[sum(row[a] * row[b] for row in terms) for b in range(len(powers))] for a in range(len(powers))]
    found = []
    for side in (0, 1):
        right = [
            sum(row[a] * Fraction(place[side]) for row, place in zip(terms, places, strict=True))
            for a in range(len(powers))
        ]
        weights = solved(normal, right)
        found.append(sum(weight * at[0] ** i * at[1] ** j for weight, (i, j) in zip(weights, powers, strict=True)))
    return found


def by_thin_plate(pixels, places, at):
    """Bookstein's system, written out point by point."""

    def kernel(one, other):
        r = math.dist(one, other)
        return r * r * math.log(r) if r else 0.0

    rows = [[kernel(one, other) for other in pixels] + [1, *one] for one in pixels]
    rows += [[1] * len(pixels) + [0] * 3, *([pixel[side] for pixel in pixels] + [0] * 3 for side in (0, 1))]
    found = []
    for side in (0, 1):
        weights = solved(rows, [place[side] for place in places] + [0, 0, 0])
        bent = sum(w * kernel(at, one) for w, one in zip(weights, pixels, strict=False))
        found.append(bent + weights[-3] + weights[-2] * at[0] + weights[-1] * at[1])
    return found


PIXELS = [pixel for pixel, _ in POINTS]
PLACES = [on_the_map(*degrees) for _, degrees in POINTS]
CORNERS = [(0, 0), (SIZE[0], 0), SIZE, (0, SIZE[1])]
KINDS = {
    "polynomial of order 1": ({"order": 1}, lambda at: by_polynomial(1, PIXELS, PLACES, at)),
    "polynomial of order 2": ({"order": 2}, lambda at: by_polynomial(2, PIXELS, PLACES, at)),
    "thin plate": ({"kind": "thinPlateSpline"}, lambda at: by_thin_plate(PIXELS, PLACES, at)),
}
PIXEL = 1 / 360 / 1000
"""A small part of a pixel of these plans, on the square."""


@pytest.mark.parametrize("kind", KINDS)
def test_corners_lie_where_independent_arithmetic_puts_them(kind):
    options, where = KINDS[kind]
    name = {"polynomial of order 1": "polynomial-1", "polynomial of order 2": "polynomial-2"}.get(kind, "thin-plate")
    warp = fitted(name, np.array(PIXELS, float), np.array(PLACES))
    for corner, found in zip(CORNERS, warp(np.array(CORNERS, float)).tolist(), strict=True):
        assert found == pytest.approx(where(corner), abs=1e-9)
    left, top, right, bottom = drawn_scan(picture(), annotation(**options), "", 700).box
    rim = [where((SIZE[0] * a / 8, SIZE[1] * b / 8)) for a in range(9) for b in range(9) if {a, b} & {0, 8}]
    xs, ys = zip(*rim, strict=True)
    assert (left, right) == pytest.approx((min(xs), max(xs)), abs=3 * PIXEL)
    assert (top, bottom) == pytest.approx((min(ys), max(ys)), abs=3 * PIXEL)


@pytest.mark.parametrize("kind", KINDS)
def test_dot_is_drawn_where_independent_arithmetic_puts_it(kind):
    options, where = KINDS[kind]
    drawn = drawn_scan(picture(), annotation(**options), "", 700)
    pixels = np.asarray(Image.open(io.BytesIO(drawn.webp)).convert("RGBA")).astype(int)
    red = (pixels[..., 0] > 150) & (pixels[..., 1] < 90) & (pixels[..., 3] > 200)
    rows, columns = np.nonzero(red)
    left, top, right, bottom = drawn.box
    x, y = where(DOT)
    expected = ((x - left) / (right - left) * drawn.size[0], (y - top) / (bottom - top) * drawn.size[1])
    assert (columns.mean() + 0.5, rows.mean() + 0.5) == pytest.approx(expected, abs=1.0)


def test_thin_plate_goes_through_every_control_point():
    warp = fitted("thin-plate", np.array(PIXELS, float), np.array(PLACES))
    assert warp(np.array(PIXELS, float)) == pytest.approx(np.array(PLACES), abs=1e-12)


def test_similarity_only_turns_enlarges_and_moves():
    warp = fitted("helmert", np.array([[0, 0], [10, 0]], float), np.array([[1, 1], [1, 3]], float))
    assert warp(np.array([[0, 10]], float)).tolist() == [[pytest.approx(-1), pytest.approx(1)]]


def test_what_lies_beyond_the_mask_is_not_seen():
    mask = [(300, 0), SIZE, (300, SIZE[1])]  # a triangle without the dot
    drawn = drawn_scan(picture(), annotation(mask=mask), "", 500)
    pixels = np.asarray(Image.open(io.BytesIO(drawn.webp)).convert("RGBA"))
    assert 0.35 < (pixels[..., 3] > 128).mean() < 0.6
    assert not ((pixels[..., 0] > 150) & (pixels[..., 1] < 90) & (pixels[..., 3] > 128)).any()


def test_smaller_copy_of_the_picture_lies_where_the_whole_one_does():
    whole = drawn_scan(picture(), annotation(), "", 700)
    half = drawn_scan(picture(size=(400, 300)), annotation(), "", 700)
    assert half.box == pytest.approx(whole.box, abs=1e-12)


def test_points_over_the_antimeridian_make_one_picture():
    points = (((0, 0), (179, -16)), ((800, 0), (-179, -16)), ((0, 600), (179, -17.5)), ((800, 600), (-179, -17.5)))
    west, south, east, north = drawn_scan(picture(), annotation(points=points), "", 400).degrees
    assert (west, east) == (pytest.approx(179), pytest.approx(181))
    assert (south, north) == (pytest.approx(-17.5), pytest.approx(-16))


def test_world_file_places_the_middle_of_the_first_pixel():
    # A pixel is 0.001 by 0.0005 degrees; the middle of the first lies at 6.5005, 51.09975.
    drawn = drawn_scan(picture("PNG"), b"0.001\n0\n0\n-0.0005\n6.5005\n51.09975\n", "", 800)
    assert drawn.degrees == pytest.approx((6.5, 50.8, 7.3, 51.1))


def test_world_file_in_metres_wants_its_system_and_is_read_with_it():
    text = b"100\n0\n0\n-100\n723457.0\n6634567.0\n"
    with pytest.raises(PlacingError, match="not in degrees"):
        drawn_scan(picture(), text, "", 800)
    west, *_ = drawn_scan(picture(), text, "EPSG:3857", 800).degrees
    assert west == pytest.approx(math.degrees((723457.0 - 50) / 6378137.0))


def a_geotiff(**keys):
    """A TIFF with the tags of GeoTIFF: 0.001 degrees a pixel from 6.5 east, 51.1 north."""
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

    tags = ImageFileDirectory_v2()
    for number, kind, value in (
        (33550, 12, (0.001, 0.0005, 0.0)),
        (33922, 12, (0.0, 0.0, 0.0, 6.5, 51.1, 0.0)),
        (34735, 3, (1, 1, 0, 2, 2048, 0, 1, 4326, 1025, 0, 1, keys.get("raster", 1))),
    ):
        tags.tagtype[number] = kind
        tags[number] = value
    return picture("TIFF", tiffinfo=tags)


def test_geotiff_lies_where_its_tags_say():
    assert drawn_scan(a_geotiff(), b"", "", 800).degrees == pytest.approx((6.5, 50.8, 7.3, 51.1))


def test_geotiff_of_points_is_moved_by_half_a_pixel():
    assert drawn_scan(a_geotiff(raster=2), b"", "", 800).degrees[0] == pytest.approx(6.4995)


def test_same_scan_gives_the_same_bytes():
    drawn = drawn_scan(picture(), annotation(order=2), "", 500)
    drawn_scan.cache_clear()
    assert drawn_scan(picture(), annotation(order=2), "", 500) == drawn


def test_drawn_scan_is_taken_as_it_is_when_it_is_given_again():
    drawn = drawn_scan(picture(), annotation(kind="thinPlateSpline"), "", 500)
    assert drawn_scan(drawn.webp, annotation(), "", 900) == drawn


@pytest.mark.parametrize(
    ("data", "points", "said"),
    [
        (b"GIF89a", annotation(), "none of the kinds"),
        (b"\xff\xd8\xff broken", annotation(), "cannot be read"),
        (picture(), b"", "nothing says where"),
        (picture(), b"{", "no JSON"),
        (picture(), b"1\n2\n3\n", "not just six numbers"),
        (picture(), b'{"items": []}', "not just one map"),
        (picture(), b'{"type": "Annotation"}', "no control points"),
        (picture(), annotation(order=3), "needs more control points"),
        (picture(), annotation(kind="projective"), "none of those that are known"),
        (picture(), annotation(points=[((i, i), (i, i)) for i in range(4)]), "too much on one line"),
        (picture(), annotation(size=(800, 800)), "not the one that the annotation speaks of"),
        (picture(), annotation(points=[((1, 1), (200, 95))] * 3), "control point 1 is none"),
    ],
)
def test_scan_that_is_not_sound_is_refused(data, points, said):
    with pytest.raises(PlacingError, match=said):
        drawn_scan(data, points, "", 500)
