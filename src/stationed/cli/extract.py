"""The command extract: a page -> the files of the atlas that it was made from."""

from __future__ import annotations

from pathlib import Path

import click

from stationed.files import printable


@click.command()
@click.argument("page", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder to write the files into, new or empty; PAGE-inputs in the working folder when not given.",
)
def extract(page: Path, output: Path | None) -> None:
    """Write the files of the atlas that PAGE was made from, byte for byte.

    PAGE is a page that `stationed build` wrote, or the archive that such a page offers to save. The written files are
    listed on standard output; files that the page does not hold, because they would have made it too large, on standard
    error.
    """
    from stationed.export import extract_inputs

    done = extract_inputs(page, output or Path(f"{page.stem}-inputs"))
    for path in done.written:
        click.echo(printable(path))
    if done.drawn:
        click.echo(f"As the page draws them, for their size: {', '.join(map(printable, done.drawn))}", err=True)
    if done.left_out:
        click.echo(f"Not in the page, for their size: {', '.join(map(printable, done.left_out))}", err=True)
