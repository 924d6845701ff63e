"""The command docs: the pages that messages point to, as they came with the package."""

from __future__ import annotations

import click


@click.command()
@click.argument("page", required=False)
def docs(page: str | None) -> None:
    """Print a PAGE of the documentation, or without PAGE list what there is.

    The pages are Markdown, those of the version that is installed; no network is needed.
    """
    from stationed import manual

    if page is not None:
        click.echo(manual.page(page.removesuffix(".md").removeprefix("docs/")), nl=False)
        return
    titles = manual.pages()
    width = max(map(len, titles), default=0)
    for name, title in titles.items():
        click.echo(f"{name:{width}}  {title}")
