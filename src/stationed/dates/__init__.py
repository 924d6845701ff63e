"""Time: EDTF text to day numbers, and which claims a period holds. Nothing here uses ``datetime64`` or the clock.

A day is an integer: days since 1970-01-01 in the proleptic Gregorian calendar with astronomical years.
"""

from stationed.dates.calendar import FAR_FUTURE, FAR_PAST, civil, day_number, iso
from stationed.dates.columns import Fault
from stationed.dates.expression import KNOWN, OPEN, UNKNOWN, DateSettings, Expression
from stationed.dates.labels import LANGUAGES, label, label_columns, label_date
from stationed.dates.lookalikes import lookalikes
from stationed.dates.parse import parse
from stationed.dates.spans import Spans, definite, limited, parse_spans, possible

__all__ = [
    "FAR_FUTURE",
    "FAR_PAST",
    "KNOWN",
    "LANGUAGES",
    "OPEN",
    "UNKNOWN",
    "DateSettings",
    "Expression",
    "Fault",
    "Spans",
    "civil",
    "day_number",
    "definite",
    "iso",
    "label",
    "label_columns",
    "label_date",
    "limited",
    "lookalikes",
    "parse",
    "parse_spans",
    "possible",
]
