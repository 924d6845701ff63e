"""The small atlas of tests/data/small, and copies of it with something changed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

DATA = Path(__file__).parent / "data"
SMALL = DATA / "small"
FAULTY = DATA / "faulty"
MENDED = {
    *("encoding-utf-16", "encoding-bom", "delimiter-semicolon", "delimiter-tab", "rows-blank", "cell-spaces"),
    *("delimiter-line", "id-unknown-alike", "word-form", "word-form-closed"),
    *("character-hidden", "column-missing-misspelt", "ring-open", "geometry-winding"),
    *("date-written-out", "date-dots", "date-month-first", "date-zeros", "date-uuuu", "date-195u", "date-circa"),
    *(
        "date-decade",
        "date-before",
        "date-bce",
        "date-en-dashes",
        "quantity-circa",
        "quantity-space",
        "quantity-more-than",
    ),
}
"""The faulty atlases that have just one remedy."""


def a_small_atlas(
    folder: Path, files: Mapping[str, str | bytes] | None = None, *, without: tuple[str, ...] = ()
) -> Path:
    """Copy the small atlas, which has no findings, with some files replaced, added or left out."""
    target = folder / "atlas"
    shutil.copytree(SMALL, target)
    for name in without:
        (target / name).unlink()
    for name, content in (files or {}).items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return target


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """Return a file of the small atlas with one text in it replaced, which must be there just once."""
    text = (SMALL / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is in {name} {text.count(old)} times"
    return {name: text.replace(old, new)}


def a_faulty_atlas(folder: Path, name: str) -> Path:
    """Copy the small atlas and lay the files of tests/data/faulty/<name> over it."""
    fault = FAULTY / name
    listed = fault / "without.txt"
    without = tuple(listed.read_text(encoding="utf-8").split()) if listed.exists() else ()
    target = a_small_atlas(folder, without=without)
    for path in sorted(fault.rglob("*")):
        if path.is_file() and path.name not in ("expected.txt", "without.txt"):
            place = target / path.relative_to(fault)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
    return target
