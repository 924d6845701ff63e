"""gallery: the maps of an atlas -> one page that shows and opens them, with posters, counts, licence and snippets."""

from stationed.gallery.page import NAME, Shown, gallery_page

__all__ = ["NAME", "Shown", "gallery_page"]
