"""Outlines of the letters that posters are lettered with -> src/stationed/static/lettering.json.

Run with a Python that has fontTools, on a machine with Debian's fonts-noto-core; the file is committed, so nobody else
needs either. Usage: python tools/lettering/outline.py
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

FONTS = Path("/usr/share/fonts/truetype/noto")
FACES = {"serif": "NotoSerif-Bold.ttf", "sans": "NotoSans-Regular.ttf"}
ARABIC = {"serif": "NotoNaskhArabic-Bold.ttf", "sans": "NotoSansArabic-Regular.ttf"}
JOINED = ((0x60C, 0x60C), (0x61B, 0x61B), (0x61F, 0x61F), (0x640, 0x640), (0x660, 0x66A), (0xFB56, 0xFB59))
JOINED += ((0xFB7A, 0xFB7D), (0xFB8A, 0xFB8B), (0xFB8E, 0xFB95), (0xFBFC, 0xFBFF), (0xFE80, 0xFEFC))
TARGET = Path(__file__).parent.parent.parent / "src" / "stationed" / "static" / "lettering.json"
EM = 1000
RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x386, 0x3CE), (0x400, 0x45F), (0x490, 0x4BF), (0x4D8, 0x4E9))
MORE = "ƒҮүҢңӮӯӢӣ№€™−≈≠≤≥‐‑‒–—‘’‚“”„†‡•…‰′″‹›ʻʼʾʿḌḍḤḥḪḫṀṁṆṇṚṛṢṣṬṭẒẓẖẞ" + "ҺһҶҷҮүҰұ"


class Steps(BasePen):
    """An outline as relative whole-number steps: m dx dy, l dx dy, q dx dy dx dy, z."""

    def __init__(self, glyphs, scale):
        super().__init__(glyphs)
        self.scale, self.at, self.steps = scale, (0, 0), []

    def _to(self, letter, *points):
        x, y = self.at
        numbers = []
        for point in points:
            px, py = (round(value * self.scale) for value in point)
            numbers += [px - x, py - y]
        self.at = px, py
        self.steps.append(letter + " ".join(map(str, numbers)))

    def _moveTo(self, point):  # noqa: N802
        self._to("m", point)

    def _lineTo(self, point):  # noqa: N802
        self._to("l", point)

    def _qCurveToOne(self, control, point):  # noqa: N802
        self._to("q", control, point)

    def _closePath(self):  # noqa: N802
        self.steps.append("z")


def face(name: str, ranges: tuple[tuple[int, int], ...], more: str = "") -> dict[str, str]:
    font = TTFont(FONTS / name)
    glyphs, letters, scale = font.getGlyphSet(), font.getBestCmap(), EM / font["head"].unitsPerEm
    wanted = sorted({*(code for low, high in ranges for code in range(low, high + 1)), *map(ord, more)})
    drawn = {}
    for code in wanted:
        if code in letters:
            pen = Steps(glyphs, scale)
            glyphs[letters[code]].draw(pen)
            drawn[chr(code)] = f"{round(glyphs[letters[code]].width * scale)} {''.join(pen.steps)}"
    return drawn


def main() -> None:
    fonts = ", ".join(file.removesuffix(".ttf") for file in (*FACES.values(), *ARABIC.values()))
    lines = [f'{{"source": "{fonts} (OFL-1.1, Google), by tools/lettering", "em": 1000']
    for name, file in FACES.items():
        drawn = face(file, RANGES, MORE) | face(ARABIC[name], JOINED)
        rows = [f"{json.dumps(sign, ensure_ascii=False)}:{json.dumps(steps)}" for sign, steps in drawn.items()]
        lines.append(f',\n"{name}": {{\n' + ",\n".join(rows) + "}")
    TARGET.write_text("".join(lines) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
