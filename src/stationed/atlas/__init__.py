"""An atlas as a value to work with in Python."""

from stationed.atlas.atlas import Atlas
from stationed.atlas.opening import check, from_frames, read

__all__ = ["Atlas", "check", "from_frames", "read"]
