from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pandas as pd
from numpy.typing import NDArray

def list_layers(path_or_buffer: str | Path | BinaryIO) -> NDArray[np.object_]: ...
def read_info(path_or_buffer: str | Path | BinaryIO, *, layer: str | None = None) -> dict[str, Any]: ...

# What is written of it: a table with geometries, into a file or memory.
def write_dataframe(
    df: pd.DataFrame,
    path: str | Path | BinaryIO,
    *,
    driver: str,
    layer: str,
    geometry_type: str,
    layer_options: dict[str, str],
) -> None: ...
