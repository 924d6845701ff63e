"""Throw bytes at a reader for as long as wanted: python tests/fuzz/fuzz.py csv 600

The first argument names the target, one of `TARGETS`, the second the seconds of the processor, without end if it is no
number; the others go to libFuzzer, such as a folder of earlier inputs. A target fails when anything but findings comes
out, when an input takes over a minute of the processor or two gigabytes.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import atheris

SMALL = Path(__file__).parent.parent / "data" / "small"

with atheris.instrument_imports(include=["stationed"]):
    from stationed.checking import check_tables, repairs, to_json, to_sarif, to_text
    from stationed.dates import parse, parse_spans
    from stationed.errors import DateError, QuantityError
    from stationed.quantities import parse_quantity
    from stationed.reading import read_tables
    from stationed.reading.columnar import read_geopackage, read_geoparquet, read_parquet
    from stationed.reading.config import read_config
    from stationed.reading.delimited import read_csv
    from stationed.reading.features import read_geojson
    from stationed.reading.sources import read_sources


def date(data: bytes) -> None:
    """A date is read, or refused with a reason, and its column counts the same."""
    text = data.decode("utf-8", "replace")
    try:
        expression = parse(text)
    except DateError as error:
        spellings = [*error.readings, *([error.fix] if error.fix else [])]
        if not (error.reason and error.expected):
            raise AssertionError(f"no reason for {text!r}") from error
        for spelling in spellings:
            parse(spelling)
    else:
        assert str(expression) == text
    parse_spans([text], [text])


def quantity(data: bytes) -> None:
    """A figure is read, or refused with a reason."""
    try:
        parse_quantity(data.decode("utf-8", "replace"))
    except QuantityError as error:
        if error.fix:
            parse_quantity(error.fix)


def atlas(data: bytes) -> None:
    """The first byte chooses a file of the small atlas, the rest takes its place: the whole way to the reports."""
    files = sorted(path for path in SMALL.rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "atlas"
        shutil.copytree(SMALL, copy)
        chosen = files[data[0] % len(files)] if data else files[0]
        (copy / chosen.relative_to(SMALL)).write_bytes(data[1:])
        tables = read_tables(copy)
        findings = check_tables(tables)
        to_text(findings, tables)
        to_json(findings)
        to_sarif(findings, version="0")
        repairs(copy)


TARGETS: dict[str, Callable[[bytes], object]] = {
    "csv": lambda data: read_csv(data, file="units.csv"),
    "geojson": lambda data: read_geojson(data, file="locations.geojson", known=lambda name: True),
    "toml": lambda data: read_config(data, name="atlas"),
    "sources": read_sources,
    "parquet": lambda data: read_parquet(b"PAR1" + data + b"PAR1", file="units.parquet"),
    "geoparquet": lambda data: read_geoparquet(b"PAR1" + data + b"PAR1", file="locations.parquet"),
    "geopackage": lambda data: read_geopackage(b"SQLite format 3\0" + data, file="locations.gpkg"),
    "date": date,
    "quantity": quantity,
    "atlas": atlas,
}


SUFFIXES = {"csv": "csv", "geojson": "geojson", "toml": "toml", "sources": "json"}


def seed(target: str, folder: Path) -> None:
    """Fill a folder with good and faulty files to start from."""
    from doors import tables  # it loads the package, whose branches are only followed when it is loaded above

    files = sorted(path for path in SMALL.parent.rglob("*." + SUFFIXES.get(target, "")) if path.is_file())
    seeds = [path.read_bytes() for path in files]
    if target == "atlas":
        good = sorted(path for path in SMALL.rglob("*") if path.is_file())
        seeds = [bytes([number]) + path.read_bytes() for number, path in enumerate(good)]
    if target in ("parquet", "geoparquet"):
        seeds = [data[4:-4] for data in tables("columnar")]
    if target == "geopackage":
        seeds = [data[16:] for data in tables("package")]
    for number, data in enumerate(seeds):
        (folder / str(number)).write_bytes(data)


def bounded(target: Callable[[bytes], object], seconds: float) -> Callable[[bytes], object]:
    """Let an input fail when it takes a minute of the processor, and end when all have taken so many seconds of it."""
    begun, number = time.process_time(), 0

    def too_slow(_number: int, _frame: object) -> None:
        raise AssertionError("an input took a minute")

    def tried(data: bytes) -> object:
        nonlocal number
        if (taken := time.process_time() - begun) > seconds:
            os.write(2, f"Done {number} runs in {taken:.0f} second(s)\n".encode())
            os._exit(0)
        number += 1
        signal.setitimer(signal.ITIMER_PROF, 60)
        try:
            return target(data)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    signal.signal(signal.SIGPROF, too_slow)
    return tried


def main() -> None:
    """Run one target, starting from the test data."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: fuzz.py {'|'.join(TARGETS)} [SECONDS] [libFuzzer options]")
    name = sys.argv.pop(1)
    seconds = float(sys.argv.pop(1)) if sys.argv[1:2] and sys.argv[1].isdecimal() else float("inf")
    folder = tempfile.mkdtemp(prefix=f"stationed-fuzz-{name}-")
    seed(name, Path(folder))
    longest = {"geopackage": 120_000, "parquet": 12_000, "geoparquet": 12_000}.get(name, 5000)
    kept = ("-timeout=1200", "-report_slow_units=1200", "-rss_limit_mb=2048", f"-max_len={longest}")
    atheris.Setup([sys.argv[0], *kept, *sys.argv[1:], folder], bounded(TARGETS[name], seconds))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
