"""`stationed build --tiles`: its options, and how far it is, on standard error."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stationed.cli.table import TableOptions, is_table
from stationed.files import printable
from stationed.pace import without_collecting

if TYPE_CHECKING:
    from stationed.model import Finding

TOLD = 20
"""So many warnings are told."""


@dataclass(frozen=True, slots=True)
class TileOptions:
    """What the user says of tiles on the command line."""

    wanted: bool
    engine: str
    memory: str
    scratch: Path | None


def tile_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of tiles to a command, which gets them as one argument, ``tiles``."""

    @click.option(
        "--tiles", is_flag=True, help="Beyond one file: put places and records beside the page; needs stationed[tiles]."
    )
    @click.option(
        "--engine",
        type=click.Choice(("duckdb", "spark")),
        help="With --tiles: what reads and counts, DuckDB if not given; Spark needs stationed[spark].",
    )
    @click.option("--memory", metavar="SIZE", default="", help="With --tiles: most memory of DuckDB, or else 2GB.")
    @click.option(
        "--scratch",
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="With --tiles: folder for what does not fit into memory; the system's if not given.",
    )
    @functools.wraps(command)
    def with_options(*, tiles: bool, engine: str | None, memory: str, scratch: Path | None, **others: object) -> None:
        command(**others, tiles=TileOptions(tiles, engine or "", memory, scratch))

    return with_options


def is_tiled(tiles: TileOptions) -> bool:
    """Return whether tiles are wanted; options of tiles without it are refused."""
    if not tiles.wanted and (tiles.engine or tiles.memory or tiles.scratch):
        raise click.UsageError("--engine, --memory and --scratch speak of tiles; give --tiles as well.")
    return tiles.wanted


def build_tiled(
    path: Path,
    output: Path,
    *,
    maps: Iterable[str] | None,
    url: str,
    quiet: bool,
    tiles: TileOptions,
    options: TableOptions,
) -> None:
    """Build the pages of an atlas with tiles beside them."""
    if is_table(path, options):
        raise click.UsageError("--tiles takes an atlas folder; make one of the table: stationed new DIR --from FILE.")
    with without_collecting():
        from stationed.tiles import ENGINES, MEMORY, build_tiles

        report = build_tiles(
            path,
            output,
            maps=maps,
            url=url,
            engine=tiles.engine or ENGINES[0],
            memory=tiles.memory or MEMORY,
            scratch=tiles.scratch,
            progress=None if quiet else _Clock().tell,
        )
    for written in report.written:
        click.echo(printable(written))
    if not quiet:
        _tell([finding for finding in report.findings if finding.severity == "warning"])


def _tell(warnings: Sequence[Finding]) -> None:
    """Tell the first warnings on standard error: `stationed check` of an atlas of this size takes long."""
    for finding in warnings[:TOLD]:
        click.echo(f"warning: {printable(finding.message)}", err=True)
    if len(warnings) > TOLD:
        click.echo(f"and {len(warnings) - TOLD} more", err=True)


class _Clock:
    """Tells each stage with its share, and from a tenth on how long the rest will take at that pace."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._said: tuple[str, int] = ("", -10)

    def tell(self, stage: str, share: float) -> None:
        """Say it, if the stage is new or a twentieth more is done."""
        percent = int(share * 100)
        if stage == self._said[0] and percent < self._said[1] + 5:
            return
        self._said = (stage, percent)
        gone = time.monotonic() - self._begun
        left = f", about {_length(gone / share * (1 - share))} left" if 0.1 <= share < 1 and gone > 2 else ""
        click.echo(f"{percent:3d} % {stage}{left}", err=True)


def _length(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{max(round(seconds), 1)} s" if seconds < 90 else f"{minutes} min"
