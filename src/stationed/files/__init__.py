"""Files in and out: read whole from inside an atlas folder and from nowhere else, written whole or not at all."""

from stationed.files.archives import ARCHIVE_FAULTS
from stationed.files.aside import folder_of
from stationed.files.growing import Grown, growing
from stationed.files.held import OutsideError, names_inside, opened_inside, read_inside, read_named
from stationed.files.left import lock_folder, remove_left
from stationed.files.names import is_text, passed_over, printable, refused_elsewhere, same_elsewhere, typed
from stationed.files.refusals import refusals
from stationed.files.together import folder_made, write_together
from stationed.files.writing import PART, make_folder, write_atomically, write_inside

__all__ = [
    "ARCHIVE_FAULTS",
    "PART",
    "Grown",
    "OutsideError",
    "folder_made",
    "folder_of",
    "growing",
    "is_text",
    "lock_folder",
    "make_folder",
    "names_inside",
    "opened_inside",
    "passed_over",
    "printable",
    "read_inside",
    "read_named",
    "refusals",
    "refused_elsewhere",
    "remove_left",
    "same_elsewhere",
    "typed",
    "write_atomically",
    "write_inside",
    "write_together",
]
