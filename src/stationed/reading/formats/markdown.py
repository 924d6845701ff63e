"""Markdown: the story of an atlas, kept as it was written."""

from __future__ import annotations

from stationed.model import Finding
from stationed.reading.formats.format import Format, Given
from stationed.reading.text import decode


def _story(given: Given) -> tuple[str, list[Finding]]:
    return decode(given.data, file=given.file)


MARKDOWN = Format(name="Markdown", suffixes=(".md",), also=(".markdown", ".txt"), story=_story)
