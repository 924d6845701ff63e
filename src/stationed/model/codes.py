"""CODES: every code a finding may have, its severity and what it means.

docs/errors.md has a section for each, and a test provokes each one.
"""

from __future__ import annotations

from collections.abc import Sequence

from stationed.model.finding import Finding, Severity

CODES: dict[str, tuple[Severity, str]] = {
    # the folder and its files
    "file-missing": ("error", "A file that every atlas needs is not there"),
    "file-misnamed": ("warning", "A file is not read, its name being nearly that of one that is"),
    "file-unused": ("warning", "A file of data lies in the atlas folder and is not read"),
    "file-unread": ("warning", "Files in context or basemap are not read"),
    "file-twice": ("error", "The same table is there in two formats"),
    "file-empty": ("error", "A file has no content"),
    "file-unreadable": ("error", "A file cannot be opened"),
    "file-outside": ("error", "A link leads out of the atlas folder"),
    "file-name": ("error", "The name of a file or of a page is no text, or some system refuses it"),
    "file-alike": ("error", "Two files or pages have names that some systems take for the same"),
    "file-large": ("error", "A file or a folder holds more than is read"),
    "entry-large": ("error", "A text, a shape or a deployment is larger than is shown"),
    "file-disguised": ("error", "A text file holds a workbook, an archive, a picture or a web page"),
    "file-damaged": ("error", "A Parquet or GeoPackage file cannot be understood"),
    "extra-missing": ("error", "A file needs an optional package that is not installed"),
    "layer-view": ("error", "A layer of a GeoPackage would have to be worked out"),
    "layers-several": ("error", "A GeoPackage has not just one layer with geometry"),
    "rows-missing": ("warning", "A table has a header but no rows"),
    "font-missing": ("warning", "A font is not there"),
    "font-faulty": ("warning", "A file is no font that pictures can be lettered with"),
    "letters-missing": ("warning", "There are no letters for what a poster says"),
    "scan-missing": ("error", "A file of a scanned map is not there"),
    "scan-faulty": ("error", "A scanned map cannot be read or placed"),
    "scan-large": ("error", "The scanned maps of a page take more bytes than they may"),
    "scan-elsewhere": ("warning", "A scanned map lies on no map that may have it"),
    # text
    "encoding-wrong": ("error", "A text file is not in UTF-8"),
    "encoding-bom": ("note", "A text file starts with a byte order mark"),
    "character-broken": ("error", "A text has half a character in it"),
    # tables of text
    "delimiter-line": ("error", "The first line of a table names its delimiter to Excel"),
    "delimiter-wrong": ("error", "Cells are separated by something else than commas"),
    "quote-open": ("error", "A quotation mark is opened and never closed"),
    "row-short": ("error", "A row has fewer cells than the header"),
    "row-long": ("error", "A row has more cells than the header"),
    "rows-blank": ("note", "Rows without any text stand between the others"),
    "column-missing": ("error", "A column that the table needs is not there"),
    "column-duplicate": ("error", "Two columns have the same name"),
    "column-misspelt": ("warning", "The name of a column is nearly that of a known one"),
    "column-unknown": ("note", "A column is not one that is used"),
    # JSON and TOML
    "json-syntax": ("error", "A JSON file breaks the rules of JSON"),
    "json-number": ("error", "A JSON file holds a number that JSON does not have"),
    "json-shape": ("error", "A JSON file is not the kind of object that was expected"),
    "member-twice": ("error", "An object in a JSON file has two members of one name"),
    "member-missing": ("warning", "A feature lacks a member that RFC 7946 asks for"),
    "member-misspelt": ("error", "A GeoJSON object has a member under another name"),
    "member-invalid": ("warning", "A member of a GeoJSON object is not what it may be"),
    "toml-syntax": ("error", "atlas.toml breaks the rules of TOML"),
    "setting-missing": ("error", "atlas.toml lacks a key that every atlas needs"),
    "setting-invalid": ("error", "A value in atlas.toml is not of the right kind"),
    "setting-unknown": ("warning", "atlas.toml has a key that is not used"),
    "value-type": ("error", "A property holds a list or an object where text belongs"),
    # geometry as written
    "crs-unstated": ("warning", "A file does not state its reference system"),
    "crs-unknown": ("error", "A file states a reference system that is not known"),
    "crs-reprojected": ("note", "Coordinates were converted to WGS 84"),
    "geometry-type": ("error", "A geometry is not one of the kinds of GeoJSON"),
    "geometry-depth": ("error", "Coordinates are nested too deep or not deep enough"),
    "geometry-number": ("error", "A coordinate is not a finite number"),
    "geometry-empty": ("warning", "A geometry has no coordinates"),
    "geometry-collection": ("note", "A collection of geometries has one member, or another collection in it"),
    "geometry-short": ("error", "A line or ring has too few positions"),
    "ring-open": ("error", "The ring of an area does not end where it starts"),
    # sources
    "sources-form": ("error", "A file of sources breaks the rules of its format"),
    "source-id": ("error", "A source has no id that can be used"),
    # periods
    "date-invalid": ("error", "A date is not written in EDTF"),
    "date-ambiguous": ("error", "A date can be read in two ways"),
    "period-undated": ("error", "A period has no start or no end"),
    "period-reversed": ("error", "A period ends before it starts"),
    # ids and references
    "cell-blank": ("error", "A cell that must be filled is blank"),
    "cell-spaces": ("error", "A cell has blanks before or behind its text"),
    "id-semicolon": ("error", "An id has a semicolon in it"),
    "id-reserved": ("error", "A period has an id that the address of a page needs for itself"),
    "id-duplicate": ("error", "Two records have the same id"),
    "id-alike": ("warning", "An id looks the same as another and is not"),
    "id-unknown": ("error", "A record names an id that nothing has"),
    "unit-conflict": ("error", "Rival claims about one deployment name different units"),
    "claim-repeated": ("warning", "Two rows say exactly the same"),
    "formation-self": ("error", "A unit is its own higher formation"),
    "formation-cycle": ("error", "Units are each other's higher formation in a circle"),
    "formation-outside": ("warning", "A unit is under a formation of another time"),
    # dates and figures
    "date-reversed": ("error", "Something ends before it starts"),
    "date-lookalike": ("warning", "A date is EDTF and looks like something else"),
    "date-placeholder": ("warning", "A date is one that programs write where there is none"),
    "undated": ("warning", "A claim has neither start nor end"),
    "outside-periods": ("warning", "A claim is in none of the periods"),
    "period-idle": ("warning", "No claim is in a period"),
    "period-overlap": ("note", "Periods overlap"),
    "quantity-invalid": ("error", "A figure is not a number or a bounded number"),
    "quantity-column": ("warning", "A figure that atlas.toml declares has no column"),
    # words and text
    "word-invalid": ("error", "A word is not one of those the column is written in"),
    "word-form": ("note", "A word is understood in another form"),
    "word-unlisted": ("warning", "A word is nearly one of those the column is usually written in"),
    "sidc-invalid": ("warning", "A symbol code is not of a known length"),
    "character-hidden": ("warning", "A text has characters that cannot be seen"),
    "character-direction": ("warning", "A text has characters that turn the direction of writing around"),
    "cell-formula": ("warning", "A spreadsheet would take a text for a formula"),
    "link-invalid": ("warning", "A link is neither an address nor of a known prefix"),
    "colour-invalid": ("error", "A colour is not written as #rrggbb"),
    "colour-contrast": ("warning", "A colour is hard to see on the page"),
    "colour-contrast-dark": ("note", "A colour is hard to see on the dark page"),
    "language-quotation": ("warning", "The language of a quotation cannot be told"),
    "words-form": ("error", "A word that the atlas brings for the page has not the form that is needed"),
    "words-missing": ("warning", "Words of the page are missing in a language that the atlas brings"),
    "words-unknown": ("warning", "A word or a file of words means nothing to the page"),
    "language-words": ("note", "The page has no words of its own in a language"),
    # places
    "coordinates-range": ("error", "Coordinates are not on the globe"),
    "coordinates-swapped": ("error", "Latitude seems to stand before longitude"),
    "coordinates-zero": ("warning", "A location lies at longitude 0 and latitude 0"),
    "location-far": ("warning", "A location lies far outside the atlas"),
    "extent-order": ("warning", "The numbers of an extent stand in another order"),
    "ground-taken": ("note", "Features of the background are taken for something that they do not say themselves"),
    "ground-kind": ("warning", "Nothing says what features of the background are"),
    "ground-clipped": ("warning", "The ground of an atlas ends inside one of its maps"),
    "ground-coarse": ("note", "A map is nearer than the ground of the package is true"),
    "ground-missing": ("warning", "No land is drawn under places that are on land"),
    "geometry-invalid": ("warning", "An area crosses itself"),
    "geometry-mixed": ("warning", "A location is a collection of points, lines or areas, and not all are drawn"),
    "geometry-winding": ("note", "The ring of an area runs the other way round than RFC 7946 asks"),
    "geometry-antimeridian": ("note", "A geometry crosses the antimeridian"),
    "geometry-precision": ("warning", "Precision and geometry do not agree"),
    "geometry-kind": ("warning", "The kind of a deployment and the geometry of its location do not agree"),
    "name-twice": ("note", "Two locations have the same name"),
    # the story
    "story-view": (
        "warning",
        "A view of the story cannot be read, stands in another order, or has its middle outside of every map",
    ),
    "story-key": ("warning", "A step of the story has a key that means nothing"),
    "illustration-missing": ("error", "A picture of the story is not there, or one of too many"),
    "illustration-faulty": ("error", "A picture of the story cannot be read"),
    "illustration-words": (
        "warning",
        "A picture of the story does not say what it shows, whose it is, or who may use it",
    ),
    # a table that is made into an atlas
    "table-read": ("note", "Something about a table was taken for granted while it was read"),
    "table-coordinates": ("error", "Coordinates in a table cannot be read"),
    # sources
    "source-untitled": ("warning", "A source has no title"),
    "source-uncited": ("note", "A source is not cited by anything"),
    "claim-unsourced": ("warning", "Claims name no source"),
}
"""Code -> severity and meaning."""


def found(
    code: str,
    problem: str,
    *,
    file: str = "",
    row: int | None = None,
    id: str = "",  # noqa: A002 - the word of the reports
    column: str = "",
    got: str = "",
    expected: str = "",
    fix: str = "",
    replacement: str | None = None,
) -> Finding:
    """Return a finding with the severity of its code.

    Parameters
    ----------
    code : str
        A key of `CODES`.
    problem, file, row, id, column, got, expected, fix, replacement
        As in `Finding`.

    Raises
    ------
    KeyError
        When the code is not in `CODES`.
    """
    severity, _ = CODES[code]
    return Finding(
        code=code,
        severity=severity,
        file=file,
        problem=problem,
        row=row,
        id=id,
        column=column,
        got=got,
        expected=expected,
        fix=fix,
        replacement=replacement,
    )


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, which is given in the singular: '1 row', '2,150 rows'."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(names: Sequence[str], *, most: int = 5, word: str = "and", total: int | None = None) -> str:
    """Return names as a list in words: 'a', 'a and b', 'a, b and c', or with a count of those left out.

    Parameters
    ----------
    names : sequence of str
        The names, or as many of them as are at hand.
    most : int
        How many are shown.
    word : str
        What stands before the last.
    total : int, optional
        How many there are when `names` holds only the first of them.
    """
    shown = list(names[:most])
    rest = (len(names) if total is None else total) - len(shown)
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return f" {word} ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)
