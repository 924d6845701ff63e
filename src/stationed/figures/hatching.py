"""hatching: the hatches of a drawing as patterns of SVG 1.1 (13.3), each defined once a size."""

from __future__ import annotations

from collections.abc import Iterator

from stationed.figures.drawing import Drawing, Hatch, Lines, Path, painted_in
from stationed.figures.markup import element, number

INK, GROUND = "#3a3a3a", "#ffffff"
"""Of the lines, and between them."""


def hatch_id(hatch: Hatch, by: float) -> str:
    """Return the id of a hatch where lengths are so many times larger."""
    return f"h{hatch.name}{'c' if hatch.clear else ''}-{number(by, 2)}"


def hatches_in(drawing: Drawing, steps: float) -> str:
    """Return the definitions of the hatches of a drawing and of those within it.

    Parameters
    ----------
    drawing : Drawing
        Any.
    steps : float
        So many times larger are the lengths of lines and areas.
    """
    found = {hatch_id(hatch, by): _pattern(hatch, by) for hatch, by in _used(drawing, steps)}
    return f"<defs>{''.join(found.values())}</defs>\n" if found else ""


def _used(drawing: Drawing, steps: float) -> Iterator[tuple[Hatch, float]]:
    for shape in painted_in(drawing):
        if shape.paint.hatch:
            yield shape.paint.hatch, steps if isinstance(shape, Lines) else _times(shape)


def _times(shape: object) -> float:
    return 1 / shape.scale if isinstance(shape, Path) else 1.0


def _pattern(hatch: Hatch, by: float) -> str:
    """A tile; its lines run past its edges, so that no seam is seen, and dots stand as on a die of five."""
    side, ways = hatch.spacing, hatch.turns
    inside = element("rect", {"width": number(side), "height": number(side), "fill": GROUND}) if not hatch.clear else ""
    if ways:
        middle, thick = number(side / 2), number(hatch.thick)
        lines = [f"M-1 {middle}h{number(side + 2)}", f"M{middle} -1v{number(side + 2)}"][: len(ways)]
        inside += element("path", {"d": "".join(lines), "stroke": INK, "stroke-width": thick, "fill": "none"})
    else:
        dots = ((0.25, 0.25), (0.75, 0.75))
        radius = number(hatch.thick * 0.8)
        places = [{"cx": number(x * side), "cy": number(y * side), "r": radius, "fill": INK} for x, y in dots]
        inside += "".join(element("circle", place) for place in places)
    moved = f"scale({number(by)})" + (f"rotate({number(ways[0])})" if ways and ways[0] else "")
    size = {"width": number(side), "height": number(side), "patternUnits": "userSpaceOnUse"}
    return element("pattern", {"id": hatch_id(hatch, by), **size, "patternTransform": moved}, inside)
