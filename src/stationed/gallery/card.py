"""card: one map of the gallery as markup, every text escaped."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import quote

from stationed.embed import FORMS, embedding_of, snippet
from stationed.payload.say import in_english, say
from stationed.said import said, texts_of


def card(block: Mapping[str, Any], poster: bytes, url: str) -> str:
    """Return the markup of one map.

    Parameters
    ----------
    block : mapping
        Its data block.
    poster : bytes
        Its poster, a PNG file; b"" for none.
    url : str
        Address of the folder that its page lies in; '' when it is not known.
    """
    meta = block["meta"]
    language, page = meta["languages"][0], f"{quote(meta['map'])}.html"
    title = said(meta["title"], language, meta["map"])
    summary = meta["summary"].get(language, "")
    tables = block["tables"]
    counts = " · ".join(_worded(block, f"count.{name}", tables[name]["n"]) for name in ("deployments", "sources"))
    parts = [
        f'<article class="map">{_picture(page, poster)}<div class="map-text">',
        f'<h2><a href="{escape(page)}"{lent(meta["title"], language)}>{escape(title)}</a></h2>',
        f'<p class="map-counts">{counts}</p>',
        f'<p class="map-summary">{escape(summary)}</p>' if summary else "",
        _periods(block, page),
        _languages(block, page),
        _embedding(block, f"{url}{page}"),
        "</div></article>",
    ]
    return "".join(parts)


def lent(texts: Mapping[str, str], language: str) -> str:
    """Return the attribute of a text that `said` takes from another language; '' where it is said in its own."""
    other = "" if texts.get(language) else next(iter(texts), "")
    return f' lang="{escape(other)}"' if other and other != language else ""


def _english(block: Mapping[str, Any], key: str, number: int | None = None) -> str:
    """The attributes of one of the page's words that has to be said in English."""
    known = block["meta"]["languages"][0] in block["words"]
    return "" if known and not in_english(block, key, number) else ' lang="en" dir="ltr"'


def _worded(block: Mapping[str, Any], key: str, number: int | None = None) -> str:
    """One of the page's words as markup, marked where it is English."""
    text, marked = escape(say(block, key, number)), _english(block, key, number)
    return f"<span{marked}>{text}</span>" if marked else text


def _picture(page: str, poster: bytes) -> str:
    """The poster as a link for the pointer; for readers the title below is the link."""
    if not poster:
        return ""
    data = base64.b64encode(poster).decode("ascii")
    image = f'<img src="data:image/png;base64,{data}" alt="" width="1200" height="630">'
    return f'<a class="map-open" href="{escape(page)}" tabindex="-1" aria-hidden="true">{image}</a>'


def _periods(block: Mapping[str, Any], page: str) -> str:
    """The periods, each a link to the map at that period."""
    table = block["tables"]["periods"]
    language = block["meta"]["languages"][0]
    columns = table["columns"]
    ids, colours, plain = (texts_of(columns[name]) for name in ("id", "colour", "title"))
    own = texts_of(columns[f"title_{language}"]) if f"title_{language}" in columns else plain
    rows = [
        f'<li><a href="{escape(page)}#periods={escape(quote(id_))}">{_colour(colour)}{escape(mine or other)}</a></li>'
        for id_, colour, mine, other in zip(ids, colours, own, plain, strict=True)
    ]
    return f'<ul class="map-periods">{"".join(rows)}</ul>' if rows else ""


def _colour(colour: str) -> str:
    """A square of a colour; as an attribute of a drawing, which the policy allows, where a style would not be."""
    square = f'<rect width="12" height="12" rx="3" fill="{escape(colour)}"/>'
    return f'<svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">{square}</svg>'


def _languages(block: Mapping[str, Any], page: str) -> str:
    """The other languages of the map, each named in itself."""
    first, *others = block["meta"]["languages"]
    named = {code: block["words"].get(code, {}).get(f"language.{code}", code) for code in others}
    links = [
        f'<a href="{escape(page)}#language={escape(quote(code))}" lang="{escape(code)}" hreflang="{escape(code)}">'
        f"{escape(name)}</a>"
        for code, name in named.items()
    ]
    return f'<p class="map-languages">{"".join(links)}</p>' if first and links else ""


def _embedding(block: Mapping[str, Any], address: str) -> str:
    """The snippet, and what chooses its form, which appears where scripts run."""
    embedding = embedding_of(block, address)
    name = escape(block["meta"]["map"])
    options = "".join(
        f'<option value="{form}"{_english(block, f"share.form.{form}")}>{escape(_form(block, form))}</option>'
        for form in FORMS
    )
    data = {
        "url": address,
        "title": embedding.title,
        "provider": embedding.provider,
        "shape": repr(embedding.shape),
        "done": say(block, "copy.done"),
        "byhand": say(block, "copy.byhand"),
    }
    attributes = " ".join(f'data-{key}="{escape(value)}"' for key, value in data.items())
    return (
        f'<details class="map-embed" {attributes}><summary>{_worded(block, "share.embed")}</summary>'
        f'<label hidden>{_worded(block, "share.form")} <select id="form-{name}">{options}</select></label>'
        f'<textarea readonly dir="ltr" spellcheck="false"{_english(block, "share.embed").partition(" dir")[0]} '
        f'aria-label="{escape(say(block, "share.embed"))}">'
        f"{escape(snippet('html', embedding))}</textarea>"
        f'<div class="map-copy" hidden><button type="button">{_worded(block, "copy.button")}</button>'
        f'<span role="status"{_english(block, "copy.done")}></span></div></details>'
    )


def _form(block: Mapping[str, Any], form: str) -> str:
    """The name of a form of snippets; the form itself where the page has no word for it."""
    word = say(block, f"share.form.{form}")
    return form if word.startswith("share.") else word
