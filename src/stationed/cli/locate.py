"""The command locate: places of a table that have no coordinates -> candidates for the user to tick."""

from __future__ import annotations

from pathlib import Path

import click

from stationed.files import printable, typed


@click.command()
@click.argument("table", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--places",
    "gazetteer",
    metavar="GAZETTEER",
    type=click.Path(path_type=Path),
    help="File of places of yours to look in; GeoNames when not given.",
)
@click.option("--columns", default="", metavar="TEXT", help='What columns are, as "place=Aerodrome".')
@click.option("--sheet", default="", metavar="NAME", help="The sheet or layer of the table.")
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="CSV",
    type=click.Path(path_type=Path),
    help="File to write the candidates into; it must not be there yet.",
)
def locate(table: Path, gazetteer: Path | None, columns: str, sheet: str, output: Path) -> None:
    """Look up places of the table FILE that have no coordinates, and write candidates to tick.

    Each is looked for by its name, without regard to accents and capitals, and among the other names of places. Nothing
    is taken by itself: write x in the column take of the rows that are right, then give the file to build, check or
    new as --places. Nothing is asked over the network. GeoNames needs the extra places: pip install
    'stationed[places]'. The written path goes to standard output, what was not found to standard error.
    """
    from stationed.export import write_atomically
    from stationed.export.formats.csv import table_csv
    from stationed.intake import Answers, candidates_of, parse_columns
    from stationed.model import visible
    from stationed.model.codes import counted, listed

    if output.exists():
        raise click.UsageError(
            f"{printable(output)} is there already, perhaps with ticks of yours. Give another name, or remove it."
        )
    found = candidates_of(table, answers=Answers(parse_columns(columns), "", sheet), gazetteer=gazetteer)
    rows = len(found.columns["place"]) - len(found.unknown)
    click.echo(
        f"{counted(rows, 'candidate')} for {len(found.asked) - len(found.unknown):,} of "
        f"{counted(len(found.asked), 'place')} without coordinates",
        err=True,
    )
    if found.unknown:
        names = listed([visible(name) for name in found.unknown], most=20)
        click.echo(f"Not found, with a row to be filled in by hand: {names}", err=True)
    if not found.located:
        click.echo("No place of the table has coordinates, so distance_km is blank.", err=True)
    click.echo(printable(write_atomically(output, table_csv(found.columns))))
    click.echo(
        f"Next: write x in the column take of the rows that are right, then give --places {typed(output)}", err=True
    )
