"""The command serve: an atlas folder or a table, shown in a browser while it is edited."""

from __future__ import annotations

from pathlib import Path

import click

from stationed.cli.table import TableOptions, is_table, table_of, table_options
from stationed.files import printable


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    help="Port to listen on; 0 takes any that is free.",
)
@table_options
def serve(
    path: Path,
    port: int,
    options: TableOptions,
) -> None:
    """Show the atlas in the folder PATH, or the table PATH, in a browser, anew after each change.

    Open the address that is printed. Only this computer can reach it. Each time a file of the atlas, or the table, is
    saved the pages are built again and the open one shows the change where you were; when there are errors, the last
    good map stays and they are listed on it. What a table leaves open is asked once, at the start. Ctrl-C stops. Needs
    the extra serve: pip install 'stationed[serve]'.
    """
    from stationed.serve import serve_atlas

    def say(sentence: str) -> None:
        click.echo(printable(sentence), err=True)

    if not is_table(path, options):
        serve_atlas(path, port=port, say=say)
        return
    from stationed.intake import SUFFIX

    table_of(path, options)
    beside = [
        path.with_name(path.name + SUFFIX),
        path.with_name("atlas.toml"),
        *filter(None, (options.places, options.sources)),
    ]
    serve_atlas(
        path,
        port=port,
        say=say,
        table=lambda: table_of(path, options, quiet=True, write=False, ask=False),
        beside=beside,
    )
