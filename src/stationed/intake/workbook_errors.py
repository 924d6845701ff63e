"""errors_in: cells of an .xlsx workbook that show an error or were never worked out, which are read as blank."""

from __future__ import annotations

import io
import re
import zipfile

from stationed.files import ARCHIVE_FAULTS
from stationed.model import Finding
from stationed.model.codes import counted, found

_ERROR = re.compile(rb'<c (?=[^>]*\bt="e")[^>]*>(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)?<v>([^<]{1,20})</v>')
_EMPTY = re.compile(rb"<f[^>]*>[^<]+</f>(?:<v\s*/>|<v></v>)?</c>")


def errors_in(data: bytes, *, file: str) -> list[Finding]:
    """Return a note on the cells that show an error such as #REF!, and one on formulas that have no value.

    Parameters
    ----------
    data : bytes
        The workbook; of another form than .xlsx nothing is said.
    file : str
        Its name.
    """
    errors: list[bytes] = []
    empty = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
                    part = archive.read(member)
                    errors += _ERROR.findall(part) if b't="e"' in part else []
                    empty += len(_EMPTY.findall(part)) if b"<f" in part else 0
    except ARCHIVE_FAULTS:
        return []
    met = [
        (len(errors), "with an error of the spreadsheet", errors[0].decode("utf-8", "replace") if errors else ""),
        (empty, "with a formula that was never worked out", ""),
    ]
    return [
        found(
            "table-read",
            f"{counted(number, 'cell')} of the workbook {what} {'is' if number == 1 else 'are'} blank here",
            file=file,
            got=example,
            fix="Mend them in the spreadsheet and save it; nothing has to be done where they do not matter.",
        )
        for number, what, example in met
        if number
    ]
