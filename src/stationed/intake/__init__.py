"""Intake: any one table -> an atlas. Columns are proposed, dates read by column, and nothing is left out in silence."""

from stationed.dates.orders import Order
from stationed.intake.answers import ORDERS, SUFFIX, Answers, given_columns, parse_columns, to_toml
from stationed.intake.candidates import Candidates, candidates_of, locate
from stationed.intake.frames import to_taken
from stationed.intake.given import is_table, read_given
from stationed.intake.proposing import ROLES, Choice
from stationed.intake.report import choices_text
from stationed.intake.taking import Question, Taken, agreed, errors_by_row, settled, take

__all__ = [
    "ORDERS",
    "ROLES",
    "SUFFIX",
    "Answers",
    "Candidates",
    "Choice",
    "Order",
    "Question",
    "Taken",
    "agreed",
    "candidates_of",
    "choices_text",
    "errors_by_row",
    "given_columns",
    "is_table",
    "locate",
    "parse_columns",
    "read_given",
    "settled",
    "take",
    "to_taken",
    "to_toml",
]
