"""The command `stationed`: one library call per command. Nothing else in stationed prints."""

from stationed.cli.book import book
from stationed.cli.borders import borders
from stationed.cli.commands import main
from stationed.cli.diff import diff
from stationed.cli.docs import docs
from stationed.cli.embed import embed
from stationed.cli.export import export
from stationed.cli.extract import extract
from stationed.cli.locate import locate
from stationed.cli.picture import picture
from stationed.cli.serve import serve

__all__ = ["main"]

main.add_command(book)
main.add_command(borders)
main.add_command(diff)
main.add_command(docs)
main.add_command(embed)
main.add_command(export)
main.add_command(extract)
main.add_command(locate)
main.add_command(picture)
main.add_command(serve)
