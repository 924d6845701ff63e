"""Checking: the tables of an atlas -> findings, all at once, and reports of them."""

from stationed.check.all import check_tables
from stationed.check.fix import Repair, fix_folder, repairs
from stationed.check.report import tally, to_json, to_text
from stationed.check.sarif import to_sarif

__all__ = ["Repair", "check_tables", "fix_folder", "repairs", "tally", "to_json", "to_sarif", "to_text"]
