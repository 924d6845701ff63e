"""What lets a map into other people's pages: snippets, oEmbed, what a page's head says of it, and its poster."""

from stationed.embed.heights import height_for, shape_of
from stationed.embed.snippets import FORMS, Embedding, oembed, snippet

__all__ = ["FORMS", "Embedding", "height_for", "oembed", "shape_of", "snippet"]
