"""How languages tell the time in words: hours, halves and quarters.

“Half seven” is 7:30 in English, *halb sieben* and *half zeven* are 6:30: the same words name
another time, which is why translations get them wrong. Times are minutes after midnight or noon,
since the words leave open which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

HALF_DAY = 12 * 60

_HOURS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "nl": "een|één twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "de": "eins|ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "une deux trois quatre cinq six sept huit neuf dix onze douze|midi|minuit",
    "es": "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "una due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "uma duas três quatro cinco seis sete oito nove dez onze doze",
    "ru": "первого второго третьего четвёртого|четвертого пятого шестого седьмого восьмого "
    "девятого десятого одиннадцатого двенадцатого",
    "uk": "першу другу третю четверту п['’]яту шосту сьому восьму дев['’]яту десяту одинадцяту "
    "дванадцяту",
    "pl": "pierwszej drugiej trzeciej czwartej piątej szóstej siódmej ósmej dziewiątej dziesiątej "
    "jedenastej dwunastej",
}
"""The hours from one to twelve, as they stand in a time of day; `|` parts spellings of one."""

_PHRASES: dict[str, tuple[tuple[str, int], ...]] = {
    "en": (
        (r"half past {h}", 30), (r"half (?=\w){h}", 30),
        (r"(?:a )?quarter past {h}", 15), (r"(?:a )?quarter (?:to|of) {h}", -15),
    ),
    "nl": ((r"half {h}", -30), (r"kwart over {h}", 15), (r"kwart voor {h}", -15)),
    "de": (
        (r"halb {h}", -30), (r"viertel nach {h}", 15), (r"(?:viertel vor|dreiviertel) {h}", -15),
    ),
    "fr": (
        (r"{h}(?: heures?)? et demie?", 30), (r"{h}(?: heures?)? et quart", 15),
        (r"{h}(?: heures?)? moins (?:le |un )?quart", -15),
    ),
    "es": ((r"{h} y media", 30), (r"{h} y cuarto", 15), (r"{h} menos cuarto", -15)),
    "it": (
        (r"{h} e mezz[ao]", 30), (r"{h} e un quarto", 15), (r"{h} meno un quarto", -15),
    ),
    "pt": (
        (r"{h}(?: horas?)? e meia", 30), (r"{h} e (?:um )?quarto", 15),
        (r"(?:um )?quarto para as {h}|{h} menos (?:um )?quarto", -15),
    ),
    "ru": (
        (r"(?:половин[аеуы]|пол) ?{h}", -30), (r"четверть {h}", -45),
        (r"без четверти {h}", -15),
    ),
    "uk": ((r"пів на {h}", -30), (r"чверть на {h}", -45), (r"(?:за )?чверть {h}", -15)),
    "pl": ((r"wpół do {h}", -30), (r"kwadrans po {h}", 15), (r"za kwadrans {h}", -15)),
}  # fmt: skip
"""Phrases for times with the minutes to add to the hour `{h}` that they name."""

_HINTS = {
    "en": ("half ", "quarter "),
    "nl": ("half ", "kwart "),
    "de": ("halb ", "viertel "),
    "fr": (" et demi", " et quart", "quart"),
    "es": (" y media", "cuarto"),
    "it": (" e mezz", " quarto"),
    "pt": (" e meia", "quarto"),
    "ru": ("половин", "пол", "четверт"),
    "uk": ("пів на ", "чверть "),
    "pl": ("wpół ", "kwadrans "),
}
"""Letters without which no phrase of a language can be there."""
_SIGNS = {
    "en": r"\d:\d|\d ?[AaPp]\.?[Mm]|\d ?o['’]",
    "nl": r"\d:\d|\d uur",
    "de": r"\d:\d|\d ?Uhr",
    "fr": r"\d:\d|\d ?h",
    "es": r"\d[:.]\d",
    "it": r"\d:\d|[lr]e \d",
    "pt": r"\d:\d|\d ?h",
    "zh": r"\d:\d|\d ?[点點时時]",
    "ja": r"\d:\d|\d ?時",
}
"""What must be there for a time in figures, for a quick look."""

_AT = r"(?<![\d.,:])(?!00\b)(?P<hour>\d{1,2})"
_MINUTE = r"(?:[:.](?P<minute>[0-5]\d))?"
_ASIAN = r"(?:(?P<minute>[0-5]?\d)分|(?P<half>半))?(?!间|間)"
_FIGURES = {
    "en": rf"{_AT}{_MINUTE}(?: ?[ap]\.?m\b\.?| o['’]clock)",
    "nl": rf"{_AT}{_MINUTE} uur\b",
    "de": rf"{_AT}{_MINUTE} ?Uhr\b",
    "fr": rf"{_AT} ?h(?:eures?)?(?: ?(?P<minute>[0-5]\d))?(?!\w)",
    "es": rf"{_AT}[:.](?P<minute>[0-5]\d)(?![\d:]|[.,]\d)(?= ?(?:h|horas?)\b)"
    r"|(?:(?<= de )|(?<=las )|(?<=sta )|(?<= a ))(?P<hour2>\d{1,2})[:.](?P<minute2>[0-5]\d)"
    r"(?![\d:%]|[.,]\d)(?! ?(?:%|€|euros?|por|mil|metros?|km|kg|litros?|puntos?)\b)",
    "it": r"\b(?:alle|ore|dalle) (?:ore )?(?P<hour>\d{1,2})"
    r"(?:(?:[:.]| e )(?P<minute>[0-5]\d))?(?!\d|[.,]\d)",
    "pt": rf"{_AT} ?h(?:oras?)?(?P<minute>[0-5]\d)?(?!\w)",
    "zh": rf"(?P<hour>\d{{1,2}}) ?[点點时時]{_ASIAN}",
    "ja": rf"(?P<hour>\d{{1,2}}) ?時{_ASIAN}",
}
"""Times in figures that cannot be anything else, for languages that mark them with a word."""
_COLON = r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:])"


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day with its half-open span; `minutes` after midnight or noon, 0 to 719."""

    start: int
    end: int
    text: str
    minutes: int


def clock_times(text: str, code: str) -> list[ClockTime]:
    """The times that a text of the language tells, in order."""
    found: list[ClockTime] = []
    lowered = text.lower()
    if code in _HOURS and any(hint in lowered for hint in _HINTS[code]):
        words, phrases = _phrases(code)
        for pattern, shift in phrases:
            for match in pattern.finditer(text):
                named = match["hour"].lower().replace("’", "'")
                hour = words.get(named) or int(named)
                found.append(_time(match, hour * 60 + shift))
    if not _quick(code).search(text):
        return found
    for match in _figures(code).finditer(text):
        named, minute = match["hour"], match["minute"]
        if named is None:
            groups = match.groupdict()
            last = next(number for number in ("2", "3") if groups.get(f"hour{number}"))
            named, minute = groups[f"hour{last}"], groups[f"minute{last}"]
        elif match.groupdict().get("half"):
            minute = "30"
        if int(named) <= 24 and not any(
            t.start < match.end() and match.start() < t.end for t in found
        ):
            found.append(_time(match, int(named) * 60 + int(minute or 0)))
    return sorted(found, key=lambda time: time.start)


def _time(match: re.Match[str], minutes: int) -> ClockTime:
    return ClockTime(match.start(), match.end(), match.group(), minutes % HALF_DAY)


@cache
def _phrases(code: str) -> tuple[dict[str, int], list[tuple[re.Pattern[str], int]]]:
    words = {
        spelling.replace("['’]", "'"): number
        for number, spellings in enumerate(_HOURS[code].split(), 1)
        for spelling in spellings.split("|")
    }
    hour = "(?P<hour>" + "|".join(_HOURS[code].split()) + r"|1[0-2]|[1-9])"
    patterns = []
    for phrase, shift in _PHRASES[code]:
        for part in phrase.split("|{h}") if phrase.count("{h}") > 1 else [phrase]:
            whole = part if "{h}" in part else "{h}" + part
            patterns.append((re.compile(rf"\b{whole.format(h=hour)}\b", re.I), shift))
    return words, patterns


@cache
def _quick(code: str) -> re.Pattern[str]:
    return re.compile(_SIGNS.get(code, r"\d:\d"))


@cache
def _figures(code: str) -> re.Pattern[str]:
    own = _FIGURES.get(code)
    if own is None:
        own = _COLON
    else:
        number = "3" if "hour2" in own else "2"
        own += "|" + _COLON.replace("hour", f"hour{number}").replace("minute", f"minute{number}")
    return re.compile(own, re.I)
