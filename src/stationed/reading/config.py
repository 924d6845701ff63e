"""atlas.toml -> AtlasConfig, with findings in our own words for all that pydantic refuses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from stationed.model import AtlasConfig, Finding, is_translation
from stationed.model.codes import found
from stationed.model.near import Near, did_you_mean
from stationed.reading.entries import to_config
from stationed.reading.geometry import shown
from stationed.reading.settings import TRANSLATED, AtlasEntry
from stationed.reading.text import decode
from stationed.reading.toml_limits import long_number, refused_text, refused_values
from stationed.reading.values import Object, is_list, is_object, object_of

FILE = "atlas.toml"
_LINE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_SYNTAX = {
    "Cannot overwrite": "a key is given twice",
    "Cannot declare": "a table is given twice",
    "Unclosed array": "a list is not closed; it needs a ]",
    "Unterminated string": "a text is not closed; it needs a quotation mark",
    "Illegal character": "a text runs over the end of the line or holds a control character",
    "Expected newline": "something stands behind the value",
    "Invalid value": "the value is not written as TOML has it; text needs quotation marks",
    "Expected '='": "a key is not followed by =",
    "Expected ']'": "the name of a table is not closed; it needs a ]",
}


def read_config(data: bytes, *, name: str) -> tuple[AtlasConfig, list[Finding]]:
    """Return what atlas.toml says.

    Parameters
    ----------
    data : bytes
        The whole file.
    name : str
        Name of the atlas folder, which stands in for a missing id or title.

    Returns
    -------
    AtlasConfig
        What could be understood; everything else has its default.
    list of Finding
        `toml-syntax`, `setting-missing`, `setting-invalid`, `setting-unknown` and those of the encoding.
    """
    text, findings = decode(data, file=FILE)
    raw, refusal = _parsed(text)
    if refusal is not None:
        return AtlasConfig(id=_slug(name), title=name), [*findings, refusal]
    for key, label in (("quantities", "name"), ("columns", "name"), ("allegiances", "id")):
        if key in raw:
            raw[key] = _tables(raw[key], label)
    entry, more = _validated(raw, name)
    findings += more + _unknown(entry, raw)
    return to_config(entry), findings


def _parsed(text: str) -> tuple[Object, Finding | None]:
    """Return what the text says, or why it says nothing."""
    if refusal := refused_text(text):
        return {}, refusal
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        long = isinstance(error, ValueError) and "integer string conversion" in str(error)
        return {}, long_number(text) if long else _syntax(error, text)
    return raw, refused_values(raw, text)


def _tables(value: object, label: str) -> object:
    """Return a list of tables for a list of names or a table of tables, which are other ways to write it."""
    if is_list(value):
        return [{label: member} if isinstance(member, str) else member for member in value]
    if is_object(value):
        return [{label: key} | (member if is_object(member) else {"label": member}) for key, member in value.items()]
    return value


def _slug(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-") or "atlas"


def _syntax(error: Exception, text: str) -> Finding:
    match = _LINE.fullmatch(str(error))
    reason = match[1] if match else str(error)
    problem = next((said for start, said in _SYNTAX.items() if reason.startswith(start)), "the file is not valid TOML")
    line = int(match[2]) if match and match[2] else text.count("\n") + 1
    return found(
        "toml-syntax",
        f"line {line}: {problem}",
        file=FILE,
        got=(text.split("\n")[line - 1 : line] or [""])[0].strip()[:80],
        expected='lines such as title = "Soviet troops in Mongolia"',
        fix="Correct that line. Nothing else in the file was read, so further findings may follow from this one.",
    )


def _validated(raw: Object, name: str) -> tuple[AtlasEntry, list[Finding]]:
    """Return the entry that remains when what is refused is taken out, and a finding for each thing taken out."""
    findings: list[Finding] = []
    while True:
        try:
            return AtlasEntry.model_validate(raw), findings
        except ValidationError as error:
            faults = error.errors(include_url=False, include_context=False)
        findings += [_fault(fault["loc"], fault["type"], fault["input"], raw) for fault in faults]
        for fault in faults:
            _take_out(raw, fault["loc"], name)
        for key in ("quantities", "columns", "allegiances", "scans", "maps"):
            if is_list(listed := raw.get(key)):
                raw[key] = [member for member in listed if member is not None]


def _take_out(raw: Object, loc: Sequence[int | str], name: str) -> None:
    """Take a refused value out: an entry that loses its id goes whole; id and title of the atlas are replaced."""
    if loc[0] in ("id", "title"):
        raw[str(loc[0])] = _slug(name) if loc[0] == "id" else name or "atlas"
        return
    inside = raw.get(str(loc[0]))
    if is_object(inside) and len(loc) > 1:
        inside.pop(str(loc[1]), None)
    elif len(loc) < 3 or not is_list(inside):
        raw.pop(str(loc[0]), None)
    elif loc[2] in ("id", "name") or (loc[0] == "scans" and loc[2] == "file"):
        inside[int(loc[1])] = None
    elif is_object(member := inside[int(loc[1])]):
        member.pop(str(loc[2]), None)


def _fault(loc: Sequence[int | str], kind: str, got: object, raw: Object) -> Finding:
    """Return the finding for one thing that pydantic refuses."""
    column = ".".join(str(part) for part in loc if isinstance(part, str))
    where: dict[str, Any] = {"file": FILE, "column": column, "id": _entry_id(loc, raw)}
    expected = _description(AtlasEntry, loc)
    if kind == "missing":
        return found("setting-missing", f"the key {column} is missing", expected=expected, fix="Add it.", **where)
    return found(
        "setting-invalid",
        "the value is not of the right kind",
        got=shown(_plain(got)),
        expected=expected,
        fix="Correct it, or take the line out." if len(loc) > 1 else "Correct it.",
        **where,
    )


def _plain(value: object) -> object:
    """Return the value, or its text when it is a date or time or holds one, which JSON cannot show."""
    if is_list(value):
        return [_plain(member) for member in value]
    if is_object(value):
        return {key: _plain(member) for key, member in value.items()}
    return value if isinstance(value, str | int | float | None) else str(value)


def _entry_id(loc: Sequence[int | str], raw: Object) -> str:
    """Return the id of the entry of a list of tables that a fault lies in, or its number; '' outside such lists."""
    if len(loc) < 3 or not isinstance(loc[1], int):
        return ""
    entries = raw[str(loc[0])]
    member = object_of(entries[loc[1]] if is_list(entries) else None)
    named = member.get("id", member.get("name"))
    return named if isinstance(named, str) and named else f"entry {loc[1] + 1}"


def _description(model: type[BaseModel], loc: Sequence[int | str]) -> str:
    """Return what the description of the field at that place says."""
    said = ""
    for part in loc:
        field = model.model_fields.get(str(part))
        if field is None:
            continue
        said = field.description or said
        inner = [field.annotation, *get_args(field.annotation)]
        model = next((kind for kind in inner if isinstance(kind, type) and issubclass(kind, BaseModel)), model)
    return said


def _unknown(entry: AtlasEntry, raw: Object) -> list[Finding]:
    """Return a finding for every key that is neither known nor a translation."""
    findings = _unknown_in(entry, column="", id_="")
    for name in ("dates", "ground", "words", "table", "messages"):
        findings += _unknown_in(getattr(entry, name), column=f"{name}.", id_="")
    for name in ("quantities", "columns", "allegiances", "scans", "maps"):
        for member in getattr(entry, name):
            findings += _unknown_in(member, column=f"{name}.", id_=getattr(member, "id", "") or member.name)
    return findings


def _unknown_in(entry: BaseModel, *, column: str, id_: str) -> list[Finding]:
    model = type(entry)
    near = Near([*model.model_fields])
    findings: list[Finding] = []
    for key, value in (entry.model_extra or {}).items():
        where: dict[str, Any] = {"file": FILE, "column": f"{column}{key}", "id": id_, "got": shown(_plain(value))}
        if any(is_translation(key, base) for base in TRANSLATED.get(model.__name__, ())):
            if not isinstance(value, str):
                problem = "the value is not of the right kind"
                findings.append(found("setting-invalid", problem, expected="text", fix="Correct it.", **where))
        else:
            fix = did_you_mean(near.to(key, most=1))
            findings.append(
                found(
                    "setting-unknown",
                    "the key is not known, so what it says is not used",
                    expected="a key that `stationed docs data-format` lists",
                    fix=f"{fix} Correct the key or take it out.".strip(),
                    **where,
                )
            )
    return findings
