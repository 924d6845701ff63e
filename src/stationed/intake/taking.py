"""take: a file of a user's own -> an atlas, with everything that was proposed for it and what is still to be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from stationed.errors import StationedError
from stationed.intake.answers import SUFFIX, Answers, read_answers, read_answers_in_atlas
from stationed.intake.composing import Composed, compose
from stationed.intake.footnotes import without_footnotes
from stationed.intake.opening import choose_sheet, open_tables
from stationed.intake.proposing import Choice, propose
from stationed.intake.references import References, read_references
from stationed.intake.settings import language_of, left_out_in
from stationed.intake.sheet import Sheet
from stationed.intake.ticking import is_candidates, places_from
from stationed.intake.totals import without_totals
from stationed.model import Finding, Tables, visible
from stationed.model.codes import listed
from stationed.reading import read_tables
from stationed.reading.folder import Folder


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the table does not settle."""

    about: str
    """``columns`` or ``dates``."""
    column: str
    """The column it is about."""
    text: str
    """The question, a sentence."""
    proposal: str
    """What is taken when the user agrees."""


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """A table that was made into an atlas."""

    path: Path
    """Its file."""
    sheet: Sheet
    """The table."""
    places: tuple[Sheet, ...]
    """The tables its places come from, if they are others."""
    choices: tuple[Choice, ...]
    """What each column is used as."""
    answers: Answers
    """What the user has said."""
    questions: tuple[Question, ...]
    """What has to be asked, with proposals."""
    atlas: Composed
    """The atlas, made by the proposals."""
    references: References | None = None
    """The bibliography that its sources are entries of."""

    def tables(self) -> Tables:
        """Return the atlas as it would be read from a folder."""
        read = read_tables(self.path, held=self.atlas.files, origin=self.atlas.origin)
        return replace(read, findings=(*self.atlas.findings, *read.findings))

    def rows_with(self, row: int) -> list[int]:
        """Return the rows of the table that are one span with a row of it."""
        merged, rows = self.atlas.merged, self.sheet.rows
        if merged is None:
            return [row]
        return rows[np.isin(merged.codes, merged.codes[rows == row])].tolist()

    def without(self, rows: Mapping[int, str]) -> Taken:
        """Return the same without some rows of the table, which the page then names.

        Parameters
        ----------
        rows : mapping of int to str
            Row -> what is wrong with it.

        Raises
        ------
        StationedError
            When no row would be left.
        """
        keep = ~np.isin(self.sheet.rows, list(rows))
        if not keep.any():
            raise StationedError(f"{self.sheet.file}: every row has an error, so none would be left.")
        sheet = self.sheet.take(keep)
        said = left_out_in(language_of(self.sheet), rows, of=len(self.sheet.rows))
        atlas = compose(
            sheet, self.choices, self.answers, places=self.places, references=self.references, left_out=said
        )
        return replace(self, sheet=sheet, atlas=atlas)


def take(
    path: Path,
    *,
    answers: Answers | None = None,
    places: Path | Sheet | None = None,
    sources: Path | None = None,
    remembered: bool = True,
) -> Taken:
    """Return the atlas that a file makes.

    Parameters
    ----------
    path : Path
        The file.
    answers : Answers, optional
        What the user says; it wins over what is remembered.
    places : Path or Sheet, optional
        A second table with the coordinates of the places; of candidates the ticked ones are taken.
    sources : Path, optional
        A bibliography (CSL-JSON, BibTeX, RIS) whose entries the column of sources names.
    remembered : bool
        Whether ``<file>.stationed.toml`` beside the file and ``[table]`` of an atlas.toml there are asked.

    Raises
    ------
    StationedError
        When a file cannot be read, or a column that is wanted is not there.
    """
    said = answers or Answers()
    if remembered:
        said = said.over(_remembered(path))
    sheet, beside = choose_sheet(open_tables(path), said.sheet)
    tables = () if beside is None else (beside,)
    if places is not None:
        given = places_in(places) if isinstance(places, Path) else places
        # Candidates are for what has no coordinates; any other table of places is taken instead.
        tables = (*(tables if is_candidates(given) else ()), places_from(given))
    references = None if sources is None else References(read_references(sources))
    return take_sheet(sheet, answers=said, places=tables, references=references, path=path)


def chosen(path: Path, said: Answers) -> tuple[Sheet, Sheet | None, Answers]:
    """Return the table of a file, the one with the coordinates of its places, and all that was said of it."""
    said = said.over(_remembered(path))
    return (*choose_sheet(open_tables(path), said.sheet), said)


def take_sheet(
    sheet: Sheet, *, answers: Answers, places: Sequence[Sheet] = (), references: References | None = None, path: Path
) -> Taken:
    """Return the atlas that a table makes; otherwise as `take`."""
    if not len(sheet.rows):
        faults = [f" {fault.message}" for fault in sheet.findings if fault.severity == "error"]
        raise StationedError(
            f"{sheet.file}: the table has a header but no rows; expected a row for each record.{''.join(faults[:1])}"
        )
    if answers.gap is not None and not answers.spans:
        raise StationedError(f"{sheet.file}: gap is how far apart the dates of spans may be; give spans as well.")
    if answers.gap is not None and answers.gap < 0:
        raise StationedError(f"{sheet.file}: gap is {answers.gap}; expected how many dates may be missing, 0 or more.")
    sheet = without_footnotes(sheet)
    choices = propose(sheet, answers.columns)
    if (records := without_totals(sheet, choices)) is not sheet:
        sheet, choices = records, propose(records, answers.columns)
    atlas = compose(sheet, choices, answers, places=places, references=references)
    questions = (*_about_columns(choices), *_about_dates(atlas))
    return Taken(path, sheet, tuple(places), choices, answers, questions, atlas, references)


def _remembered(path: Path) -> Answers:
    """What is written of a table: in the file with its answers, and else in atlas.toml beside it.

    Raises
    ------
    StationedError
        When one of the two is there and cannot be read.
    """
    folder, own = Folder(path.parent), path.name + SUFFIX
    given = {name: folder.read(name) if (path.parent / name).is_file() else None for name in (own, "atlas.toml")}
    if unread := next((one for one in folder.findings if one.code == "file-unreadable"), None):
        raise StationedError(unread.message)  # what was answered once would be forgotten
    beside, atlas = given[own], given["atlas.toml"]
    said = Answers() if beside is None else read_answers(beside.data, file=own)
    return said if atlas is None else said.over(read_answers_in_atlas(atlas.data, table=path.name))


def places_in(path: Path) -> Sheet:
    """Return the table of places of a file: the first that has coordinates.

    Raises
    ------
    StationedError
        When none has.
    """
    sheets = open_tables(path)
    for sheet in sheets:
        if is_candidates(sheet):
            return sheet
        roles = {choice.role for choice in propose(sheet)}
        if sheet.geometry is not None or "point" in roles or {"lat", "lon"} <= roles:
            return sheet
    raise StationedError(
        f"{path.name}: no column has coordinates; its columns are {listed(list(sheets[0].names), most=20)}. Give "
        "a file of places with latitudes and longitudes."
    )


def _about_columns(choices: Sequence[Choice]) -> list[Question]:
    return [
        Question(
            "columns",
            choice.column,
            f"Is the column {visible(choice.column)} (such as {visible(choice.example)}) the {choice.role}? "
            f"It is proposed for {choice.why}.",
            choice.role,
        )
        for choice in choices
        if not choice.sure
    ]


def _about_dates(atlas: Composed) -> list[Question]:
    questions: list[Question] = []
    for column, found in atlas.times.undecided.items():
        if found.against:
            text = f"The column {visible(column)} has {found.text} and {found.against}, which have different orders."
        else:
            text = f"In the column {visible(column)}, is {found.open} day first or month first? No row settles it."
        questions.append(Question("dates", column, text, "day-first"))
    return questions


def agreed(taken: Taken) -> Answers:
    """Return the answers that take every proposal: what `--yes` says, and what is written down for the next time."""
    columns = {choice.column: choice.role for choice in taken.choices}
    asked = [question.proposal for question in taken.questions if question.about == "dates"]
    dates = taken.answers.dates or ("day-first" if asked else "")
    sheet = taken.sheet.title if taken.answers.sheet else ""
    return replace(taken.answers, columns=columns, dates=dates, sheet=sheet)


def settled(taken: Taken, *, ask: Callable[[Question], str] | None, yes: bool) -> Taken:
    """Return the same with every question answered.

    Parameters
    ----------
    taken : Taken
        A table.
    ask : callable or None
        Puts a question to the user and returns the answer: a role, or an order of dates. None when nobody can be asked.
    yes : bool
        Whether the proposals are taken.

    Raises
    ------
    StationedError
        When there are questions and nobody to ask; it says which options answer them.
    """
    if not taken.questions:
        return taken
    if yes:
        answers = agreed(taken)
    elif ask is None:
        raise StationedError(_unanswered(taken))
    else:
        columns, dates = dict(taken.answers.columns), taken.answers.dates
        for question in taken.questions:
            answer = ask(question)
            if question.about == "columns":
                columns[question.column] = answer
            elif not dates:
                dates = "month-first" if answer == "month-first" else "day-first"
        answers = replace(taken.answers, columns=columns, dates=dates)
    return take_sheet(taken.sheet, answers=answers, places=taken.places, references=taken.references, path=taken.path)


def _unanswered(taken: Taken) -> str:
    lines = [f"{taken.sheet.file}: the table does not settle everything, and nothing was written."]
    for question in taken.questions:
        option = (
            f'--columns "{question.proposal}={question.column}"'
            if question.about == "columns"
            else "--dates day-first or --dates month-first"
        )
        lines.append(f"{question.text} Say {option}.")
    return "\n".join([*lines, "Or --yes takes what is proposed."])


def errors_by_row(findings: Sequence[Finding], taken: Taken) -> dict[int, str]:
    """Return the rows of the table that have errors, each with what is wrong with it."""
    rows: dict[int, list[str]] = {}
    for finding in findings:
        if finding.severity == "error" and finding.file == taken.sheet.file and finding.row is not None:
            text = f"{finding.column}: {finding.got}" if finding.got else finding.column or finding.code
            for row in taken.rows_with(finding.row):
                rows.setdefault(row, []).append(visible(text))
    return {row: ", ".join(dict.fromkeys(texts)) for row, texts in rows.items()}
