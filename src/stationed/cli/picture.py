"""The command picture: a map under a choice -> one SVG, PDF or PNG, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stationed.cli.handing import hand_out
from stationed.files import printable, write_atomically
from stationed.pace import without_collecting

if TYPE_CHECKING:
    from stationed.figures.figure import Figure


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--map", "map_id", metavar="ID", help="The map; the first of the atlas when not given.")
@click.option("--period", "periods", metavar="ID", multiple=True, help="A period, or all; can be given several times.")
@click.option("--date", default="", metavar="DATE", help="A moment, such as 1939-08-20, 1939-08 or 1939.")
@click.option("--start-date", default="", metavar="DATE", help="The first of several days.")
@click.option("--end-date", default="", metavar="DATE", help="The last of several days.")
@click.option(
    "--compare",
    nargs=2,
    metavar="A B",
    help="Two times, each the id of a period or a date: the picture is of what changed from A to B.",
)
@click.option("--language", default="", metavar="CODE", help="One of the atlas's languages; its first when not given.")
@click.option("--theme", default="light", metavar="THEME", help="light, dark, or print for black and white.")
@click.option("--size", default="A4", metavar="SIZE", help="A2 to A5, A4-portrait, 180x120mm, or 1200x630 in pixels.")
@click.option("--bbox", default="", metavar="W,S,E,N", help="The part of the globe, in degrees.")
@click.option("--sources", is_flag=True, help="List the sources of what is shown below the map.")
@click.option("--circles", is_flag=True, help="Circles about the places say how strong is what stands there.")
@click.option(
    "--format", "form", default="", metavar="FORMAT", help="svg, pdf or png; by the name of the file when not given."
)
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="File to write; - for standard output.",
)
def picture(
    path: Path,
    map_id: str | None,
    periods: tuple[str, ...],
    date: str,
    start_date: str,
    end_date: str,
    compare: tuple[str, str] | None,
    language: str,
    theme: str,
    size: str,
    bbox: str,
    sources: bool,
    circles: bool,
    form: str,
    output: Path,
) -> None:
    """Draw a map of the atlas in the folder PATH, or of the table PATH, as a picture for a book or a slide.

    It shows what the page shows for the same periods and dates: without any, what the map opens with. A PDF needs the
    extra pdf: pip install 'stationed[pdf]'. The written path goes to standard output.
    """
    from stationed.atlas import read
    from stationed.model.own_files import refuse_own

    with without_collecting():
        atlas = read(path)
        refuse_own(atlas, output, what="a picture", given=path)
        figure = atlas.figure(
            map_id,
            periods=periods or None,
            date=date,
            start_date=start_date,
            end_date=end_date,
            compare=compare,
            language=language,
            theme=theme,
            size=size,
            bbox=_box(bbox),
            sources=sources,
            circles=circles,
        )
        data = figure.to_bytes(_form(form, output))
    _say(figure)
    hand_out(data, output, lambda: write_atomically(output, data))


def _say(figure: Figure) -> None:
    """Name the characters that a picture has no letters for, and say when nothing is on it."""
    from stationed.figures.scripts import unlettered

    if figure.unlettered:
        click.echo(unlettered(printable(figure.unlettered), "pictures", "they are left out"), err=True)
    if not figure.choice.compared and not any(figure.shown.values()):
        click.echo("Nothing of the atlas is of this time, and so nothing stands on the picture.", err=True)


def _form(form: str, output: Path) -> str:
    """The format that is asked for, or that the name of the file says."""
    if str(output) == "-" and not form:
        raise click.UsageError("--output -: no name says the format; expected --format svg, pdf or png.")
    return form or output.suffix.lower().removeprefix(".")


def _box(text: str) -> tuple[float, float, float, float] | None:
    if not text:
        return None
    try:
        west, south, east, north = map(float, text.split(","))
    except ValueError:
        raise click.UsageError(f"--bbox: expected four numbers such as 110,46,120,49, got {text}.") from None
    return west, south, east, north
