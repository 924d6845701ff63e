"""Answers: what the user has said of a table, and the file that remembers it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast, get_args

from stationed.dates.orders import Order
from stationed.errors import StationedError
from stationed.model import visible
from stationed.model.codes import listed
from stationed.reading.toml_limits import refused_text
from stationed.reading.values import Object, object_of
from stationed.writing import toml_value

ORDERS = tuple(order for order in get_args(Order) if order)
SUFFIX = ".stationed.toml"
"""What stands behind the name of a table in the name of the file with its answers."""
_LIKE = "expected a mapping of a use to a column, both text, such as {'place': 'Aerodrome'}."
_KEYS = {"columns", "dates", "sheet", "spans", "gap"}


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user has said of a table."""

    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    """Column -> what it is used as, a key of `stationed.intake.ROLES`."""
    dates: Order = ""
    """The order of day and month in its dates; '' where the dates say it themselves."""
    sheet: str = ""
    """The sheet or layer; '' for the one that fits."""
    spans: bool | None = None
    """Whether consecutive dates of a unit at a place become one span; None when nothing was said, which is no."""
    gap: int | None = None
    """So many dates may be missing in such a span; None when nothing was said, which is none."""

    def over(self, before: Answers) -> Answers:
        """Return these answers, and where they say nothing those given before."""
        kept = {column: role for column, role in before.columns.items() if role not in set(self.columns.values())}
        return Answers(
            {**kept, **self.columns},
            self.dates or before.dates,
            self.sheet or before.sheet,
            before.spans if self.spans is None else self.spans,
            before.gap if self.gap is None and self.spans is not False else self.gap,
        )


def given_columns(columns: Mapping[str, str] | None) -> dict[str, str]:
    """Return what ``{"place": "Aerodrome"}`` says: column -> role.

    Raises
    ------
    StationedError
        When it is no mapping of text to text.
    """
    pairs = cast("object", columns or {})
    if not isinstance(pairs, Mapping):
        raise StationedError(f"columns: got {visible(repr(pairs)[:80])}; {_LIKE}")
    found: dict[str, str] = {}
    for role, column in cast("Mapping[object, object]", pairs).items():
        if not isinstance(role, str) or not isinstance(column, str):
            raise StationedError(f"columns: got {visible(f'{role!r}: {column!r}'[:80])}; {_LIKE}")
        found[column] = role
    return found


def parse_columns(text: str) -> dict[str, str]:
    """Return what ``place=Aerodrome, start=From`` says: column -> role.

    Raises
    ------
    StationedError
        When a part of it has no equals sign.
    """
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        role, equals, column = (side.strip() for side in part.partition("="))
        if not (equals and role and column):
            raise StationedError(
                f"--columns: got {visible(part)}; expected a use, an equals sign and a column, such as "
                "place=Aerodrome, several joined by commas."
            )
        found[column] = role
    return found


def read_answers(data: bytes, *, file: str) -> Answers:
    """Return the answers in a file that `to_toml` wrote or a person.

    Raises
    ------
    StationedError
        When it is not TOML or says something that a table cannot be told.
    """
    return _answers(_parsed(data, file), file=file)


def read_answers_in_atlas(data: bytes, *, table: str) -> Answers:
    """Return the answers in ``[table]`` of an atlas.toml; none where it is silent, or speaks of another table.

    Parameters
    ----------
    data : bytes
        The whole file.
    table : str
        Name of the table.

    Raises
    ------
    StationedError
        As `read_answers`.
    """
    said = dict(object_of(_parsed(data, "atlas.toml").get("table")))
    return Answers() if said.pop("file", table) != table else _answers(said, file="atlas.toml, [table]")


def _parsed(data: bytes, file: str) -> Object:
    try:
        text = data.decode("utf-8-sig")
        if refusal := refused_text(text):
            raise StationedError(replace(refusal, file=file).message)
        return tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = f"the file breaks the rules of TOML ({error})"
    except (ValueError, RecursionError):
        reason = "the file is nested too deep, or a number in it is too long"
    raise StationedError(f"{file}: {reason}. Correct it, or remove it.")


def _answers(found: Mapping[str, Any], *, file: str) -> Answers:
    columns, dates, sheet = found.get("columns", {}), found.get("dates", ""), found.get("sheet", "")
    spans, gap = found.get("spans"), found.get("gap")
    roles = {column: role for column, role in object_of(columns).items() if isinstance(role, str)}
    good = roles == columns and dates in ("", *ORDERS) and isinstance(sheet, str)
    good &= isinstance(spans, bool | None) and (gap is None or (type(gap) is int and gap >= 0))
    if not good or not found.keys() <= _KEYS:
        others = [visible(key) for key in found if key not in _KEYS]
        raise StationedError(
            f"{file}: {f'got {listed(others)}; ' if others else ''}expected sheet as text, dates as one of "
            f"{', '.join(ORDERS)}, spans as true or false, gap as a whole number from 0, and under [columns] a use for "
            "each column. Correct it, or remove it."
        )
    return Answers(roles, dates, sheet, spans, gap)


def to_toml(answers: Answers) -> str:
    """Return answers as the text of a file, which `read_answers` reads."""
    lines = ["# What stationed was told about this table. Change it, or remove the file to be asked again."]
    if answers.sheet:
        lines.append(f"sheet = {toml_value(answers.sheet)}")
    if answers.dates:
        lines.append(f"dates = {toml_value(answers.dates)}")
    if answers.spans is not None:
        lines.append(f"spans = {toml_value(answers.spans)}")
    if answers.gap is not None:
        lines.append(f"gap = {toml_value(answers.gap)}")
    lines += [
        "",
        "[columns]",
        *(f"{toml_value(column)} = {toml_value(role)}" for column, role in answers.columns.items()),
    ]
    return "\n".join(lines) + "\n"
