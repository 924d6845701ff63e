"""What stands inside a symbol's frame: each icon by name, as the glyphs it is put together from.

Every arm of `stationed.model.vocabulary.ARMS` is an icon; the other icons are for symbol codes, and may be written
in the column *arm* as well. The glyphs are those of MIL-STD-2525D as milsymbol draws them, but for these:

- *cavalry* is the bare diagonal, *reconnaissance* the diagonal over an oval (its armoured form): the standard has one
  sign for both, and a map of the 1920s to 1940s needs two. A symbol code for reconnaissance that does not say
  armoured or horse gives *reconnaissance-or-cavalry*, the bare diagonal, as the standard has it.
- *headquarters* is a band across the top instead of a staff, which would reach into the symbols below.
- *irregular* is a short cross, *air-base* an aircraft from above, *security* and *border-guards* a shield,
  *rocket-artillery* and *railway* plain strokes.
"""

from __future__ import annotations

from stationed.facts import FRAMES

ICONS: dict[str, tuple[str, ...]] = {
    "": (),
    "infantry": ("infantry",),
    "motorised-infantry": ("infantry", "vertical-line"),
    "mechanised-infantry": ("oval", "infantry"),
    "mountain-infantry": ("infantry", "mountain"),
    "naval-infantry": ("infantry", "waves"),
    "airborne": ("infantry", "gull"),
    "air-assault": ("infantry", "air-assault"),
    "armour": ("oval",),
    "cavalry": ("diagonal",),
    "reconnaissance": ("oval", "diagonal"),
    "reconnaissance-or-cavalry": ("diagonal",),
    "combined": ("combined",),
    "artillery": ("gun",),
    "self-propelled-artillery": ("oval", "gun"),
    "rocket-artillery": ("rocket",),
    "mortar": ("mortar",),
    "anti-tank": ("chevron",),
    "anti-aircraft": ("dome",),
    "missile": ("missile",),
    "air": ("fixed-wing",),
    "helicopter": ("rotary-wing",),
    "air-base": ("aircraft",),
    "engineers": ("bridge",),
    "signals": ("lightning",),
    "electronic-warfare": ("EW",),
    "intelligence": ("MI",),
    "special-forces": ("SF",),
    "chemical-defence": ("cbrn",),
    "military-police": ("MP",),
    "security": ("shield",),
    "border-guards": ("solid-shield",),
    "topographic": ("survey",),
    "logistics": ("supply-line",),
    "maintenance": ("wrench",),
    "medical": ("cross",),
    "ordnance": ("bomb",),
    "fuel": ("funnel",),
    "labour": ("shovel",),
    "transport": ("wheel",),
    "railway": ("rails",),
    "naval": ("anchor",),
    "headquarters": ("band",),
    "irregular": ("short-cross",),
}
"""Icon to glyphs, in the order they are drawn. The empty name is the bare frame."""

AFFILIATIONS = FRAMES
"""The four frames: rectangle, diamond, square, quatrefoil."""
