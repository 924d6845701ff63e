"""Files out: whole or not at all. With `stationed.files`, all that writes."""

from stationed.export.alone import alone_in
from stationed.export.example import copy_example
from stationed.export.extract import Extracted, extract_inputs
from stationed.export.inputs import pack_inputs
from stationed.export.tables import claims_csv, claims_geojson
from stationed.files import make_folder, write_atomically

__all__ = [
    "Extracted",
    "alone_in",
    "claims_csv",
    "claims_geojson",
    "copy_example",
    "extract_inputs",
    "make_folder",
    "pack_inputs",
    "write_atomically",
]
