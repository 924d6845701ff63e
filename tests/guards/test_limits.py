"""Limits are written down, and within them the work grows with the input: counted at n and at 4n, not timed."""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small_atlas import SMALL, a_small_atlas

import stationed
from stationed import limits
from stationed.building import draw_atlas
from stationed.checking import check_tables
from stationed.files import write_together
from stationed.reading import read_tables

DOCS = (Path(__file__).parent.parent.parent / "docs" / "reliability.md").read_text(encoding="utf-8")
FEW = 100
GROWTH = 4 * 1.5
"""How many times the work may grow when the input is four times as large: a sort takes little more than four."""


def test_the_docs_have_every_limit_with_its_number():
    written = {name: int(most.replace(",", "")) for name, most in re.findall(r"^\| `(\w+)` \| ([\d,]+) \|", DOCS, re.M)}
    numbers = {name: value for name, value in vars(limits).items() if name.isupper() and isinstance(value, int)}
    assert written == numbers
    for name, most in limits.SETTINGS_LISTS.items():
        assert f"{most:,} {name}" in DOCS


def lines_of(work: Callable[[], Any]) -> int:
    """How many lines of Python are run while something is done, ours and those of libraries."""
    number = 0

    def count(_frame: Any, event: str, _more: Any) -> Any:
        nonlocal number
        number += event == "line"
        return count

    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(None)
    return number


def counted(
    work: Callable[[Path], None], make: Callable[[int], dict[str, str]], folder: Path, numbers: tuple[int, int, int]
) -> list[int]:
    """How many lines are run for few and for many; the first number lets all be loaded and remembered, uncounted."""
    atlases = []
    for number in numbers:
        (folder / str(number)).mkdir()
        atlases.append(a_small_atlas(folder / str(number), make(number)))
    first, *rest = atlases
    work(first)
    return [lines_of(lambda atlas=atlas: work(atlas)) for atlas in rest]


def rows_of(name: str) -> tuple[str, str]:
    header, first, *_ = (SMALL / name).read_text(encoding="utf-8").splitlines()
    return header, first


def more_periods(number: int) -> dict[str, str]:
    rows = "".join(f"p{one},P {one},{1000 + one % 900},{1000 + one % 900 + one % 50}\n" for one in range(number))
    return {"periods.csv": f"period_id,title,start,end\n{rows}"}


def more_columns(number: int) -> dict[str, str]:
    header, first = rows_of("units.csv")
    names = "".join(f",c{one}" for one in range(number))
    return {"units.csv": f"{header}{names}\n{first}{',' * number}\n"}


def more_rivals(number: int) -> dict[str, str]:
    header, first = rows_of("deployments.csv")
    place = header.split(",").index("start")
    cells = first.split(",")
    rows = "".join(",".join([*cells[:place], str(1000 + one), *cells[place + 1 :]]) + "\n" for one in range(number))
    return {"deployments.csv": f"{header}\n{rows}"}


def more_files(number: int) -> dict[str, str]:
    text = (SMALL / "context" / "borders.geojson").read_text(encoding="utf-8")
    return {f"context/f{one}.geojson": text for one in range(number)}


def a_chain(number: int) -> dict[str, str]:
    rows = "".join(f"u{one},D,u{one + 1}\n" for one in range(number))
    return {"units.csv": f"unit_id,designation,higher_formation\n{rows}u{number},D,\n"}


def more_keys(number: int) -> dict[str, str]:
    keys = "".join(f"k{one} = 1\n" for one in range(number))
    return {"atlas.toml": keys + (SMALL / "atlas.toml").read_text(encoding="utf-8")}


def more_letters(number: int) -> dict[str, str]:
    header, first, *rest = (SMALL / "units.csv").read_text(encoding="utf-8").splitlines()
    cells = dict(zip(header.split(","), first.split(","), strict=True)) | {"designation": "Полк" * number}
    settings = (SMALL / "atlas.toml").read_text(encoding="utf-8").replace('title = "', 'title = "' + "Long" * number)
    return {"units.csv": "\n".join([header, ",".join(cells.values()), *rest, ""]), "atlas.toml": settings}


def more_words(number: int) -> dict[str, str]:
    languages = (SMALL / "atlas.toml").read_text(encoding="utf-8").replace('"ru"]', '"ru", "ka"]')
    return {"atlas.toml": languages, "words/ka.json": json.dumps({f"k{one}": "x" for one in range(number)})}


def more_steps(number: int) -> dict[str, str]:
    picture = "::: illustration illustrations/a.png\nalt: A\n:::\n\n"
    step = f"## A step\n\n<!-- note --> The [36th](#U-1) came. <!--\n\n{picture}"
    return {"story.md": step * number}


def more_corners(number: int) -> dict[str, str]:
    """A ring that goes round twice and crosses itself."""
    features = json.loads((SMALL / "locations.geojson").read_text(encoding="utf-8"))
    turn = [4 * math.pi * one / number for one in range(number)]
    far = [1 + 0.3 * math.sin(one * 0.37) for one in range(number)]
    ring = [[105 + r * math.cos(t), 47 + r * math.sin(t)] for r, t in zip(far, turn, strict=True)]
    features["features"][0]["geometry"] = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    return {"locations.geojson": json.dumps(features)}


GROWING: dict[str, tuple[Callable[[int], dict[str, str]], float]] = {
    "periods": (more_periods, 2),
    "columns": (more_columns, 2),
    "rivals": (more_rivals, 2),
    "files": (more_files, 0.25),
    "formations": (a_chain, 4),
    "settings": (more_keys, 2),
    "letters": (more_letters, 4),
    "words": (more_words, 4),
    "steps": (more_steps, 2),
    "corners": (more_corners, 4),
}
"""What there is more of, and how many hundreds of it are few."""


@pytest.mark.parametrize("what", GROWING)
def test_work_grows_with_the_input_and_not_with_its_square(what, tmp_path):
    make, hundreds = GROWING[what]
    few, many = counted(checked, make, tmp_path, (FEW // 5, int(FEW * hundreds / 2), int(FEW * hundreds * 2)))
    assert many < GROWTH * few


def checked(atlas: Path) -> None:
    check_tables(read_tables(atlas))


def explained(atlas: Path) -> None:
    stationed.read(atlas).explain("D-1")


def exported(atlas: Path) -> None:
    for name in ("csv", "geojson"):
        stationed.read(atlas).export(name)


def drawn(atlas: Path) -> None:
    draw_atlas(atlas)


def more_of_all(number: int) -> dict[str, str]:
    """Rivals, letters and corners at once, in files of their own: one after the other they take thrice as long."""
    return more_rivals(number) | more_letters(number) | more_corners(number)


@pytest.mark.parametrize("work", [explained, exported, drawn])
def test_work_after_reading_grows_with_the_input_too(work, tmp_path):
    few, many = counted(work, more_of_all, tmp_path, (FEW // 4, FEW, FEW * 4))
    assert many < GROWTH * few


def test_work_of_writing_grows_with_the_files(tmp_path):
    counts = []
    for number in (10, 100, 400):
        (tmp_path / str(number)).mkdir()
        files = {f"d{one % 7}/{one}": b"x" for one in range(number)}
        counts.append(lines_of(lambda number=number, files=files: write_together(tmp_path / str(number), files)))
    assert counts[2] < GROWTH * counts[1]
