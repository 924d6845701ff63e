from collections.abc import Mapping, Sequence

from pyarrow import BufferReader, DataType, Table

class ReadOptions:
    def __init__(self, *, column_names: Sequence[str], use_threads: bool, block_size: int) -> None: ...

class ParseOptions:
    def __init__(self, *, delimiter: str, newlines_in_values: bool, ignore_empty_lines: bool) -> None: ...

class ConvertOptions:
    def __init__(
        self, *, column_types: Mapping[str, DataType], strings_can_be_null: bool, check_utf8: bool
    ) -> None: ...

def read_csv(
    input_file: BufferReader,
    read_options: ReadOptions,
    parse_options: ParseOptions,
    convert_options: ConvertOptions,
) -> Table: ...
