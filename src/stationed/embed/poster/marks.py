"""The symbols of a poster, none on another, and the names that there is room for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from stationed.embed.poster.fronts import draw_fronts
from stationed.embed.poster.ground import COLOURS, Window, names_in_force, tint
from stationed.embed.poster.groups import MOST, Group, groups
from stationed.embed.poster.lettering import Style, lettered, width
from stationed.embed.poster.outlines import Points, dot, line_outlines, path_lines, stroked
from stationed.embed.poster.raster import Canvas
from stationed.embed.poster.tables import Reader

SYMBOL, HEAD, GAP = (42.0, 28.0), 13.0, 6.0
"""Width and height of a symbol's frame, room for its echelon, and the gap between symbols, in pixels."""

PLACE, COUNTRY, NUMBER = Style("sans", 16), Style("serif", 17, spacing=4), Style("sans", 15)
Box = tuple[float, float, float, float]


@dataclass
class Taken:
    """The boxes that are taken, within the window."""

    window: Window
    boxes: list[Box] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        """Whether a box (x, y, width, height) lies in the window and on none that is taken."""
        x, y, w, h = box
        seen = self.window
        if x < seen.x + 6 or y < seen.y + 6 or x + w > seen.x + seen.width - 6 or y + h > seen.y + seen.height - 6:
            return False
        return not any(x < bx + bw and bx < x + w and y < by + bh and by < y + h for bx, by, bw, bh in self.boxes)

    def take(self, boxes: list[Box]) -> Box | None:
        """Take the first free one of some boxes."""
        found = next((box for box in boxes if self.free(box)), None)
        if found:
            self.boxes.append(found)
        return found


@dataclass(frozen=True)
class Placed:
    """Where a group is drawn."""

    group: Group
    """The group."""
    box: Box | None
    """Of its symbols; None for a dot at its place."""
    drawn: int
    """How many symbols there are in it; a number says how many more there would be."""
    name: Box | None
    """Of its name; None where there is no room."""


def draw_marks(canvas: Canvas, reader: Reader, window: Window) -> None:
    """Draw what the map opens with."""
    draw_fronts(canvas, reader, window)
    taken = Taken(window)
    placed = [_place(group, taken) for group in groups(reader, window)]
    _draw_anchors(canvas, placed)
    for one in placed:
        if one.box:
            _draw_group(canvas, reader, one, one.box)
    for group, spot in ((one.group, one.name) for one in placed if one.name):
        canvas.letter(lettered(group.name, spot[0], spot[1] + 15, PLACE), COLOURS["ink"], rim=COLOURS["paper"])
    for name, longitude, latitude in names_in_force(reader):
        ((x, y),) = window.project(np.array([longitude]), np.array([latitude]))
        wide = width(name.upper(), COUNTRY)
        if taken.take([(x - wide / 2, y - 12, wide, 22)]):
            canvas.letter(lettered(name.upper(), x - wide / 2, y + 6, COUNTRY), COLOURS["quiet"], rim=COLOURS["paper"])


def _place(group: Group, taken: Taken) -> Placed:
    """Find room for a group and its name, before any lighter group does."""
    box, drawn = _box(group, taken)
    x, y, w, h = box or (group.x - 6, group.y - 6, 12, 12)
    if box and not (x <= group.x <= x + w and y <= group.y <= y + h):
        taken.boxes.append((group.x - 6, group.y - 6, 12, 12))
    wide, middle = width(group.name, PLACE), y + (h + (HEAD if box else 0)) / 2 - 10
    spots = [
        (x + w + 7, middle),
        (x - wide - 7, middle),
        (x + w / 2 - wide / 2, y + h + 3),
        (x + w / 2 - wide / 2, y - 21),
    ]
    spots += [(x, y + h + 3), (x + w - wide, y + h + 3), (x, y - 21), (x + w - wide, y - 21)]
    return Placed(group, box, drawn, taken.take([(left, top, wide, 19) for left, top in spots]))


def _box(group: Group, taken: Taken) -> tuple[Box | None, int]:
    """A free box for the symbols of a group and how many it is for: most of them, one, or None: then it is a dot."""
    for count in dict.fromkeys((min(group.count, MOST), 1)):
        more = width(_more(group.count - count), NUMBER) + GAP if group.count > count else 0.0
        w, h = count * (SYMBOL[0] + GAP) - GAP + more, SYMBOL[1] + HEAD
        x, y = group.x, group.y
        boxes = [(x - w / 2, y - h / 2, w, h)]
        for far in (14.0, 40.0, 66.0):
            boxes += [(x + far, y - h / 2, w, h), (x - far - w, y - h / 2, w, h)]
            boxes += [(x - w / 2, y - far - h, w, h), (x - w / 2, y + far, w, h)]
        if box := taken.take(boxes):
            return box, count
    return None, 0


def _draw_anchors(canvas: Canvas, placed: list[Placed]) -> None:
    """The places of symbols that stand away from them, with lines to them; dots where there is no room for any."""
    dots: dict[str, list[Points]] = {}
    lines: list[Points] = []
    for one in placed:
        group = one.group
        if one.box is None:
            dots.setdefault(group.units[0][1], []).append(dot(group.x, group.y, 5))
            dots.setdefault("", []).append(dot(group.x, group.y, 6.5))
            continue
        x, y, w, h = one.box
        if not (x <= group.x <= x + w and y <= group.y <= y + h):
            edge = [[group.x, group.y], [min(max(group.x, x), x + w), min(max(group.y, y + HEAD), y + h)]]
            lines.append(np.array(edge))
    canvas.fill(dots.pop("", []), COLOURS["paper"])
    for colour, outlines in dots.items():
        canvas.fill(outlines, colour)
    canvas.fill(line_outlines(lines, 1.4), COLOURS["ink"])
    canvas.fill([dot(x, y, 4) for x, y in (line[0].tolist() for line in lines)], COLOURS["ink"])


def _draw_group(canvas: Canvas, reader: Reader, placed: Placed, box: Box) -> None:
    (x, y, _, h), group, step = box, placed.group, SYMBOL[0] + GAP
    for number, (symbol, colour, sure) in enumerate(group.units[: placed.drawn]):
        _draw_symbol(canvas, reader.block["symbols"][symbol], x + number * step, y + HEAD, colour, sure)
    if group.count > placed.drawn:
        text = lettered(_more(group.count - placed.drawn), x + placed.drawn * step, y + h - 9, NUMBER)
        canvas.letter(text, COLOURS["ink"], rim=COLOURS["paper"])


def _more(number: int) -> str:
    return f"+{number}"


def _draw_symbol(canvas: Canvas, drawing: dict[str, Any], x: float, y: float, colour: str, sure: bool) -> None:
    left, top, w, h = drawing["box"]
    scale = min(SYMBOL[0] / w, SYMBOL[1] / h)
    offset = np.array([x + (SYMBOL[0] - w * scale) / 2 - left * scale, y + (SYMBOL[1] - h * scale) / 2 - top * scale])
    fills = {"frame": tint(colour), "ink": COLOURS["ink"]}
    for number, (path, fill, stroke, wide) in enumerate(drawing["steps"]):
        if fill in fills:
            lines = [offset + line * scale for line in path_lines(path)]
            canvas.fill(lines, fills[fill], opacity=1 if sure or fill == "ink" else 0.55)
        if stroke != "none":
            thick = wide * scale * (1.6 if number == 0 else 1.35)
            lines = [offset + outline for outline in stroked(path, scale, thick)]
            canvas.fill(lines, COLOURS["ink"], opacity=1 if sure else 0.7)
