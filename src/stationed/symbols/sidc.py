"""Symbol identification codes: 20 digits of MIL-STD-2525D (APP-6D) or 15 letters of MIL-STD-2525C (APP-6C).

Read are the standard identity, the echelon, and of the entity what `stationed` has an icon for: land units, and the
air base among land installations. Not read: status (a dashed outline means *possible* here), task force, country,
mobility, and all modifiers but airborne, mountain and air assault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGIT_AFFILIATIONS = {
    **dict.fromkeys("01", "unknown"),
    **dict.fromkeys("23", "friend"),
    "4": "neutral",
    **dict.fromkeys("56", "hostile"),
}
_LETTER_AFFILIATIONS = {
    **dict.fromkeys("PUGW", "unknown"),
    **dict.fromkeys("AFDM", "friend"),
    **dict.fromkeys("NL", "neutral"),
    **dict.fromkeys("SHJK", "hostile"),
}
_ECHELONS = {
    "11": "team",
    "12": "squad",
    "13": "section",
    "14": "platoon",
    "15": "company",
    "16": "battalion",
    "17": "regiment",
    "18": "brigade",
    "21": "division",
    "22": "corps",
    "23": "army",
    "24": "army-group",
    "25": "theatre",
    "26": "command",
}
_LETTER_ECHELONS = dict(zip("ABCDEFGHIJKLMN", _ECHELONS.values(), strict=True))

# The longest key that begins the entity, or the function, decides; None: the standard has a sign, we have none.
ENTITIES: dict[str, str | None] = {
    "1100": "headquarters",
    **dict.fromkeys(("1107", "1108", "1109", "1110"), "signals"),
    "1201": "air-assault",
    "1203": "naval-infantry",
    "1204": "anti-tank",
    "1205": "armour",
    "120501": "reconnaissance",
    "1206": "helicopter",
    **dict.fromkeys(("1207", "1208"), "air"),
    "1210": "combined",
    "1211": "infantry",
    "121101": "naval-infantry",
    **dict.fromkeys(("121102", "121105"), "mechanised-infantry"),
    "121104": "motorised-infantry",
    "1213": "reconnaissance-or-cavalry",
    **dict.fromkeys(("1217", "1218"), "special-forces"),
    "1301": "anti-aircraft",
    "1303": "artillery",
    "130301": "self-propelled-artillery",
    "1307": "missile",
    "1308": "mortar",
    "1401": "chemical-defence",
    "1407": "engineers",
    "1412": "military-police",
    "1417": "security",
    "1421": "topographic",
    **dict.fromkeys(("1503", "1505", "1506", "1508"), "electronic-warfare"),
    "1510": "intelligence",
    **dict.fromkeys(("1600", "1602", "1617", "1629", "1634", "1637", "1638", "1639"), "logistics"),
    **dict.fromkeys(("1640", "1641", "1642", "1643", "1644", "1645", "1646"), "logistics"),
    "1609": "labour",
    "1611": "maintenance",
    **dict.fromkeys(("1613", "1614"), "medical"),
    **dict.fromkeys(("1604", "1623"), "ordnance"),
    **dict.fromkeys(("1620", "1625", "1626"), "fuel"),
    "1630": "railway",
    "1636": "transport",
    "1701": "naval",
    "2002": "border-guards",
    **dict.fromkeys(("2000", "2013"), "security"),
}
"""Land units (symbol set 10) of MIL-STD-2525D, appendix D, by the first digits of the entity."""

FUNCTIONS: dict[str, str | None] = {
    "UCD": "anti-aircraft",
    "UCA": "armour",
    "UCAA": "anti-tank",
    "UCV": "helicopter",
    **dict.fromkeys(("UCVF", "UCVC"), "air"),
    "UCVU": None,
    "UCI": "infantry",
    "UCIM": "motorised-infantry",
    "UCIO": "mountain-infantry",
    "UCIA": "airborne",
    "UCIS": "air-assault",
    **dict.fromkeys(("UCIZ", "UCII"), "mechanised-infantry"),
    "UCIN": "naval-infantry",
    "UCE": "engineers",
    "UCF": "artillery",
    "UCFHE": "self-propelled-artillery",
    "UCFR": "rocket-artillery",
    "UCFM": "mortar",
    "UCFS": "topographic",
    "UCFO": None,
    "UCR": "reconnaissance-or-cavalry",
    "UCRH": "cavalry",
    "UCRVA": "reconnaissance",
    "UCM": "missile",
    "UCS": "security",
    "UUA": "chemical-defence",
    "UUM": "intelligence",
    "UUMSE": "electronic-warfare",
    "UUL": "military-police",
    "UUS": "signals",
    "UUT": "topographic",
    "USA": None,
    "USAL": "labour",
    "USM": "medical",
    "USS": "logistics",
    "UST": "transport",
    "USTR": "railway",
    "USX": "maintenance",
    "UH": "headquarters",
    "IBA": "air-base",
}
"""Ground units and installations of MIL-STD-2525C, appendix A, by the first letters of the function."""

_MODIFIED_INFANTRY = {"01": "airborne", "27": "mountain-infantry", "59": "air-assault"}


@dataclass(frozen=True)
class CodeReading:
    """What a symbol code says; blank where it says nothing that we can draw."""

    affiliation: str = ""
    """friend, hostile, neutral or unknown."""
    icon: str = ""
    """A name of `icons.ICONS`."""
    echelon: str = ""
    """An echelon with a mark of its own."""
    fault: str = ""
    """What cannot be drawn, one sentence; blank when the whole code can."""


def read_code(text: str) -> CodeReading:
    """Read a symbol identification code.

    Parameters
    ----------
    text : str
        20 digits, or 15 letters padded with ``-`` or ``*``; padding at the end may be missing, as of codes of 10 or 12
        letters that end with the function or the echelon; case and blanks around do not matter. A longer code of
        digits (2525E has 30) is read by its first 20.

    Returns
    -------
    CodeReading
        With `fault` set when the code is malformed, or names an entity that has no icon here. What the code says
        besides, the identity and the echelon, is given all the same.

    Notes
    -----
    MIL-STD-2525D, appendix A (digits); MIL-STD-2525C, appendix A, table A-I (letters).
    """
    code = text.strip().upper()
    if re.fullmatch(r"\d{20}(\d{10})?", code):
        return _read_digits(code)
    if re.fullmatch(r"[A-Z]{2}[A-Z*-]{8,13}", code):
        return _read_letters(code.ljust(15, "-"))
    return CodeReading(fault="it is neither 20 digits nor 15 letters")


def _longest(table: dict[str, str | None], name: str) -> str | None:
    """The entry of the longest key that begins the name."""
    for length in range(len(name), 0, -1):
        if name[:length] in table:
            return table[name[:length]]
    return None


def _read_digits(code: str) -> CodeReading:
    affiliation = _DIGIT_AFFILIATIONS.get(code[3], "unknown")
    echelon = _ECHELONS.get(code[8:10], "")
    symbol_set, entity = code[4:6], code[10:16]
    if entity == "000000" and symbol_set in ("10", "20"):
        icon: str | None = "headquarters" if code[7] in "2367" else ""
    elif symbol_set == "10":
        icon = _longest(ENTITIES, entity)
        if icon == "infantry":
            icon = _MODIFIED_INFANTRY.get(code[18:20], icon)
    else:
        icon = "air-base" if (symbol_set, entity) == ("20", "121301") else None
    fault = "" if icon is not None else f"entity {entity} of symbol set {symbol_set} has no icon here"
    return CodeReading(affiliation, icon or "", echelon, fault)


def _read_letters(code: str) -> CodeReading:
    affiliation = _LETTER_AFFILIATIONS.get(code[1], "unknown")
    installation = code[10] == "H"
    echelon = "" if installation else _LETTER_ECHELONS.get(code[11], "")
    function = code[4:10].replace("*", "-").rstrip("-")
    if code[0] != "S" or code[2] not in "GF":
        icon: str | None = None
    elif function in ("", "U"):
        icon = "headquarters" if code[10] in "ABCD" else ""
    elif code[2] == "F":
        icon = "special-forces"
    else:
        icon = _longest(FUNCTIONS, function)
    fault = "" if icon is not None else f"scheme {code[0]}, dimension {code[2]}, function {function} has no icon here"
    return CodeReading(affiliation, icon or "", echelon, fault)
