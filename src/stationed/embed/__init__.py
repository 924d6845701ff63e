"""What lets a map into other people's pages: snippets, oEmbed, what a page's head says of it, and its poster.

The poster is in `stationed.figures`, which is slow to import: snippets come without it.
"""

from stationed.embed.address import folder_address, page_address
from stationed.embed.companions import companions, embedding_of
from stationed.embed.head import head_tags
from stationed.embed.heights import height_for, shape_of
from stationed.embed.helper import helper_script
from stationed.embed.page_file import read_page
from stationed.embed.printed import printed
from stationed.embed.snippets import Embedding, oembed, snippet
from stationed.embed.start import start_state
from stationed.facts import HELPER
from stationed.facts import SNIPPET_FORMS as FORMS

__all__ = [
    "FORMS",
    "HELPER",
    "Embedding",
    "companions",
    "embedding_of",
    "folder_address",
    "head_tags",
    "height_for",
    "helper_script",
    "oembed",
    "page_address",
    "printed",
    "read_page",
    "shape_of",
    "snippet",
    "start_state",
]
