"""The command book: an atlas -> a printed atlas as one PDF, without a browser."""

from __future__ import annotations

from pathlib import Path

import click

from stationed.cli.handing import hand_out
from stationed.files import printable
from stationed.pace import without_collecting


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--map", "map_id", metavar="ID", help="The map; the first of the atlas when not given.")
@click.option("--language", default="", metavar="CODE", help="One of the atlas's languages; its first when not given.")
@click.option("--theme", default="light", metavar="THEME", help="light, or print for black and white.")
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="PDF to write; - for standard output.",
)
def book(path: Path, map_id: str | None, language: str, theme: str, output: Path) -> None:
    """Make a printed atlas of the atlas in the folder PATH, or of the table PATH: a PDF of A4 sheets.

    It has a cover, all periods at a glance, a sheet for each period, every claim in a table, indexes of units and
    places, and the sources. It needs the extra pdf: pip install 'stationed[pdf]'. The written path goes to
    standard output.
    """
    from stationed.atlas import read
    from stationed.figures.book import lettering_of
    from stationed.figures.scripts import advice, unlettered
    from stationed.files import write_atomically
    from stationed.model.own_files import refuse_own

    with without_collecting():
        atlas = read(path)
        refuse_own(atlas, output, what="a book", given=path)
        data = atlas.book(map_id, language=language, theme=theme)
    lettering = lettering_of(atlas, language)
    if lost := lettering.missing:
        click.echo(unlettered(printable(lost), "books", "the name of their script stands for them"), err=True)
    if even := lettering.of_one_width:
        click.echo(f"{printable(even)} are all of one width in books, as on a typewriter. {advice(even)}", err=True)
    hand_out(data, output, lambda: write_atomically(output, data))
