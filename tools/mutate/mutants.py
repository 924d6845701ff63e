"""mutants: the text of a module -> the same with one small fault in it, over and over."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
"""Comparison -> the one that stands in for it."""

COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
"""Operator -> the one that stands in for it."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with a fault."""

    text: str
    """Its text."""
    line: int
    """Line of the fault."""
    what: str
    """The faulty piece, before and after."""


def mutants(text: str) -> Iterator[Mutant]:
    """Return every mutant of a module, in the order of its lines.

    Parameters
    ----------
    text : str
        The module.

    Yields
    ------
    Mutant
        With one comparison, operator, condition, number or text changed, or one statement left out. What is only read
        by people or type checkers (docstrings, annotations, words of messages) is left alone.
    """
    tree = ast.parse(text)
    skipped = _read_by_people(tree)
    for place, node in enumerate(ast.walk(tree)):
        if id(node) in skipped:
            continue
        for number in range(len(_changes(node))):
            changed = copy.deepcopy(tree)
            other = next(one for at, one in enumerate(ast.walk(changed)) if at == place)
            before = ast.unparse(other)
            _changes(other)[number]()
            yield Mutant(ast.unparse(changed), getattr(node, "lineno", 0), f"{before} -> {ast.unparse(other)}"[:160])


def _changes(node: ast.AST) -> list:
    """What can be done to a node, as functions that do it."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARED:
        return [lambda: node.ops.__setitem__(0, COMPARED[type(node.ops[0])]())]
    if isinstance(node, ast.BoolOp):
        return [lambda: setattr(node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())]
    if isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in COUNTED:
        return [lambda: setattr(node, "op", COUNTED[type(node.op)]())]
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        return [lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))]
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return [lambda: setattr(node, "value", not node.value)]
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        number = node.value + 1
        return [lambda: setattr(node, "value", number)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        return [lambda: setattr(node, "value", f"{node.value}XX")]
    if isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        return [lambda: setattr(node, "value", ast.Constant(None))]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return [lambda: setattr(node, "value", ast.Constant(None))]
    return []


def _read_by_people(tree: ast.AST) -> set[int]:
    """Ids of nodes that no program acts on."""
    found: set[int] = set()
    for node in ast.walk(tree):
        told: list[ast.AST | None] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            told.append(node)
        if isinstance(node, ast.arg):
            told.append(node.annotation)
        if isinstance(node, ast.AnnAssign):
            told.append(node.annotation)
        if isinstance(node, ast.FunctionDef):
            told += [node.returns, *node.decorator_list]
        if isinstance(node, ast.ClassDef):  # frozen and slots guard against our own mistakes
            told += node.decorator_list
        if isinstance(node, ast.JoinedStr):
            told.append(node)
        if isinstance(node, ast.Raise):
            told.append(node.exc)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "cast":  # its type is for the checker alone
            told.append(node.args[0])
        if isinstance(node, ast.Constant) and str(node.value).rstrip().endswith("."):
            told += [node] if " " in str(node.value).strip() else []  # a sentence
        if isinstance(node, ast.keyword) and node.arg == "strict":  # of zip, which only guards against our own mistakes
            told.append(node)
        if isinstance(node, ast.Assign) and any(getattr(name, "id", "") == "__all__" for name in node.targets):
            told.append(node)
        found |= {id(inner) for one in told if one is not None for inner in ast.walk(one)}
    return found
