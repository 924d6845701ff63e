from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

def list_layers(path_or_buffer: str | Path | BinaryIO) -> NDArray[np.object_]: ...
