"""read_own_words: words/<language>.json, in which an atlas brings words of the page that the package has not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast

from stationed.dates.labels.own import flattened
from stationed.facts import PAGE_LANGUAGES, page_words, words_language
from stationed.files import passed_over
from stationed.limits import WORD_LETTERS, WORDS_BYTES
from stationed.model import AtlasConfig, Finding
from stationed.model.codes import found, listed
from stationed.model.near import Near
from stationed.model.own_labels import KINDS, is_label, label_words, lacking
from stationed.reading.folder import Folder
from stationed.reading.json_text import read_json
from stationed.reading.own_labels import expected as expected_label
from stationed.reading.own_labels import like

FOLDER = "words/"
"""Where the files lie, below the folder of the atlas."""

_FORM = re.compile(r"\.(zero|one|two|few|many|other)\Z")
_GAP = re.compile(r"\{(\w+)\}")
_OPTIONAL = ("list.comma", "number.units")
"""Words that languages may have and English has not."""

_FOLDERS = {"dates": "dates/labels", "figures": "quantities/words"}
"""Where the package has its own words of a kind."""

Words = Mapping[str, "str | list[str]"]


def read_own_words(folder: Folder, config: AtlasConfig) -> dict[str, Words]:
    """Return the words that an atlas brings, by language; what is wrong with them is reported.

    Parameters
    ----------
    folder : Folder
        The atlas folder.
    config : AtlasConfig
        Its settings, which list the languages.

    Returns
    -------
    dict of str to mapping
        Key of the page's words, or path of a word for dates or figures -> text, or a list such as the months. Without
        those that mean nothing or cannot be used.
    """
    words: dict[str, Words] = {}
    for name in _names(folder):
        file, language = FOLDER + name, name.removesuffix(".json")
        if not name.endswith(".json") or language not in config.languages:
            folder.findings.append(_unused(file, config))
            continue
        given = folder.read(file)
        if given and len(given.data) > WORDS_BYTES:
            folder.findings.append(_large(file, len(given.data)))
            continue
        value, findings = read_json(given.data, file=file) if given else (None, [])
        folder.findings += findings
        if isinstance(value, dict):
            words[language] = _usable(_by_path(cast("dict[str, object]", value)), file, folder)
            folder.findings += [
                *_missing(words[language], language, file),
                *_missing_labels(words[language], language, file),
            ]
        elif value is not None:
            folder.findings.append(_shape(file, value))
    return words


def _names(folder: Folder) -> list[str]:
    if folder.held is not None:
        return sorted(path.removeprefix(FOLDER) for path in folder.held if path.startswith(FOLDER))
    return [name for name in folder.listed(FOLDER) if not passed_over(name)]


def _by_path(given: Mapping[str, object]) -> dict[str, object]:
    """The words of a file, those for dates and figures under their paths; each of them may be given that way too."""
    return {path: text for key, value in given.items() for path, text in _paths(key, value).items()}


def _paths(key: str, value: object) -> dict[str, object]:
    return flattened({key: value}) if key in KINDS else {key: value}


def _usable(given: Mapping[str, object], file: str, folder: Folder) -> Words:
    """The words of a file that the page can use."""
    words: dict[str, str | list[str]] = {}
    for key, found_there in given.items():
        # A whole number is what the package's own files have there.
        value = str(found_there) if key == "figures.group_from" else found_there
        if len(str(value)) > WORD_LETTERS:
            finding = _long(key, len(str(value)), file)
        elif key in KINDS:
            finding = _form(key, file, value, "an object of words", f"en.json of {_FOLDERS[key]}")
        elif is_label(key):
            finding = _label_fault(key, value, file, given)
        else:
            finding = _unknown(key, file) if _bare(key) not in _english() else _fault(key, value, file)
        if finding is None:
            words[key] = cast("str | list[str]", value)
        else:
            folder.findings.append(finding)
    return words


def _label_fault(key: str, value: Any, file: str, given: Mapping[str, object]) -> Finding | None:
    """What is wrong with a word for dates or figures."""
    model = like(key)
    if model is None:
        return _unknown(key, file)
    wanted = expected_label(key, value, given)
    return _form(key, file, value, wanted, ", ".join(model) if isinstance(model, list) else model) if wanted else None


def _bare(key: str) -> str:
    """A key without the form of number at its end."""
    return key if key in page_words("en") else _FORM.sub("", key)


@cache
def _english() -> Mapping[str, tuple[object, ...]]:
    """Each key without forms of number -> what English says, in all its forms."""
    found: dict[str, tuple[object, ...]] = {"list.comma": ("",), "number.units": (["1000", "1000000"],)}
    for key, value in page_words("en").items():
        bare = _FORM.sub("", key)
        found[bare] = (*found.get(bare, ()), value)
        found.setdefault(key, (value,))
    return found


def _fault(key: str, value: Any, file: str) -> Finding | None:
    """What is wrong with the value of a key that the page knows."""
    said = _english()[_bare(key)]
    if isinstance(said[0], list):
        texts = cast("list[str]", said[0])
        given = cast("list[object]", value) if isinstance(value, list) else []
        whole = len(given) == len(texts) and all(map(_fits, given, texts))
        return None if whole else _form(key, file, value, f"a list of {len(texts)} texts")
    if not _fits(value, str(said[0])):
        return _form(key, file, value, "a number in quotation marks" if str(said[0]).isdecimal() else "a text")
    known = {gap for one in said for gap in _GAP.findall(str(one))}
    has = set(_GAP.findall(str(value)))
    # A form for one thing or for two need not say the number.
    needed = known - {"n"} if _FORM.search(key) else known
    if has <= known and needed <= has:
        return None
    gaps = listed([f"{{{gap}}}" for gap in sorted(known)]) if known else "no words in braces"
    return _form(key, file, value, gaps)


def _fits(value: object, english: str) -> bool:
    """Whether a value is a text, and a number where English has one; what sets digits apart may be a blank."""
    if not isinstance(value, str):
        return False
    if english.isdecimal():
        return re.fullmatch("[0-9]{1,15}", value) is not None
    return bool(value.strip() or (value and english and not re.search(r"\w", english)))


def _form(key: str, file: str, value: Any, expected: str, english: str = "") -> Finding:
    return found(
        "words-form",
        "the word is not of the form that the page needs",
        file=file,
        column=key,
        got=str(value)[:80] or "nothing",
        expected=f"{expected}, as in {english or _said_in_english(key)}",
        fix="Keep what stands in braces as it is, since names and numbers take its place, and translate the rest.",
    )


def _said_in_english(key: str) -> str:
    return str(page_words("en").get(key) or page_words("en").get(f"{_bare(key)}.other") or _english()[_bare(key)][0])


def _long(key: str, length: int, file: str) -> Finding:
    return found(
        "words-form",
        "the word has too many characters",
        file=file,
        column=key if len(key) < 80 else f"{key[:80]}…",
        got=f"{length:,}",
        expected=f"{WORD_LETTERS:,} at most",
        fix="Say no more than English does.",
    )


def _shape(file: str, value: object) -> Finding:
    return found(
        "words-form",
        "the file is not an object of words",
        file=file,
        got=type(value).__name__,
        expected='one object with a text for each word, such as {"theme.dark": "..."}',
        fix="`stationed docs data-format` shows one.",
    )


def _large(file: str, size: int) -> Finding:
    return found(
        "file-large",
        "the file of words has too many bytes",
        file=file,
        got=f"{size:,}",
        expected=f"{WORDS_BYTES:,} bytes at most",
        fix="Keep the words that the page has, as they are in en.json of stationed/static/words in the package.",
    )


def _unknown(key: str, file: str) -> Finding:
    near = _near().to(key, most=1)
    advice = f"Did you mean {near[0]}? " if near else ""
    return found(
        "words-unknown",
        "the page has no such word, so nothing shows it",
        file=file,
        column=key,
        expected="a word of the page",
        fix=f"{advice}Correct the name or take it out.",
    )


def _unused(file: str, config: AtlasConfig) -> Finding:
    return found(
        "words-unknown",
        "the file is no file of words in a language of the atlas, so nothing shows it",
        file=file,
        expected=listed([f"{FOLDER}{language}.json" for language in config.languages], word="or"),
        fix="Name it by the code of the language, and list that under languages in atlas.toml; or take it out.",
    )


def _missing(words: Words, language: str, file: str) -> Iterator[Finding]:
    """Which words a language lacks that the package has none in."""
    if words_language(language):
        return
    has = {_bare(key) for key in words}
    lacks = list(dict.fromkeys(_bare(key) for key in page_words("en")))
    lacks = [key for key in lacks if key not in has and key not in _OPTIONAL]
    if lacks:
        yield found(
            "words-missing",
            f"{len(lacks)} words of the page are missing, which will be in English",
            file=file,
            got=listed(lacks, most=3),
            expected=f"all {len(_keys())} words, as they are in {', '.join(PAGE_LANGUAGES)}",
            fix="Translate them from en.json, which lies in the folder stationed/static/words of the package.",
        )


def _missing_labels(words: Words, language: str, file: str) -> Iterator[Finding]:
    """Which words for dates or figures a file lacks that has some of them: half a sentence says nothing."""
    for kind in KINDS:
        lacks = lacking(words, kind, language)
        if lacks and any(is_label(key) and key.startswith(f"{kind}.") for key in words):
            whole = sum(key.startswith(f"{kind}.") for key in label_words("en"))
            yield found(
                "words-missing",
                f"{len(lacks)} words for {kind} are missing, so all {kind} will be in English",
                file=file,
                got=listed(lacks, most=3),
                expected=f"all of the {whole} words, as they are in {', '.join(PAGE_LANGUAGES)}",
                fix=f"Translate them from en.json, which lies in the folder stationed/{_FOLDERS[kind]} of the package.",
            )


@cache
def _near() -> Near:
    return Near([*page_words("en"), *label_words("en")])


@cache
def _keys() -> frozenset[str]:
    return frozenset(_FORM.sub("", key) for key in page_words("en"))
