"""The documentation as a site: every page is in its contents, links lead somewhere, nothing is asked of others."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tools" / "site"))
from links import asked_by_style, asked_outside, files_needed  # noqa: E402  # pyright: ignore

PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
LISTED = re.findall(r"^ +- (?:[\w ]+: )?(\S+\.md)$", (ROOT / "tools/site/mkdocs.yml").read_text("utf-8"), re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def anchors(page: Path) -> list[str]:
    """The anchors of a page's headings, as code hosts and the site make them."""
    heads = re.findall(r"^#+ (.+)$", FENCED.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    plain = (re.sub(r"[^\w\s-]", "", re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", head)) for head in heads)
    return [re.sub(r"\s", "-", head.strip().lower()) for head in plain]


def test_contents_list_every_page_once():
    assert sorted(LISTED) == sorted(page.relative_to(ROOT).as_posix() for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_headings_lead_to_headings(page):
    text = re.sub(r"`[^`\n]*`", "", FENCED.sub("", page.read_text(encoding="utf-8")))
    links = re.findall(r"\]\(([\w./-]*)#([\w-]+)\)", text)
    wrong = [(name, head) for name, head in links if head not in anchors(page.parent / name if name else page)]
    assert wrong == []


def test_what_pages_need_is_found_through_pages_they_link_to(tmp_path):
    (tmp_path / "a.md").write_text("[b](sub/b.md) `[x](none.md)` [far](https://example.org/x.md)\n", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.md").write_text("![p](../p.png)\n```\n[y](none.md)\n```\n", encoding="utf-8")
    (tmp_path / "p.png").write_bytes(b"")
    found = files_needed(tmp_path, [tmp_path / "a.md"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.md", "p.png", "sub/b.md"]


def test_a_link_to_nothing_stops_the_site(tmp_path):
    (tmp_path / "a.md").write_text("[b](b.md)", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"b\.md: linked to, and no file of the repository"):
        files_needed(tmp_path, [tmp_path / "a.md"])


@pytest.mark.parametrize(
    ("markup", "asked"),
    [
        ('<script src="https://unpkg.com/x"></script>', ["https://unpkg.com/x"]),
        ('<img srcset="//cdn.example/a.png 2x">', ["//cdn.example/a.png 2x"]),
        ('<link rel="Stylesheet" href="https://fonts.example/css">', ["https://fonts.example/css"]),
        ('<link rel="preconnect" href="https://fonts.example">', ["https://fonts.example"]),
        ("<style>@font-face { src: url('https://fonts.example/a') }</style>", ["https://fonts.example/a"]),
        ('<p style="background: url(//x.example/y)">', ["//x.example/y"]),
        ('<a href="https://leafletjs.com">Leaflet</a><link rel="canonical" href="https://a.example/">', []),
        ('<script src="../assets/search.js"></script><code>https://a.example</code>', []),
    ],
    ids=["script", "srcset", "stylesheet", "preconnect", "font", "style", "links", "own"],
)
def test_what_a_page_of_the_site_asks_of_others_is_found(markup, asked):
    assert asked_outside(markup) == asked


def test_what_a_style_sheet_asks_of_others_is_found():
    assert asked_by_style('@import "https://a.example/x.css"; a{b:url(c.png)}') == ["https://a.example/x.css"]


def test_the_theme_is_told_to_ask_for_no_fonts_and_no_helper():
    told = (ROOT / "tools/site/mkdocs.yml").read_text(encoding="utf-8")
    assert "  font: false\n" in told
    assert "polyfills: [assets/iframe-worker.js]" in told
    assert (ROOT / "tools/site/assets/iframe-worker.js").is_file()


def test_the_lock_of_the_site_holds_what_builds_it_at_versions_of_the_tests():
    locks = [(ROOT / f"requirements-{name}.lock").read_text(encoding="utf-8") for name in ("docs", "test")]
    docs, test = (dict(re.findall(r"^([a-z0-9-]+)==([^ \\]+)", lock, re.MULTILINE)) for lock in locks)
    group = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["docs"]
    assert {one.partition(">=")[0] for one in group} <= docs.keys()
    assert {name: version for name, version in docs.items() if test.get(name, version) != version} == {}
