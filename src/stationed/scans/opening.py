"""opened_picture: the bytes of a picture in an atlas folder -> its pixels, or what is wrong with it."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

KINDS = (
    (b"\xff\xd8\xff", JpegImageFile),
    (b"\x89PNG\r\n\x1a\n", PngImageFile),
    (b"II*\0", TiffImageFile),
    (b"MM\0*", TiffImageFile),
    (b"II+\0", TiffImageFile),
    (b"MM\0+", TiffImageFile),
    (b"RIFF", WebPImageFile),
)
"""How a file begins, and what reads it."""


class PictureError(ValueError):
    """What is wrong with a picture, as a clause, and what to do."""

    def __init__(self, problem: str, *, got: str = "", expected: str = "", fix: str = "") -> None:
        super().__init__(problem)
        self.problem, self.got, self.expected, self.fix = problem, got, expected, fix


def opened_picture(
    picture: bytes, *, most: int, smaller: str, upright: bool = False
) -> tuple[Image.Image, dict[int, Any] | None]:
    """Return a picture in red, green, blue and alpha, and the tags of a TIFF.

    Parameters
    ----------
    picture : bytes
        JPEG, PNG, TIFF or WebP.
    most : int
        So many pixels it may have.
    smaller : str
        What to do when it has too many pixels.
    upright : bool
        Whether it is turned as the camera says that it is to be seen.

    Raises
    ------
    PictureError
        When it is none of these, has too many pixels or more than 8 bits a colour, or cannot be read.
    """
    reader = next((reader for start, reader in KINDS if picture.startswith(start)), None)
    if reader is None:
        raise PictureError("the picture is none of the kinds that are read", expected="JPEG, PNG, TIFF or WebP")
    try:
        image = reader(io.BytesIO(picture))
        if image.width * image.height > most:
            raise PictureError(
                "the picture has too many pixels",
                got=f"{image.width:,} by {image.height:,}",
                expected=f"{most:,} at most",
                fix=smaller,
            )
        if image.mode.startswith(("I", "F")):
            raise PictureError("the picture has 16 bits a colour or more", expected="8", fix="Save it so.")
        tags = dict(image.tag_v2) if isinstance(image, TiffImageFile) else None
        return (ImageOps.exif_transpose(image) if upright else image).convert("RGBA"), tags
    except PictureError:
        raise
    except Exception as error:  # whatever a damaged file makes of the library
        raise PictureError("the picture cannot be read", fix="Save it again as JPEG or PNG.") from error
