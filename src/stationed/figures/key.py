"""Key: what colours and marks of a poster stand for: periods, or sides where these colour plain marks, and kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from stationed.figures.choice import Choice
from stationed.figures.colours import LIGHT, PLAIN, known
from stationed.figures.column import Column
from stationed.figures.drawing import Circles, Lines, Paint, Rectangle, Shape, Style
from stationed.figures.events import events_placed, triangle
from stationed.figures.marks import symbol
from stationed.figures.reader import Reader
from stationed.payload.say import say

TITLE = Style("sans", 17)
ROWS = (21, 29)
"""From one row to the next in pixels, at least and at most."""

MARK = 19
"""Height of a mark."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a key."""

    text: str
    """What it stands for."""
    colour: str = ""
    """Its colour; '' for a kind."""
    drawing: dict[str, Any] | None = None
    """Its mark; None for a colour."""
    filled: bool = True
    """Whether the map opens with it."""
    wanted: int = 0
    """The least have room first."""
    event: bool = False
    """Whether its mark is that of events."""


def draw_key(reader: Reader, choice: Choice, column: Column, within: tuple[float, float]) -> Iterator[Shape]:
    """Yield the rows of a key, those that the map opens with filled and first to have room.

    Parameters
    ----------
    reader : Reader
        The tables.
    choice : Choice
        What the map opens with.
    column : Column
        Where its rows begin and end.
    within : tuple of float
        Top and bottom of the room for it, in pixels.
    """
    top, bottom = within
    entries = _entries(reader, choice)
    number, room = len(entries), int((bottom - top) // ROWS[0])
    most = number if number <= room else max(room - 1, 0)
    rows = sorted(sorted(range(number), key=lambda row: (entries[row].wanted, row))[:most])
    lines = len(rows) + (most < number)
    step = min(max((bottom - top) / max(lines, 1), ROWS[0]), ROWS[1])
    for place, row in enumerate(rows):
        y = top + place * step
        yield from _sign(entries[row], column.start(15), y)
        yield column.line(entries[row].text, y + 13.5, TITLE, LIGHT["ink"], 26)
    if 0 < most < number:
        more = say(reader.block, "map.more", number - most)
        yield column.line(more, top + most * step + 13.5, TITLE, LIGHT["quiet"], 26)


def _sign(entry: Entry, left: float, top: float) -> Iterator[Shape]:
    """A patch of colour, hollow for what is not shown, or a mark."""
    if entry.drawing is not None:
        box = (left + 7.5 - MARK / 2, top + 7.5 - MARK / 2, MARK, MARK)
        yield from symbol(entry.drawing, box, PLAIN, possible=False, hollow=False)
    elif entry.event:
        yield Lines((triangle(left - 2, top - 1, 19),), Paint(LIGHT["accent"]), (0,))
    elif entry.wanted < 0:
        yield Circles(np.array([(left + 7.5, top + 7.5)]), 7.5, Paint(entry.colour))
    else:
        yield Rectangle((left, top, 15, 15), Paint(entry.colour), 4)
        if not entry.filled:
            yield Rectangle((left + 2.5, top + 2.5, 10, 10), Paint(LIGHT["paper"]), 2)


def _entries(reader: Reader, choice: Choice) -> list[Entry]:
    """Periods with their colours, where marks are plain sides in their place if there are any; kinds and events."""
    drawings = reader.block["symbols"]
    plain = bool(drawings) and all(one["key"].startswith("plain/") for one in drawings)
    kinds = _kinds(reader) if plain else []
    if len(events_placed(reader, choice)):
        kinds.append(Entry(say(reader.block, "legend.event", language=reader.language), event=True))
    if plain and (sides := _sides(reader)):
        return [*sides, *kinds]
    on = set(choice.periods)
    periods = [
        Entry(title, known(reader.text("periods", "colour", row)), None, row in on, int(row not in on))
        for row, title in enumerate(reader.texts("periods", "title"))
    ]
    return [*periods, *kinds]


def _sides(reader: Reader) -> list[Entry]:
    """The sides that units are of."""
    used = np.unique(reader.numbers("units", "allegiance"))
    return [
        Entry(reader.text("allegiances", "label", side), known(reader.text("allegiances", "colour", side)), wanted=-1)
        for side in used[used >= 0].tolist()
    ]


def _kinds(reader: Reader) -> list[Entry]:
    """The kinds of thing that have an icon, by the alphabet."""
    column = reader.block["tables"]["units"]["columns"]["kind"]
    _, first = np.unique(np.asarray(column["codes"]), return_index=True)
    marks = {
        reader.text("units", "kind", unit): reader.block["symbols"][int(reader.numbers("units", "symbol")[unit])]
        for unit in sorted(first.tolist())
    }
    return [Entry(kind, "", marks[kind]) for kind in sorted(marks) if kind and len(marks[kind]["steps"]) > 1]
