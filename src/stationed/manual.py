"""The pages of the documentation, which come with the package: `stationed docs` prints them."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from stationed.errors import StationedError


def pages() -> dict[str, str]:
    """Return the title of each page by its name, sorted by name."""
    found = {place.name.removesuffix(".md"): place for place in _folder().iterdir() if place.name.endswith(".md")}
    return {name: _title(found[name].read_text(encoding="utf-8")) for name in sorted(found)}


def page(name: str) -> str:
    """Return the text of a page, Markdown.

    Parameters
    ----------
    name : str
        Its name without ending, such as ``data-format``.

    Raises
    ------
    StationedError
        When there is no such page; the message names those there are.
    """
    known = pages()
    if name not in known:
        raise StationedError(f"there is no page {name!r} in the documentation; expected one of {', '.join(known)}.")
    return (_folder() / f"{name}.md").read_text(encoding="utf-8")


def _folder() -> Traversable:
    """The folder of the pages: in the package when it was installed, beside its sources in a clone."""
    inside = files("stationed") / "docs"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "docs"


def _title(text: str) -> str:
    return next((line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")), "")
