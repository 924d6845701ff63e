"""exchange: another text of a module that is loaded -> its functions do what that text says.

Loading everything anew for each fault takes seconds; a test of a function takes milliseconds. So the code of the
functions is exchanged where they stand, which those who imported them see too. It is for a process that ends soon.
"""

from __future__ import annotations

import sys
from types import FunctionType, ModuleType
from typing import Any


def exchange(module: ModuleType, text: str) -> None:
    """Let a module do what another text says.

    Parameters
    ----------
    module : module
        The module, loaded.
    text : str
        Its other text, with the same names.

    Raises
    ------
    ValueError
        When a function is built so that its code cannot be exchanged.
    Exception
        Whatever the text raises when it is run.
    """
    fresh = ModuleType(module.__name__)
    vars(fresh).update({name: vars(module)[name] for name in ("__file__", "__package__", "__spec__")})
    exec(compile(text, str(module.__file__), "exec"), vars(fresh))
    for name, new in vars(fresh).items():
        old = vars(module).get(name)
        if old is new or name.startswith("__") or isinstance(new, ModuleType):
            continue
        if isinstance(new, type) and isinstance(old, type):
            _class(old, new)
        elif not _function(old, new):
            _constant(name, old, new)


def _class(old: type, new: type) -> None:
    """Exchange the methods and constants of a class."""
    for name, value in vars(new).items():
        kept = name.startswith("__") or type(value).__name__ in ("member_descriptor", "_tuplegetter")
        if not _function(vars(old).get(name), value) and not kept:
            setattr(old, name, value)


def _function(old: Any, new: Any) -> bool:
    """Exchange the code of a function, if it is one, beneath whatever decorates it."""
    if isinstance(old, FunctionType) and isinstance(new, FunctionType) and not hasattr(new, "__wrapped__"):
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
        return True
    if isinstance(old, property) and isinstance(new, property):
        return _function(old.fget, new.fget)
    for inner in ("__wrapped__", "__func__"):
        if hasattr(old, inner) and hasattr(new, inner):
            getattr(old, "cache_clear", bool)()
            return _function(getattr(old, inner), getattr(new, inner))
    return False


def _constant(name: str, old: Any, new: Any) -> None:
    """Put a constant in the place of another, for all who imported it by its name."""
    for other in list(sys.modules.values()):
        if vars(other).get(name) is old and other.__name__.startswith(("stationed", "test", "tests")):
            setattr(other, name, new)
