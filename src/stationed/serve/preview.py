"""Preview: the pages of an atlas as they were last good, and what is wrong with it now; many threads may ask."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from stationed.building import Drawing, draw_atlas
from stationed.embed import HELPER, helper_script
from stationed.errors import FaultyAtlasError, StationedError
from stationed.facts import POSTER_SIZE
from stationed.figures.poster import poster
from stationed.gallery import NAME as GALLERY
from stationed.gallery import Shown, gallery_page
from stationed.model import Finding, Tables
from stationed.serve.refreshing import with_refresh

WAITING = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; script-src 'none'; style-src 'none'\"><title>stationed</title></head>\n"
    "<body><p>{}</p></body></html>\n"
)


@dataclass(frozen=True, slots=True)
class Edition:
    """What is served at one time."""

    version: str
    """Digest of the files: pages of another version load anew, those of a preview that has ended since among them."""
    files: dict[str, str]
    """Page by name, without the refresh script."""
    drawing: Drawing | None
    """What the pages were drawn from; None when the atlas was never without errors."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the atlas now."""
    title: str = ""
    """What stands above the findings; '' when the pages are those of the atlas as it is."""


class Preview:
    """An atlas folder, or a table, as it is shown while it is edited.

    Parameters
    ----------
    given : path or callable
        The atlas folder; or what reads the atlas that a table makes, each time anew.
    """

    def __init__(self, given: str | os.PathLike[str] | Callable[[], Tables]) -> None:
        self.given = given
        self.changed = threading.Condition()
        self.unread = False
        """Whether something could not be read for the last drawing: it may be readable again though no file changes."""
        files = {GALLERY: WAITING.format("Drawing the maps. This page loads anew when they are there.")}
        self.edition = Edition(_version(files), files, None)

    def update(self, say: Callable[[str], None] | None = None) -> str:
        """Draw the atlas anew and wake those who wait; gives in a sentence what came of it.

        Notes
        -----
        What is wrong with the atlas is shown and not raised: the last good pages stay.
        """
        try:
            drawing = draw_atlas(self.given() if callable(self.given) else self.given, progress=say)
        except FaultyAtlasError as fault:
            findings = [one for one in fault.findings if isinstance(one, Finding)]
            self.unread = any(one.code == "file-unreadable" for one in findings)
            return self._keep(findings, "The atlas has errors")
        except (StationedError, OSError) as fault:  # a file that vanishes while it is read is one of these
            self.unread = _refused_by_system(fault)
            return self._keep([], str(fault))
        except Exception as fault:  # the preview goes on whatever an atlas half saved makes of us
            self.unread = _refused_by_system(fault)
            said = " ".join(str(fault).split())[:200]
            return self._keep([], f"stationed itself is at fault, please report it: {type(fault).__name__}, {said}")
        self.unread = False
        files = {page.name: page.text for page in drawing.pages} | {HELPER: helper_script()}
        files = {GALLERY: gallery_page([Shown(page.block, b"") for page in drawing.pages])} | files
        self._publish(Edition(_version(files), files, drawing, drawing.findings))
        return f"Drawn: {len(drawing.pages)} {'map' if len(drawing.pages) == 1 else 'maps'}"

    def _keep(self, findings: Sequence[Finding], title: str) -> str:
        """Leave the pages as they are and say what is wrong."""
        old, title = self.edition, title.rstrip(".")
        shown = f"{title}: this is the last good map." if old.drawing else f"{title}: there is no map yet."
        files = old.files if old.drawing else {GALLERY: WAITING.format("Nothing can be drawn yet.")}
        kept = replace(old, version=_version(files), files=files, findings=tuple(findings), title=shown)
        if (kept.version, kept.findings, shown) != (old.version, old.findings, old.title):
            self._publish(kept)  # what is known already is not told again, nor read out once more
        first = next((one for one in findings if one.severity == "error"), None)
        stays = "The last good map stays." if old.drawing else "There is no map yet."
        return " ".join(filter(None, (f"{title}.", first.message if first else "", stays)))

    def _publish(self, edition: Edition) -> None:
        with self.changed:
            self.edition = edition
            self.changed.notify_all()

    def page(self, name: str) -> bytes | None:
        """Return a file as it is served: pages with the refresh script; posters are drawn when they are asked for."""
        edition = self.edition
        if name in edition.files:
            text = edition.files[name]
            return (with_refresh(text, edition.version) if name.endswith(".html") else text).encode("utf-8")
        pages = edition.drawing.pages if edition.drawing else ()
        page = next((page for page in pages if name == page.name.removesuffix(".html") + ".png"), None)
        return poster(page.block, POSTER_SIZE, page.fonts) if page else None

    def news(self) -> str:
        """Return what the refresh script is told, as JSON."""
        edition = self.edition
        findings = [
            {"severity": one.severity, "code": one.code, "where": one.where, "sentence": one.sentence}
            for one in edition.findings
        ]
        return json.dumps({"version": edition.version, "title": edition.title, "findings": findings})

    def wait(self, known: Edition, seconds: float) -> bool:
        """Wait until another edition is served; gives whether one is."""
        with self.changed:
            return self.changed.wait_for(lambda: self.edition is not known, timeout=seconds)


def _version(files: Mapping[str, str]) -> str:
    """The same for the same files."""
    digest = hashlib.sha256()
    for name, text in files.items():
        data = text.encode("utf-8")
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:16]


def _refused_by_system(fault: BaseException | None) -> bool:
    """Tell whether the system refused something, as a file handle, whatever became of that on its way here."""
    while fault is not None and not isinstance(fault, OSError):
        fault = fault.__cause__ or fault.__context__
    return fault is not None
