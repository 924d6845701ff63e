"""Records and files out, whole or not at all; with `stationed.files`, all that writes.

`formats` and `write` are asked for by their own names: a build needs none of them, and loading them takes time.
"""

from stationed.export.alone import alone_in
from stationed.export.example import BLANK, EXAMPLES, copy_example, write_files
from stationed.export.extract import Extracted, extract_inputs
from stationed.export.inputs import contents_now, contents_of, pack_inputs
from stationed.files import make_folder, write_atomically

__all__ = [
    "BLANK",
    "EXAMPLES",
    "Extracted",
    "alone_in",
    "contents_now",
    "contents_of",
    "copy_example",
    "extract_inputs",
    "make_folder",
    "pack_inputs",
    "write_atomically",
    "write_files",
]
