"""Story: the text of story.md -> narrative steps, each with a period or date and a view.

A step begins with a heading of level two. Under it stand `key: value` lines up to a blank line: `period` (an id in
periods.csv), `date` (EDTF; its days become a moment or a range), `view` (zoom/latitude/longitude, as in the address
of a page) and `title_<lang>`. A view in the order of earlier atlases, latitude/longitude/zoom, is taken for what it
is where no other reading is possible.
Then come paragraphs in the atlas's first language, in which `[words](#id)` names a deployment, a unit or a location;
`::: <lang>` opens the same text in another, `:::` closes it. `::: illustration <file>` opens a picture.
Comments (``<!-- ... -->``) and what stands before the first heading are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stationed.reading.illustrations import Illustration, taken_out

_KEY = re.compile(r"^([a-z][a-z_]*):\s*(.*)$")
_LINE_END = re.compile(r"\r\n?|\n")
"""As editors count lines: other signs that may end one, as from a word processor, stand within it."""
NEAREST = 24
"""The nearest zoom of a view."""
_OPEN = re.compile(r"^:::\s*([A-Za-z][A-Za-z0-9-]*)\s*$")


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step of the story."""

    title: str
    """Heading, in the first language."""
    titles: Mapping[str, str]
    """The heading by language, as far as `title_<lang>` lines give it."""
    period: str
    """Id of the period shown alone, '' for none."""
    date: str
    """The moment or range shown, as written; '' for none."""
    view: tuple[float, float, float] | None
    """Latitude, longitude (WGS 84, degrees) and zoom, None when the map stays where it is."""
    text: str
    """Paragraphs in the first language, parted by a blank line."""
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    """The same in the other languages."""
    line: int = 0
    """Line of the heading in story.md, from 1."""
    written: Mapping[str, tuple[int, str]] = field(default_factory=dict[str, tuple[int, str]])
    """What stands under the heading: key -> its line in story.md, from 1, and its value."""
    old_view: bool = False
    """Whether the view has the order of earlier atlases."""
    illustrations: tuple[Illustration, ...] = ()
    """Its pictures, in the order they stand."""


def read_story(text: str) -> tuple[StoryStep, ...]:
    """Return the steps of a story.

    Parameters
    ----------
    text : str
        The text of story.md.

    Returns
    -------
    tuple of StoryStep
        In the order they stand; () for a text without headings of level two. A view that is not three numbers is
        None.
    """
    bare = _without_comments(text)
    lines = _LINE_END.split(bare)
    starts = [number for number, line in enumerate(lines) if line.startswith("## ")]
    ends = [*starts[1:], len(lines)][: len(starts)]
    return tuple(_step(lines[start:end], start + 1) for start, end in zip(starts, ends, strict=True))


def illustrations_of(text: str) -> list[tuple[StoryStep, Illustration]]:
    """Return the pictures of a story in the order they stand, each with its step."""
    return [(step, one) for step in read_story(text) for one in step.illustrations]


def _step(lines: Sequence[str], number: int) -> StoryStep:
    illustrations, own = taken_out(lines, number)
    written, rest = _keys(own[1:], number + 1)
    keys = {key: value for key, (_, value) in written.items()}
    view, old = view_of(keys.get("view", ""))
    texts = _texts(rest)
    titles = {key.removeprefix("title_"): value for key, value in keys.items() if key.startswith("title_")}
    return StoryStep(
        title=lines[0][3:].strip(),
        titles=titles,
        period=keys.get("period", ""),
        date=keys.get("date", ""),
        view=view,
        text=texts.pop("", ""),
        texts=texts,
        line=number,
        written=written,
        old_view=old,
        illustrations=illustrations,
    )


def _keys(lines: Sequence[str], first: int) -> tuple[dict[str, tuple[int, str]], Sequence[str]]:
    """The key lines under a heading with their numbers, and the lines after them."""
    keys: dict[str, tuple[int, str]] = {}
    for place, line in enumerate(lines):
        match = _KEY.match(line)
        if match:
            keys[match[1]] = (first + place, match[2].strip())
        elif line.strip() or keys:
            return keys, lines[place:]
    return keys, ()


def _texts(lines: Sequence[str]) -> dict[str, str]:
    """Language -> paragraphs; '' for the first language."""
    collected: dict[str, list[str]] = {"": []}
    language = ""
    for line in lines:
        opened = _OPEN.match(line)
        if opened:
            language = opened[1]
        elif line.strip() == ":::":
            language = ""
        else:
            collected.setdefault(language, []).append(line.strip())
    return {name: _paragraphs(found) for name, found in collected.items()}


def _paragraphs(lines: Sequence[str]) -> str:
    blocks = re.split(r"\n\s*\n", "\n".join(lines).strip())
    return "\n\n".join(" ".join(block.split()) for block in blocks if block.strip())


def view_of(text: str) -> tuple[tuple[float, float, float] | None, bool]:
    """Return what a view says, and whether it is in the order of earlier atlases.

    Parameters
    ----------
    text : str
        zoom/latitude/longitude as the address of a page has it, or latitude/longitude/zoom.

    Returns
    -------
    tuple
        Latitude, longitude and zoom, None when it is no view; True for the earlier order, which is taken only where the
        other is impossible.
    """
    try:
        first, second, third = (float(part) for part in text.split("/"))
    except ValueError:
        return None, False
    if _possible(second, third, first):
        return (second, third, first), False
    return ((first, second, third), True) if _possible(first, second, third) else (None, False)


def _possible(latitude: float, longitude: float, zoom: float) -> bool:
    return abs(latitude) <= 90 and abs(longitude) <= 180 and 0 <= zoom <= NEAREST


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Words of a story that name something: [words](#id)."""

    line: int
    """Its line in story.md, from 1."""
    step: str
    """Heading of its step."""
    words: str
    """What readers see."""
    target: str
    """The id."""


_HEADING = re.compile(r"^## (.*)$", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]+)\]\(#([^()\s]+)\)")


def story_links(text: str) -> tuple[StoryLink, ...]:
    """Return what the words of a story name, in the order they stand; comments and what precedes the steps left out.

    Parameters
    ----------
    text : str
        The text of story.md.
    """
    bare = _without_comments(text)
    headings = list(_HEADING.finditer(bare))
    ends = [heading.end() for heading in headings]
    lines = [end.start() for end in re.finditer("\n", bare)]
    links: list[StoryLink] = []
    for match in _LINK.finditer(bare):
        step = bisect_right(ends, match.start())
        if step:  # what stands before the first step is left out
            line = bisect_left(lines, match.start()) + 1
            links.append(StoryLink(line, headings[step - 1][1].strip(), " ".join(match[1].split()), match[2]))
    return tuple(links)


def _without_comments(text: str) -> str:
    """The text with blank lines for its comments; what opens one that never ends stays, as it is none."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join([*kept, text[at:]])
