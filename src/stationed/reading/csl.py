"""What CSL-JSON puts into text and dates: Zotero's rich text to plain text, dates to the way a citation writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stationed.reading.properties import cell
from stationed.reading.values import is_list, is_object

_TAG = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|sc)>|<span(?:\s[^<>]{0,200})?>|</span>", re.IGNORECASE)
_ENTITY = re.compile(r"&(amp|lt|gt|quot|apos|nbsp|#39|#x27);", re.IGNORECASE)
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\u00a0", "#39": "'", "#x27": "'"}
_SEASONS = ("spring", "summer", "autumn", "winter")
_CODES = 21
"""Where EDTF's codes of seasons begin."""


def plain(text: str) -> str:
    """Return a text of CSL without the tags of Zotero's rich text, and with the characters that entities stand for.

    Only the tags that CSL knows are taken out; any other text between angle brackets is the author's own.
    """
    if "<" not in text and "&" not in text:
        return text
    return _ENTITY.sub(lambda match: _ENTITIES[match[1].lower()], _TAG.sub("", text))


def date_text(date: object) -> str:
    """Return a CSL date as 2013, 2013-05 or 2013-05-07, a range with a slash, or the text it is given as.

    A season stands before the year (spring 1939), ``c.`` before a date that is circa, and BC behind a year before 1,
    which CSL counts as -1, -2 and so on.
    """
    if isinstance(date, str):
        return date.strip()
    if not is_object(date):
        return ""
    ends = date.get("date-parts")
    written = [_parts(parts) for parts in ends[:2]] if is_list(ends) else []
    text = "/".join(part for part in written if part)
    if not text:
        return _said(date, "literal") or _said(date, "raw")
    if season := _season(date.get("season")):
        text = f"{season} {text}"
    return f"c. {text}" if cell(date.get("circa")) not in ("", "false", "0", None) else text


def _said(date: Mapping[str, object], key: str) -> str:
    return plain((cell(date.get(key)) or "").strip())


def _season(value: object) -> str:
    """Return spring for 1, as CSL numbers them (also 13 or 21), and any other text as it stands."""
    text = (cell(value) or "").strip()
    if text.isascii() and text.isdecimal() and len(text) <= len("21"):
        number = int(text)
        base = 1 if number <= len(_SEASONS) else 13 if number < _CODES else 21
        return _SEASONS[number - base] if 0 <= number - base < len(_SEASONS) else ""
    return text


def _parts(parts: object) -> str:
    """Return [2013, 5, 7] as 2013-05-07 and [-44, 3] as 44-03 BC."""
    numbers = [cell(part) or "" for part in parts[:3]] if is_list(parts) else []
    numbers = [number for number in numbers if number]
    if not numbers:
        return ""
    year, *rest = numbers
    text = "-".join([year.removeprefix("-"), *(number.zfill(2) for number in rest)])
    return f"{text} BC" if year.startswith("-") else text
