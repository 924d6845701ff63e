"""What is said of files that are not there, are called otherwise or are there twice, and of those that cannot be read.

Which names and forms are advised follows from the list of formats.
"""

from __future__ import annotations

from collections.abc import Sequence

from stationed.files import OutsideError, printable, refused_elsewhere, same_elsewhere
from stationed.limits import FOLDER_FILES
from stationed.model import Finding
from stationed.model.codes import found, listed
from stationed.model.near import Near, fold
from stationed.reading.formats import HELD, Holding, format_of, formats_for, suffixes_for


def missing(stem: str, holding: Holding, others: Sequence[str]) -> Finding:
    """Return the finding for a file that an atlas needs and that is not there; `others` are files that nobody reads."""
    names = [stem + suffix for suffix in suffixes_for(holding)]
    problem, got = f"there is no {names[0]}", ""
    if near := _meant(stem, holding, others):
        fix = f"Rename {near} to {_renamed(near, stem, holding)}."
    elif other := _other_form(stem, holding, others):
        problem, got = f"{problem}, and {other} is not read as {_why(other)}", other
        fix = _save_as(other, stem, holding)
    else:
        fix = "Add it; `stationed docs data-format` says what stands in it."
    return found("file-missing", problem, file=names[0], got=got, expected=listed(names, word="or"), fix=fix)


def misnamed(stem: str, holding: Holding, others: Sequence[str]) -> list[Finding]:
    """Return what is said of a file that may be meant for one which an atlas can do without; [] when there is none."""
    if near := _meant(stem, holding, others):
        problem, name = "its name being nearly but not quite that of one that is", _renamed(near, stem, holding)
        fix = f"Rename it to {name}, or give it a name that is less alike."
    elif near := _other_form(stem, holding, others):
        problem, name = f"as {_why(near)}", stem + suffixes_for(holding)[0]
        fix = f"{_save_as(near, stem, holding)} Or give it a name that is less alike."
    else:
        return []
    return [found("file-misnamed", f"the file is not read, {problem}", file=near, got=near, expected=name, fix=fix)]


def twice(there: Sequence[str]) -> Finding:
    """Return the finding for a table that is there in several formats."""
    return found(
        "file-twice",
        f"the same table is there more than once, and only {there[0]} is read",
        file=there[0],
        got=listed(there),
        expected="one of them",
        fix="Remove or rename the others.",
    )


def unreadable(name: str, reason: str) -> Finding:
    """Return the finding for a file that the system does not let us read."""
    return found(
        "file-unreadable",
        f"the file cannot be read: {reason}",
        file=name.rstrip("/"),
        expected="a file that may be read",
        fix="Check that it is a file, that you may read it and that no other program holds it.",
    )


def no_folder(name: str) -> Finding:
    """Return the finding for what is called like a folder of the atlas and is none, such as a file or a pipe."""
    return found(
        "file-unreadable",
        "this is no folder, so nothing in it can be read",
        file=name.rstrip("/"),
        expected="a folder of files",
        fix="Make a folder of this name and put the file into it, or give the file another name.",
    )


def _meant(stem: str, holding: Holding, others: Sequence[str]) -> str:
    """The file that only has to be renamed: its name is near, and so is its suffix; '' for none."""
    forms = formats_for(holding)
    usual = tuple(suffix for form in forms for suffix in (*form.suffixes, *form.also))
    fitting = [name for name in others if name.lower().endswith(usual) or "." not in name]
    same = (name for name in fitting if fold(name.partition(".")[0]) == fold(stem))
    near = Near(fitting)
    alike = (name for suffix in suffixes_for(holding) for name in near.to(stem + suffix, most=1))
    return next(same, "") or next(alike, "")


def _renamed(name: str, stem: str, holding: Holding) -> str:
    """The name that would be read, in the form that the file seems to be in."""
    forms = formats_for(holding)
    seems = (form for form in forms if name.lower().endswith((*form.suffixes, *form.also)))
    form = next(seems, forms[0])
    return stem + next((suffix for suffix in form.suffixes if name.lower().endswith(suffix)), form.suffixes[0])


def _other_form(stem: str, holding: Holding, others: Sequence[str]) -> str:
    """The file that is called so but is in a form that is not read for it; '' for none, as there is for settings."""
    same = (name for name in others if "." in name and fold(name.partition(".")[0]) == fold(stem))
    return "" if holding == "settings" else next(same, "")


def _why(name: str) -> str:
    """Why a file in another form is not read, as the end of a sentence."""
    form = format_of(name.lower())
    if form is None:
        return f"*.{name.rpartition('.')[2]} is no form that is known"
    held = [words for kind, words in HELD.items() if form.holds(kind) and (kind != "background" or not form.places)]
    return f"{form.name} holds {listed(held)} only"


def _save_as(name: str, stem: str, holding: Holding) -> str:
    ways = [f"{form.name} ({stem}{form.suffixes[0]})" for form in formats_for(holding)]
    return f"Save {name} as {listed(ways, word='or')}."


def leads_outside(name: str, outside: OutsideError) -> Finding:
    """Return the finding for a link that leads out of the atlas folder."""
    return found(
        "file-outside",
        "a link leads out of the atlas folder, and is not followed",
        file=name.rstrip("/"),
        got=outside.leads_to,
        expected="a file in the atlas folder, or a link to one",
        fix="Put the file itself in its place: all that is read gets into the pages.",
    )


def not_text(path: str) -> Finding:
    """Return the finding for a name that is not text."""
    return found(
        "file-name",
        "the name of the file is not text",
        file=printable(path),
        expected="a name in UTF-8 without control characters",
        fix="Rename the file.",
    )


BESIDE = (
    *(".md", ".txt", ".html", "-wal", "-shm", "-journal", ".qgz", ".qgs", ".qml", ".qmd", ".aux.xml"),
    *(".sbn", ".sbx", ".qix", ".qpj", ".shp.xml"),
)
"""How names of files end that stand beside features and hold none: words, logs of GeoPackages, indexes of Shapefiles,
what QGIS writes."""
WORDS = ("README", "LICENSE", "LICENCE", "COPYING", "NOTICE")
"""What files of words are called that have no suffix."""


def unread(folder: str, others: Sequence[str]) -> list[Finding]:
    """Return the finding for what lies in a folder of features and is not read; `others` have none of its suffixes."""
    lost = [name for name in others if not name.endswith(BESIDE) and name not in WORDS]
    if not lost:
        return []
    forms = listed([f"{form.name} ({form.suffixes[0]})" for form in formats_for("background")], word="or")
    return [
        found(
            "file-unread",
            f"not read, and so on no map: {listed([printable(name) for name in lost], most=len(lost))}",
            file=folder.rstrip("/"),
            expected=f"files in the form {forms}, and in no folder below",
            fix="Save what is to be drawn in one of these forms, with that suffix in small letters, and keep the rest "
            "outside this folder.",
        )
    ]


def refused_names(folder: str, names: Sequence[str]) -> list[Finding]:
    """Return findings on names of files that some system refuses, or takes for the same: each page carries them."""
    findings: list[Finding] = []
    first: dict[str, str] = {}
    for name in names:
        path = f"{folder}/{name}".replace("//", "/")
        if why := refused_elsewhere(name):
            findings.append(
                found(
                    "file-name",
                    f"some systems refuse the name of the file: {why}",
                    file=path,
                    expected="a name that every system takes, as the pages carry the file",
                    fix="Rename the file.",
                )
            )
        if (other := first.setdefault(same_elsewhere(name), name)) != name:
            findings.append(
                found(
                    "file-alike",
                    f"some systems take {other} and this file for the same",
                    file=path,
                    expected="names that differ in more than capitals or the way accents are coded",
                    fix="Rename one of them.",
                )
            )
    return findings


def crowded(folder: str, number: int) -> Finding:
    """Return the finding for a folder of too many files."""
    return found(
        "file-large",
        "the folder holds too many files",
        file=folder.rstrip("/"),
        got=f"{number:,} files",
        expected=f"{FOLDER_FILES:,} at most",
        fix="Put the features of several files into one.",
    )
