"""Records and files out, whole or not at all; with `stationed.files`, all that writes."""

from stationed.export.alone import alone_in
from stationed.export.example import BLANK, EXAMPLES, copy_example, write_files
from stationed.export.extract import Extracted, extract_inputs
from stationed.export.formats import FORMATS, ExportFormat, Records, format_named
from stationed.export.formats.csv import table_csv
from stationed.export.inputs import contents_now, contents_of, pack_inputs
from stationed.export.write import write_export
from stationed.files import make_folder, write_atomically

__all__ = [
    "BLANK",
    "EXAMPLES",
    "FORMATS",
    "ExportFormat",
    "Extracted",
    "Records",
    "alone_in",
    "contents_now",
    "contents_of",
    "copy_example",
    "extract_inputs",
    "format_named",
    "make_folder",
    "pack_inputs",
    "table_csv",
    "write_atomically",
    "write_export",
    "write_files",
]
