"""Reading: an atlas folder -> the tables of the model. The only room that opens input files."""

from stationed.read.atlas import read_bytes, read_tables

__all__ = ["read_bytes", "read_tables"]
