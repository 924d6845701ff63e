"""Dates and spans in German, French and Spanish: articles, cases, the first of a month, and doubt."""

import pytest

from stationed.dates import label, label_date

DATES = [
    ("1939-08-20", "20. August 1939", "20 août 1939", "20 de agosto de 1939"),
    ("1939-08-01", "1. August 1939", "1er août 1939", "1 de agosto de 1939"),
    ("1939-03", "März 1939", "mars 1939", "marzo de 1939"),
    ("1950~", "etwa 1950", "vers 1950", "hacia 1950"),
    ("1939-08-20~", "etwa 20. August 1939", "vers le 20 août 1939", "hacia el 20 de agosto de 1939"),
    ("1939-21?", "vielleicht Frühjahr 1939", "peut-être printemps 1939", "quizá primavera de 1939"),
    ("193X", "1930er Jahre", "années 1930", "década de 1930"),
    ("-0043", "44 v. Chr.", "44 av. J.-C.", "44 a. C."),
    ("0014", "14 n. Chr.", "14 apr. J.-C.", "14 d. C."),
    ("[1932-10..1932-11]", "zwischen Oktober und November 1932", "entre octobre et novembre 1932",
     "entre octubre y noviembre de 1932"),
    ("[1939-05-01..1939-05-03]", "zwischen dem 1. und dem 3. Mai 1939", "entre le 1er et le 3 mai 1939",
     "entre el 1 y el 3 de mayo de 1939"),
    ("[1939-05-14..1940-01]", "zwischen dem 14. Mai 1939 und Januar 1940", "entre le 14 mai 1939 et janvier 1940",
     "entre el 14 de mayo de 1939 y enero de 1940"),
    ("1939-05-XX", "Mai 1939, Tag nicht bekannt", "mai 1939, jour inconnu", "mayo de 1939, día desconocido"),
]  # fmt: skip

SPANS = [
    ("1921-07-06", "", "ab dem 6. Juli 1921; Ende nicht bekannt", "depuis le 6 juillet 1921\u00a0; fin inconnue",
     "desde el 6 de julio de 1921; fin desconocido"),
    ("1937-09~", "1938", "etwa ab September 1937 bis 1938", "depuis septembre 1937 environ jusqu’en 1938",
     "aproximadamente desde septiembre de 1937 hasta 1938"),
    ("", "1925-03", "bis März 1925; Beginn nicht bekannt", "jusqu’en mars 1925\u00a0; début inconnu",
     "hasta marzo de 1925; comienzo desconocido"),
    ("", "1992-09-25~", "etwa bis zum 25. September 1992; Beginn nicht bekannt",
     "jusqu’au 25 septembre 1992 environ\u00a0; début inconnu",
     "aproximadamente hasta el 25 de septiembre de 1992; comienzo desconocido"),
    ("1938", "1939-22", "ab 1938 bis zum Sommer 1939", "depuis 1938 jusqu’à l’été 1939",
     "desde 1938 hasta el verano de 1939"),
    ("1967", "..", "ab 1967; noch da, als die Quelle entstand",
     "depuis 1967\u00a0; encore là quand la source a été écrite",
     "desde 1967; aún presente cuando se escribió la fuente"),
    ("1936", "1939", "1936–1939", "1936–1939", "1936–1939"),
    ("", "", "Daten nicht bekannt", "dates inconnues", "fechas desconocidas"),
]  # fmt: skip


@pytest.mark.parametrize(("date", "german", "french", "spanish"), DATES)
def test_date_is_worded_as_the_language_does(date: str, german: str, french: str, spanish: str) -> None:
    assert [label_date(date, language) for language in ("de", "fr", "es")] == [german, french, spanish]


@pytest.mark.parametrize(("start", "end", "german", "french", "spanish"), SPANS)
def test_span_is_worded_as_the_language_does(start: str, end: str, german: str, french: str, spanish: str) -> None:
    assert [label(start, end, language) for language in ("de", "fr", "es")] == [german, french, spanish]


def test_longer_code_has_the_words_of_its_language() -> None:
    assert label_date("1939-08-20", "de-AT") == "20. August 1939"
    assert label_date("1939-08-01", "fr-CA") == "1er août 1939"
