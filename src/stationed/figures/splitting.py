"""splitting: the lines of several colours of a drawing as gradients of SVG 1.1 (13.2), each defined once a size."""

from __future__ import annotations

from collections.abc import Iterator

from stationed.figures.drawing import Drawing, Lines, Split, painted_in
from stationed.figures.markup import element, number


def split_id(split: Split, by: float) -> str:
    """Return the id of a split line where lengths are so many times larger."""
    sides = (number(side * by, 1) for side in (split.left, split.right))
    return "-".join(["e", *(colour.lstrip("#") for colour in split.colours), *sides])


def splits_in(drawing: Drawing, steps: float) -> str:
    """Return the definitions of the split lines of a drawing and of those within it.

    Parameters
    ----------
    drawing : Drawing
        Any.
    steps : float
        So many times larger are the lengths of lines and areas.
    """
    found = {split_id(split, by): _gradient(split, by) for split, by in _used(drawing, steps)}
    return f"<defs>{''.join(found.values())}</defs>\n" if found else ""


def _used(drawing: Drawing, steps: float) -> Iterator[tuple[Split, float]]:
    for shape in painted_in(drawing):
        if shape.paint.split:
            yield shape.paint.split, steps if isinstance(shape, Lines) else 1.0


def _gradient(split: Split, by: float) -> str:
    """A gradient that passes from one colour to the next at once."""
    count = len(split.colours)
    stops = "".join(
        element("stop", {"offset": number(at / count, 5), "stop-color": colour})
        for place, colour in enumerate(split.colours)
        for at in (place, place + 1)
    )
    left, right = (number(side * by, 1) for side in (split.left, split.right))
    level = {"gradientUnits": "userSpaceOnUse", "x1": left, "y1": "0", "x2": right, "y2": "0"}
    return element("linearGradient", {"id": split_id(split, by), **level}, stops)
