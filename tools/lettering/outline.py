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


def face(name: str) -> dict[str, str]:
    font = TTFont(FONTS / name)
    glyphs, letters, scale = font.getGlyphSet(), font.getBestCmap(), EM / font["head"].unitsPerEm
    wanted = sorted({*(code for low, high in RANGES for code in range(low, high + 1)), *map(ord, MORE)})
    drawn = {}
    for code in wanted:
        if code in letters:
            pen = Steps(glyphs, scale)
            glyphs[letters[code]].draw(pen)
            drawn[chr(code)] = f"{round(glyphs[letters[code]].width * scale)} {''.join(pen.steps)}"
    return drawn


def main() -> None:
    lines = ['{"source": "Noto Serif Bold and Noto Sans Regular (OFL-1.1, Google), by tools/lettering", "em": 1000']
    for name, file in FACES.items():
        rows = [f"{json.dumps(sign, ensure_ascii=False)}:{json.dumps(steps)}" for sign, steps in face(file).items()]
        lines.append(f',\n"{name}": {{\n' + ",\n".join(rows) + "}")
    TARGET.write_text("".join(lines) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
