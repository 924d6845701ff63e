"""Checking: the tables of an atlas -> findings, all at once, and reports of them."""

from stationed.checking.all import check_tables, refuse_errors
from stationed.checking.fix import Repair, fix_folder, repairs
from stationed.checking.report import tally, to_json, to_text
from stationed.checking.sarif import to_sarif

__all__ = [
    "Repair",
    "check_tables",
    "fix_folder",
    "refuse_errors",
    "repairs",
    "tally",
    "to_json",
    "to_sarif",
    "to_text",
]
