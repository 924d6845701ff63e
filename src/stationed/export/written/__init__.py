"""Tables of an atlas -> its files, for those that were changed in Python."""

from stationed.export.written.files import files_of_tables

__all__ = ["files_of_tables"]
