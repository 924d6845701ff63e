"""The words of English, Russian and Mongolian that stand in date cells, all in lower case."""

from __future__ import annotations

_MONTHS = (
    "january jan январь января январе янв январем",
    "february feb febr февраль февраля феврале фев февр февралем",
    "march mar март марта марте мар мартом",
    "april apr апрель апреля апреле апр апрелем",
    "may май мая мае маем",
    "june jun июнь июня июне июн июнем",
    "july jul июль июля июле июл июлем",
    "august aug август августа августе авг августом",
    "september sep sept сентябрь сентября сентябре сен сент сентябрем",
    "october oct октябрь октября октябре окт октябрем",
    "november nov ноябрь ноября ноябре ноя нояб ноябрем",
    "december dec декабрь декабря декабре дек декабрем",
)
MONTHS: dict[str, int] = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
"""Month words, full and short, to 1 to 12."""

MONTH_NAMES: tuple[str, ...] = tuple(words.split()[0].capitalize() for words in _MONTHS)
"""The English names, for messages."""

_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"
ROMAN_NUMBERS: dict[str, int] = {word: number for number, word in enumerate(_ROMAN.split(), start=1)}
"""Roman numerals, as Russian and Mongolian papers write months and centuries."""

_SEASONS = (
    (21, "spring весна весной весны хавар frühling frühlings frühjahr frühjahrs printemps primavera"),
    (22, "summer лето летом лета зун sommer sommers été verano"),
    (23, "autumn fall осень осенью осени намар herbst herbstes automne otoño"),
    (24, "winter зима зимой зимы өвөл winters hiver invierno"),
)
SEASONS: dict[str, int] = {word: code for code, words in _SEASONS for word in words.split()}
"""Season words to EDTF codes."""

BCE = r"(?:b\.?\s?c\.?(?:\s?e\.?)?|до\s?н\.?\s?э\.?|д\.\s?н\.\s?э\.|до нашей эры)"
"""What is said after a year or century before the common era."""
ABOUT = (
    r"(?:~|≈|c\.|ca\.?|circa|cca\.?|about|around|approx\.?|approximately|roughly|около|ок\.|прибл\.|примерно"
    r"|приблизительно|ориентировочно|ойролцоогоор|fl(?:oruit|\.)?(?= ))"
)
"""Before a date. Who flourished (fl.) in a year was there about then."""
ABOUT_AFTER = (
    r"(?:~|\(ca?\.?\)|\(circa\)|\(approx\.?\)|\(около\)|\(прибл\.\)|ca\.|circa|approx\.?|or so|орчим|оны орчим)"
)
PERHAPS = r"(?:perhaps|possibly|probably|maybe|возможно,?|вероятно,?|предположительно,?|магадгүй)"
PERHAPS_AFTER = r"(?:\?|\(\?\)|\[\?\]|\(uncertain\)|\(предположительно\))"

BEFORE = r"(?:before|prior to|earlier than|<|ранее|раньше)"
NOT_AFTER = r"(?:not later than|no later than|by|<=|≤|не позднее|не позже|к)"
UNTIL = r"(?:until|till|til|to|up to|through|до|по)"
AFTER = r"(?:after|later than|>|после|позднее|позже)"
NOT_BEFORE = r"(?:not earlier than|not before|no earlier than|>=|≥|не ранее|не раньше)"
SINCE = r"(?:from|since|as of|с|со|от|начиная с)"

UNKNOWN = frozenset(
    {"?", "??", "???", "-", "--", "---", "–", "—", "unknown", "unkn", "unk", "n/a", "na", "nan", "nat", "none", "null"}
    | {"n.d.", "nd", "undated", "not known", "no date", "date unknown", "неизвестно", "неизв.", "неизв", "н/д", "б/д"}
    | {"б.д.", "нет данных", "дата неизвестна", "тодорхойгүй", "0000-00-00", "00.00.0000", "00/00/0000"}
)
"""Texts that say nothing is known."""

OPEN = frozenset(
    {"open", "present", "now", "today", "ongoing", "current", "to date", "till now", "to present", "to this day"}
    | {"н.в.", "н. в.", "по н.в.", "по н. в.", "наст. время", "настоящее время", "по настоящее время", "сейчас"}
    | {"одоо", "өнөөг хүртэл", "…", "..."}
)
"""Texts that say it had not ended."""

YEAR_AFTER = r"(?:\s?(?:г\.?г\.?|г\.?|год|года|году|годы|он|оны|онд))?"
"""What Russian and Mongolian put after a year."""

EAST_ASIAN_ERAS: dict[str, int] = {
    "明治": 1867,
    "meiji": 1867,
    "大正": 1911,
    "taisho": 1911,
    "taishō": 1911,
    "昭和": 1925,
    "showa": 1925,
    "shōwa": 1925,
    "民国": 1911,
    "民國": 1911,
    "minguo": 1911,
    "康德": 1933,
    "kangde": 1933,
    "大同": 1931,
    "datong": 1931,
}
"""Eras of Japan, China and Manchukuo to the year before their first."""
