"""The command embed: a page -> what to paste to have its map in another page."""

from __future__ import annotations

from pathlib import Path

import click

from stationed.facts import SNIPPET_FORMS, THEMES, UI


@click.command()
@click.argument("page", type=click.Path(path_type=Path))
@click.option(
    "--url",
    required=True,
    metavar="URL",
    help="Web address of the page, or, with / at its end, of its folder. For html and markdown a path within the site "
    "as well, such as ./maps/.",
)
@click.option(
    "--period", "periods", multiple=True, metavar="ID", help="Start with this period; may be given several times."
)
@click.option(
    "--date",
    default="",
    metavar="DATE",
    help="Start on this day (1939-08-20), month, year, or range (1939-05/1939-09).",
)
@click.option("--language", default="", metavar="CODE", help="Start in this language of the map.")
@click.option("--ui", type=click.Choice(UI), help="All controls, title and timeline, or the map alone.")
@click.option(
    "--theme",
    type=click.Choice(THEMES),
    help="Colours; the reader's system decides when not given.",
)
@click.option("--links", is_flag=True, help="Let links in the map open; by itself the sandbox of the frame stops them.")
@click.option(
    "--format",
    "form",
    type=click.Choice(SNIPPET_FORMS),
    default="html",
    show_default=True,
    help="The form that the site takes.",
)
def embed(
    page: Path,
    url: str,
    periods: tuple[str, ...],
    date: str,
    language: str,
    ui: str | None,
    theme: str | None,
    links: bool,
    form: str,
) -> None:
    """Print the snippet that embeds the map of PAGE in a site.

    PAGE is a page that `stationed build` wrote; nothing is read from URL. The snippet goes to standard output. It is a
    frame that may run its own script and nothing more, is loaded when it comes into sight, and starts as the options
    say.
    """
    from dataclasses import replace

    from stationed.embed import embedding_of, page_address, printed, read_page, snippet, start_state

    block = read_page(page)
    state = start_state(block, periods=periods, date=date, language=language, ui=ui or "", theme=theme or "")
    embedding = embedding_of(block, page_address(url, page.name, form=form), state)
    click.echo(printed(snippet(form, replace(embedding, links=links)), form))
