"""read_page: what a built page says of itself, for the one who wants to embed it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from typing import Any, cast

from stationed.errors import StationedError
from stationed.files import printable, read_named
from stationed.limits import PAGE_BYTES

_START = re.compile(r'<script type="application/json" id="[^"<>]*_data"[^<>]*>')
_END = "</script>"


def read_page(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Read the data block of a page, as far as it is not packed: its head, its words, its periods.

    Parameters
    ----------
    path : path
        A page that `stationed build` wrote.

    Returns
    -------
    dict
        See docs/payload.md. What a snippet is made from is there and of the right kind; nothing else is checked.

    Raises
    ------
    StationedError
        When there is no such file, it is not such a page, or its block is damaged.
    """
    name = printable(path)
    try:
        text = read_named(path, most=PAGE_BYTES).decode("utf-8")
    except (OSError, ValueError) as refusal:
        said = "it is not text" if isinstance(refusal, UnicodeDecodeError) else getattr(refusal, "strerror", None)
        raise StationedError(
            f"{name}: cannot be read: {said or refusal}. Name a page that `stationed build` wrote."
        ) from refusal
    for found in _blocks(text):
        try:
            block = _table(json.loads(found))
        except (ValueError, RecursionError) as fault:
            raise _damaged(name, "it is not JSON") from fault
        if block.get("format") == "stationed":
            if fault := _fault(block):
                raise _damaged(name, fault)
            return block
    raise StationedError(f"{name}: there is no map in this file; expected a page that `stationed build` wrote.")


def _blocks(text: str) -> Iterator[str]:
    """The data blocks of a page, each as far as the end of its element."""
    place = 0
    while start := _START.search(text, place):
        place = text.find(_END, start.end())
        if place < 0:
            return
        yield text[start.end() : place]


def _fault(block: dict[str, Any]) -> str:
    """Say which part of a block is not what a snippet needs; '' when all are."""
    meta = _table(block.get("meta"))
    ids = _table(_table(_table(_table(block.get("tables")).get("periods")).get("columns")).get("id"))
    texts, codes = ids.get("texts"), ids.get("codes")
    size, numbers = len(_list(texts)), _list(codes)
    right = {
        "meta.map": isinstance(meta.get("map"), str),
        "meta.languages": _all_text(meta.get("languages")) and bool(meta.get("languages")),
        "meta.title": _is_words(meta.get("title")),
        "meta.atlas.title": _is_words(_table(meta.get("atlas")).get("title")),
        "meta.extent": _is_extent(meta.get("extent")),
        "meta.domain": _is_days(meta.get("domain")),
        "tables.periods": _all_text(texts)
        and isinstance(codes, list)
        and all(type(code) is int and 0 <= code < size for code in numbers),
    }
    return next((f"{part} is not what it should be" for part, is_right in right.items() if not is_right), "")


def _table(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


def _all_text(value: object) -> bool:
    texts = _list(value)
    return isinstance(value, list) and all(isinstance(one, str) for one in texts)


def _is_words(value: object) -> bool:
    words = _table(value)
    return isinstance(value, dict) and all(isinstance(one, str) for one in words.values())


def _is_extent(value: object) -> bool:
    degrees = _list(value)
    return len(degrees) == 4 and all(type(one) in (int, float) and -1000 <= one <= 1000 for one in degrees)


def _is_days(value: object) -> bool:
    days = _list(value)
    return len(days) == 2 and all(type(one) is int for one in days)


def _damaged(name: str, reason: str) -> StationedError:
    return StationedError(
        f"{name}: the map in this file is damaged: {reason}. Take the page anew from where it was published, or build "
        "it again."
    )
