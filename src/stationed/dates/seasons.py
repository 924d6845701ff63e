"""The months of the EDTF season codes 21 to 41.

EDTF names the codes and leaves their months open. Here 21 to 24 are the northern seasons, and a winter (or a southern
summer) belongs to the year in which its December lies: ``1939-24`` is December 1939 to February 1940.
"""

from __future__ import annotations

SEASON_MONTHS: dict[int, tuple[int, int]] = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    25: (3, 5),
    26: (6, 8),
    27: (9, 11),
    28: (12, 14),
    29: (9, 11),
    30: (12, 14),
    31: (3, 5),
    32: (6, 8),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}
"""Code to first and last month, both inclusive; 13 and 14 are January and February of the next year."""
