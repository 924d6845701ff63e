"""Soviet and Russian men in the atlas on days for which a source, or its arithmetic, gives the number.

Each row: the day, the least and the most men over the topmost formations that state a figure, and whose number it is.
`inf` means that a source says "more than".
"""

from __future__ import annotations

from math import inf

KNOWN_TOTALS: tuple[tuple[str, float, float, str], ...] = (
    ("1921-06-02", 200, 200, "the 35th Cavalry Regiment at Zheltura"),
    ("1921-07-01", 10_100, 10_100, "Expeditionary Corps: 7,600 foot and 2,500 horse, its brigades not added"),
    ("1936-09-15", 5_800, 5_800, "first contingent"),
    ("1937-10-31", 32_794, 32_794, "57th Special Corps, its brigades and regiments not added"),
    ("1938-07-15", 33_125, 33_125, "Konev's report"),
    ("1939-05-25", 33_125, 33_125, "the 5,544 engaged are part of the corps"),
    ("1939-08-20", 40_950, 73_961, "1st Army Group, three claims; the 5th Brigade's 2,534 not added"),
    ("1945-08-09", 638_300, 648_000, "Trans-Baikal Front, the Cavalry-Mechanised Group not added"),
    ("1945-08-19", 638_300, 648_000, "the same; the 225 men at Mukden not added"),
    ("1986-07-01", 75_000, 75_000, "39th Army, American estimate"),
    ("1987-05-15", 75_000, 75_000, "the 91st Division on its way out is part of the 75,000"),
    ("1988-06-01", 55_000, 55_000, "39th Army after one division had left, American estimate"),
    ("1989-04-01", 50_000, 65_000, "39th Army in March 1989, three claims"),
    ("1989-05-15", 50_000, inf, "more than 50,000 on the day of the announcement"),
)
