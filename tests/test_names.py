"""Names of files: how they are shown, and what other systems make of them."""

from __future__ import annotations

import pytest

from stationed.files import is_text, passed_over, printable, refused_elsewhere, same_elsewhere, typed


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("Улаанбаатар.geojson", "Улаанбаатар.geojson", id="letters"),
        pytest.param("a\x1b[2Jb", "a<U+001B>[2Jb", id="drives-a-terminal"),
        pytest.param("a\nb", "a<U+000A>b", id="line-break"),
        pytest.param("a\u202eb", "a<U+202E>b", id="turns-the-direction"),
        pytest.param("a\udcffb", "a<U+DCFF>b", id="byte-that-is-no-text"),
        pytest.param("", "", id="blank"),
    ],
)
def test_a_name_is_shown_on_one_line_with_every_character_to_be_seen(name, shown):
    assert printable(name) == shown


@pytest.mark.parametrize("name", ["a", "a b", "Халхын гол", "\xa0", "~", "a\u200b"])
def test_a_name_of_letters_is_text(name):
    assert is_text(name)


@pytest.mark.parametrize("name", ["a\x1f", "\x7f", "\x9f", "a\ud800", "\udfff", "\0"])
def test_a_name_with_a_control_character_or_half_a_character_is_no_text(name):
    assert not is_text(name)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        pytest.param("con", "Windows takes CON for a device, whatever stands behind it", id="con"),
        pytest.param("Aux.tar.gz", "Windows takes AUX for a device, whatever stands behind it", id="suffixes"),
        pytest.param("prn.csv", "Windows takes PRN for a device, whatever stands behind it", id="prn"),
        pytest.param("conin$", "Windows takes CONIN$ for a device, whatever stands behind it", id="keyboard"),
        pytest.param("CONOUT$.a", "Windows takes CONOUT$ for a device, whatever stands behind it", id="screen"),
        pytest.param("lpt9", "Windows takes LPT9 for a device, whatever stands behind it", id="port"),
        pytest.param("com1", "Windows takes COM1 for a device, whatever stands behind it", id="serial-port"),
        pytest.param("com0", "Windows takes COM0 for a device, whatever stands behind it", id="first-port"),
        pytest.param("LPT\u00b3", "Windows takes LPT\u00b3 for a device, whatever stands behind it", id="raised-digit"),
        pytest.param("nul .txt", "Windows takes NUL for a device, whatever stands behind it", id="blank-before-suffix"),
        pytest.param("rhine.", "Windows takes a blank or a full stop from its end", id="full-stop"),
        pytest.param("rhine ", "Windows takes a blank or a full stop from its end", id="blank"),
        pytest.param("a|b", "Windows allows no | in it", id="bar"),
        pytest.param("a" * 256, "it has 256 bytes, and most disks allow 255", id="long"),
        pytest.param("ү" * 128, "it has 256 bytes, and most disks allow 255", id="long-in-bytes"),
    ],
)
def test_a_name_that_some_system_refuses_is_told_with_the_reason(name, why):
    assert refused_elsewhere(name) == why


@pytest.mark.parametrize(
    "name",
    [
        "console",
        "com",
        "com10",
        "comx",
        "a\udcffb",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "con-x",
        "conX",
        "rhineX",
        "a con",
        "rhine.html",
        ".a",
        "a" * 255,
        "ү" * 127,
        "a.con",
    ],
)
def test_a_name_that_every_system_takes_is_not_refused(name):
    assert refused_elsewhere(name) == ""


@pytest.mark.parametrize(
    ("name", "whether"),
    [
        (".hidden.csv", True),
        ("~$units.csv", True),
        (".~lock.units.csv#", True),
        ("units.fixed.csv", True),
        ("units.csv", False),
        ("fixed.csv", False),
        ("units~.csv", False),
    ],
)
def test_hidden_files_locks_and_mended_copies_are_passed_over(name, whether):
    assert passed_over(name) is whether


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("rhine", "RHINE", id="capitals"),
        pytest.param("caf\u00e9", "cafe\u0301", id="composed-and-not"),
        pytest.param("Straße", "STRASSE", id="sharp-s"),
        pytest.param("Москва", "МОСКВА", id="cyrillic"),
        pytest.param("\u00c9", "e\u0301", id="capital-composed-and-not"),
    ],
)
def test_names_that_some_system_takes_for_the_same_are_the_same(one, other):
    assert same_elsewhere(one) == same_elsewhere(other)


@pytest.mark.parametrize(("one", "other"), [("rhine", "rhin"), ("е", "e"), ("cafe", "café"), ("a-b", "a_b")])
def test_names_that_every_system_tells_apart_are_not_the_same(one, other):
    assert same_elsewhere(one) != same_elsewhere(other)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("posts.csv", "posts.csv"),
        ("дислокация.csv", "дислокация.csv"),
        ("Klöster in Württemberg.xlsx", "'Klöster in Württemberg.xlsx'"),
        ("it's.csv", "'it'\"'\"'s.csv'"),
        ("a;rm.csv", "'a;rm.csv'"),
        ("", "''"),
    ],
)
def test_a_path_in_a_command_is_quoted_where_a_shell_would_part_it(name, shown, monkeypatch):
    monkeypatch.setattr("os.name", "posix")
    assert typed(name) == shown
