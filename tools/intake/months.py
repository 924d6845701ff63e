"""Writes src/stationed/intake/months.json: month names of some languages, from CLDR.

    pip install --target /somewhere babel && PYTHONPATH=/somewhere python tools/intake/months.py

Babel brings CLDR in eleven megabytes; what is needed of it is a table of some hundred words, so the table is kept.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import __version__
from babel.dates import get_month_names

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk")
OTHER = {"jänner": 1, "feber": 2, "märz": 3, "sept": 9, "agost": 8}
"""Forms of Austria and of handwriting that CLDR has in another locale, or not at all."""
TARGET = Path(__file__).parent.parent.parent / "src" / "stationed" / "intake" / "months.json"


def main() -> None:
    """Write the table; two languages that call different months by one word end it."""
    months: dict[str, int] = dict(OTHER)
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context=context, locale=language).items():
                    word = name.casefold().replace("ё", "е").rstrip(".")
                    if word.isalpha() and months.setdefault(word, number) != number:
                        raise SystemExit(f"{word}: month {months[word]} and {number}")
    table = {"from": f"CLDR, by babel {__version__}", "languages": LANGUAGES, "months": dict(sorted(months.items()))}
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
