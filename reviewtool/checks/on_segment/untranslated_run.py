"""Words left untranslated.

What it finds:
    Three or more words of the source that stand unchanged and in the same order in the
    translation, where at least one is a word that only the source language has; or such words in
    Latin letters in a translation written in another script.

Why it matters:
    Part of the sentence was not translated, and readers of the translation cannot read it.

When it is silent:
    Within quotation marks and brackets, where titles and slogans stay as they are; for names,
    numbers and code; where the words could belong to both languages (“water in winter is warm”,
    Dutch and English); where a language is unknown.

What to do:
    Translate the words, or put a title in quotation marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.function_words import foreign_words
from reviewtool.checks.quoted import inside, quoted_spans
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_SHORTEST = 3
_LONG = 6
"""From this many words on a run needs no function word to be believed."""
_AROUND = ".,;:!?\"'“”„«»‘’()[]…–—"


def untranslated_run(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each longest run of source words in the target."""
    source, target = languages.source, languages.target
    if not source.base or not target.base or source.base == target.base or not source.spaced:
        return
    common = set(segment.source.split()).intersection(segment.target.split())
    if sum(map(str.islower, common)) < _SHORTEST - 1:
        return
    text = segment.target
    foreign = foreign_words(source.base, target.base)
    other_script = bool(target.script) and target.script != "Latn" and source.script == "Latn"
    spans = quoted_spans(text)
    for start, end in _runs(text, segment.source):
        words = [word.strip(_AROUND) for word in text[start:end].split()]
        if _foreign(words, foreign, other_script) and not inside(start, end, spans):
            place = segment.source.find(text[start:end])
            yield Finding(
                start,
                end,
                "These words of the source were left untranslated.",
                source=(place, place + end - start),
                evidence=("source", "target"),
            )


def _foreign(words: list[str], foreign: frozenset[str], other_script: bool) -> bool:
    plain = [word for word in words if word.isalpha() and word.islower() and len(word) > 1]
    if len(plain) < _SHORTEST - 1 or 2 * len(plain) < len(words):
        return False
    if other_script:
        return len(plain) >= _SHORTEST
    if not any(len(word) > 3 for word in plain):
        return False
    return len(plain) >= _LONG or any(word in foreign for word in plain)


def _runs(text: str, source: str) -> Iterator[tuple[int, int]]:
    """Spans of the longest runs of at least `_SHORTEST` words that the source has as well."""
    places = _words(text)
    padded = f" {' '.join(source.split())} "
    first = 0
    while first + _SHORTEST <= len(places):
        last = first + _SHORTEST - 1
        if not _stands_in(text, places, first, last, padded):
            first += 1
            continue
        while last + 1 < len(places) and _stands_in(text, places, first, last + 1, padded):
            last += 1
        start, end = places[first][0], places[last][1]
        yield _trimmed(text, start, end)
        first = last + 1


def _words(text: str) -> list[tuple[int, int]]:
    places, place = [], 0
    for piece in text.split():
        start = text.index(piece, place)
        place = start + len(piece)
        places.append((start, place))
    return places


def _stands_in(
    text: str, places: list[tuple[int, int]], first: int, last: int, padded: str
) -> bool:
    """Whether the source has these words in this order; the outer ones may lose punctuation."""
    run = text[places[first][0] : places[last][1]].strip(_AROUND)
    if "\n" in run:
        run = " ".join(run.split())
    place = padded.find(run)
    while place >= 0:
        before, after = padded[place - 1], padded[place + len(run)]
        if not before.isalnum() and not after.isalnum():
            return True
        place = padded.find(run, place + 1)
    return False


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return start, end


CHECK = Check(
    id="untranslated-run",
    title="Words left untranslated",
    kind=Kind.GUARD,
    category="accuracy/untranslated",
    severity=Severity.MAJOR,
    expected=0.85,
    on_segment=untranslated_run,
    needs_source=True,
)
