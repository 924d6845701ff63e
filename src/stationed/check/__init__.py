"""Checking: the tables of an atlas -> findings, all at once."""

from stationed.check.all import check_tables

__all__ = ["check_tables"]
