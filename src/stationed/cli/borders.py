"""The command borders: border data of others -> files of the folder context of an atlas."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stationed.files import printable, typed

if TYPE_CHECKING:
    from stationed.borders.opening import Opened


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--atlas",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The atlas folder that the borders are for.",
)
@click.option("--licence", default="", metavar="TEXT", help="Licence of the data; asked for when not given.")
@click.option("--credit", default="", metavar="TEXT", help="Whom pages credit; the makers of the data if known.")
@click.option(
    "--date",
    default="",
    metavar="DATE",
    help="When the borders held, of a file without days: 1914, or 1905/1914.",
)
@click.option("--date-from-filename", is_flag=True, help="Take the year in the name of the file: world_1914.geojson.")
def borders(
    files: tuple[Path, ...], atlas: Path, licence: str, credit: str, date: str, date_from_filename: bool
) -> None:
    """Turn border data FILE into dated features of the folder context of an atlas.

    Taken are historical-basemaps, CShapes, Cliopatria, OpenHistoricalMap, Linked Places, and any file whose features
    have names, and days in start and end; in every form that the background may be in. States and regions keep their
    names; the lines between states are drawn without their coasts. Everything is clipped to the maps of the atlas and
    what is about them. Licence and credit are written into every feature, and each page that shows one says them. What
    is left out goes to standard error, the written paths to standard output. A file that is there already is kept.
    """
    from stationed.borders import opened, take_borders
    from stationed.files import make_folder, write_inside
    from stationed.reading import read_tables

    tables = read_tables(atlas)
    done = 0
    for path in files:
        name = f"context/{path.name.partition('.')[0]}-borders.geojson"
        if (atlas / name).exists():
            raise click.UsageError(f"{printable(atlas / name)} is there already. Remove it first, or rename it.")
        found = opened(path)
        made = take_borders(
            found,
            tables,
            licence=licence or _asked(found),
            credit=credit,
            date=date,
            date_from_filename=date_from_filename,
        )
        for sentence in (*(one.message for one in made.findings), *made.left_out):
            click.echo(f"{printable(path.name)}: {printable(sentence)}", err=True)
        if not made.text:
            click.echo(f"{printable(path.name)}: nothing of it lies in the atlas, so nothing is written.", err=True)
            continue
        make_folder(atlas / "context")
        click.echo(printable(write_inside(atlas, name, made.text)))
        click.echo(f"{made.areas:,} areas with names, and the lines between them", err=True)
        done += 1
    if done:
        click.echo(f"Next: stationed check {typed(atlas)}", err=True)


def _asked(found: Opened) -> str:
    """The licence as somebody at the terminal says it."""
    offered = found.dataset.licence
    known = f" {found.dataset.title} is offered under {offered}, as far as is known." if offered else ""
    if not sys.stdin.isatty():
        raise click.UsageError(f"--licence is missing: under which licence is {printable(found.file)}?{known}")
    return click.prompt(f"Under which licence is {printable(found.file)}?{known}", default=offered or None, err=True)
