"""Checks on the pictures of the story: there, readable, and with the words that they need."""

from __future__ import annotations

from collections.abc import Iterator

from stationed.checking.scene import Scene
from stationed.limits import ILLUSTRATIONS
from stationed.model import Finding
from stationed.model.codes import found
from stationed.reading.illustrations import FOLDER, Illustration
from stationed.reading.story import StoryStep, illustrations_of
from stationed.scans import PictureError, drawn_illustration

WORDS = {
    "alt": "what readers who do not see the picture would miss",
    "credit": "who made it and where it is kept",
    "licence": "who may use it, such as CC BY 4.0 or public domain",
}
"""What a picture has to say, and what that is."""

KEYS = ("alt", "caption", "credit", "licence")
"""What a picture may say; the first two in each language as well."""


def check_illustrations(scene: Scene) -> Iterator[Finding]:
    """Return findings on the pictures of the story, each at its line.

    Yields
    ------
    Finding
        `illustration-missing`, `illustration-faulty`, `illustration-words` and `story-key`.
    """
    tables = scene.tables
    all_ = illustrations_of(tables.story)
    large = {finding.file for finding in tables.findings if finding.code == "file-large"}
    for step, one in all_[:ILLUSTRATIONS]:
        yield from _words(step, one)
        if one.file in tables.illustrations:
            yield from _faulty(one.file, tables.illustrations[one.file])
        elif one.file not in large:
            yield _at(
                step,
                one,
                "illustration-missing",
                "a picture of the story is not there",
                expected=f"a file in the folder illustrations, such as {FOLDER}parade.jpg",
                fix="Put it there, or correct its name; until then the step has no picture.",
            )
    if len(all_) > ILLUSTRATIONS:
        yield _at(
            *all_[ILLUSTRATIONS],
            "illustration-missing",
            "the story has too many pictures, and from this one on none is shown",
            got=f"{len(all_):,}",
            expected=f"{ILLUSTRATIONS} at most",
            fix="Take some out: each makes every page of the atlas larger.",
        )


def _faulty(path: str, data: bytes) -> Iterator[Finding]:
    try:
        drawn_illustration(data)
    except PictureError as error:
        yield found(
            "illustration-faulty",
            error.problem,
            file=path,
            got=error.got,
            expected=error.expected or "JPEG, PNG, TIFF or WebP",
            fix=error.fix or "Save it as one of these.",
        )


def _words(step: StoryStep, one: Illustration) -> Iterator[Finding]:
    missing = [key for key in WORDS if not one.said.get(key)]
    if missing:
        yield _at(
            step,
            one,
            "illustration-words",
            f"a picture of the story has no {' and no '.join(missing)}",
            expected="; ".join(f"{key}: {WORDS[key]}" for key in missing),
            fix="Write them on lines of their own beneath the name of the picture.",
        )
    known = {*KEYS, *(f"{key}_{language}" for key in KEYS[:2] for language in one.words(key))}
    strange = [(one.line, key) for key in one.said if key not in known]
    for line, text in (*strange, *one.stray):
        yield _at(
            step,
            one,
            "story-key",
            "this line of a picture says nothing that is known",
            row=line,
            got=text,
            expected=f"{', '.join(KEYS)}, alt_<lang> or caption_<lang>, and ::: at the end",
            fix="Correct the key, or close the picture with a line of ::: before the text goes on.",
        )


def _at(
    step: StoryStep,
    one: Illustration,
    code: str,
    problem: str,
    *,
    expected: str,
    fix: str,
    row: int = 0,
    got: str = "",
) -> Finding:
    """A finding on a picture, at its first line and with its file where nothing else is given."""
    return found(
        code,
        problem,
        file="story.md",
        row=row or one.line,
        id=step.title,
        column="illustration",
        got=got or one.file,
        expected=expected,
        fix=fix,
    )
