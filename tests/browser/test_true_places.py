"""Symbols stand where the units stood: measured on the three maps of the flagship, period by period, at two sizes.

`pytest -s` prints the figures.
"""

from __future__ import annotations

import pytest

MEASURE = """(period) => {
  const { app } = stationed;
  const { marks, map } = app;
  stationed.setState({ periods: period, date: '' });
  const { locations } = app.tables;
  const size = map.getSize();
  const pad = size.multiplyBy(marks.padding).round();
  const seen = ({ x, y }) => x >= pad.x && y >= pad.y && x <= pad.x + size.x && y <= pad.y + size.y;
  const found = { symbols: 0, far: [], groups: 0, named: 0, overlaps: 0 };
  for (const { x, y, w, h, head = 0, mark, group } of marks.hits) {
    if (!mark || !group.as || !group.as.rows) continue;
    const [lat, lng] = ['latitude', 'longitude'].map((name) => locations.numbers(name)[mark.location]);
    const place = map.latLngToLayerPoint([lat, lng]).subtract(marks.corner);
    if (!seen(place)) continue;
    const far = Math.hypot(x + w / 2 - place.x, y + head + (h - head) / 2 - place.y);
    found.symbols += 1;
    // The map draws at whole pixels.
    if (far > (group.count > 1 ? 36 : 24) + 1) found.far.push([mark.deployment, Math.round(far)]);
  }
  const groups = marks.groups.filter(seen);
  found.groups = groups.length;
  found.named = groups.filter(({ named }) => named).length;
  const boxes = groups.filter(({ form }) => form !== 'tick').map(({ box }) => box);
  boxes.forEach((a, i) => boxes.slice(0, i).forEach((b) => {
    if (a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h) found.overlaps += 1;
  }));
  return found;
}"""
MAPS = ("atlas", "khalkhin-gol-1939", "manchuria-1945")


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", MAPS)
def test_no_symbol_stands_far_from_its_place_nor_on_another(open_page, built, name, size):
    page = open_page(built / f"{name}.html", size=size)
    periods = [*page.evaluate("stationed.app.layers.map(({ id }) => id)"), "all"]
    figures = {period: page.evaluate(MEASURE, period) for period in periods}
    for period, one in figures.items():
        print(f"{name:18}{size[0]:5} {period:16}", *(f"{key} {value}" for key, value in one.items()))
    assert {period: one["far"] for period, one in figures.items() if one["far"] or one["overlaps"]} == {}
    assert sum(one["symbols"] for one in figures.values()) > 0
    groups, named = (sum(one[key] for one in figures.values()) for key in ("groups", "named"))
    assert named / groups > (0.55 if size[0] > 1000 else 0.25)


@pytest.mark.parametrize("size", [(1440, 900), (390, 844), (320, 568)], ids=str)
def test_the_capital_has_its_name(open_page, built, size):
    page = open_page(built / "atlas.html", size=size, fragment="#periods=39th-army")
    named = page.evaluate("stationed.app.marks.groups.filter(({ named }) => named).map(({ name }) => name)")
    assert [name for name in named if name.startswith("Ulaanbaatar")] != []
