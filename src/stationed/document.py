"""document: a head, a body, styles and scripts -> one HTML file that asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from html import escape

import stationed
from stationed.facts import direction


def document(
    body: str,
    *,
    title: str,
    language: str,
    description: str = "",
    more: Iterable[str] = (),
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    first: Sequence[str] = (),
    images: str = "data:",
    connect: str = "",
    opening: str = "<body>",
) -> str:
    """Return a document with everything in it.

    Parameters
    ----------
    body : str
        Markup of the house.
    title, description : str
        Text; a blank description is left out.
    language : str
        Language code; the document has the direction in which the language is written.
    more : iterable of str
        Further elements of the head, markup of the house; blank ones are left out.
    styles, scripts : sequence of str
        Texts that do not end their element, in order; the scripts come after the body.
    first : sequence of str
        Scripts that run before the body is there.
    images : str
        Where images may come from, as a source list.
    connect : str
        What its scripts may ask for, as a source list.
    opening : str
        The tag that opens the body.

    Returns
    -------
    str
        The document. Its policy (Content Security Policy level 3) allows these styles and scripts, by SHA-256, what
        `images` and `connect` name, nothing else.
    """
    policy = _policy([*first, *scripts], styles, images, connect)
    turned = ' dir="rtl"' if direction(language) == "rtl" else ""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(language)}"{turned}>',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        f'<meta name="generator" content="stationed {stationed.__version__}">',
        f"<title>{escape(title)}</title>",
        f'<meta name="description" content="{escape(description)}">' if description else "",
        *more,
        '<link rel="icon" href="data:,">',
        *(f"<script>{script}</script>" for script in first),
        *(f"<style>{style}</style>" for style in styles),
        "</head>",
        opening,
        body,
        *(f"<script>{script}</script>" for script in scripts),
        "</body>",
        "</html>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _policy(scripts: Sequence[str], styles: Sequence[str], images: str, connect: str) -> str:
    """The policy that allows these and nothing else."""
    asked = f"img-src {images}; connect-src {connect}" if connect else f"img-src {images}"
    allowed = f"script-src {sources(scripts)}; style-src {sources(styles)}; {asked}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def sources(texts: Iterable[str]) -> str:
    """Return the source list that allows inline scripts or styles of exactly these texts; 'none' for no text."""
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests) or "'none'"
