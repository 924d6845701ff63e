"""Made plans: a picture with a red dot, its annotation, and an atlas that has it."""

from __future__ import annotations

import io
import json
from pathlib import Path

from PIL import Image, ImageDraw

from stationed.export import copy_example

SIZE = (800, 600)
DOT = (200.0, 150.0)
"""Pixel of the middle of the red dot."""
POINTS = (
    ((100, 100), (6.70, 51.05)),
    ((700, 110), (7.25, 51.06)),
    ((690, 500), (7.24, 50.80)),
    ((110, 490), (6.71, 50.79)),
    ((400, 300), (6.97, 50.93)),
    ((200, 150), (6.79, 51.02)),
    ((550, 420), (7.10, 50.86)),
)
"""Pixels and degrees about Cologne, on no flat map."""


def picture(form="JPEG", size=SIZE, **options) -> bytes:
    """A plan: paper, and a red dot at `DOT`."""
    image = Image.new("RGB", size, (238, 224, 190))
    across, down = size[0] / SIZE[0], size[1] / SIZE[1]
    x, y = DOT[0] * across, DOT[1] * down
    ImageDraw.Draw(image).ellipse([x - 9, y - 9, x + 9, y + 9], fill=(200, 0, 0))
    written = io.BytesIO()
    image.save(written, form, **options)
    return written.getvalue()


def annotation(kind="polynomial", order=1, points=POINTS, mask=None, size=SIZE) -> bytes:
    """A Georeference Annotation as Allmaps writes it."""
    corners = mask or [(0, 0), (size[0], 0), size, (0, size[1])]
    listed = " ".join(f"{x},{y}" for x, y in corners)
    options = {"options": {"order": order}} if kind == "polynomial" else {}
    features = [
        {
            "type": "Feature",
            "properties": {"resourceCoords": list(pixel)},
            "geometry": {"type": "Point", "coordinates": list(degrees)},
        }
        for pixel, degrees in points
    ]
    value = {
        "type": "Annotation",
        "motivation": "georeferencing",
        "target": {
            "type": "SpecificResource",
            "source": {"id": "https://example.org/iiif", "type": "ImageService2", "width": size[0], "height": size[1]},
            "selector": {"type": "SvgSelector", "value": f'<svg><polygon points="{listed}" /></svg>'},
        },
        "body": {"type": "FeatureCollection", "transformation": {"type": kind, **options}, "features": features},
    }
    return json.dumps(value).encode()


def an_atlas(folder: Path, *, more: str = "", ground: str = "", files: dict[str, bytes] | None = None) -> Path:
    """The legions on the Rhine with a plan of Cologne."""
    root = folder / "rhine"
    copy_example(root)
    (root / "scans").mkdir()
    for name, data in (files or {"plan.jpg": picture(), "plan.json": annotation()}).items():
        (root / "scans" / name).write_bytes(data)
    settings = root / "atlas.toml"
    text = settings.read_text(encoding="utf-8")
    head, maps, rest = text.partition("[[maps]]")
    scan = f'[[scans]]\nid = "plan"\ntitle = "Plan of Cologne"\nfile = "scans/plan.jpg"\n{more}\n\n'
    settings.write_text(head + (f"[ground]\n{ground}\n\n" if ground else "") + scan + maps + rest, encoding="utf-8")
    return root
