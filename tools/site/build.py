"""The documentation as a site: `make docs` writes it to site/, where it works from disk and asks no other host.

The pages stand as in the repository, so that their links lead where they lead there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from links import asked_by_style, asked_outside, files_needed
from notebook import link_to_page, notebook_page

import stationed

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
EXAMPLES = ROOT / "src" / "stationed" / "examples"
MAPS = {
    "legions": (EXAMPLES / "rhine", "rhine"),
    "moscow-1812": (EXAMPLES / "moscow-1812", "moscow-1812"),
    "bach": (EXAMPLES / "bach", "bach"),
    "atlas": (ROOT / "geodata", "atlas"),
}
"""Picture in docs/gallery.md -> the atlas it is of, and the map that it opens."""
STAGE, SITE = ROOT / "build" / "site", ROOT / "site"


def main() -> None:
    """Lay the pages out, build the site, and look whether it asks for anything from elsewhere."""
    shutil.rmtree(STAGE, ignore_errors=True)
    begin = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")]
    for file in files_needed(ROOT, begin):
        target = STAGE / file.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    shutil.copytree(HERE / "assets", STAGE / "assets")
    _build_atlases()
    notebook_page(STAGE / "docs")
    link_to_page(STAGE / "docs" / "notebooks.md")
    command = ["-m", "mkdocs", "build", "--quiet", "--strict", "--clean", "--config-file", str(HERE / "mkdocs.yml")]
    quiet = os.environ | {
        "NO_MKDOCS_2_WARNING": "1"
    }  # of the theme, about a release of MkDocs that the lock does not take
    if subprocess.run([sys.executable, *command], env=quiet, check=False).returncode:
        raise SystemExit("stationed: the site was not built; see the lines above.")
    if outside := _outside():
        raise SystemExit("\n".join(["stationed: the site asks other hosts:", *outside]))
    print(SITE / "index.html")


def _build_atlases() -> None:
    """Build what the gallery shows, and let each picture there open its map."""
    gallery = STAGE / "docs" / "gallery.md"
    text = gallery.read_text(encoding="utf-8")
    for picture, (folder, page) in MAPS.items():
        stationed.build(folder, STAGE / "atlases")
        shown = re.compile(rf"!\[[^\]]*\]\(pictures/{picture}\.png\)")
        text, count = shown.subn(lambda found, page=page: f"[{found[0]}](../atlases/{page}.html)", text)
        if count != 1:
            raise SystemExit(f"docs/gallery.md: {count} pictures {picture}.png; expected one.")
    gallery.write_text(text, encoding="utf-8")


def _outside() -> list[str]:
    """What any page or style sheet of the site would ask another host for."""
    told = [f"{path}: {one}" for path in sorted(SITE.rglob("*.html")) for one in asked_outside(path.read_text("utf-8"))]
    sheets = sorted(SITE.rglob("*.css"))
    return told + [f"{path}: {one}" for path in sheets for one in asked_by_style(path.read_text("utf-8"))]


if __name__ == "__main__":
    main()
