"""Bytes of a text file -> text, with a word about its encoding.

UTF-8 is the rule, a byte order mark is tolerated. Another encoding is an error, but the text is decoded by the best
guess all the same, so that the other findings of the file come at once.
"""

from __future__ import annotations

import codecs
import re

from stationed.model import Finding
from stationed.model.codes import found

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16, which Excel calls Unicode Text"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16, which Excel calls Unicode Text"),
)
_SAMPLE, _PIECE = 200_000, 1 << 24
_CYRILLIC = (("cp1251", "Windows-1251 (Cyrillic)"), ("koi8-r", "KOI8-R (Cyrillic)"), ("cp866", "DOS 866 (Cyrillic)"))
_ADVICE = "Save the file again as UTF-8 (in a spreadsheet: CSV UTF-8)."


def decode(data: bytes, *, file: str) -> tuple[str, list[Finding]]:
    """Return the text of a file.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : str
        Its name for the findings.

    Returns
    -------
    str
        The text without byte order mark. In a file that is not UTF-8 it is a best guess.
    list of Finding
        `encoding-bom`, `encoding-wrong` or nothing.
    """
    if data.startswith(codecs.BOM_UTF8):
        text, findings = decode(data[3:], file=file)
        return text, findings or [_bom(file)]
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), [_wrong(file, name, certain=True)]
            except UnicodeDecodeError:
                return data.decode(encoding, "replace"), [_wrong(file, name, certain=False)]
    if wide := _wide(data):
        return data.decode(wide, "replace"), [_wrong(file, "UTF-16 without a byte order mark", certain=False)]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        encoding, name = guess(data)
        line = data.count(b"\n", 0, error.start) + 1
        place = f"byte 0x{data[error.start]:02X} in line {line}"
        return data.decode(encoding, "replace"), [_wrong(file, name, certain=False, place=place)]


def is_plain(data: bytes) -> bool:
    """Tell whether a file is UTF-8 without a mark, so that `decode` says nothing of it, without making a text of it."""
    if data.startswith((codecs.BOM_UTF8, *(mark for mark, _, _ in _MARKS))) or _wide(data):
        return False
    if data.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(view[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def guess(data: bytes) -> tuple[str, str]:
    """Return the likeliest encoding of bytes that are not UTF-8, as Python's name and as people call it.

    Notes
    -----
    In Cyrillic whole words are beyond ASCII, in Western European languages single letters are. Among the Cyrillic
    encodings, which put the letters in different places, the right one is that in which they become small letters.
    """
    sample = data[:_SAMPLE]
    beyond = sum(byte > 127 for byte in sample)
    in_words = sum(len(word) for word in re.findall(rb"[\x80-\xff]{3,}", sample))
    best, name, score = "cp1252", "Windows-1252 (Western European)", 0.6
    for encoding, called in _CYRILLIC if in_words > beyond / 2 else ():
        text = sample.decode(encoding, "replace")
        small = sum("а" <= letter <= "я" or letter == "ё" for letter in text)
        large = sum("А" <= letter <= "Я" or letter == "Ё" for letter in text)
        if beyond and (small + 0.5 * large) / beyond > score:
            best, name, score = encoding, called, (small + 0.5 * large) / beyond
    if data.count(b"\xef\xbf\xbd") or _mostly_utf8(sample):
        return "utf-8", "UTF-8 with some damaged bytes"
    return best, name


def _mostly_utf8(sample: bytes) -> bool:
    """Tell whether far more of the bytes beyond ASCII are good UTF-8 than are not."""
    text = sample.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - bad
    return good > 10 * bad


def _wide(data: bytes) -> str:
    """Return utf-16-le or utf-16-be when the beginning has zero bytes and reads well in it, else ''."""
    sample = data[:2000]
    sample = sample[: len(sample) // 2 * 2]
    if b"\0" not in sample:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        if sum(character in "\r\n\t" or " " <= character < "\u0530" for character in text) > 0.9 * len(text):
            return encoding
    return ""


def _bom(file: str) -> Finding:
    return found(
        "encoding-bom",
        "the file starts with a byte order mark, which some programs take for text",
        file=file,
        got="the bytes EF BB BF",
        expected="UTF-8 without a mark",
        fix="Nothing has to be done; stationed check --fix takes it out.",
        replacement="no mark",
    )


def _wrong(file: str, name: str, *, certain: bool, place: str = "") -> Finding:
    looks = f"is in {name}" if certain else f"is not in UTF-8; it looks like {name}"
    return found(
        "encoding-wrong",
        f"the file {looks}",
        file=file,
        got=place or name.partition(",")[0],
        expected="UTF-8",
        fix=_ADVICE + (" Or let stationed check --fix do it." if certain else ""),
        replacement="UTF-8" if certain else None,
    )
