"""Figure: a map under a choice as a value that is looked at, asked what is on it, and saved as SVG, PNG or PDF."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from stationed.dates.labels import Tongue
from stationed.errors import StationedError
from stationed.figures.asked import choice_of, label_of
from stationed.figures.choice import Choice, shown
from stationed.figures.circles import has_figures
from stationed.figures.drawing import Drawing
from stationed.figures.lent import lent_texts
from stationed.figures.lettering import missing
from stationed.figures.named_fonts import NO_FONTS, fonts_used
from stationed.figures.paper import Paper
from stationed.figures.pdf import pdf, texts_of
from stationed.figures.png import full_png
from stationed.figures.reader import Reader
from stationed.figures.sheet import cited_rows, draw_sheet
from stationed.figures.svg import svg
from stationed.figures.theme import THEMES, recoloured
from stationed.files import write_atomically
from stationed.periods import DEFINITE, POSSIBLE

FORMATS: tuple[str, ...] = ("svg", "pdf", "png")
"""What a picture can be written as."""


@dataclass(frozen=True)
class Asked:
    """What a picture is to show and how, by the words of the page's address."""

    periods: tuple[str, ...] | None = None
    """Ids of periods, or ``all``; None: what the map opens with."""
    date: str = ""
    """A moment, in EDTF."""
    start_date: str = ""
    """First of several days, in EDTF."""
    end_date: str = ""
    """Last of several days, in EDTF."""
    language: str = ""
    """One of the atlas's; its first when ''."""
    theme: str = "light"
    """One of `THEMES`."""
    size: str = "A4"
    """As `Paper.of` takes it."""
    bbox: tuple[float, float, float, float] | None = None
    """West, south, east, north in degrees; the map's own extent when None."""
    compare: tuple[str, ...] | None = None
    """Two times, each the id of a period or a date in EDTF, whose difference is shown; None for one time."""
    sources: bool = False
    """Whether the sources are listed below the map."""
    circles: bool = False
    """Whether circles about the places say how strong is what stands there."""


class Figure:
    """A picture of a map, drawn without a browser.

    Parameters
    ----------
    block : mapping
        The map's data block, as `stationed.payload.make_block` makes it.
    asked : Asked
        What it shows and how.
    fonts : mapping of str to bytes, optional
        Those that the atlas names, by path.
    dates_in : str or OwnWords, optional
        What the days asked for are worded in; the language of the picture when not given.

    Raises
    ------
    StationedError
        When a period, a language, a theme, a size or a date is none.
    """

    def __init__(
        self,
        block: Mapping[str, Any],
        asked: Asked,
        fonts: Mapping[str, bytes] = NO_FONTS,
        *,
        dates_in: Tongue | None = None,
    ) -> None:
        _refuse(block, asked)
        self.asked = asked
        self.block = block
        self.fonts = fonts
        self._reader = Reader(block, asked.language)
        if asked.circles and not has_figures(self._reader):
            raise StationedError(
                "circles: the atlas has no figures for them; expected [[quantities]] in atlas.toml and a column of "
                "deployments.csv with that name."
            )
        dates = {"date": asked.date, "start_date": asked.start_date, "end_date": asked.end_date}
        choice = choice_of(self._reader, asked.periods, **dates, compare=asked.compare, dates_in=dates_in)
        self.choice: Choice = replace(choice, circles=asked.circles, plain=asked.theme == "print")
        self.label: str = label_of(self._reader, self.choice, dates_in or self._reader.language, **dates)
        self.title: str = self._reader.said(self._reader.meta["title"])
        self._paper = Paper.of(asked.size)

    @cached_property
    def shown(self) -> dict[str, list[str]]:
        """Ids of the deployments that it shows, `definite` and `possible`, as the page's own `stationed.shown()`."""
        states, ids = (
            shown(self._reader, self.choice).states,
            self._reader.block["tables"]["deployments"]["columns"]["id"],
        )
        told = np.asarray(ids["texts"], dtype=object)[np.asarray(ids["codes"])]
        return {
            name: told[states == state].tolist() for name, state in (("definite", DEFINITE), ("possible", POSSIBLE))
        }

    @cached_property
    def drawing(self) -> Drawing:
        """The whole sheet."""
        asked = self.asked
        with self._lettered():
            sheet = draw_sheet(
                self._reader, self.choice, self._paper, label=self.label, extent=asked.bbox, sources=asked.sources
            )
        return recoloured(self._reader, sheet.drawing, asked.theme, compared=self.choice.compared is not None)

    @property
    def unlettered(self) -> str:
        """Characters that there are no letters for, which are left out; '' for none.

        In sources the name of their script stands for them.
        """
        rows = cited_rows(self._reader, self.choice) if self.asked.sources else []
        noted = [self._reader.text("sources", "citation", row) for row in rows]
        with self._lettered():
            return missing(" ".join([*(one.text for one in texts_of(self.drawing)), *noted]))

    @property
    def name(self) -> str:
        """Title and label on one line."""
        return " · ".join(text for text in (self.title, self.label) if text)

    def to_bytes(self, form: str) -> bytes:
        """Return the picture as a file.

        Parameters
        ----------
        form : str
            svg, pdf (which needs the extra ``pdf``) or png.

        Raises
        ------
        StationedError
            When it is another form, or the package for it is not installed.
        """
        with self._lettered():
            if form == "svg":
                english = lent_texts(self._reader, self.label)
                return svg(self.drawing, title=self.name, english=english).encode()
            if form == "png":
                return full_png(self.drawing, scale=self._paper.finer)
            if form == "pdf":
                english = lent_texts(self._reader, self.label)
                return pdf(self.drawing, title=self.name, english=english)
        raise StationedError(f"format: a picture cannot be written as {form!r}; expected {', '.join(FORMATS)}.")

    def save(self, file: str | os.PathLike[str], *, form: str = "") -> Path:
        """Write the picture.

        Parameters
        ----------
        file : path
            Where to; its folder must be there. What stood there is replaced.
        form : str, optional
            As in `to_bytes`; by the name of the file when not given.

        Raises
        ------
        StationedError
            When the name says no form, or the file cannot be written.
        """
        return write_atomically(Path(file), self.to_bytes(form or Path(file).suffix.lower().removeprefix(".")))

    def __repr__(self) -> str:
        """Name the picture: what a notebook that is not trusted shows of it."""
        return f"<{type(self).__name__} {self.name!r}>"

    def _repr_svg_(self) -> str:
        """Return what a notebook shows."""
        return self.to_bytes("svg").decode()

    def _lettered(self) -> AbstractContextManager[None]:
        return fonts_used(self.fonts, self._reader.language)


def _refuse(block: Mapping[str, Any], asked: Asked) -> None:
    languages: Sequence[str] = block["meta"]["languages"]
    if asked.language and asked.language not in languages:
        raise StationedError(f"language: the atlas has no {asked.language!r}; expected one of {', '.join(languages)}.")
    if asked.theme not in THEMES:
        raise StationedError(f"theme: there is no {asked.theme!r}; expected one of {', '.join(THEMES)}.")
    if asked.bbox is not None:
        refuse_box(asked.bbox)


def refuse_box(bbox: tuple[float, float, float, float]) -> None:
    """Refuse what is no part of the globe: west, south, east and north in degrees.

    Raises
    ------
    StationedError
        When a side is no number, or lies beyond the opposite one or the globe.
    """
    try:
        west, south, east, north = map(float, bbox)
    except (TypeError, ValueError):
        raise StationedError(
            f"bbox: is no part of the map, got {bbox!r}; expected four numbers: west, south, east and north in degrees."
        ) from None
    if not (-360 <= west < east <= 540 and east - west <= 360 and -85 <= south < north <= 85):
        raise StationedError(
            f"bbox: is no part of the map, got {west:g},{south:g},{east:g},{north:g}; expected west, "
            "south, east and north in degrees, west below east, south below north, latitudes within 85."
        )
