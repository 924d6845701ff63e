"""Reading symbol identification codes of MIL-STD-2525, digits (D) and letters (C)."""

from __future__ import annotations

import pytest

from stationed.symbols import ICONS, marked_echelons, read_code
from stationed.symbols.sidc import ENTITIES, FUNCTIONS


@pytest.mark.parametrize(
    ("code", "affiliation", "icon", "echelon"),
    [
        pytest.param("10031000211205000000", "friend", "armour", "division", id="friendly armour division"),
        pytest.param("10061000181211020000", "hostile", "mechanised-infantry", "brigade", id="hostile mechanised"),
        pytest.param("10041000171213000000", "neutral", "reconnaissance-or-cavalry", "regiment", id="neutral scouts"),
        pytest.param("10011000001303000000", "unknown", "artillery", "", id="artillery of unknown size and side"),
        pytest.param("10031000181211000001", "friend", "airborne", "brigade", id="infantry, modifier airborne"),
        pytest.param("10031002230000000000", "friend", "headquarters", "army", id="army headquarters, no entity"),
        pytest.param("10031000230000000000", "friend", "", "army", id="army, no entity"),
        pytest.param("10032000001213010000", "friend", "air-base", "", id="land installation: air base"),
        pytest.param("100310002112050000000000000000", "friend", "armour", "division", id="thirty digits"),
        pytest.param("SFGPUCI----I---", "friend", "infantry", "division", id="letters: infantry division"),
        pytest.param("SHGPUCRH---G***", "hostile", "cavalry", "regiment", id="letters: hostile horse"),
        pytest.param("SFGPUCI----I", "friend", "infantry", "division", id="letters: twelve, to the echelon"),
        pytest.param("SHGPUCRH--", "hostile", "cavalry", "", id="letters: ten, to the function"),
        pytest.param("sugpucaa--*h---", "unknown", "anti-tank", "brigade", id="letters in lower case"),
        pytest.param("SNGPIBA---H----", "neutral", "air-base", "", id="letters: air base"),
        pytest.param("SFGPU-----AK---", "friend", "headquarters", "army", id="letters: army headquarters"),
        pytest.param("SFGPUSTR---F---", "friend", "railway", "battalion", id="letters: rail transport"),
    ],
)
def test_a_code_gives_affiliation_icon_and_echelon(code, affiliation, icon, echelon):
    reading = read_code(code)
    assert (reading.affiliation, reading.icon, reading.echelon, reading.fault) == (affiliation, icon, echelon, "")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("1003", "neither 20 digits nor 15 letters"),
        ("10031000211205", "neither 20 digits nor 15 letters"),
        ("SFGPUCI", "neither 20 digits nor 15 letters"),
        ("SFGPUCI----I-<-", "neither 20 digits nor 15 letters"),
        ("10031000211209000000", "entity 120900 of symbol set 10 has no icon here"),
        ("10033000211200000000", "entity 120000 of symbol set 30 has no icon here"),
        ("SFAPMF---------", "scheme S, dimension A, function MF has no icon here"),
        ("SFGPUCVU--*F---", "function UCVU has no icon here"),
    ],
)
def test_a_code_that_cannot_be_drawn_says_why(code, reason):
    assert reason in read_code(code).fault


def test_a_code_without_icon_still_gives_side_and_size():
    reading = read_code("10061000211209000000")
    assert (reading.affiliation, reading.icon, reading.echelon) == ("hostile", "", "division")


def test_blanks_around_a_code_do_not_matter():
    assert read_code(" 10031000211205000000\t").icon == "armour"


def test_every_icon_of_the_tables_exists():
    named = {icon for icon in (*ENTITIES.values(), *FUNCTIONS.values()) if icon is not None}
    assert named - ICONS.keys() == set()


def test_every_echelon_of_a_code_has_a_mark():
    amplifiers = (11, 12, 13, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 26)
    read = [read_code(f"10031000{amplifier}1211000000").echelon for amplifier in amplifiers]
    assert set(read) <= set(marked_echelons())
    assert read[0] == "team"
    assert read[-1] == "command"
