from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

def list_layers(path_or_buffer: str | Path | BinaryIO) -> NDArray[np.object_]: ...
def read_info(path_or_buffer: str | Path | BinaryIO, *, layer: str | None = None) -> dict[str, Any]: ...
