"""What one input may cost at most. docs/reliability.md has a table of these, and a test holds the two together.

Whoever meets a limit says so in words: an input that is larger is refused as a whole, never cut.
"""

from __future__ import annotations

PAGE_BYTES = 300_000_000
"""Bytes of a page that `embed` or `extract` is given. A built page has 64 million characters at most."""

MANIFEST_BYTES = 4_000_000
"""Bytes of the manifest of the files that a page carries."""

EXTRACTED_BYTES = 16_000_000
"""Bytes of all files that a page carries, unpacked. A build packs 8 million at most."""

EXTRACTED_FILES = 10_000
"""Files that a page carries."""

FILE_BYTES = 2_000_000_000
"""Bytes of one file of an atlas."""

FOLDER_FILES = 2_000
"""Files of one folder of an atlas: context or basemap."""

SETTINGS_BYTES = 1_000_000
"""Bytes of atlas.toml."""

SETTINGS_DEPTH = 20
"""Tables and lists within each other in atlas.toml; the deepest that means anything has four."""

COLUMNS = 2_000
"""Columns of a table, or different properties in the features of a file."""

ROWS = 10_000_000
"""Rows of a Parquet table. Two million deployments fill the largest page there may be."""

UNPACKED_BYTES = 64_000_000
"""Bytes of text that a Parquet file may unpack to whatever its size; a larger file may unpack to `UNPACKED_TIMES`."""

UNPACKED_TIMES = 40
"""Bytes of text that a Parquet file may unpack to for each of its own, if that is more than `UNPACKED_BYTES`."""

CELLS = 2_000_000
"""Cells of a workbook, or of records that lack some, once they are filled up, whatever the size of the file."""

CELLS_A_BYTE = 10
"""Cells that these may be filled up to for each byte of the file, if that is more than `CELLS`."""

GEOMETRY_CORNERS = 1_000_000
"""Corners of one line or area."""

CROSSING_CORNERS = 50_000
"""Corners of one part of an area that crosses itself, whose mending grows faster than they do."""

CROWDED_PAIRS = 50_000_000
"""Pairs of lines within one line or area whose boxes overlap: each pair is asked whether it crosses."""

SCAN_BYTES = 200_000_000
"""Bytes of the picture of a scanned map."""

ILLUSTRATION_BYTES = 50_000_000
"""Bytes of a picture that the story shows."""

ILLUSTRATION_PIXELS = 50_000_000
"""Its pixels: more than a page or a sheet of paper shows of it."""

ILLUSTRATIONS = 60
"""Pictures of a story: at 90,000 bytes each in a page."""

FONT_BYTES = 40_000_000
"""Bytes of a font that an atlas names; those of all Chinese letters have half of it."""

SCAN_PIXELS = 150_000_000
"""Pixels of the picture of a scanned map: half a gigabyte while it is drawn."""

RIVALS = 1_000
"""Claims of one deployment. A card lists them all."""

TEXT_LETTERS = 100_000
"""Characters of one cell of a table, or of one text in atlas.toml."""

WORDS_BYTES = 1_000_000
"""Bytes of a file of words that an atlas brings; those of the package have twenty thousand."""

WORD_LETTERS = 2_000
"""Characters of a word or sentence in it; the longest of the package has three hundred."""

NAME_LETTERS = 1_000
"""Characters of the name of a column in a table of the user's own."""

PERIODS = 1_000
"""Periods of an atlas. Each claim is held against each of them."""

SETTINGS_LISTS = {"maps": 100, "languages": 40, "quantities": 100, "columns": 500, "allegiances": 1_000, "scans": 50}
"""Entries of the lists of atlas.toml: each map is a page, each language and figure a column of every table."""
