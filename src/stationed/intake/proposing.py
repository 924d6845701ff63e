"""The columns of a table -> what each is proposed to be used as, by its name, its content and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from stationed.errors import StationedError
from stationed.intake.countries import says_where
from stationed.intake.looks import Look, looks_at
from stationed.intake.sheet import Sheet
from stationed.intake.synonyms import roles_called, words_in
from stationed.model import visible
from stationed.model.codes import listed
from stationed.model.near import Near, did_you_mean, fold
from stationed.model.vocabulary import DEPLOYMENT_KINDS

ROLES = {
    "unit": "what was there: a unit, a ship, a battle, a mission",
    "place": "the name of the place",
    "lat": "latitude",
    "lon": "longitude",
    "point": "both coordinates in one cell",
    "start": "the first date",
    "end": "the last date",
    "date": "a date, or a span of two",
    "start_month": "the month of the start, its year being in another column",
    "start_day": "the day of the start",
    "end_month": "the month of the end",
    "end_day": "the day of the end",
    "period": "the named period, which makes a layer",
    "side": "the side, country or group",
    "arm": "the arm of service",
    "echelon": "the size of the formation",
    "sidc": "the symbol code",
    "icon": "the icon of its mark, a name of Maki's",
    "type": "what kind of thing or place it is",
    "claim_kind": "how it is there: site, area or axis",
    "commander": "who led it",
    "higher_formation": "the unit it belonged to",
    "certainty": "how sure the source is",
    "source": "the source",
    "url": "an address on the web",
    "locator": "the page in the source",
    "quotation": "what the source says, word for word",
    "quotation_language": "the language of the quotation",
    "note": "a note",
    "figure": "a figure",
    "unit_id": "the id of the unit",
    "location_id": "the id of the place",
    "deployment_id": "the id of the record",
    "keep": "kept under its own name",
}
"""What a column can be used as, and what that means."""
SEVERAL = ("figure", "keep")
"""Uses that several columns may have."""
_BOUNDS = frozenset(f"{end}_{bound}" for end in ("start", "end") for bound in ("earliest", "latest", "day", "moment"))
"""Columns of exports of stationed that follow from their dates, which an end that nobody knows leaves alone."""
_WHOLE, _SHOWN, _PART = 4, 3, 2
"""How much a name says: a known one; one with a known word, where the cells show the use too; one with a known word."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What one column is used as."""

    column: str
    """Its name."""
    role: str
    """A key of `ROLES`."""
    why: str
    """Why, in some words."""
    sure: bool = True
    """Whether it can be taken without asking."""
    example: str = ""
    """The first text of the column."""


def propose(sheet: Sheet, said: Mapping[str, str] | None = None) -> tuple[Choice, ...]:
    """Return what each column of a table is to be used as.

    Parameters
    ----------
    sheet : Sheet
        The table.
    said : mapping of str to str, optional
        Column -> role, as the user said; it is taken as it stands.

    Returns
    -------
    tuple of Choice
        One for each column, in order. What fits nothing is kept under its own name.

    Raises
    ------
    StationedError
        When `said` names a column or a role that there is not.
    """
    said = dict(said or {})
    _refuse_unknown(sheet, said)
    looks = looks_at(sheet)
    own = {column: role for column, role in sheet.roles.items() if role not in said.values()}
    taken = {column: Choice(column, role, "its temporal settings") for column, role in own.items()}
    taken |= {name: Choice(name, "claim_kind", "its words") for name in _claim_kinds(sheet) if name not in own}
    taken |= {column: Choice(column, role, "as you said") for column, role in said.items()}
    used = {choice.role for choice in taken.values()}
    ranked = sorted(
        (
            (-strength, place, role, why)
            for place, name in enumerate(sheet.names)
            if name not in taken and looks[name].distinct and not _is_bound(name, sheet.names)
            for role, strength, why in _by_name(name, looks[name])
        ),
        key=lambda one: one[:2],
    )
    for _, place, role, why in ranked:
        name = sheet.names[place]
        if role == "side" and name not in taken and says_where(name, sheet.names):
            taken[name] = Choice(name, "keep", "where it was, and not whose")
        if name not in taken and (role in SEVERAL or role not in used):
            taken[name] = Choice(name, role, why)
            used.add(role)
    _resolve_names(sheet, taken, looks)
    _fill_by_content(sheet, taken, looks)
    return tuple(
        Choice(name, c.role, c.why, c.sure, looks[name].example)
        for name in sheet.names
        for c in (
            taken.get(name, Choice(name, "keep", "fits nothing else" if looks[name].distinct else "nothing in it")),
        )
    )


def _claim_kinds(sheet: Sheet) -> list[str]:
    """The column called kind when it holds the words of deployments and no others, as exports of stationed have it."""
    named = [name for name in sheet.names if fold(name) == "kind"]
    return [
        name
        for name in named
        if sheet.column(name).isin(DEPLOYMENT_KINDS).any() and sheet.column(name).isin(["", *DEPLOYMENT_KINDS]).all()
    ][:1]


def _refuse_unknown(sheet: Sheet, said: Mapping[str, str]) -> None:
    for column, role in said.items():
        if column not in sheet.names and role in sheet.names:
            uses = [visible(column)] if column in ROLES else [*ROLES]
            raise StationedError(
                f"{sheet.file}: a use and a column have changed places, got the column {visible(column)} used as "
                f"{visible(role)}; expected the column {visible(role)} used as {listed(uses, most=30, word='or')}. "
                "--columns names the use first, place=Aerodrome, and so does columns={'place': 'Aerodrome'} in Python."
            )
        if column not in sheet.names:
            near = did_you_mean(Near(sheet.names).to(column, most=2))
            raise StationedError(
                f"{sheet.file}: there is no column {visible(column)}; expected one of "
                f"{listed([visible(name) for name in sheet.names], most=30, word='or')}. {near}".strip()
            )
        if role not in ROLES:
            near = did_you_mean(Near(ROLES).to(role, most=2))
            raise StationedError(
                f"{sheet.file}: a column cannot be used as {visible(role)}; expected one of {', '.join(ROLES)}. "
                f"{near}".strip()
            )


def _by_name(name: str, look: Look) -> list[tuple[str, int, str]]:
    """The roles that a column may have by its name and content: role, strength, reason."""
    bare = re.sub(r"\(.*?\)|\[.*?\]", " ", name).strip() or name
    folded = [fold(name) or name, fold(bare)]
    options = [
        *((key, _WHOLE, f"its name, {visible(name)}") for key in folded),
        *((fold(word), _PART, f"{visible(word)} in its name") for word in words_in(bare)),
    ]
    found: list[tuple[str, int, str]] = []
    for key, strength, why in options:
        least = 0.3 if strength == _WHOLE else 0.8
        found += [
            (role, _SHOWN if strength == _PART and role in _shares(look) else strength, why)
            for role in roles_called(key)
            if _fits(role, look, least, name) and not (role == "arm" and strength == _PART and not look.arms)
        ]
    return found


def _is_bound(name: str, names: Collection[str]) -> bool:
    """Tell whether a column is a bound of the figure or the dates in another one, as exports of stationed have them."""
    figure, _, end = name.rpartition("_")
    return (end in ("low", "high") and figure in names) or (name in _BOUNDS and "dates_in_words" in names)


def _fits(role: str, look: Look, least: float, name: str) -> bool:
    """Tell whether the content of a column allows a role: so many of its texts at least have to be of its kind."""
    if not look.distinct:
        return True
    shares = _shares(look)
    if role in ("start", "end", "date"):
        return max(look.dates, look.years) >= least
    if role in shares:
        return shares[role] >= least
    if role == "side" and look.pages >= 0.8:
        return False  # Seite is a page in German too
    if role in ("unit", "name", "place", "side", "commander", "source"):
        addresses = look.links >= 0.8 and role != "source"  # such as the items of Wikidata beside their labels
        return look.numbers < 0.8 and look.points < 0.6 and not addresses
    if role == "icon":
        return look.marks >= least
    if role == "deployment_id":
        # Rows of one deployment are rival claims; of an id of any other name they would be other things' ids.
        return look.filled == 1.0 and (look.repeated == 1.0 or name == "deployment_id")
    return True


def _shares(look: Look) -> dict[str, float]:
    """Role that only some content has -> the share of the texts that have it."""
    return {
        "lat": look.latitudes,
        "lon": look.longitudes,
        "point": look.points,
        **dict.fromkeys(("start", "end", "date"), look.dates),
        **dict.fromkeys(("start_month", "end_month"), look.months),
        **dict.fromkeys(("start_day", "end_day"), look.numbers),
        "figure": look.figures,
        "url": look.links,
    }


def _resolve_names(sheet: Sheet, taken: dict[str, Choice], looks: Mapping[str, Look]) -> None:
    """A column that is only called name is the unit when nothing else is, then the place, or it is kept."""
    used = {choice.role for choice in taken.values()}
    for name in [name for name in sheet.names if name in taken and taken[name].role == "name"]:
        role = next((role for role in ("unit", "place") if role not in used), "keep")
        taken[name] = Choice(name, role, taken[name].why)
        used.add(role)
    if "date" in used and "end" in used and "start" not in used:
        column = next(name for name, choice in taken.items() if choice.role == "date")
        taken[column] = Choice(column, "start", "a date beside a column of ends")


def _fill_by_content(sheet: Sheet, taken: dict[str, Choice], looks: Mapping[str, Look]) -> None:
    """What no name gave: coordinates, dates, figures and the column that says what it is about."""

    def used(*roles: str) -> bool:
        return any(choice.role in roles for choice in taken.values())

    free = [name for name in sheet.names if name not in taken]
    for name in list(free):
        look = looks[name]
        if not used("lat", "point") and sheet.geometry is None and look.points >= 0.8:
            taken[name] = Choice(name, "point", "coordinates in its cells")
        elif look.dates >= 0.9 and look.distinct and not used("start", "date"):
            taken[name] = Choice(name, "date" if not used("end") else "start", "dates in its cells", sure=False)
        elif look.dates >= 0.9 and not used("end") and _behind_start(sheet, name, taken):
            _end_behind(sheet, name, taken)
        elif look.links >= 0.9 and not used("url"):
            taken[name] = Choice(name, "url", "web addresses in its cells")
    words = [
        n for n in free if n not in taken and looks[n].numbers < 0.5 and looks[n].dates < 0.5 and looks[n].distinct
    ]
    if words and not used("unit") and used("place") and words[0] == sheet.names[0]:
        taken[words[0]] = Choice(words[0], "unit", "the first column, of text")
    _numbered_unit(sheet, taken, looks)
    if not used("unit", "place") and words:
        first = max(
            words, key=lambda name: (looks[name].distinct if looks[name].length < 60 else 0, -words.index(name))
        )
        taken[first] = Choice(first, "unit", "the text that differs most", sure=False)


def _behind_start(sheet: Sheet, name: str, taken: Mapping[str, Choice]) -> bool:
    """Tell whether a column stands right behind that of the starts, or of dates that only its cells show."""
    place = sheet.names.index(name)
    before = taken.get(sheet.names[place - 1]) if place else None
    return before is not None and (before.role == "start" or (before.role == "date" and not before.sure))


def _end_behind(sheet: Sheet, name: str, taken: dict[str, Choice]) -> None:
    """Two columns of dates, one behind the other, are a start and an end."""
    before = sheet.names[sheet.names.index(name) - 1]
    if taken[before].role == "date":
        taken[before] = Choice(before, "start", "dates in its cells, and in those beside it", sure=False)
    taken[name] = Choice(name, "end", "dates beside those of the start", sure=False)


def _numbered_unit(sheet: Sheet, taken: dict[str, Choice], looks: Mapping[str, Look]) -> None:
    """A column such as Squadron, whose cells are 007 and 19, is the unit when no other is. Asked: it may be counts."""
    if any(choice.role in ("unit", "unit_id") for choice in taken.values()):
        return
    for name in sheet.names:
        if name not in taken and looks[name].distinct and "unit" in roles_called(fold(name)):
            taken[name] = Choice(name, "unit", f"its name, {visible(name)}, with numbers in its cells", sure=False)
            return
