"""Arm, echelon, allegiance or symbol code -> military symbol: its code, its drawing, its place in a legend."""

from stationed.symbols.coding import CodedSymbols, Symbol, UnreadCode, code_symbols
from stationed.symbols.drawing import HEAD, drawing, legend, marked_echelons, svg, symbol_table
from stationed.symbols.icons import AFFILIATIONS, ICONS
from stationed.symbols.sidc import CodeReading, read_code

__all__ = [
    "AFFILIATIONS",
    "HEAD",
    "ICONS",
    "CodeReading",
    "CodedSymbols",
    "Symbol",
    "UnreadCode",
    "code_symbols",
    "drawing",
    "legend",
    "marked_echelons",
    "read_code",
    "svg",
    "symbol_table",
]
