"""The words that some columns are written in.

Closed vocabularies decide what is drawn and counted: another word is an error. Open vocabularies only choose a symbol
or a label: another word is allowed and a near miss is a warning.
"""

from __future__ import annotations

from stationed.facts import CERTAINTIES as CERTAINTIES
from stationed.facts import ECHELONS as ECHELONS
from stationed.facts import MARKS as MARKS
from stationed.facts import UNRANKED_ECHELONS as UNRANKED_ECHELONS

PRECISIONS: tuple[str, ...] = ("exact", "approximate", "area", "unlocated")
"""How well a location's place is known. Closed."""

DEPLOYMENT_KINDS: tuple[str, ...] = ("site", "area", "axis")
"""site: based there; area: operating there; axis: moving along a line. Closed."""

LOCATION_KINDS: tuple[str, ...] = (
    "city",
    "town",
    "village",
    "settlement",
    "garrison",
    "camp",
    "airfield",
    "headquarters",
    "station",
    "port",
    "battlefield",
    "hill",
    "mountain",
    "pass",
    "river",
    "lake",
    "bridge",
    "monastery",
    "border-crossing",
    "assembly-area",
    "training-area",
    "front",
    "axis",
    "region",
    "area",
)
"""What a location is. Open."""

ARMS: tuple[str, ...] = (
    "infantry",
    "motorised-infantry",
    "mechanised-infantry",
    "mountain-infantry",
    "naval-infantry",
    "airborne",
    "air-assault",
    "armour",
    "cavalry",
    "reconnaissance",
    "combined",
    "artillery",
    "self-propelled-artillery",
    "rocket-artillery",
    "mortar",
    "anti-tank",
    "anti-aircraft",
    "missile",
    "air",
    "helicopter",
    "air-base",
    "engineers",
    "signals",
    "electronic-warfare",
    "intelligence",
    "special-forces",
    "chemical-defence",
    "military-police",
    "security",
    "border-guards",
    "topographic",
    "logistics",
    "maintenance",
    "medical",
    "ordnance",
    "fuel",
    "labour",
    "transport",
    "railway",
    "naval",
    "headquarters",
    "irregular",
)
"""Arms of service; each has a symbol. Open."""

CONTEXT_KINDS: tuple[str, ...] = (
    "border",
    "border-approximate",
    "border-de-facto",
    "border-disputed",
    "railway",
    "road",
    "country",
    "region",
    "disputed-area",
    "front",
    "label",
)
"""What a background feature is. Open."""
