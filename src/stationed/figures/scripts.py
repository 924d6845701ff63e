"""scripts: letters that nothing has -> which font to install for them, and what stands in their place in a book."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_HAN = ("CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "FULLWIDTH")
_EUROPE = ("LATIN", "GREEK", "CYRILLIC", "COMBINING")
_UNBROKEN = re.compile(r"[^/.?&=_-]{40,}")
_FOLDERS = {"fonts-noto-core": "/usr/share/fonts/truetype/noto", "fonts-noto-cjk": "/usr/share/fonts/opentype/noto"}


def script_of(sign: str) -> str:
    """Return the script of a letter by the first word of its name in Unicode, such as GEORGIAN; '' for none."""
    word = unicodedata.name(sign, "").partition(" ")[0]
    return word if unicodedata.category(sign)[0] in "LMN" else ""


def advice(lost: str) -> str:
    """Return which fonts to install for some letters, and how they are named, as sentences."""
    files = list(dict.fromkeys(one for one in map(_file, lost) if one))
    if not files:
        return 'Name a font that has them in atlas.toml, such as fonts = ["fonts/Symbols.ttf"], and put it there.'
    told = " and ".join(f"{_FOLDERS[package]}/{file}" for package, file in files)
    packages = " ".join(dict.fromkeys(package for package, _ in files))
    names = ", ".join(f'"fonts/{file}"' for _, file in files)
    return (
        f"On Debian run apt install {packages}, copy {told} into the folder fonts of the atlas, and name it in "
        f"atlas.toml: fonts = [{names}]."
    )


def unlettered(lost: str, things: str, instead: str) -> str:
    """Return the sentences that name letters which some things have none for.

    Parameters
    ----------
    lost : str
        The letters, as they are printed.
    things : str
        Where they are missing: pictures or books.
    instead : str
        What becomes of them there.
    """
    return f"There are no letters for {lost} in {things}; {instead}. {advice(lost)}"


def readable(text: str, missing: Iterable[str], language: str) -> str:
    """Return a text in which the name of their script stands for letters that there are none for.

    Parameters
    ----------
    text : str
        Any.
    missing : iterable of str
        The letters that there are none for.
    language : str
        In which scripts are named: a BCP 47 code.
    """
    lost = frozenset(missing)
    if not lost.intersection(text):
        return text
    signs = "".join(map(re.escape, sorted(lost)))
    # Signs and numbers between two such letters go with them, but no bracket and no other letter.
    return re.sub(
        rf"[{signs}](?:[^\w()\[\]]*\d*[^\w()\[\]]*[{signs}])*", lambda run: f"[{_name(run[0], text, language)}]", text
    )


def address(url: str, missing: Iterable[str]) -> str:
    """Return an address for print: up to the first letter that there is none for, with places where it may break."""
    lost = frozenset(missing)
    end = next((at for at, sign in enumerate(url) if sign in lost), len(url))
    cut = f"{url[:end]}…" if end < len(url) else url
    return _UNBROKEN.sub(lambda run: "\u200b".join(re.findall(".{1,20}", run[0])), cut)


def _name(run: str, whole: str, language: str) -> str:
    """The name of the script of some letters; of Chinese ones by the letters about them."""
    names = _names().get(language.partition("-")[0]) or _names()["en"]
    scripts = [script_of(sign) for sign in whole]
    kana = any(one in ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA") for one in scripts)
    first = next((one for one in map(script_of, run) if one), "")
    if first in _HAN:
        first = "JAPANESE" if kana else "HANGUL" if "HANGUL" in scripts else "CJK"
    return names.get(first) or names["OTHER"]


@cache
def _names() -> dict[str, dict[str, str]]:
    """Names of scripts by language; languages whose own letters a book lacks say them in English."""
    return json.loads((files("stationed.figures") / "scripts.json").read_text(encoding="utf-8"))


def _file(sign: str) -> tuple[str, str] | None:
    """The package of Debian and the file in it that has a letter."""
    script = script_of(sign)
    if not script:
        return None
    if script in _HAN:
        return "fonts-noto-cjk", "NotoSansCJK-Regular.ttc"
    name = "" if script in _EUROPE else script.title().replace("-", "")
    return "fonts-noto-core", f"NotoSans{name}-Regular.ttf"
