"""lent_texts: what a picture says in English for want of words in its language, so that it is marked as English."""

from __future__ import annotations

from stationed.figures.reader import Reader


def lent_texts(reader: Reader, label: str) -> frozenset[str]:
    """Return texts that are in English though the picture is in another language.

    Parameters
    ----------
    reader : Reader
        The block in the language of the picture.
    label : str
        What the picture is of, which holds its days.

    Returns
    -------
    frozenset of str
        Words of the page that the language lacks, and days in words where it has none for them; names are none of
        these, nor is what is put together of both.
    """
    english, own = reader.block["words"]["en"], reader.block["words"].get(reader.language)
    lacks = {str(text) for key, text in english.items() if own is None or key not in own}
    dates = own is None or "language.dates" in own
    days = {label, *reader.texts("periods", "span")} if dates else set[str]()
    named = {*reader.texts("periods", "title"), *(str(text) for text in (own.values() if own else ()))}
    return frozenset((lacks | days) - {"", *named})
