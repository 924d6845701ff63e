"""The cells of a file -> a table of its schema: columns found, named, ordered, and the odd ones reported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from stationed.coded import Coded, coded
from stationed.model import CLAIMS, CONTEXT, AtlasConfig, Column, Finding, TableSchema, is_translation
from stationed.model.codes import found, listed
from stationed.model.near import Near, did_you_mean, fold, understood
from stationed.reading.cells import Cells

_LOOSE, _LIST = re.compile(r"\s;|;\s"), re.compile(r"\s*;\s*")
PASSED_OVER = frozenset({"id", "fid", "ogc_fid", "names"})
"""Columns that programs add, or that are read elsewhere: nothing is said about them."""


def shape(
    cells: Cells, schema: TableSchema, *, config: AtlasConfig, file: str
) -> tuple[pd.DataFrame, dict[str, Coded], list[Finding]]:
    """Return the table of a file.

    Parameters
    ----------
    cells : Cells
        The text of the file.
    schema : TableSchema
        What the table should be.
    config : AtlasConfig
        Its languages and quantities decide which columns there are.
    file : str
        Name for the findings.

    Returns
    -------
    DataFrame
        The columns of the schema in its order, `row` first; in lists the blanks around ; are taken out, and words of an
        open vocabulary are in their known form. A column the file lacks is blank; one that is nearly spelt like a
        missing required column stands in for it, so that the other checks can go on. Columns that are not in the schema
        are left out and reported; translations into languages beyond those of atlas.toml are kept.
    dict of Coded
        The columns whose distinct texts are known by now, by name.
    list of Finding
        `column-missing`, `column-duplicate`, `column-misspelt`, `column-unknown`, `word-form`, `rows-missing`.
    """
    places, findings = _places(cells.header, file=file)
    written = {name: _written(schema, name) for name in _names(schema, config, places) if _in_file(schema, name)}
    unknown = [name for name in places if name not in written.values() and name not in PASSED_OVER]
    near_unknown, near_wanted = Near(unknown), Near(name for name in written.values() if name not in places)
    taken: dict[str, str] = {}
    for column in schema.columns if cells.header else ():
        if column.required and column.written not in places:
            near = near_unknown.to(column.written, most=1)
            findings.append(_missing(column.written, cells.header, near, file=file))
            taken |= dict.fromkeys(near, column.written)
    findings += _not_used([name for name in unknown if name not in taken], near_wanted, schema, file=file)
    places |= {name: places[used] for used, name in taken.items()}
    blank = pd.Series("", index=cells.cells.index, dtype="str")
    columns = {name: cells.cells[places[own]] if own in places else blank for name, own in written.items()}
    known = {name: cells.coded[places[own]] for name, own in written.items() if places.get(own) in cells.coded}
    for name in ("source_ids", "links"):
        if name in columns:
            found = known.pop(name, None) or coded(columns[name])
            closed = _closed(found)
            if closed is None:
                known[name] = found
            else:
                columns[name] = pd.Series(closed, index=blank.index)
    findings += _in_known_words(columns, known, schema, cells, file=file)
    table = pd.DataFrame({"row": pd.Series(cells.rows, index=cells.cells.index), **columns})
    if schema is CLAIMS and cells.header:
        findings += [_no_figure(f.name, file=file) for f in config.quantities if f.name not in places]
        findings += [_no_figure(c.name, file=file, noun="column") for c in config.columns if c.name not in places]
    if not len(table) and cells.complete and schema.required:
        findings.append(_no_rows(schema, file=file))
    return table, known, findings


def _in_known_words(
    columns: dict[str, Any], known: dict[str, Coded], schema: TableSchema, cells: Cells, *, file: str
) -> list[Finding]:
    """Put the columns of vocabularies into their known words, and return a note on each other form."""
    findings: list[Finding] = []
    for name in list(columns):
        vocabulary = schema.column(name)
        if vocabulary is not None and vocabulary.words and vocabulary.name == name:
            words = known.pop(name, None) or coded(columns[name])
            formed, more = _in_known_form(words, vocabulary, cells.rows, file=file)
            findings += more
            if formed is None:
                known[name] = words
            else:
                columns[name] = pd.Series(formed, index=cells.cells.index)
    return findings


def _closed(lists: Coded) -> Any:
    """Return a column of lists without the blanks around ; that people put there; None where there are none."""
    if not any(_LOOSE.search(text) for text in lists.texts):
        return None
    return pd.array([_LIST.sub(";", text).strip() for text in lists.texts], dtype="str").take(lists.codes)


def _in_known_form(of: Coded, column: Column, rows: np.ndarray, *, file: str) -> tuple[Any, list[Finding]]:
    """Return a column of a vocabulary in its known words, None when it is so, and a note on each other form."""
    words = frozenset(column.words)
    forms = {
        place: form
        for place, text in enumerate(of.texts)
        if text.strip() and text.strip() not in words and (form := understood(text, column.words)) is not None
    }
    if not forms:
        return None, []
    noun = _part(file)[0]
    findings: list[Finding] = []
    for place, form in forms.items():
        own = rows[of.codes == place].tolist()
        finding = found(
            "word-form",
            f"the word is understood as {form}",
            file=file,
            row=own[0],
            column=column.written,
            got=of.texts[place],
            expected=form,
            fix=f"Nothing has to be done; stationed check --fix writes the {noun} so.",
            replacement=form,
        )
        findings.append(replace(finding, rows=tuple(own)))
    known = pd.array([forms.get(place, text) for place, text in enumerate(of.texts)], dtype="str")
    return known.take(of.codes), findings


def _names(schema: TableSchema, config: AtlasConfig, header: Iterable[str]) -> Iterator[str]:
    """Return the columns of the table: those of the schema, and translations into further languages in the file."""
    figures, own = [figure.name for figure in config.quantities], [column.name for column in config.columns]
    for name in schema.names(languages=config.languages[1:], quantities=figures, own=own):
        yield name
        column = schema.column(name)
        if column is not None and column.translated and column.name == name:
            known = {f"{name}_{language}" for language in config.languages[1:]}
            yield from (other for other in header if is_translation(other, name) and other not in known)


def _in_file(schema: TableSchema, name: str) -> bool:
    column = schema.column(name)
    return column is None or (column.in_file and column.holds != "geometry")


def _written(schema: TableSchema, name: str) -> str:
    column = schema.column(name)
    return column.written if column is not None and column.name == name else name


def _places(header: tuple[str, ...], *, file: str) -> tuple[dict[str, int], list[Finding]]:
    """Return where each column stands, by its name without blanks around it; the first of two counts."""
    places: dict[str, int] = {}
    findings: list[Finding] = []
    for place, cell in enumerate(header):
        name = cell.strip()
        if not name:
            continue
        if name in places:
            findings.append(
                found(
                    "column-duplicate",
                    "two columns have the same name and only the first is read",
                    file=file,
                    row=1,
                    column=name,
                    got=f"{name} in columns {places[name] + 1} and {place + 1}",
                    expected="each column once",
                    fix="Rename or remove one of them.",
                )
            )
        places.setdefault(name, place)
    return places, findings


def _part(file: str) -> tuple[str, int | None]:
    """Return what a column of the file is called and the row its name stands in, None for features."""
    tables = ("deployments", "units", "periods", "events")
    return ("column", 1) if file.startswith(tables) else ("property", None)


def _missing(name: str, header: tuple[str, ...], near: tuple[str, ...], *, file: str) -> Finding:
    noun, row = _part(file)
    hint = f"Rename the {noun} {near[0]} to {name}." if near else f"Add a {noun} {name}."
    return found(
        "column-missing",
        f"the {noun} {name} is missing",
        file=file,
        row=row,
        column=name,
        got=near[0] if near else listed([cell.strip() for cell in header if cell.strip()], most=20) or "a blank header",
        expected=f"a {noun} named {name}",
        fix=f"{did_you_mean(near)} {hint}".strip(),
        replacement=_same(near, name),
    )


def _same(near: tuple[str, ...], name: str) -> str | None:
    """Return the name when the near one is it but for capitals, blanks and punctuation: renaming is no guess then."""
    return name if near and fold(near[0]) == fold(name) else None


def _not_used(names: list[str], wanted: Near, schema: TableSchema, *, file: str) -> Iterator[Finding]:
    """Yield a finding for each column that is not known; one for all of a background, which programs give dozens."""
    near = {name: wanted.to(name, most=1) for name in names}
    strange = [name for name in names if not near[name]]
    if schema is CONTEXT and len(strange) > 1:
        yield replace(_unknown(strange[0], (), file=file), problem="properties are not used", got=listed(strange))
        names = [name for name in names if near[name]]
    for name in names:
        yield _unknown(name, near[name], file=file)


def _unknown(name: str, near: tuple[str, ...], *, file: str) -> Finding:
    noun, row = _part(file)
    where: dict[str, Any] = {"file": file, "row": row, "column": name, "got": name}
    if near:
        return found(
            "column-misspelt",
            f"the {noun} is not known, so what stands in it is not used",
            expected=near[0],
            fix=f"{did_you_mean(near)} Rename the {noun}.",
            replacement=_same((name,), near[0]),
            **where,
        )
    fix = "Nothing has to be done."
    if file.startswith(CLAIMS.stem):
        fix = "To have it on the page declare it in atlas.toml: figures under [[quantities]], texts under [[columns]]."
    return found("column-unknown", f"the {noun} is not used; it stays out of pages and exports", fix=fix, **where)


def _no_rows(schema: TableSchema, *, file: str) -> Finding:
    return found(
        "rows-missing",
        "the file has a header but no rows",
        file=file,
        expected="at least one row",
        fix=f"Add a row. Each is this: {schema.meaning[0].lower()}{schema.meaning[1:]}",
    )


def _no_figure(name: str, *, file: str, noun: str = "figure") -> Finding:
    return found(
        "quantity-column",
        f"atlas.toml declares the {noun} {name}, but there is no such column",
        file=file,
        row=1,
        column=name,
        expected=f"a column named {name}",
        fix=f"Add the column, or take the {noun} out of atlas.toml.",
    )
