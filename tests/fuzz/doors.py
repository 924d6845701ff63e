"""The doors by which others' bytes come in beside the readers: python tests/fuzz/doors.py extract 60 [--seed 1]

Each door has good inputs to start from and a function that takes any bytes. It fails when anything but a sentence comes
out, when it takes a minute of the processor, or when it takes two gigabytes more than there were. The inputs are
changed blindly, which needs nothing installed and suits formats with checksums, where following branches does not help;
`run.py` runs all.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import hashlib
import io
import json
import os
import random
import resource
import signal
import socket
import sqlite3
import sys
import tempfile
import threading
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import stationed
from stationed.checking import check_tables, to_json, to_text
from stationed.embed import FORMS, embedding_of, read_page, snippet, start_state
from stationed.errors import StationedError
from stationed.export import extract_inputs
from stationed.export.inputs import MANIFEST
from stationed.reading import read_tables
from stationed.reading.columnar import read_geopackage, read_geoparquet, read_parquet
from stationed.reading.config import read_config
from stationed.serve import Preview
from stationed.serve.server import open_server

SMALL = Path(__file__).parent.parent / "data" / "small"
BLOCK = {
    "format": "stationed",
    "meta": {
        "map": "rhine",
        "languages": ["en", "ru"],
        "title": {"en": "The Rhine", "ru": "Рейн"},
        "atlas": {"title": {"en": "The atlas"}},
        "extent": [4.0, 46.0, 12.0, 54.0],
        "domain": [-714507, -714142],
    },
    "tables": {"periods": {"columns": {"id": {"texts": ["varus", "britain"], "codes": [0, 1]}}}},
}


def page(data: bytes) -> None:
    """The bytes are the data block of a page that somebody embeds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.html")
        path.write_bytes(b'<script type="application/json" id="m_data">' + data + b"</script>")
        with contextlib.suppress(StationedError):
            block = read_page(path)
            for form in FORMS:
                snippet(form, embedding_of(block, "https://maps.example/a.html", start_state(block, date="0014-08")))


def archive(data: bytes) -> None:
    """The bytes are the archive that a page carries."""
    with tempfile.TemporaryDirectory() as folder:
        path, target = Path(folder, "a.html"), Path(folder, "out", "in")
        element = b'<script type="application/zip+base64" id="stationed-inputs">%s</script>'
        path.write_bytes(element % base64.b64encode(data))
        try:
            done = extract_inputs(path, target)
        except StationedError:
            assert not target.exists(), "a refused page has left something"
        else:
            assert all(target in path.resolve().parents for path in done.written)
        assert sorted(os.listdir(folder)) in (["a.html"], ["a.html", "out"])  # noqa: PTH208


def manifest(data: bytes) -> None:
    """The bytes are the manifest of an archive that is whole."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in ((MANIFEST, data), ("a", b"x"), ("b/c", b"x")):
            made.writestr(name, content)
    archive(buffer.getvalue())


class Listening:
    """A preview that listens, once for all requests."""

    port = 0

    @classmethod
    def started(cls) -> int:
        if not cls.port:
            server = open_server(Preview(SMALL), 0)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            cls.port = server.server_port
        return cls.port


def request(data: bytes) -> None:
    """The bytes are what a client sends before it goes away, sometimes without reading the answer."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        for asked in (data, b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n"):
            client = socket.create_connection(("127.0.0.1", Listening.started()), timeout=30)
            with client, contextlib.suppress(OSError):
                client.sendall(asked)
                client.shutdown(socket.SHUT_WR)
                while asked is not data and (answer := client.recv(65_536)):
                    assert b" 5" not in answer[:12], answer[:80]
    assert said.getvalue() == "", said.getvalue()


def name(data: bytes) -> None:
    """The bytes are the name of a file in the atlas."""
    with tempfile.TemporaryDirectory() as folder:
        atlas = Path(folder, "atlas")
        (atlas / "context").mkdir(parents=True)
        for path in SMALL.glob("*.*"):
            (atlas / path.name).write_bytes(path.read_bytes())
        with contextlib.suppress(OSError, ValueError):
            (atlas / "context" / (os.fsdecode(data) + ".geojson")).write_bytes(b"{}")
        with contextlib.suppress(OSError, ValueError):
            (atlas / os.fsdecode(data)).write_bytes(b"")
        tables = read_tables(atlas)
        findings = check_tables(tables)
        assert all(line.isprintable() for line in to_text(findings, tables).split("\n"))
        to_json(findings).encode()


def columnar(data: bytes) -> None:
    """The bytes are a Parquet file, of records and of places."""
    read_parquet(data, file="units.parquet")
    read_geoparquet(data, file="locations.parquet")


DOORS: dict[str, Callable[[bytes], object]] = {
    "page": page,
    "archive": archive,
    "manifest": manifest,
    "request": request,
    "name": name,
    "settings": lambda data: read_config(data, name="atlas"),
    "columnar": columnar,
    "package": lambda data: read_geopackage(data, file="locations.gpkg"),
}


def seeds(door: str) -> Iterator[bytes]:
    """Good inputs of a door."""
    if door == "page":
        yield json.dumps(BLOCK).encode()
    elif door == "archive":
        with tempfile.TemporaryDirectory() as folder:
            text = stationed.build(SMALL, folder).written[0].read_text(encoding="utf-8")
            yield base64.b64decode(text.partition('id="stationed-inputs">')[2].partition("<")[0])
    elif door == "manifest":
        digest = hashlib.sha256(b"x").hexdigest()
        files = [{"path": path, "size": 1, "sha256": digest, "included": True} for path in ("a", "b/c")]
        yield json.dumps({"format": "stationed-inputs", "version": 1, "files": files}).encode()
    elif door == "request":
        for target in ("/", "/rhine.html", "/%2e%2e/a", "/.stationed/events", "http://localhost/", "*"):
            yield f"GET {target} HTTP/1.1\r\nHost: localhost:8000\r\nAccept: */*\r\n\r\n".encode()
        yield b"HEAD /.stationed/events HTTP/1.0\r\nHost: localhost\r\n\r\n"
    elif door == "name":
        yield from (b"borders", "Улаанбаатар".encode(), b"\xff\xfe", b"a\x1b[2J", b"deployments.csv", b"x" * 240)
    elif door == "settings":
        yield (SMALL / "atlas.toml").read_bytes()
        yield b'id = "a"\na.b.c.d = { e.f = [[[1, 0xff, 1e5]]] }\n[[maps]]\nid = "m"\n'
    else:
        yield from tables(door)


def tables(door: str) -> Iterator[bytes]:
    """The locations of the small atlas in another form."""
    import geopandas as gpd

    frame = gpd.read_file(SMALL / "locations.geojson")[["id", "name", "geometry"]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "locations.gpkg")
        if door == "columnar":
            for pressed in ("snappy", "zstd", None):
                frame.to_parquet(path, compression=pressed)  # pyright: ignore[reportArgumentType]
                yield path.read_bytes()
            return
        frame.to_file(path, layer="locations", driver="GPKG", engine="pyogrio")
        yield path.read_bytes()
        with contextlib.closing(sqlite3.connect(path)) as base:
            base.executescript("create view v as select 1 as a; drop table if exists gpkg_ogr_contents; vacuum;")
        yield path.read_bytes()


PIECES = (b"", b"\0", b"\xff", b"..", b"/", b"\\", b"\r\n", b"[", b"{", b'"', b"\x1b[2J", b"9" * 30, b"\xed\xa0\x80")


def changed(data: bytes, chance: random.Random) -> bytes:
    """Change an input in one to eight places: bytes, bits, pieces, cuts and repetitions."""
    new = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(new) + 1)
        end = min(len(new), start + chance.choice((0, 1, 1, 2, 4, 8, 64)))
        kind = chance.randrange(5)
        if kind == 0 and start < len(new):
            new[start] ^= 1 << chance.randrange(8)
        elif kind == 1:
            new[start:end] = chance.choice(PIECES)
        elif kind == 2:
            new[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
        elif kind == 3:
            new[start:start] = new[start:end] * chance.choice((1, 2, 50))
        elif chance.random() < 0.1:
            del new[start:]
    return bytes(new)


def too_slow(_number: int, _frame: object) -> None:
    """Stop an input that takes a minute of the processor, or twenty by the clock."""
    raise AssertionError("an input took a minute")


def run(door: str, seconds: float, seed: int, kept: Path) -> int:
    """Try changed inputs for so many seconds of the processor; returns how many. The last one tried lies in a file."""
    good, chance = list(seeds(door)), random.Random(seed)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    signal.signal(signal.SIGPROF, too_slow)
    signal.signal(signal.SIGALRM, too_slow)
    end, number = time.process_time() + seconds, 0
    while time.process_time() < end:
        data = good[number] if number < len(good) else changed(chance.choice(good), chance)
        kept.write_bytes(data)  # a crash leaves it there
        signal.setitimer(signal.ITIMER_PROF, 60)
        signal.alarm(1200)  # one that waits for ever; others may keep the machine busy
        DOORS[door](data)
        signal.alarm(0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        number += 1
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held > 2_000_000:
            raise AssertionError("an input took two gigabytes")
    return number


def main() -> None:
    """Run as a command."""
    asked = argparse.ArgumentParser(description="Change the bytes that come in by a door, and look what comes of it.")
    asked.add_argument("door", choices=DOORS)
    asked.add_argument("seconds", type=float, nargs="?", default=60)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path, help="where the input lies that is being tried")
    given = asked.parse_args()
    kept = given.keep or Path(tempfile.gettempdir(), f"stationed-door-{given.door}")
    try:
        print(f"{run(given.door, given.seconds, given.seed, kept):,}")
    except Exception as fault:
        traceback.print_exc()
        sys.exit(f"{type(fault).__name__}: {fault}\nthe input is in {kept}")
    kept.unlink()


if __name__ == "__main__":
    main()
