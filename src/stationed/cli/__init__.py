"""The command `stationed`: one library call per command. Nothing else in stationed prints."""

from stationed.cli.commands import main

__all__ = ["main"]
