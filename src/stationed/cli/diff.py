"""The command diff: two versions of an atlas folder -> what changed."""

from __future__ import annotations

from pathlib import Path

import click

from stationed.files import printable


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, or a JSON object with every text whole.",
)
def diff(old: Path, new: Path, form: str) -> None:
    """Say what changed between two versions of an atlas, the folders OLD and NEW.

    Records that were added, are gone or changed, and in which columns: deployments, units, places and their names,
    periods, events, sources, background, settings, story and scanned maps. A record is known by its id; rows in another
    order and files of another form are no change. The exit code is 0 whether or not something changed.
    """
    from stationed.changes import changes_json, changes_text
    from stationed.changes import diff as changes_of

    changes = changes_of(old, new)
    if form == "json":
        click.echo(changes_json(changes))
    else:
        click.echo("\n".join(printable(line) for line in changes_text(changes).split("\n")))
