"""Checks on the story: periods that are not there, dates and views that cannot be read, keys that mean nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from stationed.checking.scene import Scene
from stationed.dates import parse_spans
from stationed.model import Finding
from stationed.model.codes import found
from stationed.model.near import Near, did_you_mean
from stationed.reading.story import StoryStep, read_story, story_links

KEYS = ("period", "date", "view")
"""What may stand under the heading of a step, beside title_<lang>."""


def check_story(scene: Scene) -> Iterator[Finding]:
    """Return findings on story.md, each at its line.

    Yields
    ------
    Finding
        `id-unknown`, `date-invalid`, `story-view` and `story-key`.
    """
    steps = read_story(scene.tables.story)
    ids = {period.period_id for period in scene.tables.periods} if scene.whole(scene.periods.file) else None
    dates = pd.Series([step.date for step in steps], dtype="str")
    spans, _ = parse_spans(dates, dates, scene.tables.config.dates)
    extents = [one.extent for one in scene.tables.config.maps]
    for step, readable in zip(steps, spans.ok.tolist(), strict=True):
        if ids is not None and step.period and step.period not in ids:
            yield _at(
                step,
                "period",
                "id-unknown",
                "there is no period with this id",
                expected="an id of periods.csv",
                fix="Correct the id, or take the line out, and the step is shown with all periods.",
            )
        if step.date and not readable:
            yield _at(
                step,
                "date",
                "date-invalid",
                "this is not a date",
                expected="a date or interval in EDTF, such as 1939-08-20 or 1939-05/1939-09",
                fix="Write it in EDTF; docs/dates.md has the notations.",
            )
        yield from _view(step, extents)
        yield from _keys(step)
    yield from _links(scene)


def _links(scene: Scene) -> Iterator[Finding]:
    """Words that name something which is not there."""
    views = ((scene.claims, "deployment_id"), (scene.units, "unit_id"), (scene.locations, "location_id"))
    links = story_links(scene.tables.story)
    if not links or not all(scene.whole(view.file) and scene.there(view, column) for view, column in views):
        return
    ids = {name for view, column in views for name in view.texts(column).distinct}
    unknown = [link for link in links if link.target not in ids]
    near = Near(sorted(ids - {""})) if unknown else None
    for link in unknown:
        hint = did_you_mean(near.to(link.target, most=2)) if near else ""
        yield found(
            "id-unknown",
            f"nothing has the id that the words {link.words!r} name",
            file="story.md",
            row=link.line,
            id=link.step,
            column="text",
            got=link.target,
            expected="the id of a deployment, a unit or a location",
            fix=f"{hint} Correct the id; until then the words are plain text.".strip(),
        )


def _view(step: StoryStep, extents: Sequence[tuple[float, float, float, float] | None]) -> Iterator[Finding]:
    expected = "zoom/latitude/longitude, such as 6/46.2/107.6, as the address of a page has it"
    if step.written.get("view", (0, ""))[1] and step.view is None:
        fix = "Move a page to the view that is meant, and copy what stands after #map= in its address."
        yield _at(
            step, "view", "story-view", "this is not a view, and the map stays where it is", expected=expected, fix=fix
        )
    elif step.old_view and step.view:
        latitude, longitude, zoom = step.view
        fix = f"It is taken for what it is. Write {zoom:g}/{latitude:g}/{longitude:g}."
        yield _at(
            step, "view", "story-view", "latitude and longitude stand before the zoom", expected=expected, fix=fix
        )
    elif step.view and extents and not any(_holds(extent, *step.view[:2]) for extent in extents):
        fix = "Correct the view, or make the extent of a map in atlas.toml wider."
        expected = "a view whose middle lies on the ground of a map, as its extent has it"
        problem = "the middle of this view lies outside of every map, where no ground is drawn"
        yield _at(step, "view", "story-view", problem, expected=expected, fix=fix)


def _holds(extent: tuple[float, float, float, float] | None, latitude: float, longitude: float) -> bool:
    """Whether a place lies within an extent; one that is not given may be anywhere. An extent may cross 180 degrees."""
    if extent is None:
        return True
    west, south, east, north = extent
    return south <= latitude <= north and any(west <= longitude + turn <= east for turn in (-360, 0, 360))


def _keys(step: StoryStep) -> Iterator[Finding]:
    for key in step.written:
        if key not in KEYS and not key.startswith("title_"):
            yield _at(
                step,
                key,
                "story-key",
                f"a step has no key {key}",
                expected=f"{', '.join(KEYS)} or title_<lang>",
                fix="Correct the key, or leave a blank line before a paragraph that begins so.",
            )


def _at(step: StoryStep, key: str, code: str, problem: str, *, expected: str, fix: str) -> Finding:
    row, got = step.written[key]
    return found(
        code, problem, file="story.md", row=row, id=step.title, column=key, got=got, expected=expected, fix=fix
    )
