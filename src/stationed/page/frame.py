"""frame: a page -> the markup that shows it in somebody else's document: a notebook, a figure, an app."""

from __future__ import annotations

import base64
import json
from html import escape

SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
"""What the frame may do: run the page, save what its reader saves, open sources in tabs of their own; no more."""

LINE = '<div style="height:0">&#8203;</div>'
"""A line without height."""

AS_NUMBERS = {ord(sign): f"&#{ord(sign)};" for sign in "\t\n\f\r"}
"""White space that a host may change: nbsphinx sends markup through reStructuredText, which makes blanks of tabs and
drops those at the end of a line. Styles and scripts of a page are no longer those that its policy allows then."""

FILLING = "position:absolute;inset:0;width:100%;height:100%;border:0"


def frame(page: str, *, title: str, height: str, picture: bytes = b"") -> str:
    """Return the markup of a frame with a page.

    Parameters
    ----------
    page : str
        The page.
    title : str
        What the frame is called for those who do not see it.
    height : str
        As CSS has it: ``640px``, ``100%``.
    picture : bytes
        A PNG file that lies behind the frame; b"" for none. A notebook that is not trusted takes the frame away, and
        the picture is what is left.

    Returns
    -------
    str
        Markup.
    """
    document = escape(page).translate(AS_NUMBERS)
    held = f'<iframe srcdoc="{document}" sandbox="{SANDBOX}" title="{escape(title)}" style="{FILLING}"></iframe>'
    # Notebooks stand what is shown on the line of its prompt: a line of its own keeps a picture, whose foot would be it
    # otherwise, from drawing the map up beneath the edge.
    style = f"position:relative;width:100%;height:{height};overflow:clip"
    return f'<div style="{style}">{LINE}{_image(picture, title) if picture else ""}{held}</div>'


def laying_over(page: str, name: str, *, title: str) -> str:
    """Return a script that lays a frame with a page over the Leaflet map of that name.

    Hosts that take a folium map apart and run its script alone, as Streamlit's `st_folium` does, show the page so.
    """
    told = json.dumps({"srcdoc": page, "title": title}, ensure_ascii=False)
    for sign, code in (("<", "\\u003C"), ("{", "\\u007B"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        told = told[0] + told[1:].replace(sign, code)  # nothing in it ends a script, or is read as a template
    return (
        f"(function () {{ var frame = Object.assign(document.createElement('iframe'), {told});"
        f" frame.setAttribute('sandbox', {json.dumps(SANDBOX)});"
        f" frame.style.cssText = {json.dumps(FILLING + ';z-index:1000')};"
        f" {name}.getContainer().appendChild(frame); }})();"
    )


def _image(picture: bytes, title: str) -> str:
    data = base64.b64encode(picture).decode("ascii")
    return f'<img src="data:image/png;base64,{data}" alt="{escape(title)}" width="100%">'
