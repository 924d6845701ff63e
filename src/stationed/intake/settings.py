"""What a table says of itself -> atlas.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stationed.intake.sheet import Sheet
from stationed.intake.slugs import ascii_slug
from stationed.intake.synonyms import language_told
from stationed.writing import toml_value

_LEFT_OUT = {
    "en": "{count} of {of} rows left out for errors: {rows}",
    "ru": "Из-за ошибок пропущено строк: {count} из {of}: {rows}",
    "de": "{count} von {of} Zeilen wegen Fehlern ausgelassen: {rows}",
    "fr": "Lignes omises en raison d’erreurs : {count} sur {of} : {rows}",
    "es": "{count} de {of} filas omitidas por errores: {rows}",
}
_NAMED = 20
"""So many rows are named."""


def language_of(sheet: Sheet) -> str:
    """Return the language of the page: Russian when most letters of the header are Cyrillic, else that of its names.

    English where they tell none.
    """
    letters = [letter for name in sheet.names for letter in name if letter.isalpha()]
    if sum("Ѐ" <= letter <= "ӿ" for letter in letters) > len(letters) / 2:
        return "ru"
    return language_told(sheet.names) or "en"


def left_out_in(language: str, rows: Mapping[int, str], *, of: int) -> str:
    """Return what a page says of rows that were left out.

    Parameters
    ----------
    language : str
        That of the page.
    rows : mapping of int to str
        Row -> what is wrong with it.
    of : int
        How many rows the table has.
    """
    texts = [f"{row} ({why})" for row, why in sorted(rows.items())]
    named = "; ".join(texts[:_NAMED]) + (" …" if len(texts) > _NAMED else "")
    return _LEFT_OUT.get(language, _LEFT_OUT["en"]).format(count=len(rows), of=of, rows=named)


def settings_of(
    sheet: Sheet,
    *,
    figures: Mapping[str, str],
    kept: Mapping[str, str],
    sides: Iterable[str],
    language: str,
    unit: str = "",
    left_out: str = "",
    credit: str = "",
) -> bytes:
    """Return atlas.toml.

    Parameters
    ----------
    sheet : Sheet
        The table; the line above its header names the atlas, else its file.
    figures : mapping of str to str
        Column of figures -> its name in deployments.csv.
    kept : mapping of str to str
        Column that is kept as it is, or that readers see under another name -> its name in deployments.csv.
    sides : iterable of str
        The sides of the units; blank ones are left out.
    language : str
        That of the table.
    unit : str
        What the table calls that of which it has records; '' for military units.
    left_out : str
        What the page says of rows that were left out; '' for none.
    credit : str
        Whom the page credits; '' for nobody.
    """
    stem = sheet.file.rpartition(".")[0] or sheet.file
    title = sheet.heading or " ".join(stem.replace("_", " ").split())
    lines = [
        f"id = {toml_value(ascii_slug(stem, otherwise='atlas'))}",
        f"title = {toml_value(title[:1].upper() + title[1:])}",
        *([f"subtitle = {toml_value(left_out)}"] if left_out else []),
        f"languages = {toml_value([language])}",
        *([f"credit = {toml_value(credit)}"] if credit else []),
    ]
    if unit:
        lines += ["", "[words]", 'preset = "plain"', f"unit = {toml_value(unit[:1].upper() + unit[1:])}"]
    for column, name in figures.items():
        lines += ["", "[[quantities]]", f"name = {toml_value(name)}", f"label = {toml_value(column)}"]
    for column, name in kept.items():
        lines += ["", "[[columns]]", f"name = {toml_value(name)}", f"label = {toml_value(column)}"]
    for side in dict.fromkeys(filter(None, sides)):
        lines += ["", "[[allegiances]]", f"id = {toml_value(side)}", f"label = {toml_value(side)}"]
    return ("\n".join(lines) + "\n").encode()
