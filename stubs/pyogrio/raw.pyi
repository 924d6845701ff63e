from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, TypedDict

import numpy as np
from numpy.typing import NDArray

class Meta(TypedDict):
    crs: str | None
    fields: NDArray[np.object_]

# What is known of the layer, the ids of its features, their geometries as WKB, and their fields, a column each.
def read(
    path_or_buffer: str | Path | BinaryIO,
    layer: str,
    columns: Sequence[str] | None = None,
    *,
    datetime_as_string: bool,
) -> tuple[Meta, NDArray[np.int64] | None, NDArray[np.object_] | None, list[NDArray[Any]]]: ...
