"""Checks on sources: titled, cited, and every claim with one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from stationed.checking.references import used
from stationed.checking.scene import Scene
from stationed.model import Finding
from stationed.model.codes import found, listed


def check_sources(scene: Scene) -> Iterator[Finding]:
    """Return findings on sources.

    Yields
    ------
    Finding
        `source-untitled`, `source-uncited`, `claim-unsourced`.
    """
    cited = {id_ for view in scene.views if "source_ids" in view.table for id_ in used(view, "source_ids")}
    for source in scene.tables.sources:
        say = partial(found, file=scene.source_file, row=source.row, id=source.source_id)
        if not source.title:
            yield say(
                "source-untitled",
                "the source has no title, so a reader sees its id instead",
                column="title",
                expected="the title as the publication has it",
                fix="Add the title.",
            )
        can_be = ";" not in source.source_id and source.source_id == source.source_id.strip()  # or the id is at fault
        if can_be and source.source_id not in cited and len(scene.claims.table) and scene.whole(scene.claims.file):
            yield say(
                "source-uncited",
                "nothing cites the source",
                column="id",
                got=source.source_id,
                expected="its id in some source_ids",
                fix="Nothing has to be done; the page leaves it out.",
            )
    yield from _unsourced(scene)


def _unsourced(scene: Scene) -> Iterator[Finding]:
    """Say once which claims name no source."""
    view = scene.claims
    texts = view.texts("source_ids")
    rows = texts.rows(place for place, text in enumerate(texts.distinct) if not text.strip(" ;"))
    if not len(rows):
        return
    numbers = [str(row) for row in view.table["row"].to_numpy()[rows[:11]].tolist()]
    yield found(
        "claim-unsourced",
        f"{len(rows)} claim{'s name' if len(rows) > 1 else ' names'} no source: row"
        f"{'s' if len(rows) > 1 else ''} {listed(numbers, most=10, total=len(rows))}",
        file=view.file,
        row=int(numbers[0]),
        column="source_ids",
        expected=f"one or more ids of {scene.source_file}, separated by ;",
        fix="Add the source, so that a reader can tell on whose word it stands.",
    )
