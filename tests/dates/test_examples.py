"""The examples in the docstrings of dates and figures run."""

import doctest
import importlib
import pkgutil

import pytest

import stationed.dates
import stationed.quantities

MODULES = [
    name
    for package in (stationed.dates, stationed.quantities)
    for _, name, _ in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples_give_what_they_say(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_docstring_examples_are_found() -> None:
    attempted = sum(doctest.testmod(importlib.import_module(name)).attempted for name in MODULES)
    assert attempted > 12
