"""The command `stationed`: one library call per command. Nothing else in stationed prints."""

from stationed.cli.commands import main
from stationed.cli.extract import extract

__all__ = ["main"]

main.add_command(extract)
