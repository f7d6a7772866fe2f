"""Months and days of the week in a text, whatever their language.

The names stand in calendar.json, which is written from CLDR (see benchmarks/cldr_calendar.py).
Names that are ordinary words too count only where a date is near (English “may” and “march”).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SURE = {
    "en": {
        name: rf"(?:(?<=\bin )|(?<=\bof )|(?<=\blast )|(?<=\bnext )|(?<=\bthis )|(?<=\buntil )"
        rf"|(?<=\bsince )|(?<=\bby )|(?<=\d )|(?<=th )|(?<=-)){name.title()}\b"
        rf"|\b{name.title()}(?= \d)"
        for name in ("may", "march")
    },
    "fr": {"mars": r"\bmars\b"},
    "uk": {"лютий": r"\bлютий\b(?= \d)"},
}
"""Names with another sense, by language: the pattern that makes sure; letters as they stand."""
_MORE = {
    "zh": {
        "days": [
            [f"{week}{day}" for week in ("周", "週", "礼拜", "禮拜")] for day in "一二三四五六日"
        ],
    },
    "ru": {"months": [[], [], [], [], ["мае"], *([],) * 7]},
    "uk": {"days": [[], [], [], [], ["п'ятниця", "п’ятниця"], [], []]},
}
"""Names that CLDR does not give."""
_INFLECTING = frozenset(("bg", "hr", "hu", "pl", "ru", "uk"))
_ENDS = "аеуыюяьіїиeuyęąůíiaěo"
_FIGURES = re.compile(r"(?<!\d)(1[0-2]|[1-9]) ?月")


@dataclass(frozen=True, slots=True)
class Named:
    """A month (`months`, 1 to 12) or day of the week (`days`, 1 is Monday), half-open span."""

    start: int
    end: int
    text: str
    kind: str
    number: int


def named_dates(text: str, code: str) -> list[Named]:
    """The months and days of the week that a text of the language names, in order."""
    lowered = text.lower()
    found = [
        Named(match.start(), match.end(), match.group(), kind, number)
        for stem, patterns in _table(code).items()
        if stem in lowered
        for pattern, kind, number in patterns
        for match in pattern.finditer(text)
    ]
    if code == "zh" and "月" in text:
        found += [
            Named(m.start(), m.end(), m.group(), "months", int(m[1]))
            for m in _FIGURES.finditer(text)
        ]
    return _apart(found) if len(found) > 1 else found


def _apart(found: list[Named]) -> list[Named]:
    """In order; of names inside one another (一月 in 十一月) the longest."""
    kept: list[Named] = []
    for named in sorted(set(found), key=lambda one: (one.start, -one.end)):
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    return kept


@cache
def _table(code: str) -> dict[str, list[tuple[re.Pattern[str], str, int]]]:
    """By letters that must be there: patterns, each with the kind and number that it names."""
    table: dict[str, list[tuple[re.Pattern[str], str, int]]] = {}
    for kind, known in _calendar().get(code, {}).items():
        more = _MORE.get(code, {}).get(kind, [[]] * len(known))
        for number, (names, others) in enumerate(zip(known, more, strict=True), 1):
            for name in (*names, *others):
                stem = (name.rstrip(_ENDS) if code in _INFLECTING else "") or name
                key = stem if len(stem) > 2 else name
                entry = (re.compile(_spelled(name, code)), kind, number)
                table.setdefault(key, []).append(entry)
    return table


def _spelled(name: str, code: str) -> str:
    """The pattern for a name, its capital and its inflections."""
    sure = _SURE.get(code, {}).get(name)
    if sure is not None:
        return sure
    if code in ("zh", "ja", "ko"):
        return re.escape(name)
    stem = name.rstrip(_ENDS) if code in _INFLECTING else name
    if len(stem) < 5 or code not in _INFLECTING:
        ends = _ENDS.replace("и", "")  # среди is no form of среда
        tail = f"[{ends}й]?" if len(stem) == 4 and code in _INFLECTING else ""
        written = re.escape(stem) + tail if tail else re.escape(name)
    else:
        written = re.escape(stem) + r"\w{0,3}"
    head = name[0]
    return rf"\b(?:{head.upper()}|{head}){written[len(re.escape(head)) :]}\b"


@cache
def _calendar() -> dict[str, dict[str, list[list[str]]]]:
    file = Path(__file__).with_name("calendar.json")
    known: dict[str, dict[str, list[list[str]]]] = json.loads(file.read_text(encoding="utf-8"))
    return known
