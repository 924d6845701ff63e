"""poster: the picture of a map for link previews and galleries, drawn without a browser and an image library."""

from stationed.embed.poster.draw import poster, unlettered

__all__ = ["poster", "unlettered"]
