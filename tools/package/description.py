"""README.md as the page of a package index shows it: hatchling asks for it when a wheel is built.

Such a page stands alone. What links to a file of the repository would lead nowhere there, so a page of the
documentation is named with the command that prints it, other links keep their words, and pictures of the repository are
left out. When the project has an address of its own, links and pictures can lead there instead.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_CODE = re.compile(r"(^```.*?^```$\n?)", re.DOTALL | re.MULTILINE)
_PICTURE = re.compile(r"^!\[[^\]]*\]\((?!\w+:)[^)]*\)\n\n?", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\((?!\w+:|#)([^)#]*)[^)]*\)")
_PAGE = re.compile(r"docs/([\w-]+)\.md")


def description(readme: str) -> str:
    """Return the text of the page of a package index.

    Parameters
    ----------
    readme : str
        README.md; blocks of code stay as they are.

    Returns
    -------
    str
        Markdown without a relative link or picture.
    """
    parts = _CODE.split(readme)
    return "".join(part if part.startswith("```") else _alone(part) for part in parts)


def _alone(text: str) -> str:
    return _LINK.sub(_named, _PICTURE.sub("", text))


def _named(link: re.Match[str]) -> str:
    words, page = link[1], _PAGE.fullmatch(link[2])
    if not page:
        return words
    command = f"`stationed docs {page[1]}`"
    return command if words == link[2] else f"{words} ({command})"


class Description(MetadataHookInterface):
    """What hatchling runs for `readme`, which pyproject.toml leaves to be found out."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the description."""
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": description(text)}
