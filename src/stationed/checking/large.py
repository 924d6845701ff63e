"""Checks on size: texts that are longer, and deployments that have more claims, than is shown."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from stationed.checking.scene import Fault, Scene, View
from stationed.limits import RIVALS, TEXT_LETTERS
from stationed.model import Finding


def check_large(scene: Scene) -> Iterator[Finding]:
    """Return findings on what is larger than is shown.

    Yields
    ------
    Finding
        `entry-large`.
    """
    for view in scene.views:
        for name, _ in view.columns():
            yield from _long(view, name)
    yield from _many(scene.claims)


def _long(view: View, name: str) -> Iterator[Finding]:
    """Texts of too many characters; a character has one byte at least."""
    texts = view.texts(name)
    maybe = np.flatnonzero(np.diff(texts.signs.starts) > TEXT_LETTERS).tolist()
    yield from view.each(name, _too_long, among=maybe)


def _too_long(text: str) -> Fault | None:
    if len(text) <= TEXT_LETTERS:
        return None
    return {
        "code": "entry-large",
        "problem": "the text is too long",
        "got": f"{text[:40]}... ({len(text):,} characters)",
        "expected": f"{TEXT_LETTERS:,} characters at most",
        "fix": "Shorten it. What is meant to be read at length has its place in story.md.",
    }


def _many(claims: View) -> Iterator[Finding]:
    """Deployments of too many claims, said once at the first of them."""
    ids = claims.texts("deployment_id")
    number = np.bincount(ids.codes, minlength=ids.of.size)
    for place in np.flatnonzero(number > RIVALS).tolist():
        if place in ids.blank:
            continue
        yield from claims.findings(
            ids.rows([place])[:1],
            column="deployment_id",
            code="entry-large",
            problem="the deployment has too many claims",
            got=f"{int(number[place]):,}",
            expected=f"{RIVALS:,} at most",
            fix="Name the sources that agree in one row, separated by semicolons, or give other deployments other ids.",
        )
