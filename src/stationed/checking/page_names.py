"""Checks on the ids that become names of files: each system can hold the pages, beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from stationed.checking.scene import Scene
from stationed.files import refused_elsewhere, same_elsewhere
from stationed.model import Finding, visible
from stationed.model.codes import found

BESIDE = ".oembed.json"
"""The longest ending of a file that is written for a map."""

GALLERY = "index"
"""The name of the page of all maps; a map of that very name takes its place."""


def check_page_names(scene: Scene) -> Iterator[Finding]:
    """Return findings on ids of maps and of the atlas that cannot name files everywhere.

    Yields
    ------
    Finding
        `file-name`, `file-alike`.
    """
    config = scene.tables.config
    ids = [("maps.id", spec.id) for spec in config.maps]
    if ("maps.id", config.id) not in ids:
        yield from _refused("id", config.id)
    first = {same_elsewhere(GALLERY): GALLERY}
    for column, name in ids:
        yield from _refused(column, name)
        other = first.setdefault(same_elsewhere(name), name)
        if other != name:
            yield found(
                "file-alike",
                f"some systems take {visible(name)}.html and {visible(other)}.html for the same file",
                file="atlas.toml",
                id=name,
                column=column,
                got=name,
                expected="names that differ in more than capitals",
                fix="Rename one of the maps.",
            )


def _refused(column: str, name: str) -> Iterator[Finding]:
    if why := refused_elsewhere(f"{name}{BESIDE}"):
        yield found(
            "file-name",
            f"some systems refuse files of that name: {why}",
            file="atlas.toml",
            id=name if column == "maps.id" else "",
            column=column,
            got=name,
            expected="a name that every system takes",
            fix="Choose another name.",
        )
