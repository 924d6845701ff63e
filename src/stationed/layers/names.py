"""layer_names: titles of periods -> names for Leaflet's and folium's layer controls."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def layer_names(titles: Sequence[str], ids: Sequence[str]) -> list[str]:
    """Return a name for each period that a layer control may show.

    Parameters
    ----------
    titles, ids : sequence of str
        The periods' titles and ids.

    Returns
    -------
    list of str
        HTML, since Leaflet's layer control reads names so: the titles escaped, braces too, since folium reads what it
        renders as a template again. folium keeps one layer a name, so a title that several periods have is told apart
        by the id behind it.
    """
    names = [title if titles.count(title) == 1 else f"{title} ({id_})" for title, id_ in zip(titles, ids, strict=True)]
    return [escape(name).replace("{", "&#123;").replace("}", "&#125;") for name in names]
