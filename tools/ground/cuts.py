"""Lines that no province border gives, drawn by hand, each with its reason and its error.

Every line is a list of (longitude, latitude). The outlines at the end join them to closed areas
which, laid over DCW provinces, give the pieces of `pieces.py`. Where a line runs on beyond the
provinces it cuts, it is only there to close the area.
"""

from __future__ import annotations

Line = list[tuple[float, float]]

KHINGAN: Line = [
    (119.8, 46.85), (120.0, 46.55), (120.1, 46.25), (119.95, 45.95), (119.75, 45.75),
    (119.4, 45.55), (119.05, 45.35), (118.75, 44.95), (118.35, 44.65), (118.1, 44.35), (117.75, 44.1),
    (117.4, 43.95), (116.95, 43.8), (116.55, 43.65), (116.4, 43.3), (116.45, 42.95), (116.85, 42.65),
    (117.05, 42.45), (116.9, 42.15), (116.75, 41.95), (116.35, 41.85), (116.0, 41.75), (115.95, 41.45),
    (116.15, 41.0),
]  # fmt: skip
"""Western border of Manchukuo, north to south: the crest of the Great Khingan, then the western edge of Jehol.

Inner Mongolia is one DCW province. West of the line lie the Xilingol banners, Dolonnor and Guyuan (Chahar);
east of it the Khingan banners, Baarin, Kheshigten, Weichang and Fengning. Error up to 25 km.
"""

GREAT_WALL: Line = [
    (116.15, 41.0), (116.2, 40.78), (116.5, 40.62), (116.9, 40.68), (117.16, 40.69), (117.27, 40.66),
    (117.2, 40.45), (117.25, 40.3), (117.45, 40.24), (117.6, 40.2), (117.97, 40.3), (118.31, 40.42),
    (118.55, 40.37), (118.9, 40.2), (119.3, 40.17), (119.55, 40.2), (119.73, 40.12),
]  # fmt: skip
"""Southern border of Jehol, west to east: the Great Wall by its passes (Gubeikou, Xifengkou).

Error up to 10 km.
"""

SHANHAIGUAN: Line = [(119.73, 40.12), (119.75, 40.0), (119.82, 39.9), (119.9, 39.7)]
"""The Wall from Jehol to the sea: Manchukuo's border with China on the coast. Error up to 5 km."""

JEHOL_EAST: Line = [
    (119.73, 40.12), (119.6, 40.35), (119.75, 40.55), (120.1, 40.75), (120.4, 40.95), (120.7, 41.15),
    (121.0, 41.4), (121.1, 41.6), (121.3, 41.8), (121.8, 41.75), (122.1, 41.95), (122.15, 42.35),
    (122.1, 42.75), (121.75, 43.2), (121.7, 43.9), (121.5, 44.3), (121.3, 44.8), (120.6, 45.2),
    (120.0, 45.5), (119.75, 45.75),
]  # fmt: skip
"""Eastern border of Jehol in 1932, south to north.

Chaoyang, Fuxin, Suidong (Kulun), Kailu and Lubei were Jehol; Suizhong, Yixian, Zhangwu and Tongliao were
Fengtian. The line exists on the map only until Jehol joined Manchukuo in March 1933. Error up to 25 km.
"""

CHAHAR_WEST: Line = [(111.2, 45.2), (111.2, 43.2), (111.9, 42.6), (112.6, 42.1), (113.3, 41.75), (113.3, 41.35)]
"""Western edge of Xilingol and northern Chahar, held by the Mongol Military Government of 1936. Error up to 30 km."""

CHAHAR_SOUTH: Line = [
    (113.3, 41.35), (113.9, 41.15), (114.3, 41.02), (114.85, 40.95), (115.3, 41.1), (115.6, 41.28), (115.95, 41.45),
]  # fmt: skip
"""The outer Great Wall just north of Kalgan: Zhangbei and Guyuan north of it, Kalgan and Chicheng south.

Error up to 10 km.
"""

SUIYUAN_WEST: Line = [
    (109.3, 43.5), (109.3, 41.0), (109.4, 40.65), (110.0, 40.47), (110.5, 40.48), (111.0, 40.25), (111.4, 39.65),
]  # fmt: skip
"""The front in Suiyuan after October 1937: west of Baotou, then the Yellow River; Ordos stayed Chinese.

Error up to 40 km.
"""

SHANXI_NORTH: Line = [
    (111.4, 39.65), (111.95, 39.35), (112.15, 39.1), (112.35, 39.05), (112.86, 39.19), (113.3, 39.2),
    (113.8, 39.1), (114.3, 39.15), (114.55, 39.45), (114.9, 39.6), (115.2, 39.85), (115.6, 40.05),
    (115.95, 40.25), (116.2, 40.55), (116.2, 40.78),
]  # fmt: skip
"""The inner Great Wall: thirteen counties of northern Shanxi and ten of southern Chahar north of it.

Error up to 20 km.
"""

KWANTUNG_NORTH: Line = [(120.9, 39.5), (121.5, 39.5), (121.97, 39.45), (122.45, 39.42), (123.4, 39.4)]
"""Kwantung Leased Territory: from the coast north of Pulandian bay to the coast north of Pikou. Error up to 10 km."""

FER_WEST: Line = [(104.9, 51.62), (104.3, 51.45), (103.6, 51.25), (103.0, 51.15), (102.4, 51.15), (101.9, 50.95)]
"""Far Eastern Republic against Soviet Russia: Khamar-Daban; Tunka and Oka lay outside, the Dzhida valley inside.

Error up to 30 km.
"""

OKHOTSK: Line = [(128.0, 56.0), (142.0, 56.0)]
"""The Okhotsk coast was Kamchatka's and so Soviet Russia's from the end of 1920. A parallel; error up to 100 km."""

PARALLEL_38: Line = [(123.0, 38.0), (131.0, 38.0)]
"""Between the two zones of Korea by General Order No. 1 of 2 September 1945. Exact."""

PARALLEL_50: Line = [(141.3, 50.0), (145.2, 50.0)]
"""Across Sakhalin by the Treaty of Portsmouth, 5 September 1905. Exact."""

JEHOL_OUTLINE: Line = [*KHINGAN[4:], *GREAT_WALL[1:], *JEHOL_EAST[1:]]
MANCHURIA_OUTLINE: Line = [
    *KHINGAN, *GREAT_WALL[1:], *SHANHAIGUAN[1:], (120.5, 37.5), (140.0, 37.5), (140.0, 55.0), (115.0, 55.0),
    (115.0, 47.1), (119.8, 47.1),
]  # fmt: skip
KWANTUNG_OUTLINE: Line = [*KWANTUNG_NORTH, (123.4, 38.3), (120.9, 38.3)]
CHAHAR_OUTLINE: Line = [
    *CHAHAR_WEST, *CHAHAR_SOUTH[1:], *reversed(KHINGAN[:-2]), (119.0, 46.95), (117.5, 46.95), (115.0, 46.5),
]  # fmt: skip
SUIYUAN_OUTLINE: Line = [*SUIYUAN_WEST, (111.4, 39.4), (114.6, 39.4), (114.6, 44.5), (109.3, 44.5)]
SOUTH_OUTLINE: Line = [*SHANXI_NORTH, *GREAT_WALL[:1], *reversed(CHAHAR_SOUTH), (111.4, 41.35)]
FER_OUTLINE: Line = [
    *FER_WEST, (100.0, 49.0), (142.0, 40.0), (145.2, 40.0), (145.2, 56.0), (128.0, 56.0), (112.0, 60.0), (104.9, 60.0),
]  # fmt: skip
SOUTH_KOREA_OUTLINE: Line = [*PARALLEL_38, (131.0, 33.0), (123.0, 33.0)]
KARAFUTO_OUTLINE: Line = [*PARALLEL_50, (145.2, 45.4), (141.3, 45.4)]
KURILS_OUTLINE: Line = [(145.2, 43.0), (145.2, 46.0), (155.3, 51.0), (157.2, 50.5), (150.0, 43.0)]
