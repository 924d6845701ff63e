"""The joined tables -> the page's data block, in columns."""

from stationed.payload.block import BLOCK_FORMAT, BLOCK_VERSION, make_block
from stationed.payload.block_types import Block
from stationed.payload.columns import block_text, plain
from stationed.payload.frames import OwnColumns, frame_block
from stationed.payload.own_periods import OwnPeriods
from stationed.payload.pack import pack

__all__ = [
    "BLOCK_FORMAT",
    "BLOCK_VERSION",
    "Block",
    "OwnColumns",
    "OwnPeriods",
    "block_text",
    "frame_block",
    "make_block",
    "pack",
    "plain",
]
