"""Bytes of a JSON file -> its value, or a finding that says in which line it breaks."""

from __future__ import annotations

import json
import re
from bisect import bisect

from stationed.model import Finding
from stationed.model.codes import found
from stationed.pace import without_collecting
from stationed.reading.text import decode

_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u([dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)

_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]', re.DOTALL)
"""A member's name, another text, or where an object begins or ends."""

_NUMBERS = re.compile(r":\s*\[[-+0-9.eE,\s\[\]]*\]")
"""Lists of numbers behind a colon. No two begin at the same one, so that no text takes long, whatever it holds."""

_LOOKED = 1 << 16
"""So many characters tell whether most of a text is numbers."""


def read_json(data: bytes, *, file: str) -> tuple[object, list[Finding]]:
    """Return the value of a JSON file.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : str
        Its name for the findings.

    Returns
    -------
    object
        Dictionaries, lists, text, numbers; None when the file cannot be read, which a finding then says. NaN and
        Infinity, which are not JSON, come back as such floats; whoever meets them reports them.
    list of Finding
        `file-empty`, `json-syntax`, `json-number`, `member-twice`, `character-broken` and those of the encoding.
    """
    text, findings = decode(data, file=file)
    if not text.strip():
        return None, [*findings, _empty(file)]
    if "\\ud" in text or "\\uD" in text:
        text, more = _whole(text, file=file)
        findings += more
    try:
        with without_collecting():
            value = json.loads(text)
            twice = _lost_members(text, value)
    except json.JSONDecodeError as error:
        return None, [*findings, _syntax(error, file=file)]
    except RecursionError:
        return None, [*findings, _too_deep(file)]
    except ValueError:
        return None, [*findings, _too_long(file)]
    return value, findings + (_members_twice(text, file=file) if twice else [])


def _lost_members(text: str, value: object) -> bool:
    """Tell whether objects in a text had members that its value lacks, for having two of one name.

    It is also told of a text that may only seem so.
    """
    twice = _counted_apart(text) if _is_mostly_numbers(text) else None
    return _lacks_quotes(text, value) if twice is None else twice


def _is_mostly_numbers(text: str) -> bool:
    """Tell whether most of a text is lists of numbers, as of lines and areas, by its beginning."""
    start = text[:_LOOKED]
    return 2 * len(_NUMBERS.sub(":0", start)) < len(start)


def _counted_apart(text: str) -> bool | None:
    """Read a text again without its lists of numbers, and tell whether some object has fewer names than members.

    None when what is left is not JSON, for having lost a bracket to a list that holds more than numbers.
    """
    members: list[list[tuple[str, object]]] = []
    try:
        json.loads(_NUMBERS.sub(":0", text), object_pairs_hook=members.append)
    except json.JSONDecodeError:
        return None
    return sum(map(len, members)) > sum(map(len, map(dict, members)))


def _lacks_quotes(text: str, value: object) -> bool:
    """Tell whether a text has more quotation marks, in which names and texts stand, than its value written again."""
    return "\\u0022" in text or text.count('"') != json.dumps(value, ensure_ascii=False).count('"')


def _members_twice(text: str, *, file: str) -> list[Finding]:
    """Return a finding for every name that members of one object share, with the lines where it is there again."""
    again: dict[str, list[int]] = {}
    names: list[set[str]] = []
    for token in _TOKEN.finditer(text):
        if token[0] == "{":
            names.append(set())
        elif token[0] == "}":
            names.pop()
        elif token[1] is not None:
            name = json.loads(token[1])
            if name in names[-1]:
                again.setdefault(name, []).append(token.start())
            names[-1].add(name)
    ends = [end.start() for end in re.finditer("\n", text)]
    return [
        found(
            "member-twice",
            f"line {bisect(ends, starts[0]) + 1}: the object has a member of this name already, and only the last "
            "counts"
            + (f"; {len(starts)} objects have, to line {bisect(ends, starts[-1]) + 1}" if len(starts) > 1 else ""),
            file=file,
            got=name,
            expected="each name once in an object",
            fix="Take one of the two out, or rename it.",
        )
        for name, starts in again.items()
    ]


def _syntax(error: json.JSONDecodeError, *, file: str) -> Finding:
    before, after = error.doc[: error.pos].rstrip(), error.doc[error.pos :].lstrip()
    if before.endswith(",") and after[:1] in {"}", "]"}:
        problem, fix = "a comma stands before the closing bracket", "Take the comma out."
    elif "control character" in error.msg:
        problem, fix = "a text runs over the end of the line or holds a control character", "Write \\n for a new line."
    elif "Unterminated string" in error.msg:
        problem, fix = "a text is not closed", "Close it with a quotation mark."
    elif "escape" in error.msg:
        problem, fix = "a backslash is followed by a letter that it does not go with", "Write \\\\ for a backslash."
    elif "',' delimiter" in error.msg:
        problem, fix = "a comma or a closing bracket is missing", "Put it in before this place."
    elif "':' delimiter" in error.msg:
        problem, fix = "a colon is missing behind a name", "Put it in before this place."
    elif "property name" in error.msg:
        problem, fix = "a name in quotation marks is missing", 'Write every name in double quotation marks: "name".'
    elif "Extra data" in error.msg:
        problem, fix = "something follows after the end", "Take it out, or put everything into one list."
    elif not after:
        problem, fix = "the file ends too early", "Put in the closing brackets, or save the file again."
    else:
        problem, fix = "a value is missing or not written as JSON has it", "Write text in double quotation marks."
    around = after[:30].partition("\n")[0] or "the end of the file"
    return found(
        "json-syntax",
        f"line {error.lineno}, character {error.colno}: {problem}",
        file=file,
        got=around,
        expected="valid JSON",
        fix=f"{fix} Nothing in this file was checked further.",
    )


def _empty(file: str) -> Finding:
    return found("file-empty", "the file is empty", file=file, expected="JSON", fix="Write it, or remove the file.")


def _too_deep(file: str) -> Finding:
    return found(
        "json-syntax",
        "the file is nested too deep to be read",
        file=file,
        expected="brackets within brackets a few times at most",
        fix="Export the file again from the program it comes from.",
    )


def _too_long(file: str) -> Finding:
    return found(
        "json-number",
        "a number in the file is too long to be read",
        file=file,
        got="a whole number of more than 4,000 digits",
        expected="numbers that a computer can count with",
        fix="Correct the number, or put quotation marks around it if it is text.",
    )


def _whole(text: str, *, file: str) -> tuple[str, list[Finding]]:
    """Return the text with every half character (an escaped lone surrogate) as U+FFFD, and the place of the first."""
    halves: list[int] = []

    def replace(escape: re.Match[str]) -> str:
        if escape[1] is None:
            return escape[0]
        halves.append(escape.start())
        return "\\uFFFD"

    text = _ESCAPE.sub(replace, text)
    if not halves:
        return text, []
    return text, [
        found(
            "character-broken",
            f"line {text.count(chr(10), 0, halves[0]) + 1}: a text holds half a character, as when it was cut in two",
            file=file,
            got=f"{len(halves)} lone surrogate{'s' if len(halves) > 1 else ''}",
            expected="whole characters",
            fix="Type the text again at that place.",
        )
    ]
