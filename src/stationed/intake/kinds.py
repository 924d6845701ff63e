"""The columns that say what kind of thing a table is about -> arms, echelons, kinds and icons of its units."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from stationed.intake.claims import certainties
from stationed.intake.proposing import Choice
from stationed.intake.sheet import Sheet
from stationed.model.vocabulary import ARMS, LOCATION_KINDS, MARKS


def kinds(sheet: Sheet, roles: Mapping[str, str], choices: tuple[Choice, ...]) -> tuple[str, list[str]]:
    """Return what the column of types is of, and the columns that are only kept.

    Returns
    -------
    str
        ``arm``, ``unit``, ``kind`` (of the place) or ``role``; '' when there is none.
    list of str
        Names of columns, some of them used as well but not with all that they say.
    """
    kept = [choice.column for choice in choices if choice.role == "keep"]
    if {"start", "date"} <= roles.keys():
        kept.append(roles["date"])  # such as the year in which a source attests a place that has a start and an end
    if "icon" in roles and not sheet.column(roles["icon"]).isin(["", *MARKS]).all():
        kept.append(roles["icon"])
    if "certainty" in roles and certainties(sheet.column(roles["certainty"])) is None:
        kept.append(roles["certainty"])
    named = roles.get("unit", roles.get("place", ""))
    if (
        "higher_formation" in roles
        and not sheet.column(roles["higher_formation"]).isin(["", *sheet.column(named)]).all()
    ):
        kept.append(roles["higher_formation"])
    if "type" not in roles:
        return "", kept
    if "claim_kind" in roles:
        return "role", kept  # deployments have both: how a unit was there, and what it did
    words = word(sheet.column(roles["type"]))
    if "arm" not in roles and words.isin(["", *ARMS]).mean() > 0.5:
        return "arm", kept
    if _of_units(sheet, roles):
        return "unit", kept
    return "kind" if are_places(sheet, roles) else "role", kept


def _of_units(sheet: Sheet, roles: Mapping[str, str]) -> bool:
    """Tell whether types are kinds of what is no military unit: each has just one, whatever row it stands in."""
    if roles.keys() & {"arm", "echelon", "sidc"}:
        return False
    named = sheet.column(roles.get("unit_id", roles.get("unit", roles.get("place", ""))))
    pairs = pd.DataFrame({"name": named, "type": sheet.column(roles["type"])}).drop_duplicates()
    return not pairs[(pairs["type"] != "") & (pairs["name"] != "")].duplicated("name").any()


def are_places(sheet: Sheet, roles: Mapping[str, str]) -> bool:
    """Tell whether types are kinds of place."""
    words = word(sheet.column(roles["type"]))
    return "unit" not in roles or "place" not in roles or bool(words.isin(["", *LOCATION_KINDS]).mean() > 0.5)


def attributes(sheet: Sheet, roles: Mapping[str, str], kind: str) -> dict[str, pd.Series]:
    """Return what each row says of its unit, by column of units.csv."""
    found: dict[str, pd.Series] = {}
    asked = {"echelon": "echelon", "arm": "arm", "allegiance": "side", "sidc": "sidc", "icon": "icon"}
    asked |= {"arm": "type"} if kind == "arm" else {"kind": "type"} if kind == "unit" else {}
    for attribute, role in asked.items():
        if role in roles:
            texts = sheet.column(roles[role])
            found[attribute] = word(texts) if attribute in ("echelon", "arm") else texts
    if "icon" in found:
        found["icon"] = found["icon"].where(found["icon"].isin(MARKS), "")
    return found


def word(texts: pd.Series) -> pd.Series:
    """Return texts as words of a vocabulary are written."""
    return texts.str.casefold().str.replace(" ", "-", regex=False)
