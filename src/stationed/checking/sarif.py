"""Findings -> SARIF 2.1.0, which code hosts show beside the files.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 27 March 2020.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from stationed.model import Finding
from stationed.model.codes import CODES

LEVELS = {"error": "error", "warning": "warning", "note": "note"}


def to_sarif(findings: Iterable[Finding], *, version: str) -> str:
    """Return findings as a SARIF log with one run.

    Parameters
    ----------
    findings : iterable of Finding
        The findings.
    version : str
        Version of stationed, named as the tool.

    Returns
    -------
    str
        JSON. Addresses of files are relative to the atlas folder, named SRCROOT. In tables of text the row is given as
        the line; features and items are named as logical locations, their lines not being known.
    """
    codes = {code: number for number, code in enumerate(CODES)}
    rules = [
        {
            "id": code,
            "shortDescription": {"text": meaning},
            "defaultConfiguration": {"level": LEVELS[severity]},
        }
        for code, (severity, meaning) in CODES.items()
    ]
    driver = {"name": "stationed", "version": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The atlas folder"}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes[finding.code]) for finding in findings],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=1)


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.file or "."), "uriBaseId": "SRCROOT"}}
    if finding.row is not None and finding.file.endswith(".csv"):
        physical["region"] = {"startLine": finding.row}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.row is not None or finding.id or finding.column:
        name = finding.where.removeprefix(finding.file).strip(", ")
        location["logicalLocations"] = [{"fullyQualifiedName": name}]
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location],
    }
