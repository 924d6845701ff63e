"""Write the types of the data block, for Python and for the scripts, from its schema.

python tools/block/write.py

The schema says what stands in a page. In memory a column of numbers is an array in Python and any list of numbers in
the scripts, and shapes are read when they are asked for; `PYTHON` and `SCRIPT` name what is so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent.parent.parent / "src" / "stationed"
SCHEMA = SOURCES / "payload" / "block.schema.json"
WIDTH = 120
NOTE = "Made from block.schema.json by tools/block/write.py; change the schema and run that."

PYTHON = {"Numbers": "NDArray[Any]", "Shapes": "Sequence[Shape]"}
"""Definitions that are another thing in Python's memory than in a page."""
SCRIPT = {
    "Numbers": "ArrayLike<number>",
    "Shapes": "readonly Shape[]",
    "ColumnName": "string & { readonly columnName: true }",  # so that other names are checked
}
"""Definitions that are another thing in the memory of a page's scripts."""

PYTHON_NAMES = {"string": "str", "integer": "int", "number": "float", "null": "None"}
SCRIPT_NAMES = {"string": "string", "integer": "number", "number": "number", "null": "null"}

PYTHON_HEAD = f'''"""Types of the data block and its parts.

{NOTE}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

from numpy.typing import NDArray
'''
PYTHON_TABLE = '''

class Table(TypedDict):
    """A table: the schema names the columns of each."""

    n: int
    """Number of rows."""
    columns: dict[str, Column]
    """Its columns by name."""
'''
SCRIPT_HEAD = f"""// Types of the data block and its parts.
//
// {NOTE}

import type {{ Columns }} from './columns.js';

/** A table as it stands in the block. */
export interface Table {{
  /** Number of rows. */
  n: number;
  /** Its columns by name. */
  columns: Record<string, Column>;
}}

/** Distinct texts, which may be made when they are asked for. */
export interface Distinct {{
  readonly length: number;
  at: (code: number) => string;
  indexOf: (text: string) => number;
}}

/** What comes before the language in the names of columns of texts. */
export type Base<T> = T extends `${{infer B}}_${{string}}` ? B : never;
"""


def is_table(one: dict[str, Any]) -> bool:
    """Return whether a definition is that of a table: a number of rows, and columns."""
    return list(one.get("properties", ())) == ["n", "columns"] and "properties" in one["properties"]["columns"]


def named(one: dict[str, Any]) -> str:
    """Return the definition that a schema refers to, '' for none."""
    return one.get("$ref", "").rpartition("/")[2]


def begin(pattern: str) -> str:
    """Return what all names begin with that a pattern of columns matches."""
    return re.findall(r"\w+", pattern)[0]


def python_type(one: dict[str, Any]) -> str:
    """Return a schema as an annotation."""
    if named(one):
        return named(one)
    if "enum" in one or "const" in one:
        return f"Literal[{', '.join(json.dumps(value) for value in one.get('enum', [one.get('const')]))}]"
    if "anyOf" in one:
        return " | ".join(python_type(other) for other in one["anyOf"])
    if "prefixItems" in one:
        return f"Sequence[{' | '.join(dict.fromkeys(python_type(other) for other in one['prefixItems']))}]"
    if one["type"] == "array":
        return f"Sequence[{python_type(one['items'])}]"
    if one["type"] == "object":
        return f"Mapping[str, {python_type(one['additionalProperties'])}]"
    kinds = one["type"] if isinstance(one["type"], list) else [one["type"]]
    return " | ".join(PYTHON_NAMES[kind] for kind in kinds)


def python_module(schema: dict[str, Any]) -> str:
    """Return the module with the types for Python, as ruff formats it."""
    definitions = schema["$defs"]
    aliases = [name for name, one in definitions.items() if "properties" not in one]
    text = PYTHON_HEAD
    for name in aliases:
        # Quoted, as an alias is read when the module is and may name what stands below it.
        text += f"\n{name}: TypeAlias = {json.dumps(PYTHON.get(name) or python_type(definitions[name]))}\n"
        text += f'"""{definitions[name]["description"]}"""\n'
    for name, one in definitions.items():
        if name not in aliases and not is_table(one) and not name.startswith("Packed"):
            text += f'\n\nclass {name}(TypedDict):\n    """{one["description"]}"""\n\n' + "".join(
                _fields(one, definitions)
            )
    return text + PYTHON_TABLE


def _fields(one: dict[str, Any], definitions: dict[str, Any]) -> Iterator[str]:
    for name, field in one["properties"].items():
        kind = "Table" if is_table(definitions.get(named(field), {})) else python_type(field)
        kind = kind if name in one["required"] else f"NotRequired[{kind}]"
        yield f'    {name}: {kind}\n    """{field["description"]}"""\n'


def script_type(one: dict[str, Any], *, within: bool = False) -> str:
    """Return a schema as a type of TypeScript, in brackets where another type follows on it."""
    if named(one):
        return named(one)
    if "enum" in one or "const" in one:
        kinds = [_quoted(value) for value in one.get("enum", [one.get("const")])]
    elif "anyOf" in one:
        kinds = [script_type(other) for other in one["anyOf"]]
    elif "prefixItems" in one:
        kinds = [f"[{', '.join(script_type(other) for other in one['prefixItems'])}]"]
    elif one["type"] == "array" and one.get("minItems", 0) > 1:
        kinds = [f"[{', '.join([script_type(one['items'])] * one['minItems'])}]"]
    elif one["type"] == "array":
        kinds = [f"{script_type(one['items'], within=True)}[]"]
    elif one["type"] == "object":
        kinds = [f"Record<string, {script_type(one['additionalProperties'])}>"]
    else:
        kinds = [SCRIPT_NAMES[kind] for kind in (one["type"] if isinstance(one["type"], list) else [one["type"]])]
    return f"({' | '.join(kinds)})" if within and len(kinds) > 1 else " | ".join(kinds)


def script_module(schema: dict[str, Any]) -> str:
    """Return the declarations for the scripts, as prettier formats them."""
    definitions = schema["$defs"]
    text = SCRIPT_HEAD
    for name, one in definitions.items():
        if is_table(one):
            text += "".join(_names(name, one))
        elif "properties" not in one:
            text += f"\n/** {one['description']} */\n{_declared(name, [SCRIPT.get(name) or script_type(one)])}"
        else:
            fields = "".join(_script_fields(name, one, definitions))
            text += f"\n/** {one['description']} */\nexport interface {name} {{\n{fields}}}\n"
    return text


def _script_fields(owner: str, one: dict[str, Any], definitions: dict[str, Any]) -> Iterator[str]:
    for name, field in one["properties"].items():
        kind = script_type(field)
        if is_table(definitions.get(kind, {})):
            kind = f"Columns<{kind}Numbers, {kind}Texts>"
        elif kind == "BlockTables":
            kind = "Record<keyof BlockTables, Table>"
        elif (owner, name) == ("Texts", "texts"):
            kind = "Distinct"
        mark = "" if name in one["required"] else "?"
        yield f"  /** {field['description']} */\n  {name}{mark}: {kind};\n"


def _names(name: str, one: dict[str, Any]) -> Iterator[str]:
    """The names of a table's columns of numbers and of texts; those of a language or a figure follow a pattern."""
    columns = one["properties"]["columns"]
    patterns = {
        f"`{begin(pattern)}${{string}}`": kind for pattern, kind in columns.get("patternProperties", {}).items()
    }
    for kind in ("Numbers", "Texts"):
        found = [_quoted(own) for own, other in columns["properties"].items() if named(other) == kind]
        found += [pattern for pattern, other in patterns.items() if named(other) == kind]
        found += ["ColumnName", "`${ColumnName}_${string}`"] if columns.get("additionalProperties") else []
        about = f"Columns of {kind.lower()} in the table {name.lower()}."
        yield f"\n/** {about} */\n{_declared(name + kind, found or ['never'])}"


def _declared(name: str, kinds: list[str]) -> str:
    """A type that is one of some: in one line, in a second one or in a line for each, as they fit."""
    head, all_ = f"export type {name} =", f"{' | '.join(kinds)};\n"
    line = f"{head} {all_}"
    if len(line) <= WIDTH + 1:
        return line
    if len(all_) + 2 <= WIDTH + 1:
        return f"{head}\n  {all_}"
    return head + "".join(f"\n  | {kind}" for kind in kinds) + ";\n"


def _quoted(value: str | int) -> str:
    return f"'{value}'" if isinstance(value, str) else str(value)


def files() -> dict[Path, str]:
    """Return what is made, by where it stands."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return {
        SOURCES / "payload" / "block_types.py": python_module(schema),
        SOURCES / "static" / "js" / "data" / "block.d.ts": script_module(schema),
    }


if __name__ == "__main__":
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
