"""Atlas: an atlas folder as a value to work with in Python."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from stationed.atlas.known import Known
from stationed.checking import check_tables, refuse_errors
from stationed.errors import StationedError
from stationed.model import chosen_maps
from stationed.model.own_labels import dates_in

if TYPE_CHECKING:  # folium is slow to import and only `map` needs it
    from stationed.figures.figure import Figure
    from stationed.layers import PeriodLayers
    from stationed.model import MapSpec
    from stationed.page import AtlasMap
    from stationed.payload import Block
    from stationed.payload.extent import Extent


class Atlas(Known):
    """An atlas as it was read: its tables, and what follows from them.

    Notes
    -----
    The tables are the attributes of `Tables`: `claims`, `units`, `locations`, `periods` and so on, text verbatim.
    `findings` holds what was met while reading; `check` gives all there is to say. Joining happens once, when it is
    first asked for, so treat the tables as given: to change data, change the files and read them again.

    Examples
    --------
    >>> import stationed
    >>> atlas = stationed.read("legions")
    >>> atlas
    <Atlas 'rhine': 19 claims, 9 locations, 4 periods>
    >>> atlas.in_periods()["held"].value_counts().to_dict()
    {'definite': 34, 'possible': 3}
    >>> atlas.map("rhine").save("rhine.html")
    """

    def layers(self, map_id: str | None = None) -> PeriodLayers:
        """Return the layers of a map, to be put on any `folium.Map`.

        Parameters
        ----------
        map_id : str, optional
            Which of the maps in atlas.toml; the first when not given.

        Returns
        -------
        PeriodLayers
            One layer for each period of that map, with the card that a click opens.

        Raises
        ------
        StationedError
            When the atlas has no such map.
        FaultyAtlasError
            When the atlas has errors; it carries every finding.
        """
        from stationed.layers import PeriodLayers

        layers = PeriodLayers.from_block(self._block(self._spec(map_id)))
        layers.card = True
        return layers

    def map(self, map_id: str | None = None, *, height: int = 640) -> AtlasMap:
        """Return a map of the atlas.

        Parameters
        ----------
        map_id : str, optional
            Which of the maps in atlas.toml; the first when not given.
        height : int
            Pixels that a notebook gives it.

        Returns
        -------
        AtlasMap
            A `folium.Map`: other folium layers can be added to it, a notebook shows it, and `save` writes one page
            that needs no network.

        Raises
        ------
        StationedError
            When the atlas has no such map, or its files have changed since it was read.
        FaultyAtlasError
            When the atlas has errors; it carries every finding.
        """
        from stationed.export import pack_inputs
        from stationed.page import atlas_map

        spec = self._spec(map_id)
        refuse_errors(self, check_tables(self))
        return atlas_map(self, self.joined, self.membership, spec, inputs=pack_inputs(self), height=height)

    def figure(
        self,
        map_id: str | None = None,
        *,
        periods: Iterable[str] | str | None = None,
        date: str = "",
        start_date: str = "",
        end_date: str = "",
        compare: Iterable[str] | str | None = None,
        language: str = "",
        theme: str = "light",
        size: str = "A4",
        bbox: tuple[float, float, float, float] | None = None,
        sources: bool = False,
        circles: bool = False,
    ) -> Figure:
        """Return a picture of a map, drawn without a browser: it shows what the page shows for the same choice.

        Parameters
        ----------
        map_id : str, optional
            Which of the maps in atlas.toml; the first when not given.
        periods : str or iterable of str, optional
            Ids of periods, or ``all``; when neither they nor a date are given, what the map opens with.
        date, start_date, end_date : str
            A moment, or the first and last of several days, in EDTF.
        compare : str or iterable of str, optional
            Two times, as `changes` takes them, or both with a comma between, as the address of a page has them: the
            picture is of what changed from the first to the second, in the colours and with the signs of the page.
        language : str
            One of the atlas's languages; its first when not given.
        theme : str
            ``light``, ``dark`` or, for black and white, ``print``.
        size : str
            ``A2`` to ``A5``, ``A4-portrait``, ``180x120mm``, or ``1200x630`` in pixels.
        bbox : tuple of float, optional
            West, south, east and north in degrees; the map's own extent when not given.
        sources : bool
            Whether the sources of what is shown are listed below the map.
        circles : bool
            Whether circles about the places say how strong is what stands there, by the first of the atlas's figures,
            as ``size=strength`` in the address of the page.

        Returns
        -------
        Figure
            A notebook shows it, ``save`` writes it as SVG, PDF or PNG, ``shown`` has the ids of what is on it. The
            same atlas gives the same bytes.

        Raises
        ------
        StationedError
            When the atlas has no such map, period or language, or a date, a theme, a box or a size is none.
        FaultyAtlasError
            When the atlas has errors; it carries every finding.
        """
        from stationed.figures import seen_on
        from stationed.figures.figure import Asked, Figure, refuse_box

        spec = self._spec(map_id)
        if bbox is not None:
            refuse_box(bbox)
            spec = replace(spec, extent=bbox)
        chosen = (periods,) if isinstance(periods, str) else None if periods is None else tuple(periods)
        times = tuple(compare.split(",") if isinstance(compare, str) else compare) if compare is not None else None
        asked = Asked(
            chosen,
            date,
            start_date,
            end_date,
            language=language,
            theme=theme,
            size=size,
            bbox=bbox,
            compare=times,
            sources=sources,
            circles=circles,
        )
        said = dates_in(self.own_words, language or self.config.language)
        return Figure(self._block(spec, seen_on(size, sources=sources), language), asked, self.fonts, dates_in=said)

    def book(self, map_id: str | None = None, *, language: str = "", theme: str = "light") -> bytes:
        """Return a printed atlas as a PDF: a sheet a period, all periods at a glance, table, indexes and sources.

        Parameters
        ----------
        map_id : str, optional
            Which of the maps in atlas.toml; the first when not given.
        language : str
            One of the atlas's languages; its first when not given.
        theme : str
            ``light`` or, for black and white, ``print``.

        Raises
        ------
        StationedError
            When the atlas has no such map or language, or the package for it is not installed.
        FaultyAtlasError
            When the atlas has errors; it carries every finding.
        """
        from stationed.figures.book import Book, book
        from stationed.figures.figure import Asked, Figure

        made_of = Figure(self._block(self._spec(map_id), language=language), Asked(language=language, theme=theme))
        return book(Book(self, self.joined, made_of.block, language, theme))

    def export(self, form: str) -> bytes:
        """Return the records in a format that other programs read.

        Parameters
        ----------
        form : str
            Name of the format, one of `stationed.export.FORMATS`, such as csv, geojson or gpkg.

        Returns
        -------
        bytes
            The file; docs/exchange.md says what each format keeps. The same atlas gives the same bytes.

        Raises
        ------
        StationedError
            When there is no such format; the message names those there are.
        FaultyAtlasError
            When the atlas has errors; it carries every finding.
        """
        from stationed.export.formats import Records, format_named

        chosen = format_named(form)
        refuse_errors(self, check_tables(self))
        return chosen.write(Records(self))

    def write(self, folder: str | os.PathLike[str]) -> tuple[Path, ...]:
        """Write the files of the atlas into a new folder.

        Parameters
        ----------
        folder : path
            The folder. It is made if it is not there; if it is, it must be empty.

        Returns
        -------
        tuple of Path
            The written files, sorted. Of an atlas that was read from a folder they are its own, byte for byte, but for
            tables that were changed in Python, which are written anew; of one that was made from a table they are those
            that `stationed new DIR --from FILE` writes.

        Raises
        ------
        StationedError
            When a file has changed since the atlas was read, or when no files would read as its tables do.
        OutputError
            When the folder holds anything, is a file or cannot be written.
        """
        from stationed.export import contents_now, write_files

        return write_files(contents_now(self), folder)

    def _spec(self, map_id: str | None) -> MapSpec:
        """The map of that id, or the first."""
        specs = chosen_maps(self, None if map_id is None else [map_id])
        if not specs:
            raise StationedError(f"{self.path}: the atlas has no maps; expected at least one.")
        return specs[0]

    def _block(
        self, spec: MapSpec, seen: Callable[[Extent], Extent] | None = None, language: str | None = None
    ) -> Block:
        """The data of a map, when the atlas has no errors; of a picture what it may show, in one language."""
        from stationed.payload import make_block

        refuse_errors(self, check_tables(self))
        spoken = () if language is None else (language or self.config.language,)
        return make_block(self, self.joined, self.membership, spec, seen, spoken)

    def __repr__(self) -> str:
        """Name the atlas and how much is in it."""
        size = f"{len(self.claims)} claims, {len(self.locations)} locations, {len(self.periods)} periods"
        return f"<Atlas {self.config.id!r}: {size}>"
