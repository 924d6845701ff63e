"""The exceptions of stationed.

StationedError
├── DateError          a date text that is not one of the supported EDTF forms
├── QuantityError      a figure that is not a number or a bounded number
├── AtlasNotFoundError no readable atlas folder at the given path
├── FaultyAtlasError   the atlas has errors; carries every finding
├── MissingExtraError  a file needs an optional package that is not installed
└── OutputError        an output file cannot be written; the old one is untouched

UserWarning
└── StationedWarning   data of one's own is drawn and should be looked at

A fault in the data is a finding, not an exception; these are raised where no value can be given.
"""

from __future__ import annotations

from collections.abc import Sequence


class StationedError(Exception):
    """The parent of every exception that stationed raises on purpose.

    Examples
    --------
    >>> import stationed
    >>> try:
    ...     stationed.read("nowhere")
    ... except stationed.StationedError as error:
    ...     print(error)
    nowhere: there is no such folder. Give the path of an atlas folder.
    """

    def __reduce__(self) -> tuple[object, ...]:
        """Let it be copied and sent from one process to another, its attributes included."""
        return _again, (type(self), self.args), vars(self)


def _again(kind: type[StationedError], said: tuple[object, ...]) -> StationedError:
    """Return an exception that says the same; what it was made of comes after, as its attributes."""
    return kind.__new__(kind, *said)


class DateError(StationedError):
    """A date text that is not one of the supported EDTF forms.

    Attributes
    ----------
    text : str
        The text as it was written.
    reason : str
        What is wrong with it, one sentence.
    expected : str
        The form that would have been accepted.
    fix : str or None
        The corrected spelling, when there is exactly one.
    readings : tuple of str
        The candidate spellings, when the text can be read in more than one way.

    Examples
    --------
    >>> import stationed
    >>> try:
    ...     stationed.parse_date("Aug 1939")
    ... except stationed.DateError as error:
    ...     print(error.fix)
    1939-08
    """

    def __init__(
        self,
        text: str,
        reason: str,
        *,
        expected: str = "an EDTF date such as 1939, 1939-08 or 1939-08-20",
        fix: str | None = None,
        readings: Sequence[str] = (),
    ) -> None:
        self.text = text
        self.reason = reason
        self.expected = expected
        self.fix = fix
        self.readings = tuple(readings)
        advice = f" Write {fix!r}." if fix else ""
        if self.readings:
            advice = " Write one of: " + ", ".join(map(repr, self.readings)) + "."
        super().__init__(f"{reason}, got {text!r}; expected {expected}.{advice}")


class QuantityError(StationedError):
    """A figure that is not a number or a bounded number.

    Attributes
    ----------
    text, reason, expected, fix
        As in `DateError`.

    Examples
    --------
    >>> import stationed
    >>> try:
    ...     stationed.parse_quantity("5,000")
    ... except stationed.QuantityError as error:
    ...     print(error.fix)
    5000
    """

    def __init__(
        self,
        text: str,
        reason: str,
        *,
        expected: str = "a number such as 5544, or a bounded one such as 50000.., ..900, 8000..11000 or 55000~",
        fix: str | None = None,
    ) -> None:
        self.text = text
        self.reason = reason
        self.expected = expected
        self.fix = fix
        advice = f" Write {fix!r}." if fix else ""
        super().__init__(f"{reason}, got {text!r}; expected {expected}.{advice}")


class AtlasNotFoundError(StationedError):
    """No readable atlas folder at the given path.

    Examples
    --------
    >>> import stationed
    >>> try:
    ...     stationed.check("nowhere")
    ... except stationed.AtlasNotFoundError:
    ...     print("no atlas")
    no atlas
    """


class FaultyAtlasError(StationedError):
    """The atlas has errors; nothing can be built from it until they are mended.

    Attributes
    ----------
    findings : tuple
        Every finding, errors and warnings, in file order.

    Examples
    --------
    >>> import stationed
    >>> try:
    ...     stationed.build("faulty", "pages")
    ... except stationed.FaultyAtlasError as error:
    ...     print(error.findings[0].code)
    id-unknown
    """

    def __init__(self, message: str, findings: Sequence[object] = ()) -> None:
        self.findings = tuple(findings)
        super().__init__(message)


class MissingExtraError(StationedError):
    """A file or a command needs an optional package that is not installed.

    Examples
    --------
    >>> import stationed
    >>> try:
    ...     atlas = stationed.read("legions")
    ... except stationed.MissingExtraError as error:
    ...     print(error)  # names the package, and how it is installed
    """


class OutputError(StationedError):
    """An output file cannot be written; the old one is untouched.

    Examples
    --------
    >>> import stationed
    >>> try:
    ...     stationed.copy_example("legions")
    ... except stationed.OutputError as error:
    ...     print(str(error).partition(",")[0])
    legions: the folder is not empty
    """


class StationedWarning(UserWarning):
    """Data of one's own that is drawn, though the check of an atlas would say to look at it; it names the rows.

    Examples
    --------
    >>> import warnings
    >>> import geopandas
    >>> import stationed
    >>> nowhere = geopandas.points_from_xy([0], [0], crs=4326)
    >>> posts = geopandas.GeoDataFrame({"designation": ["A"], "start": ["1937"], "end": [""]}, geometry=nowhere)
    >>> with warnings.catch_warnings(record=True) as met:
    ...     warnings.simplefilter("always")
    ...     layers = stationed.PeriodLayers(posts)
    >>> met[0].category.__name__
    'StationedWarning'
    """
