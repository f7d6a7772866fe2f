"""Number that contradicts another segment.

What it finds:
    An anniversary of a hundred years (centenary, Jahrhundertfeier) in a document that elsewhere
    counts a hundred days; and a count that differs from another segment where the source has the
    same words twice: *twaalf landen* as “twelve countries” here and “twenty countries” there.

Why it matters:
    Each sentence reads well alone. Readers of the whole find two truths and believe neither.

When it is silent:
    Where the document speaks of a hundred years too, or the source of a century; where the number
    of the source stands in the translation, as digits or as a word; where the translation names no
    other number; for units, which are converted.

What to do:
    Compare both places with the source.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.counting_words import COUNTING, counting_words
from reviewtool.checks.flag import Kind
from reviewtool.checks.number_words import is_unit
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_CENTENARY = {
    "en": r"\b(?:centenary|centennial|hundredth anniversary|100th anniversary)\b",
    "de": r"\b(?:Jahrhundertfeier|Jahrhunderttag|Hundertjahrfeier|hundertjährige\w?"
    r"|hundertste[nrm]? (?:Jahrestag|Jubiläum)|100\. Jahrestag\w*)",
    "nl": r"\b(?:eeuwfeest|honderdjarige?|honderdste verjaardag|honderdste jubileum)\b",
    "fr": r"\b(?:centenaire|centième anniversaire)\b",
    "es": r"\b(?:centenario|centésimo aniversario)\b",
}
_HUNDRED = {
    "en": r"\b(?:(?:a |one )?hundred|100)[ -]days?\b|\bday (?:100|(?:a |one )?hundred)\b"
    r"|\b(?:100th|hundredth) day\b",
    "de": r"\b(?:hundert|100) Tagen?\b|\bTag (?:hundert|100)\b|\bhundertste\w? Tag",
    "nl": r"\b(?:honderd|100) dagen\b|\bdag (?:honderd|100)\b|\bhonderdste dag\b",
    "fr": r"\b(?:cent|100) jours\b|\bcentième jour\b|\bjour 100\b",
    "es": r"\b(?:cien|100) días\b|\bdía (?:100|cien)\b|\bcentésimo día\b",
}
_CENTURY = re.compile(
    r"centen|centur|(?:hundred|honderd|hundert|cent|cien|100)[ -](?:years?|jaar|jahre|ans|años)"
    r"|siècle|siglo|secol|século|eeuw|honderdjar|jahrhundert|hundertjähr|столет|сторіч|століт"
    r"|stulec|setn|wiek|百年|百周年|100周年|100年|世纪|世紀",
    re.I,
)


_STEMS = (
    "centen",
    "jahrhundert",
    "hundertj",
    "hundertst",
    "eeuwfeest",
    "honderd",
    "hundredth",
    "100",
    "centièm",
    "centésim",
)
"""Letters of which some stand in the name of each such anniversary."""
_DIGITS = 9
_LETTERS = 4
"""Shorter words after a number are seldom what it counts."""
_AROUND = ".,;:!?()\"'“”„«»‘’…"


class _Counted(NamedTuple):
    segment: Segment
    value: int
    text: str


def contradicting_number(
    segments: Sequence[Segment], languages: Languages
) -> Iterator[tuple[int, Finding]]:
    """Anniversaries that are counts of days, then counts that differ for the same source words."""
    yield from _anniversaries(segments, languages.target.base)
    if languages.source.spaced and counting_words(languages.target.base):
        yield from _counts(segments, languages)


def _anniversaries(segments: Sequence[Segment], code: str) -> Iterator[tuple[int, Finding]]:
    if code not in _CENTENARY:
        return
    named = [
        (segment, match)
        for segment in segments
        if _may_name(segment.target.lower())
        for match in _compiled(_CENTENARY[code]).finditer(segment.target)
    ]
    if not named:
        return
    days = next((m for s in segments if (m := _compiled(_HUNDRED[code]).search(s.target))), None)
    rest = (_compiled(_CENTENARY[code]).sub("", segment.target) for segment in segments)
    if days is None or any(_CENTURY.search(text) for text in rest):
        return
    for segment, match in named:
        if not _CENTURY.search(segment.source):
            message = f"Elsewhere the document says “{days.group()}”, not a hundred years."
            finding = Finding(match.start(), match.end(), message, evidence=("document",))
            yield segment.index, finding


def _may_name(lowered: str) -> bool:
    return any(stem in lowered for stem in _STEMS)


def _counts(segments: Sequence[Segment], languages: Languages) -> Iterator[tuple[int, Finding]]:
    """The other number in a translation, where the same source words gave their own elsewhere."""
    theirs, ours = languages.source.base, languages.target.base
    numbers_of = _Numbers(ours)
    told_by = _Numbers(theirs)
    places: dict[tuple[int, str], list[_Counted]] = {}
    for segment in segments:
        if segment.source and segment.target:
            for noun, counted in _counted(segment, theirs):
                places.setdefault((counted.value, noun), []).append(counted)
    for found in places.values():
        if len({counted.segment.index for counted in found}) < 2:
            continue
        kept = [one for one in found if one.value in numbers_of(one.segment.target)]
        if not kept:
            continue
        for counted in found:
            segment = counted.segment
            numbers = numbers_of(segment.target)
            if counted.value in numbers:
                continue
            told = told_by(segment.source)
            others = [span for value, span in numbers.items() if value not in told]
            if len(others) == 1 and len(numbers) == len(told):
                start, end = others[0]
                message = (
                    f"The source says {counted.value}, as in another segment, where it was kept."
                )
                left = segment.source.find(counted.text)
                span, evidence = (left, left + len(counted.text)), ("source", "document")
                finding = Finding(start, end, message, source=span, evidence=evidence)
                yield segment.index, finding


def _counted(segment: Segment, code: str) -> Iterator[tuple[str, _Counted]]:
    """The numbers that count something in a source, each with the word after it."""
    table = counting_words(code)
    words = segment.source.split()
    if not _digit().search(segment.source) and table.keys().isdisjoint(
        segment.source.lower().split()
    ):
        return
    for number, noun in pairwise(words):
        value = table.get(number.lower())
        if value is None and number.isdecimal() and len(number) < _DIGITS:
            value = int(number)
        if value is not None:
            counted = noun.lower().strip(_AROUND)
            if len(counted) >= _LETTERS and counted.isalpha() and not is_unit(counted):
                yield counted, _Counted(segment, value, number)


class _Numbers:
    """The whole numbers of texts with their places, of words only those up to a hundred."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._known: dict[str, dict[int, tuple[int, int]]] = {}

    def __call__(self, text: str) -> dict[int, tuple[int, int]]:
        """The last place of each value; each text is read once."""
        found = self._known.get(text)
        if found is None:
            matches = _number(self._code).finditer(text)
            found = {_value(match.group(), self._code): match.span() for match in matches}
            self._known[text] = found
        return found


def _value(text: str, code: str) -> int:
    return int(text) if text.isdecimal() else counting_words(code)[text.lower()]


@cache
def _number(code: str) -> re.Pattern[str]:
    words = sorted(counting_words(code), key=len, reverse=True)
    digits = r"(?<![\d.,:/-])\d{1,9}(?![\d:/]|[.,]\d)"
    return re.compile("|".join([digits, *(rf"\b{word}\b(?!-)" for word in words)]), re.I)


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


CHECK = Check(
    id="contradicting-number",
    title="Number that contradicts another segment",
    kind=Kind.HINT,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.7,
    on_document=contradicting_number,
    targets=COUNTING,
)
