"""build_tiles: an atlas of any size -> for each map a page, an archive of tiles and a file of records, all or none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from stationed.building import page_name
from stationed.checking import refuse_errors
from stationed.dates import FAR_FUTURE, FAR_PAST
from stationed.embed import folder_address, head_tags
from stationed.errors import AtlasNotFoundError, StationedError
from stationed.export import alone_in
from stationed.files import Grown, folder_made, growing, printable, write_together
from stationed.model import Finding, MapSpec, Tables, chosen_maps
from stationed.page import render_page
from stationed.reading import read_tables
from stationed.tiles.belonging import BUILD, RECORDS_BUILD, build_of, claims_digest
from stationed.tiles.checks import check_given, placed
from stationed.tiles.claims import keep_periods, make_claims
from stationed.tiles.counting import Whole, count_steps, count_whole, counts_over_time
from stationed.tiles.duck import duck_engine
from stationed.tiles.engine import ENGINES, MEMORY, Engine
from stationed.tiles.forms import understand_forms
from stationed.tiles.given import read_given
from stationed.tiles.named import cited_sources, name_claims, read_figures
from stationed.tiles.page import Beside, Course, domain_of, tile_block, tile_page
from stationed.tiles.places import Places, places_of, put_places
from stationed.tiles.pyramid import COUNTED, spots_of, write_tiles
from stationed.tiles.records import first_rows, write_records
from stationed.tiles.sets import count_sets
from stationed.tiles.when import choose_steps, make_windows, read_days

TileProgress = Callable[[str, float], None]
"""Told a stage as a short sentence, and which share of the whole is done by then, from 0 to 1."""

STAGES = {
    "Reading the atlas": 1,
    "Reading deployments": 22,
    "Reading dates": 8,
    "Checking": 6,
    "Naming units": 10,
    "Joining": 16,
    "Counting by period": 6,
    "Counting by time": 10,
    "Sorting records": 15,
    "Making tiles": 5,
    "Writing": 1,
}
"""The stages in order, each with about what share of a hundred it takes."""

EACH = "Counting by period"
"""The first of the stages that come for each map."""


@dataclass(frozen=True, slots=True)
class TileReport:
    """What a build of tiles wrote, and what is worth knowing about it."""

    written: tuple[Path, ...]
    """For each map its page, its archive of tiles and its file of records."""
    counts: tuple[Whole, ...]
    """The counts of each map."""
    findings: tuple[Finding, ...]
    """Warnings and notes; errors would have stopped the build."""


class Told:
    """What is told of the progress: stages by name, and parts of them."""

    def __init__(self, progress: TileProgress | None) -> None:
        self._progress = progress
        self._name, self._more = "", ""
        self.maps: tuple[int, int] = (0, 1)
        """How many maps are done, of how many; the stages from `EACH` on come for each of them."""

    def stage(self, name: str, more: str = "") -> None:
        """Begin a stage."""
        self._name = name
        self._more = more
        self.part(0, 1)

    def part(self, done: int, whole: int) -> None:
        """Tell how much of the stage is done."""
        if self._progress is None:
            return
        names = list(STAGES)
        at, each, last = names.index(self._name), names.index(EACH), names.index("Writing")
        share = sum(STAGES[name] for name in names[:at]) + STAGES[self._name] * (done / whole if whole else 0)
        if each <= at < last:
            shared, (gone, maps) = sum(STAGES[name] for name in names[:each]), self.maps
            share = shared + (share - shared + gone * sum(STAGES[name] for name in names[each:last])) / maps
        self._progress(f"{self._name}{self._more}", share / sum(STAGES.values()))


def build_tiles(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    maps: Iterable[str] | None = None,
    url: str = "",
    engine: str = ENGINES[0],
    memory: str = MEMORY,
    scratch: str | os.PathLike[str] | None = None,
    progress: TileProgress | None = None,
) -> TileReport:
    """Build pages of an atlas whose records are too many for one file.

    Parameters
    ----------
    path : path
        The atlas folder. Its deployments are one file or a folder `deployments` of files, CSV or Parquet.
    output : path
        The folder to write into; made if it is not there. Other files in it are left alone.
    maps : iterable of str, optional
        Ids of the maps to build; all when not given.
    url : str, optional
        Web address of the folder that the files will lie in.
    engine : {"duckdb", "spark"}
        What reads and counts: DuckDB in this process, or Spark, which needs the extra ``spark``.
    memory : str
        Most memory that DuckDB takes, as ``2GB``; what does not fit goes to the disk.
    scratch : path, optional
        The folder for that; the system's for temporary files when not given. With Spark every machine of the cluster
        must have it under the same path.
    progress : callable, optional
        Told each stage and what share of the whole is done.

    Returns
    -------
    TileReport
        What was written. The same inputs give the same bytes.

    Raises
    ------
    AtlasNotFoundError
        When there is no atlas at `path`, or it has no deployments.
    FaultyAtlasError
        When the atlas has errors; it carries every finding. Nothing is written.
    StationedError
        When a file of deployments cannot be read, a map is asked for that the atlas does not have, the engine is none
        or fails, or the memory is not enough. Nothing is written.
    OutputError
        When a file cannot be written, or the disk is full; then none is, and what stood there before is what it was.
    """
    told, url, folder = Told(progress), folder_address(url), Path(path)
    told.stage("Reading the atlas")
    if folder.is_file():
        raise AtlasNotFoundError(
            f"{printable(folder)}: this is a file. Tiles are made of an atlas folder: stationed new."
        )
    tables = read_tables(folder, claims=False)
    specs = chosen_maps(tables, maps)
    for spec in specs:
        page_name(spec)
    with opened(engine, memory=memory, scratch=scratch) as one:
        joined = _joined(one, tables, folder, told)
        with folder_made(output) as place, ExitStack() as held:  # what has begun goes before its folder
            files: dict[str, str | bytes | Grown] = {}
            counts: list[Whole] = []
            for number, spec in enumerate(specs):
                told.maps = (number, len(specs))
                grown = (held.enter_context(growing(place)), held.enter_context(growing(place)))
                page, whole = _draw(one, tables, joined, spec, grown, told, url)
                files |= {page_name(spec): page, f"{spec.id}.pmtiles": grown[0], f"{spec.id}.parquet": grown[1]}
                counts.append(whole)
            told.stage("Writing")
            with alone_in(place, lambda step: None):
                written = write_together(place, files)
            told.part(1, 1)
    return TileReport(written, tuple(counts), joined.findings)


def opened(name: str, *, memory: str, scratch: str | os.PathLike[str] | None) -> AbstractContextManager[Engine]:
    """Return an engine by its name, which is open within `with`."""
    if name == "duckdb":
        return duck_engine(memory=memory, scratch=scratch)
    if name == "spark":
        from stationed.tiles.spark import spark_engine

        return spark_engine(memory=memory, scratch=scratch)
    raise StationedError(f"there is no engine {printable(name)!r}; expected one of {', '.join(ENGINES)}.")


@dataclass(frozen=True, slots=True)
class _Joined:
    """What all maps of an atlas share, beside the tables of the engine."""

    places: Places
    columns: tuple[str, ...]
    sources: dict[str, str]
    digest: str
    findings: tuple[Finding, ...]


def _joined(one: Engine, tables: Tables, folder: Path, told: Told) -> _Joined:
    """Read, check and join the deployments."""
    told.stage("Reading deployments")
    parts, findings, columns = read_given(one.near, folder, tables.config, told.part)
    forms = [placed(one_of, parts) for one_of in understand_forms(one.near, tables.config, columns)]
    digest = claims_digest(one.near, columns)
    one.share("raw")
    told.stage("Reading dates")
    read_days(one, tables.config.dates, tables.periods)
    make_windows(one)
    told.stage("Checking")
    found = (*findings, *forms, *check_given(one, tables, parts, columns))
    refuse_errors(tables, found)
    told.stage("Naming units")
    name_claims(one, tables, told.part)
    told.stage("Joining")
    places = places_of(tables)
    put_places(one, tables, places)
    figures = [quantity.name for quantity in tables.config.quantities if quantity.name in columns]
    read_figures(one, figures)
    make_claims(one, figures)
    return _Joined(places, tuple(columns), cited_sources(one, tables, columns), digest, found)


def _draw(
    one: Engine,
    tables: Tables,
    joined: _Joined,
    spec: MapSpec,
    grown: Sequence[Grown],
    told: Told,
    url: str,
) -> tuple[str, Whole]:
    """Fill the two files of a map, and return its page with its counts."""
    more = f" of {spec.id}"
    periods = [period for period in tables.periods if not spec.periods or period.period_id in spec.periods]
    keep_periods(one, periods if spec.periods else ())
    told.stage("Counting by period", more)
    sets = count_sets(one, periods, told.part)
    days = one.rows(
        f"""SELECT min(day), max(day) FROM (SELECT pf AS day FROM shown WHERE c UNION ALL SELECT pl FROM shown WHERE c)
        WHERE day > {FAR_PAST} AND day < {FAR_FUTURE}"""
    )[0]
    domain = domain_of(periods, [int(day) for day in days if day is not None])
    steps = choose_steps(domain, tuple(periods))
    told.stage("Counting by time", more)
    count_steps(one, steps)
    course = Course(*counts_over_time(one))
    whole = count_whole(one, periods, joined.places.located, sets)
    told.stage("Sorting records", more)
    build = build_of(tables, spec, joined.digest)
    rows, said = first_rows(one), {RECORDS_BUILD: build}
    write_records(one, tables, joined.places, joined.columns, grown[1].path, rows=rows, said=said, say=told.part)
    told.stage("Making tiles", more)
    spots = spots_of(tables, joined.places, rows)
    about = {"name": spec.title, "generator": "stationed", "attribution": tables.config.credit, BUILD: build}
    one.fetch(COUNTED)
    last = write_tiles(one.near, spots, grown[0].path, about, told.part)
    files = (f"{spec.id}.pmtiles", f"{spec.id}.parquet", grown[1].path.stat().st_size)
    beside = Beside(*files, last, steps, sets, joined.sources, build)
    held = joined.places.rows[spots.number].tolist()
    block = tile_block(tables, spec, held, whole, course, domain)
    drawn = tile_page(block, spec, whole, beside, f"{url}{spec.id}.html" if url else "")

    return render_page(drawn, replace(drawn.head, more=head_tags(block, url))), whole
