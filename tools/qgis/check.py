"""Hold the project that `stationed export PATH --format qgs` writes to a real QGIS.

python tools/qgis/check.py ATLAS [PYTHON]

PYTHON is one that has QGIS, such as that of Debian with python3-qgis. At ten dates and more, some of
them the last days of claims, what
the temporal filter of QGIS shows in the group of each period must be what is there by the rules of docs/dates.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

import stationed
from stationed.dates import day_number, iso, possible

DATES = 10


def main(path: str, python: str = "/usr/bin/python3") -> None:
    """Compare, and say what was compared."""
    atlas = stationed.read(path)
    bounds = [day for one in atlas.periods for day in (one.first, one.last)]
    known = [day for day in bounds if day_number(1, 1, 1) <= day <= day_number(9999, 12, 31)]
    ends = atlas.membership.limited.end_latest
    ends = np.unique(ends[(ends >= min(known)) & (ends <= max(known))])
    spread = [*np.linspace(min(known) + 30, max(known) - 30, DATES // 2), *ends[:: max(len(ends) // (DATES // 2), 1)]]
    dates = sorted({iso(int(day)) for day in spread})
    with tempfile.TemporaryDirectory() as folder:
        for form in ("gpkg", "qgs"):
            (Path(folder) / f"{atlas.config.id}.{form}").write_bytes(atlas.export(form))
        command = [python, str(Path(__file__).parent / "shown.py"), f"{folder}/{atlas.config.id}.qgs", *dates]
        env = {"QT_QPA_PLATFORM": "offscreen", "HOME": folder, "PATH": os.environ["PATH"]}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    if done.returncode:
        raise SystemExit(done.stderr)
    said = json.loads(done.stdout.splitlines()[-1])
    held, count = atlas.membership.claim_possible, 0
    assert [name for name, _ in said["groups"]] == [one.title for one in atlas.periods]
    for number, (name, layers) in enumerate(said["groups"]):
        for text in dates:
            day = day_number(*map(int, text.split("-")))
            here = possible(atlas.membership.limited, [day], [day])[:, 0] & held[:, number]
            assert [fid - 1 for fid in layers["claims"][text]] == here.nonzero()[0].tolist(), (name, text)
            count += len(layers["claims"][text])
    print(
        f"{len(said['groups'])} groups at {len(dates)} dates show the same {count} claims; {' to '.join(said['span'])}"
    )


main(*sys.argv[1:])
