"""The command export: the records of an atlas -> one file of a format that other programs read."""

from __future__ import annotations

from pathlib import Path

import click

from stationed.cli.handing import hand_out
from stationed.pace import without_collecting


class _Listing(click.Command):
    """A command whose help ends with the formats that there are."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the formats below the options."""
        from stationed.export.formats import FORMATS

        with formatter.section("Formats"):
            formatter.write_dl([(one.name, f"{one.purpose} ({one.suffix})") for one in FORMATS.values()])


def _one(form: str, named: str) -> str:
    if bool(form) == bool(named):
        raise click.UsageError(
            f"expected one format, got {f'{form} and {named}' if form else 'none'}. Name one, such as csv; "
            "--help lists them."
        )
    return form or named


@click.command(cls=_Listing)
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("form", metavar="[FORMAT]", default="")
@click.option(
    "--format", "named", metavar="FORMAT", default="", help="The format, where it is not the second argument."
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    help="File to write, - for standard output; the atlas's id with the format's suffix when not given.",
)
def export(path: Path, form: str, named: str, output: Path | None) -> None:
    """Write the records of the atlas in the folder PATH as one file in FORMAT.

    What each format keeps and loses stands in docs/exchange.md. When the atlas has errors they are listed and nothing
    is written. The written path goes to standard output.
    """
    from stationed.atlas import read
    from stationed.export.formats import format_named
    from stationed.export.write import write_export

    with without_collecting():
        chosen = format_named(_one(form, named))
        atlas = read(path)
        data = atlas.export(chosen.name)
    hand_out(data, output, lambda: write_export(atlas, chosen, data, output))
