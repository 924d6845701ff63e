"""What a site editor pastes: each form, spelt out, and no value that can leave its place."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from stationed.embed import Embedding, snippet

ATLAS = Embedding(
    url="https://maps.example/troops/atlas.html",
    title="Troops, 1921–1992",
    state={"periods": "khalkhin-gol", "language": "ru"},
    shape=16 / 9,
    provider="The atlas",
)
ADDRESS = "https://maps.example/troops/atlas.html#periods=khalkhin-gol&amp;language=ru"
LINK = f'<a href="{ADDRESS}">Troops, 1921–1992</a>'
FRAME = (
    f'<iframe src="{ADDRESS}" title="Troops, 1921–1992" width="100%" height="560" loading="lazy" '
    'sandbox="allow-scripts" referrerpolicy="no-referrer" '
    f'style="border:0;width:100%;height:auto;aspect-ratio:960/560;min-height:520px">{LINK}</iframe>'
)


def test_html_is_a_frame_that_is_lazy_sandboxed_silent_and_has_a_shape_and_a_link():
    assert snippet("html", ATLAS) == FRAME


def test_element_is_the_helper_and_a_stationed_map_with_a_link_in_it():
    assert snippet("element", ATLAS) == (
        '<script src="https://maps.example/troops/stationed-embed.js" defer></script>\n'
        '<stationed-map src="https://maps.example/troops/atlas.html" title="Troops, 1921–1992" period="khalkhin-gol" '
        f'language="ru">{LINK}</stationed-map>'
    )


def test_wordpress_is_a_block_of_html():
    found = snippet("wordpress", ATLAS)
    assert found == f'<!-- wp:html -->\n<figure class="wp-block-embed">{FRAME}</figure>\n<!-- /wp:html -->'


def test_mediawiki_is_a_tag_of_the_extension_htmltags():
    found = snippet("mediawiki", ATLAS)
    assert found.startswith(f'<htmltag tagname="iframe" src="{ADDRESS}" title="Troops, 1921–1992" ')
    assert found.endswith("></htmltag>")


def test_markdown_is_the_poster_that_leads_to_the_map():
    assert snippet("markdown", ATLAS) == (
        "[![Troops, 1921–1992](<https://maps.example/troops/atlas.png>)]"
        "(<https://maps.example/troops/atlas.html#periods=khalkhin-gol&language=ru>)"
    )


def test_oembed_is_of_the_rich_kind_with_the_frame_and_the_poster():
    assert json.loads(snippet("oembed", ATLAS)) == {
        "version": "1.0",
        "type": "rich",
        "title": "Troops, 1921–1992",
        "provider_name": "The atlas",
        "provider_url": "https://maps.example/troops/",
        "width": 960,
        "height": 560,
        "html": FRAME,
        "thumbnail_url": "https://maps.example/troops/atlas.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }


class Tags(HTMLParser):
    """Tags and attributes that a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    ("form", "tags"),
    [
        ("html", ["iframe", "a"]),
        ("element", ["script", "stationed-map", "a"]),
        ("wordpress", ["figure", "iframe", "a"]),
        ("mediawiki", ["htmltag"]),
    ],
)
@pytest.mark.parametrize(
    "bad", ['"><script>x</script>', "' onload='x", "</iframe><img src=x onerror=x>", "-->", "[[x|y]]{{z}}\n="]
)
def test_a_hostile_value_stays_the_text_that_it_is(form, tags, bad):
    embedding = Embedding(url=ATLAS.url, title=bad, state={"periods": bad, "select": bad}, shape=1.5)
    found = Tags(snippet(form, embedding)).found
    assert [tag for tag, _ in found] == tags
    titled = next(attributes for tag, attributes in found if tag in ("iframe", "stationed-map", "htmltag"))
    assert titled["title"] == bad
    assert not any(name.startswith("on") for _, attributes in found for name in attributes)


def test_markdown_leaves_no_sign_of_its_own_in_a_title():
    found = snippet("markdown", Embedding(url=ATLAS.url, title="a](x) *b* <i>\n`c`", state={}, shape=1.5))
    assert found.startswith(r"[![a\]\(x\) \*b\* \<i\> \`c\`](<https:")
