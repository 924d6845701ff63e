"""The command serve: an atlas folder, shown in a browser while it is edited."""

from __future__ import annotations

from pathlib import Path

import click

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
def serve(path: Path, port: int) -> None:
    """Show the atlas in the folder PATH in a browser, anew after each change.

    Open the address that is printed. Only this computer can reach it. Each time a file of the atlas is saved the pages
    are built again and the open one shows the change where you were; when there are errors, the last good map stays
    and they are listed on it. Ctrl-C stops. Needs the extra serve: pip install 'stationed[serve]'.
    """
    from stationed.serve import serve_atlas

    serve_atlas(path, port=port, say=lambda sentence: click.echo(printable(sentence), err=True))
