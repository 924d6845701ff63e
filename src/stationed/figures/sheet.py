"""draw_sheet: a map under a choice -> a sheet with title, map, scale, legend, credit and, on request, sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from stationed.facts import direction
from stationed.figures.arranged import arrange
from stationed.figures.choice import Choice, shown
from stationed.figures.colours import LIGHT
from stationed.figures.column import Column
from stationed.figures.drawing import Box, Drawing, Inset, Paint, Rectangle, Shape, Style
from stationed.figures.legend import Laid, draw_legend, entries, shortened_to
from stationed.figures.lettering import missing, shortened, width, wrapped
from stationed.figures.paper import Paper
from stationed.figures.picture import draw_map
from stationed.figures.reader import Reader
from stationed.figures.scale_bar import draw_scale
from stationed.figures.scripts import readable
from stationed.figures.view import View
from stationed.payload.extent import Extent
from stationed.payload.say import credit_in, say

MARGIN = 34.0
"""Of the sheet, in pixels; small pictures have half of it."""

TITLES = (Style("serif", 30), Style("serif", 26), Style("serif", 22), Style("serif", 18))
SUBTITLE, FOOT, NOTE = Style("sans", 15), Style("sans", 11), Style("sans", 10)
LEAST_MAP = 120.0
"""Height of a map at least, in pixels."""
MOST_LEGEND = 0.35
"""Share of map and legend that the legend may take."""
MOST_TRIES = 4
"""So often a map and its legend are fitted to one another."""
COLUMN = 330.0
"""Width of a column of notes at least."""
MOST_NOTES = 0.4
"""Share of the sheet that notes may take."""
LONGEST_NOTE = 3
"""So many lines of a note are shown."""


HIGHEST_HEAD, HIGHEST_FOOT = 130.0, 60.0
"""So many pixels title and credit take at most, without the margins."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet, and the map on it."""

    drawing: Drawing
    """The sheet."""
    view: View
    """How the map lies."""


def seen_on(size: str, *, sources: bool) -> Callable[[Extent], Extent]:
    """Return what tells, of the extent of a map, how much of the globe the map on a sheet may show at most.

    Parameters
    ----------
    size : str
        Of the sheet, as `Paper.of` takes it.
    sources : bool
        Whether sources are listed below the map, which leave it less height.

    Raises
    ------
    StationedError
        When it is no size.
    """
    paper = Paper.of(size)
    widths = (paper.width - 2 * MARGIN, paper.width)
    free = paper.height * (1 - MOST_NOTES * sources) - 2 * MARGIN - HIGHEST_HEAD - HIGHEST_FOOT
    least = max(free * (1 - MOST_LEGEND), LEAST_MAP)

    def seen(extent: Extent) -> Extent:
        boxes = [View.of(extent, wide, high).box for wide in widths for high in (least, paper.height)]
        sides = np.array(boxes)
        return (*sides[:, :2].min(axis=0).tolist(), *sides[:, 2:].max(axis=0).tolist())

    return seen


def draw_sheet(
    reader: Reader,
    choice: Choice,
    paper: Paper,
    *,
    label: str,
    extent: Sequence[float] | None = None,
    sources: bool = False,
) -> Sheet:
    """Return a sheet.

    Parameters
    ----------
    reader : Reader
        The map's data block in the language of the picture.
    choice : Choice
        What is shown.
    paper : Paper
        How large it is.
    label : str
        What is shown, in words; '' for all.
    extent : sequence of float, optional
        West, south, east, north of the map; its own when not given.
    sources : bool
        Whether the sources of what is shown are listed below the map.
    """
    margin = MARGIN if min(paper.width, paper.height) >= 600 else MARGIN / 2
    room = paper.width - 2 * margin
    column = Column(margin, margin + room, turned=direction(reader.language) == "rtl")
    head, top = _head(reader, label, column)
    foot = _foot(reader, room)
    notes = _notes(reader, choice, room, paper.height * MOST_NOTES) if sources else []
    free = paper.height - top - margin - len(foot) * 15 - 8 - _high(notes)
    whole: Sequence[float] = extent or reader.meta["extent"]
    placed, below = _legend(reader, choice, paper, whole, (margin, room, free))
    high = max(free - below, LEAST_MAP)
    view = View.of(whole, room, high, larger=paper.finer)
    drawn = draw_map(reader, view, choice)
    map_ = Drawing(
        view.width, view.height, drawn.background, (*drawn.shapes, *draw_scale(view, reader)), drawn.language
    )
    y = top + high
    shapes: list[Shape] = [
        # What lies beyond the map is covered: to cut it off takes painters of SVG many times as long.
        Inset(map_, margin, top, cut=False),
        *_frame(paper, (margin, top, room, high)),
        Rectangle((margin, top, room, high), Paint(stroke=LIGHT["line"], width=1.0)),
        *head,
        *draw_legend(placed, y + 8, column),
    ]
    y += below
    shapes += _columns(notes, column, y + 14)
    y = paper.height - margin - 15 * (len(foot) - 1)
    for number, line in enumerate(foot):
        shapes.append(column.line(line, y + 15 * number, FOOT, LIGHT["quiet"]))
    return Sheet(Drawing(paper.width, paper.height, LIGHT["paper"], tuple(shapes), reader.language), view)


def _legend(
    reader: Reader, choice: Choice, paper: Paper, extent: Sequence[float], within: tuple[float, float, float]
) -> tuple[Laid, float]:
    """The entries of what is on the map above them, and how high they are with the gap above them.

    What is drawn depends on the size of the map, which the legend leaves it: with each row that it needs more, the map
    is arranged anew, and what a larger one showed stays explained.
    """
    left, wide, free = within
    placed: Laid = []
    high = 0.0
    for _ in range(MOST_TRIES):
        view = View.of(extent, wide, max(free - _with_gap(high), LEAST_MAP), larger=paper.finer)
        found = entries(reader, view, choice, arrange(reader, view, choice))
        placed, needed = shortened_to(reader, found, left, wide, free * MOST_LEGEND)
        if needed <= high:
            break
        high = needed
    return placed, _with_gap(high)


def _with_gap(high: float) -> float:
    return high + (14 if high else 0)


def _frame(paper: Paper, box: Box) -> list[Shape]:
    """The paper about a map."""
    x, y, w, h = box
    sides = [(0.0, 0.0, paper.width, y), (0.0, y + h, paper.width, paper.height - y - h)]
    # Those beside it reach over the others, as the map would be seen between two that end within a pixel.
    sides += [(0.0, y - 1, x, h + 2), (x + w, y - 1, paper.width - x - w, h + 2)]
    return [Rectangle(side, Paint(LIGHT["paper"])) for side in sides]


def _head(reader: Reader, label: str, column: Column) -> tuple[list[Shape], float]:
    """Title and what is shown, and where the map begins."""
    title, room = reader.said(reader.meta["title"]), column.right - column.left
    style = next((one for one in TITLES if width(title, one) <= room), TITLES[-1])
    y = column.left + style.size * 0.8
    shapes: list[Shape] = []
    for line in wrapped(title, room, style, most=2):
        shapes.append(column.line(line, y, style, LIGHT["ink"]))
        y += style.size * 1.15
    y -= style.size * 1.15
    for line in wrapped(label, room, SUBTITLE, most=2):
        y += 23
        shapes.append(column.line(line, y, SUBTITLE, LIGHT["quiet"]))
    return shapes, y + 14


def _foot(reader: Reader, room: float) -> list[str]:
    parts = (credit_in(reader.block, reader.language), reader.meta["licence"]["name"])
    credit = " · ".join(text for text in parts if text)
    return [shortened(line, room, FOOT) for line in wrapped(credit, room, FOOT, most=3)]


Notes = list[tuple[int, float, str]]
"""Column, height and text of each line of the notes."""


def cited_rows(reader: Reader, choice: Choice) -> list[int]:
    """Return the rows of the sources of what is shown, in the order of the atlas."""
    claims = np.flatnonzero(shown(reader, choice).claims)
    lists = reader.block["tables"]["claims"]["columns"]["sources"]
    codes = np.unique(np.asarray(lists["codes"])[claims]).tolist()
    return sorted({int(one) for code in codes for one in lists["texts"][code].split(";") if one})


def _notes(reader: Reader, choice: Choice, room: float, most: float) -> Notes:
    """The sources as numbered notes in columns; what has no room is counted in the last line."""
    columns = max(int(room // COLUMN), 1)
    wide = room / columns - 16
    told = [reader.text("sources", "citation", row) for row in cited_rows(reader, choice)]
    texts = [f"{number}. {readable(one, missing(one), reader.language)}" for number, one in enumerate(told, start=1)]
    notes = [wrapped(text, wide, NOTE, most=LONGEST_NOTE) for text in texts]
    # No note is parted, so that a column may end as many lines early as a note has, less one.
    free = (int(most // 13) - LONGEST_NOTE + 1) * columns
    if sum(map(len, notes)) > free:
        kept = int((np.cumsum([len(note) for note in notes]) < free).sum())
        notes = [*notes[:kept], [say(reader.block, "map.more", len(notes) - kept, language=reader.language)]]
    return [
        (column, 13.0 * (row + at), shortened(line, wide, NOTE))
        for note, (column, row) in zip(notes, _filled([len(note) for note in notes], columns), strict=True)
        for at, line in enumerate(note)
    ]


def _filled(heights: list[int], columns: int) -> list[tuple[int, int]]:
    """Column and row of notes of such heights, in columns as low as they can be."""
    low = -(-sum(heights) // columns)
    while True:
        places: list[tuple[int, int]] = []
        column = row = 0
        for height in heights:
            if row and row + height > low:
                column, row = column + 1, 0
            places.append((column, row))
            row += height
        if column < columns:
            return places
        low += 1


def _high(notes: Notes) -> float:
    return max((y for _, y, _ in notes), default=-20.0) + 20.0


def _columns(notes: Notes, sheet: Column, top: float) -> list[Shape]:
    if not notes:
        return []
    wide = max(width(text, NOTE) for _, _, text in notes) + 16
    return [sheet.line(text, top + y, NOTE, LIGHT["ink"], column * wide) for column, y, text in notes]
