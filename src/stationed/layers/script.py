"""Script and style in the header of a figure: of a whole page, or of layers alone; each once, however many ask."""

from __future__ import annotations

from branca.element import Figure

from stationed.bundle import script_of, style_of
from stationed.layers.tree import children_of
from stationed.layers.verbatim import Verbatim

_NAME = "stationed_script"


def put_page_script(figure: Figure) -> None:
    """Put script and style of a whole page into a figure, in place of those of layers alone.

    Parameters
    ----------
    figure : Figure
        The figure of a map with `PeriodLayers` and other controls than their card.
    """
    _put(figure, "page")


def put_layers_script(figure: Figure) -> None:
    """Put script and style of layers alone into a figure, unless it has those of a whole page.

    Parameters
    ----------
    figure : Figure
        The figure of a map with `PeriodLayers`.
    """
    if _NAME not in children_of(figure.header):
        _put(figure, "layers")


def _put(figure: Figure, bundle: str) -> None:
    figure.header.add_child(Verbatim(f"<style>{style_of(bundle)}</style>"), name="stationed_style")
    figure.header.add_child(Verbatim(f"<script>{script_of(bundle)}</script>"), name=_NAME)
