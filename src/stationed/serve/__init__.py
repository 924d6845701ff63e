"""serve_atlas: an atlas folder in a browser, drawn anew after each change. Nothing of it leaves this machine."""

from stationed.serve.preview import Preview
from stationed.serve.watching import serve_atlas

__all__ = ["Preview", "serve_atlas"]
