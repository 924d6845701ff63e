"""build: an atlas folder -> a folder of pages.

Beside each page go what other sites need to embed it, and a gallery of all the pages.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stationed.building.draw import Page, Progress, draw_atlas, silent
from stationed.embed import HELPER, companions, folder_address, helper_script
from stationed.export import alone_in
from stationed.figures.poster import unlettered
from stationed.figures.scripts import advice
from stationed.files import folder_made, write_together
from stationed.gallery import NAME as GALLERY
from stationed.gallery import Shown, gallery_page
from stationed.join import JoinCounts
from stationed.model import Finding, Tables
from stationed.model.codes import found


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote, and what is worth knowing about it.

    Examples
    --------
    >>> import stationed
    >>> report = stationed.build("legions", "pages", maps=["rhine"])
    >>> report.counts.contested, report.in_no_period
    (1, ())
    """

    written: tuple[Path, ...]
    """The pages, in the order of the maps."""
    beside: tuple[Path, ...]
    """What was written beside them: of each its oEmbed description and its poster, the helper script, the gallery."""
    counts: JoinCounts
    """How many claims and deployments there are, and how many are unlocated, undated or contested."""
    in_no_period: tuple[str, ...]
    """Ids of the deployments that no period holds, not even possibly: listed on the page, on no layer."""
    findings: tuple[Finding, ...]
    """Warnings and notes; errors would have stopped the build."""


def build(
    path: str | os.PathLike[str] | Tables,
    output: str | os.PathLike[str],
    *,
    maps: Iterable[str] | None = None,
    url: str = "",
    progress: Progress | None = None,
) -> BuildReport:
    """Build the pages of an atlas.

    Parameters
    ----------
    path : path or Tables
        The atlas folder or a table, as `read` takes them, or an atlas that was read already.
    output : path
        The folder to write ``<map id>.html`` into; made if it is not there. Other files in it are left alone.
    maps : iterable of str, optional
        Ids of the maps to build; all when not given. The gallery, ``index.html``, is of all and is left as it is else.
    url : str, optional
        Web address of the folder that the pages will lie in. Pages then say it to those who link to them (Open Graph,
        oEmbed), and snippets hold it.
    progress : callable, optional
        Called with a short sentence before each step.

    Returns
    -------
    BuildReport
        What was written. The same inputs give the same bytes.

    Raises
    ------
    AtlasNotFoundError
        When there is no atlas at `path`.
    FaultyAtlasError
        When the atlas has errors; it carries every finding. Nothing is written.
    StationedError
        When a map is asked for that the atlas does not have, the address is none, or a file changes while it runs.
        Nothing is written.
    OutputError
        When a file cannot be written; then none is, and what stood there before is what it was.

    Notes
    -----
    All pages are drawn before the first is written, and all files are written or none. Of two builds into one
    folder the second waits until the first has written its files.

    Examples
    --------
    >>> import stationed
    >>> report = stationed.build("legions", "pages", maps=["rhine"])
    >>> [path.name for path in report.written]
    ['rhine.html']
    """
    say, url = progress or silent, folder_address(url)
    drawing = draw_atlas(path, maps=maps, url=url, progress=say)
    pages = drawing.pages
    lost = tuple(finding for page in pages for finding in letters_missing(page))
    beside = _beside(pages, say, url, whole=drawing.whole)
    say(f"Writing {len(pages)} {'page' if len(pages) == 1 else 'pages'}")
    with folder_made(output) as folder, alone_in(folder, say):
        files: dict[str, str | bytes] = {page.name: page.text for page in pages}
        written = write_together(folder, files | beside)
    return BuildReport(
        written[: len(pages)], written[len(pages) :], drawing.counts, drawing.in_no_period, (*drawing.findings, *lost)
    )


def letters_missing(page: Page) -> Iterator[Finding]:
    """Yield what is wrong with the poster of a page: that it lacks letters."""
    lost = unlettered(page.block, page.fonts)
    if lost:
        yield found(
            "letters-missing",
            "posters and pictures have no letters for some of what they say, and leave these out",
            file="atlas.toml",
            id=page.block["meta"]["map"],
            column="fonts",
            got=lost if len(lost) <= 40 else f"{lost[:40]}…",
            expected="Latin, Greek, Cyrillic or Arabic letters, or a font that has them",
            fix=advice(lost),
        )


def _beside(pages: Sequence[Page], say: Progress, url: str, *, whole: bool) -> dict[str, str | bytes]:
    """The files that go beside the pages; the gallery with all of them, unless a map has taken its name."""
    files: dict[str, str | bytes] = {}
    shown: list[Shown] = []
    for page in pages:
        say(f"Drawing the poster of {page.block['meta']['map']}")
        with_poster = companions(page.block, url=url, fonts=page.fonts)
        files |= with_poster
        shown.append(Shown(page.block, with_poster[page.name.removesuffix(".html") + ".png"]))
    files[HELPER] = helper_script()
    if whole and shown and GALLERY not in {page.name for page in pages}:
        files[GALLERY] = gallery_page(shown, url=url)
    return files
