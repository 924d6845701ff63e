"""pixels: a drawing -> the pixels of a picture, painted by pdfium. No font is looked for."""

from __future__ import annotations

import math
from functools import cache
from threading import Lock
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from stationed.errors import StationedError
from stationed.figures.drawing import Drawing
from stationed.figures.painting import painting

_ALONE = Lock()
"""pdfium works for one thread at a time."""


def pixels(drawing: Drawing, *, scale: float = 1.0) -> NDArray[np.uint8]:
    """Return red, green and blue of each pixel, of shape (rows, columns, 3).

    Parameters
    ----------
    drawing : Drawing
        Its slopes are cut to the land already (`with_cut_slopes`).
    scale : float, optional
        Pixels to one of the drawing's own.

    Raises
    ------
    StationedError
        When it is too large for pdfium.

    Notes
    -----
    A sheet of A4 at 300 dots to the inch takes pdfium a fifth of a second, and resvg seven times as long.
    """
    size = size_of(drawing, scale)
    return painted(painting(drawing, size, scale), size)


def size_of(drawing: Drawing, scale: float) -> tuple[int, int]:
    """Return width and height in whole pixels."""
    wide, high = (max(math.floor(side * scale + 0.5), 1) for side in (drawing.width, drawing.height))
    return wide, high


def painted(page: bytes, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Return the pixels of a PDF of one page, of shape (rows, columns, 3); its size in pixels is given."""
    pdfium = _pdfium()
    wide, high = size
    sheet = np.zeros((high, -(-wide * 3 // 4) * 4), np.uint8)
    # What is made of pixels has those of the picture already: it is not smoothed again.
    how = pdfium.FPDF_REVERSE_BYTE_ORDER | pdfium.FPDF_RENDER_NO_SMOOTHIMAGE
    with _ALONE:
        document = pdfium.FPDF_LoadMemDocument64(page, len(page), None)
        first = pdfium.FPDF_LoadPage(document, 0)
        bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, pdfium.FPDFBitmap_BGR, sheet.ctypes.data, sheet.strides[0])
        if bitmap:
            pdfium.FPDF_RenderPageBitmap(bitmap, first, 0, 0, wide, high, 0, how)
            pdfium.FPDFBitmap_Destroy(bitmap)
        pdfium.FPDF_ClosePage(first)
        pdfium.FPDF_CloseDocument(document)
    if not bitmap:
        raise StationedError(
            f"png: no picture can be so large, got {wide} x {high} pixels; expected fewer. Take a smaller size."
        )
    return sheet[:, : wide * 3].reshape(high, wide, 3)


@cache
def _pdfium() -> ModuleType:
    """The library, which takes a while to load: not before something is painted."""
    import pypdfium2_raw

    pypdfium2_raw.FPDF_InitLibrary()
    return pypdfium2_raw
