"""BarePdf: a PDF of one page that is painted and not kept, so that nothing in it is packed, and no font, word or title.

What a kept one has is in `pdf`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stationed.figures.drawing import Box, Slopes
from stationed.figures.markup import number

RESOURCES, FIRST = 4, 6
"""Numbers of the object with all that the content names, and of the first picture or group."""


@dataclass
class BarePdf:
    """What the content of a page names, and the file of both (ISO 32000-1, 7.5)."""

    states: dict[tuple[float, float], str] = field(default_factory=dict[tuple[float, float], str])
    """How opaque insides and lines are -> the name of a state."""
    streams: list[bytes] = field(default_factory=list[bytes])
    """Pictures, their masks and groups, in the order of their numbers."""

    def opaque(self, *, inside: float = 1.0, line: float = 1.0) -> str:
        """Return the operator after which insides and lines are so opaque, from 0 to 1; '' where they are anyway."""
        if inside == line == 1:
            return ""
        return f"/{self.states.setdefault((inside, line), f'g{len(self.states)}')} gs"

    def picture(self, slopes: Slopes) -> str:
        """Return the operator that paints the pixels of slopes, all of them, into the square from 0 to 1."""
        high, wide = slopes.pixels.shape[:2]
        head = f"/Subtype /Image /Width {wide} /Height {high} /BitsPerComponent 8 /ColorSpace"
        if slopes.tones is None:
            alpha, colours, space = slopes.pixels[..., 3], slopes.pixels[..., :3], "/DeviceRGB"
        else:
            alpha, colours = slopes.tones[:, 3][slopes.pixels], slopes.pixels
            space = f"[/Indexed /DeviceRGB 255 <{slopes.tones[:, :3].tobytes().hex()}>]"
        mask = self._kept(f"{head} /DeviceGray", alpha.tobytes())
        return f"/x{self._kept(f'{head} {space} /SMask {mask} 0 R', colours.tobytes())} Do"

    def group(self, content: str, box: Box) -> str:
        """Return the operator that paints some content as one, so that it can be opaque as one."""
        x, y, wide, high = box
        sides = " ".join(map(number, (x, y, x + wide, y + high)))
        head = f"/Subtype /Form /BBox [{sides}] /Group << /S /Transparency >> /Resources {RESOURCES} 0 R"
        return f"/x{self._kept(head, content.encode('ascii'))} Do"

    def written(self, content: str, size: tuple[int, int]) -> bytes:
        """Return the file of a page with a content, of such a width and height."""
        shares = ((name, number(inside, 4), number(line, 4)) for (inside, line), name in self.states.items())
        states = (f"/{name} << /ca {inside} /CA {line} >>" for name, inside, line in shares)
        named = (f"/x{one} {one} 0 R" for one in range(FIRST, FIRST + len(self.streams)))
        sides, used = f"/MediaBox [0 0 {size[0]} {size[1]}]", f"/Resources {RESOURCES} 0 R"
        objects = (
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R {sides} {used} /Contents {FIRST - 1} 0 R >>".encode("ascii"),
            f"<< /ExtGState << {' '.join(states)} >> /XObject << {' '.join(named)} >> >>".encode("ascii"),
            _stream("", content.encode("ascii")),
        )
        return _file((*objects, *self.streams))

    def _kept(self, head: str, data: bytes) -> int:
        """Keep a stream, and return its number."""
        self.streams.append(_stream(f"/Type /XObject {head}", data))
        return FIRST + len(self.streams) - 1


def _stream(head: str, data: bytes) -> bytes:
    return b"<< %s /Length %d >> stream\n%s\nendstream" % (head.encode("ascii"), len(data), data)


def _file(objects: Sequence[bytes]) -> bytes:
    """Objects one behind the other, then where each begins."""
    parts, begins = [b"%PDF-1.7\n"], list[int]()
    at = len(parts[0])
    for place, one in enumerate(objects, start=1):
        begins.append(at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (place, one))
        at += len(parts[-1])
    places = b"".join(b"%010d 00000 n \n" % begin for begin in begins)
    count = len(objects) + 1
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, at)
    return b"".join([*parts, b"xref\n0 %d\n0000000000 65535 f \n" % count, places, end])
