"""docs/api.md, made of the docstrings of every public name. To renew it: .venv/bin/python tests/docs/api_page.py"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import stationed
from stationed.errors import StationedError, StationedWarning

PAGE = Path(__file__).parent.parent.parent / "docs" / "api.md"
GROUPS = {
    "Read, check, build": ("read", "from_frames", "Atlas", "check", "Finding", "build", "BuildReport", "copy_example"),
    "What changed": ("diff", "AtlasChanges"),
    "Layers for any folium map": ("PeriodLayers",),
    "Places and borders of others": ("locate", "take_borders", "Borders"),
    "Dates and figures": ("parse_date", "parse_quantity"),
}
HEAD = """# The library

Every public name of `stationed`, from its docstring. The examples run in a folder that holds `legions`, made by
`stationed.copy_example("legions")`, and small files of their own. Importing `stationed` loads nothing heavy: each name
is loaded when it is first used. [Notebooks, apps and figures](notebooks.md) shows them at work, and
[the command line](cli.md) does the same without Python. `stationed.__version__` is the version.
"""
SECTION = re.compile(r"^(\w[\w ]*)\n-+\n", re.MULTILINE)
ENTRY = re.compile(r"^(\S.*)\n((?:(?:    .*)?\n?)*)", re.MULTILINE)


def groups() -> dict[str, tuple[str, ...]]:
    """Headings with their names; every exception and warning in the last."""
    kinds = (StationedError, StationedWarning)
    raised = (
        name
        for name in stationed.__all__
        if isinstance(value := getattr(stationed, name), type) and issubclass(value, kinds)
    )
    return GROUPS | {"Exceptions": ("StationedError", *(name for name in raised if name != "StationedError"))}


def made() -> str:
    """The page as the docstrings are now."""
    parts = [HEAD]
    for heading, names in groups().items():
        parts.append(f"## {heading}\n")
        parts += [described(f"stationed.{name}", getattr(stationed, name), "###") for name in names]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(parts)).strip() + "\n"


def described(name: str, value: Any, level: str) -> str:
    """A name with all that its docstring says, and with its own members when it is a class of ours."""
    text = f"{level} {name.removeprefix('stationed.')}\n\n"
    if not inspect.isclass(value) or value is stationed.PeriodLayers:  # nobody calls the others by hand
        text += f"```python\n{call_of(name, value)}\n```\n\n"
    text += "".join(sections(inspect.getdoc(value) or ""))
    if fields := list(fields_of(value)):
        text += "**Attributes**\n\n" + "".join(f"- `{one}`: {said}\n" for one, said in fields) + "\n"
    if value is stationed.Atlas:
        kinds = [one for one in value.__mro__ if "__dataclass_fields__" not in vars(one) and one is not object]
        for one, member in (entry for kind in reversed(kinds) for entry in vars(kind).items()):
            if not one.startswith("_") and (inspect.isfunction(member) or hasattr(member, "func")):
                text += described(f"Atlas.{one}", member, "####")
    return text


def call_of(name: str, value: Any) -> str:
    """How it is called, a line for each parameter where one line would not do; a property is its name."""
    if not callable(value):
        return name.replace("Atlas.", "atlas.")
    signature = inspect.signature(value)
    kept = [one.replace(annotation=inspect.Parameter.empty) for one in signature.parameters.values()]
    kept = [one for one in kept if one.name != "self" and one.kind is not one.VAR_KEYWORD]
    line = f"{name.replace('Atlas.', 'atlas.')}{inspect.Signature(kept)}"
    if len(line) <= 88:
        return line
    shown, starred = [], False
    for one in kept:
        if one.kind is one.KEYWORD_ONLY and not starred:
            starred = shown.append("*") is None
        shown.append(str(one))
    return f"{name.replace('Atlas.', 'atlas.')}(\n{''.join(f'    {one},{chr(10)}' for one in shown)})"


def sections(doc: str) -> Iterator[str]:
    """The docstring as Markdown: its text, then each section."""
    head, *rest = SECTION.split(doc + "\n")
    yield f"{plain(head.strip())}\n\n"
    for title, body in zip(rest[::2], rest[1::2], strict=True):
        if title == "Examples":
            yield f"```pycon\n{body.strip()}\n```\n\n"
        elif title in ("Notes", "Warns"):
            yield f"**{title}**\n\n{plain(body.strip())}\n\n" if title == "Notes" else entries(title, body)
        else:
            yield entries(title, body)


def entries(title: str, body: str) -> str:
    """A section of entries as a list."""
    listed: list[str] = []
    for name, said in ENTRY.findall(body.strip() + "\n"):
        what, _, kind = name.partition(" : ")
        told = plain(" ".join(textwrap.dedent(said).split()))
        marked = ", ".join(f"`{one.strip()}`" for one in what.split(","))
        listed.append(f"- {marked}{f' ({kind})' if kind else ''}: {told}" if told else f"- {marked}")
    return f"**{title}**\n\n" + "\n".join(listed) + "\n\n"


def plain(text: str) -> str:
    """Marks of reStructuredText as Markdown has them."""
    return re.sub(r"``([^`]+)``", r"`\1`", text).replace("**unknown", r"\*\*unknown")


def fields_of(value: Any) -> Iterator[tuple[str, str]]:
    """The fields of a class with the lines below them, and its properties, in order."""
    if not inspect.isclass(value) or issubclass(value, BaseException) or not hasattr(value, "__dataclass_fields__"):
        return
    if value is stationed.Atlas:
        value = next(one for one in value.__mro__ if "__dataclass_fields__" in vars(one))
    body = ast.parse(textwrap.dedent(inspect.getsource(value))).body[0]
    assert isinstance(body, ast.ClassDef)
    for member, after in zip(body.body, [*body.body[1:], None], strict=True):
        if isinstance(member, ast.AnnAssign) and isinstance(after, ast.Expr):
            yield ast.unparse(member.target), " ".join(ast.literal_eval(after.value).split())
        elif isinstance(member, ast.FunctionDef) and member.name[0] != "_" and member.decorator_list:
            yield member.name, " ".join((ast.get_docstring(member) or "").split())


if __name__ == "__main__":
    PAGE.write_text(made(), encoding="utf-8")
