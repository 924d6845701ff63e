from collections.abc import Sequence
from typing import Literal, overload

from pyarrow import Array, Scalar

@overload
def call_function(name: Literal["binary_length"], args: Sequence[Array]) -> Array: ...
@overload
def call_function(name: Literal["sum"], args: Sequence[Array]) -> Scalar: ...
