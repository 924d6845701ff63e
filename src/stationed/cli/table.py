"""What the commands share when they are given a table instead of an atlas folder: options, questions, answers."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stationed.errors import OutputError
from stationed.files import printable

if TYPE_CHECKING:
    from stationed.dates.orders import Order
    from stationed.intake import Answers, Question, Taken
    from stationed.model import Finding, Tables


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What the user says of a table on the command line."""

    places: Path | None
    sources: Path | None
    columns: str
    dates: Order | None
    sheet: str
    spans: bool | None
    gap: int | None
    yes: bool
    skip_faulty: bool

    @property
    def told(self) -> bool:
        """Whether anything was said that is written down."""
        said = bool(self.columns or self.dates or self.sheet)
        return said or self.spans is not None or self.gap is not None

    @property
    def any(self) -> bool:
        """Whether anything was said."""
        return any((self.told, self.places, self.sources, self.yes, self.skip_faulty))


_OPTIONS = (
    click.option(
        "--places", metavar="FILE", type=click.Path(path_type=Path), help="Table with the coordinates of places."
    ),
    click.option(
        "--sources", metavar="FILE", type=click.Path(path_type=Path), help="Bibliography: CSL-JSON, BibTeX or RIS."
    ),
    click.option("--columns", default="", metavar="TEXT", help='What columns are, as "place=Aerodrome, start=From".'),
    click.option(
        "--dates", type=click.Choice(["day-first", "month-first"]), help="The order of dates such as 7/1/1918."
    ),
    click.option("--sheet", default="", metavar="NAME", help="The sheet or layer of the table."),
    click.option(
        "--spans/--no-spans", default=None, help="Make one span of the consecutive dates of a unit at a place."
    ),
    click.option(
        "--gap",
        type=click.IntRange(min=0),
        metavar="N",
        help="With --spans: so many dates may be missing within a span.",
    ),
    click.option("--yes", "-y", is_flag=True, help="Take what is proposed for the table, without asking."),
    click.option("--skip-faulty", is_flag=True, help="Leave rows of the table with errors out, and name them."),
)


def table_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of a table to a command, which gets them as one argument, ``options``."""

    @functools.wraps(command)
    def with_options(
        *,
        places: Path | None,
        sources: Path | None,
        columns: str,
        dates: Order | None,
        sheet: str,
        spans: bool | None,
        gap: int | None,
        yes: bool,
        skip_faulty: bool,
        **others: object,
    ) -> None:
        said = TableOptions(places, sources, columns, dates, sheet, spans, gap, yes, skip_faulty)
        command(**others, options=said)

    found: Callable[..., None] = with_options
    for option in reversed(_OPTIONS):
        found = option(found)
    return found


def is_table(path: Path, options: TableOptions) -> bool:
    """Return whether a path is a table and no atlas folder; options of a table beside a folder are refused."""
    if path.is_dir():
        if options.any:
            raise click.UsageError("--places, --columns and the like speak of a table; this is an atlas folder.")
        return False
    return path.name != "atlas.toml" and (path.is_file() or path.suffix != "")  # "nowhere" is meant as a folder


def table_of(path: Path, options: TableOptions, *, quiet: bool = False, write: bool = True, ask: bool = True) -> Tables:
    """Return the atlas that a table makes, with every question answered; what was found goes to standard error.

    What the user says is written to ``<file>.stationed.toml``, so that the next time nothing is asked.
    """
    from stationed.intake import SUFFIX, agreed, choices_text, settled, take, to_toml

    taken = take(path, answers=_said(options), places=options.places, sources=options.sources)
    if not quiet:
        click.echo(choices_text(taken), err=True)
    asked = bool(taken.questions) and not options.yes
    taken = settled(taken, ask=_ask if ask and _at_terminal() else None, yes=options.yes)
    if write and (asked or options.told):
        _remember(path.with_name(path.name + SUFFIX), to_toml(agreed(taken)))
    return _without_faulty(taken) if options.skip_faulty else taken.tables()


def _remember(target: Path, answers: str) -> None:
    """Write what was answered beside the table; where nothing can be written, as on a disk of others, go on without."""
    from stationed.export import write_atomically

    try:
        click.echo(f"Your answers are in {printable(write_atomically(target, answers))}", err=True)
    except OutputError as error:
        click.echo(f"Your answers hold for this time only: {error}", err=True)


def findings_of(path: Path, options: TableOptions) -> tuple[tuple[Finding, ...], Tables]:
    """Return the findings on a table in its own rows, and the atlas it makes."""
    from stationed.checking import check_tables

    tables = table_of(path, options, write=False)
    return check_tables(tables), tables


def _said(options: TableOptions) -> Answers:
    from stationed.intake import Answers, parse_columns

    return Answers(parse_columns(options.columns), options.dates or "", options.sheet, options.spans, options.gap)


def _at_terminal() -> bool:
    """Return whether somebody can be asked."""
    return sys.stdin.isatty()


def _ask(question: Question) -> str:
    """Put a question at the terminal."""
    from stationed.intake import ORDERS, ROLES

    choices = ORDERS if question.about == "dates" else tuple(ROLES)
    return click.prompt(
        question.text,
        default=question.proposal,
        type=click.Choice(choices),
        show_choices=question.about == "dates",
        err=True,
    )


def _without_faulty(taken: Taken) -> Tables:
    """The atlas without the rows that have errors, which are named."""
    from stationed.checking import check_tables
    from stationed.intake import errors_by_row

    whole, tables = taken, taken.tables()
    left_out: dict[int, str] = {}
    while rows := errors_by_row(check_tables(tables), taken):
        left_out |= rows
        taken = whole.without(left_out)
        tables = taken.tables()
    if left_out:
        count = len(whole.sheet.rows)
        click.echo(f"{len(left_out):,} of {count:,} rows left out for errors:", err=True)
        for row, why in sorted(left_out.items()):
            click.echo(f"  {whole.sheet.noun} {row}: {why}", err=True)
    return tables
