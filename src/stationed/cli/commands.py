"""The commands: new, check, build, explain. Each is one call of the library; heavy imports happen inside them."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stationed import __version__
from stationed.cli.group import FINDINGS, Commands
from stationed.cli.table import TableOptions, findings_of, is_table, table_of, table_options
from stationed.cli.tiles import TileOptions, build_tiled, is_tiled, tile_options
from stationed.files import printable, typed, write_inside
from stationed.pace import without_collecting
from stationed.reading.ahead import Ahead, read_ahead

if TYPE_CHECKING:
    from stationed.model import Finding, Tables

ATLAS = click.argument("path", type=click.Path(path_type=Path))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="stationed")
@click.option("--traceback", is_flag=True, help="When a command fails, show where in the code, for a report.")
def main(traceback: bool) -> None:
    """Turn places and dated records of who was stationed there into layered maps.

    An atlas is a folder of CSV and GeoJSON files; each of its maps becomes one HTML page that opens from disk, with no
    network.

    Exit codes: 0 done; 1 the atlas has errors; 2 it could not be done as asked.
    """


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from", "table", metavar="FILE", type=click.Path(path_type=Path), help="Make the atlas from a table of yours."
)
@click.option("--example", metavar="NAME", help="Which example: rhine (if not given), moscow-1812 or bach.")
@click.option("--blank", is_flag=True, help="Start with headers alone, without an example.")
@table_options
def new(
    folder: Path,
    table: Path | None,
    example: str | None,
    blank: bool,
    options: TableOptions,
) -> None:
    """Start an atlas in DIR from a small example, or from a table of yours.

    The example tells where the legions on the Rhine lay, AD 9 to 70; --example has others. With --from, the atlas is
    what `stationed build FILE` would map, each file as a person would have written it. With --blank the files have
    headers and no rows, and `check` says what is still missing. DIR is made; if it is there already, it must be empty.
    The written files are listed on standard output.
    """
    from stationed.export import BLANK, EXAMPLES, contents_of, copy_example, write_files

    given = [("--blank", blank), ("--from", table is not None), ("--example", example is not None)]
    if len(said := [name for name, is_given in given if is_given]) > 1:
        raise click.UsageError(f"{' and '.join(said)} say different things; give one of them.")
    if table is None:
        if options.any:
            raise click.UsageError("--places, --columns and the like speak of a table; give it with --from.")
        written = copy_example(folder, name=BLANK if blank else example or EXAMPLES[0])
    else:
        written = write_files(contents_of(table_of(table, options)), folder)
    for path in written:
        click.echo(printable(path))
    name = typed(folder)
    click.echo(f"Next: stationed check {name}, then stationed build {name} --output pages", err=True)


@main.command()
@ATLAS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Text for people; a JSON array of findings; or SARIF, which code hosts show beside the files.",
)
@click.option(
    "--fix", is_flag=True, help="Write mended copies of the files, as name.fixed.csv, where no guess is needed."
)
@click.option("--in-place", is_flag=True, help="With --fix: replace the files instead of writing copies.")
@table_options
def check(
    path: Path,
    form: str,
    fix: bool,
    in_place: bool,
    options: TableOptions,
) -> None:
    """Check the atlas in the folder PATH, or the table PATH, and list every finding.

    Each finding says where, what is wrong, what was expected and what to do. With --fix, what needs no guess is mended
    first, each change listed on standard error. The exit code is 1 when the atlas has errors; warnings and notes do not
    count. Of a table the findings speak in its own rows and columns; what each column is taken for goes to standard
    error.
    """
    if is_table(path, options):
        if fix:
            raise click.UsageError("--fix mends atlas folders; make one of the table: stationed new DIR --from FILE.")
        with without_collecting():
            findings, _ = findings_of(path, options)
            _tell(findings, form)
        return
    if in_place and not fix:
        raise click.UsageError("--in-place says where --fix writes; give both, or neither.")
    # What --fix may change is not read ahead.
    with without_collecting(), contextlib.nullcontext() if fix else read_ahead(path) as ahead:
        _check(path, ahead, form, fix=fix, in_place=in_place)


def _check(path: Path, ahead: Ahead | None, form: str, *, fix: bool, in_place: bool) -> None:
    from stationed.checking import check_tables, fix_folder
    from stationed.reading import read_tables

    if fix:

        def write(target: Path, data: bytes) -> None:
            write_inside(path, target.relative_to(path).as_posix(), data)

        for repair in fix_folder(path, write=write, in_place=in_place):
            click.echo("\n".join([*repair.log, f"written: {printable(path / repair.target)}"]), err=True)
    tables = read_tables(ahead or path, compact=True)
    _tell(check_tables(tables), form, tables)


def _tell(findings: Sequence[Finding], form: str, tables: Tables | None = None) -> None:
    """Print findings, and leave with the exit code of errors if there are any."""
    from stationed.checking import to_json, to_sarif, to_text

    if form == "text":
        click.echo(to_text(findings, tables))
    else:
        click.echo(to_json(findings) if form == "json" else to_sarif(findings, version=__version__))
    if any(finding.severity == "error" for finding in findings):
        raise click.exceptions.Exit(FINDINGS)


@main.command()
@ATLAS
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder to write the pages into; made if it is not there.",
)
@click.option("--map", "maps", multiple=True, metavar="ID", help="Build only this map; may be given several times.")
@click.option("--url", default="", metavar="URL", help="Web address of the folder that the pages will lie in.")
@click.option("--quiet", "-q", is_flag=True, help="Do not tell the steps on standard error.")
@tile_options
@table_options
def build(
    path: Path,
    output: Path,
    maps: tuple[str, ...],
    url: str,
    quiet: bool,
    tiles: TileOptions,
    options: TableOptions,
) -> None:
    """Build the pages of the atlas in the folder PATH, or of the table PATH.

    A table is a spreadsheet, a CSV file of any kind, Parquet, GeoJSON, KML and the like. What each of its columns is
    taken for goes to standard error; what it does not settle is asked, or said by the options.

    Each map of the atlas becomes DIR/<map id>.html; beside it go a poster and what sites need to embed it, and
    DIR/index.html is a gallery of all. The steps go to standard error, the written paths to standard output. With --url
    the pages tell those who link to them their title and poster. When the atlas has errors they are listed and nothing
    is written: the last good pages stay as they are.

    With --tiles each map becomes a page with two files beside it, DIR/<map id>.pmtiles and DIR/<map id>.parquet, of any
    number of records; deployments may be a folder of files then. No poster and no gallery is made.
    """
    if is_tiled(tiles):
        build_tiled(path, output, maps=maps or None, url=url, quiet=quiet, tiles=tiles, options=options)
        return
    with without_collecting(), read_ahead(path) as ahead:
        from stationed.building import build as build_pages

        progress = None if quiet else _step
        given = table_of(path, options, quiet=quiet) if is_table(path, options) else ahead
        report = build_pages(given, output, maps=maps or None, url=url, progress=progress)
    for written in (*report.written, *report.beside):
        click.echo(printable(written))
    lost = [finding for finding in report.findings if finding.code == "letters-missing"]
    for finding in lost:
        click.echo(printable(finding.sentence), err=True)
    warnings = sum(finding.severity == "warning" for finding in report.findings) - len(lost)
    if warnings and not quiet:
        number = "1 warning" if warnings == 1 else f"{warnings} warnings"
        click.echo(f"{number}; `stationed check {typed(path)}` tells what about", err=True)


@main.command()
@ATLAS
@click.argument("deployment_id")
def explain(path: Path, deployment_id: str) -> None:
    """Say in which periods a deployment is, and why.

    PATH is the atlas folder and DEPLOYMENT_ID the id of a deployment in it. For each period the answer is definite,
    possible or not, with the days that were compared; rival claims are answered one by one.
    """
    from stationed.atlas import read

    click.echo(read(path).explain(deployment_id))


def _step(sentence: str) -> None:
    click.echo(printable(sentence), err=True)
