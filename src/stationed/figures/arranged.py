"""arrange: a map under a choice -> what stands where on it, before anything is drawn: the legend asks this as well."""

from __future__ import annotations

from dataclasses import dataclass

from stationed.figures.choice import Choice, shown
from stationed.figures.gather import CROWD_MARKS, Anchors, Group, groups
from stationed.figures.layout import Taken
from stationed.figures.lettering import width
from stationed.figures.marks import figure_of, name_of, name_style
from stationed.figures.outlines import has_outline
from stationed.figures.placing import Placed, place
from stationed.figures.reader import Reader
from stationed.figures.standing import Standing, standing
from stationed.figures.view import View

MARGIN = 4.0
"""Symbols and names keep so many pixels from the edge."""


@dataclass(frozen=True, slots=True, eq=False)
class Arranged:
    """What stands where on a map."""

    day: float
    """The day whose borders and names are drawn."""
    anchors: Anchors
    """The points of the locations in view."""
    standing: Standing
    """What stands at them."""
    placed: list[Placed]
    """The groups with their forms and boxes, the weightiest first."""
    taken: Taken
    """The room that is taken by them; what is drawn later takes more."""

    @property
    def crowded(self) -> bool:
        """Whether groups are drawn as the discs of a crowd."""
        return any(one.group.radius for one in self.placed)


def arrange(reader: Reader, view: View, choice: Choice) -> Arranged:
    """Return what stands where; the parameters are those of `draw_map`."""
    day = choice.day(reader)
    anchors = Anchors.of(reader, view)
    seen = has_outline(reader)
    seen[anchors.location] = True
    there = standing(reader, shown(reader, choice), seen, choice)
    taken = Taken((MARGIN, MARGIN, view.width - 2 * MARGIN, view.height - 2 * MARGIN))
    placed = _placed(reader, groups(anchors, there, CROWD_MARKS), taken, day)
    return Arranged(day, anchors, there, placed, taken)


def _placed(reader: Reader, found: list[Group], taken: Taken, day: float) -> list[Placed]:
    """Where the groups go, with their names."""
    names = [("" if group.radius else name_of(reader, group, day), name_style(reader, group)) for group in found]
    widths = [width(name, style) + 2 if name else 0.0 for name, style in names]
    return place(found, widths, [figure_of(reader, group.count) for group in found], taken)
