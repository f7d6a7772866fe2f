"""No other translation has this.

What it finds:
    Words of the translation that no other translation of the same source has in any form: another
    system's output in translations/<language>.<name>/, a translation memory, an earlier corrected
    version. Neighbouring words are one flag, and the wording of the others is the suggestion.

Why it matters:
    It needs no model and works in any language. On professionally marked translations a word that
    neither of two other systems has is part of an error twice as often as a word that both have
    (in 20 of 100 cases for English into German, 28 for Chinese into English), and the five best
    flags for each 1,000 words are right in 29 and 41 of 100.

When it is silent:
    Where there is no other translation of the segment, or one has more than 2,000 words; for small
    words, punctuation, inflected forms, compounds that are taken apart, and for names and numbers
    that stand in the source just so. A good synonym cannot be told from an error: the more
    opinions there are, and the more words they agree on that the translation lacks, the higher the
    flag is ranked.

What to do:
    Read the source and the other wording. Take the suggestion where it is right; dismiss the flag
    where the translation says the same in other words.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.function_words import function_words
from reviewtool.checks.opinion.comparison import Comparison
from reviewtool.checks.opinion.evidence import Witness, weight
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.checks.opinion.comparison import Place
    from reviewtool.checks.opinion.evidence import Evidence
    from reviewtool.segments.segment import Segment

_NAMED = 3
"""Opinions that a message names one by one."""
_MARKS = frozenset('"“”„«»「」『』()[]（）.!?:;。！？：；|\n')
"""Signs that a wording may bring along from beyond the place that it is put into."""


class Suspect(NamedTuple):
    """A half-open span of the target that no opinion supports.

    `wordings` is what each opinion says there, None where that is not plain.
    """

    start: int
    end: int
    wordings: list[str | None]
    evidence: Evidence


def second_opinion(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """The places of the target that no opinion supports."""
    for suspect in suspects(segment, languages):
        wordings = suspect.wordings
        yield Finding(
            suspect.start,
            suspect.end,
            _message(segment, segment.target[suspect.start : suspect.end], wordings),
            tuple(text for text, _ in Counter(filter(None, wordings)).most_common()),
            evidence=("opinion", "target"),
            weight=weight(suspect.evidence),
        )


def suspects(segment: Segment, languages: Languages) -> Iterator[Suspect]:
    """The same places with what speaks against each."""
    if not segment.opinions or not segment.target.strip():
        return
    comparison = Comparison(segment, function_words(languages.target.base))
    if not comparison.missing:
        return
    witness = Witness(comparison, segment.target)
    floor = 0
    for exact in comparison.places():
        place, wordings = _worded(comparison, comparison.widened(exact, floor), segment.target)
        if not any(wordings):
            place, wordings = _worded(comparison, exact, segment.target)
        floor = place.last
        start, end = comparison.target.span(place.first, place.last)
        yield Suspect(start, end, wordings, witness.evidence(place))


def _worded(comparison: Comparison, wide: Place, target: str) -> tuple[Place, list[str | None]]:
    """The place without what all agree on, and what each opinion has there."""
    place, wordings = _trimmed(comparison, wide)
    start, end = comparison.target.span(place.first, place.last)
    return place, [_fitting(wording, target[start:end]) for wording in wordings]


def _trimmed(comparison: Comparison, place: Place) -> tuple[Place, list[str | None]]:
    """The place without the small words that all agree on, and what each opinion has there.

    None stands for an opinion whose wording is not plain.
    """
    ranges = [comparison.instead(place, number) for number in range(len(comparison.opinions))]
    words = comparison.target.words
    for step, edge in ((1, 0), (-1, 1)):
        while True:
            own = place.first if step > 0 else place.last - 1
            if own in comparison.missing or not _all_have(comparison, ranges, words[own], edge):
                break
            place = place._replace(first=place.first + (step > 0), last=place.last - (step < 0))
            ranges = [_shorter(found, edge) for found in ranges]
    texts: list[str | None] = []
    for number, found in enumerate(ranges):
        plain = found is not None and not comparison.brings(place, number, found)
        texts.append(comparison.opinions[number].text(*found) if found and plain else None)
    return place, texts


def _all_have(
    comparison: Comparison, ranges: list[tuple[int, int] | None], word: str, edge: int
) -> bool:
    """Whether every plain wording begins (edge 0) or ends (1) with the word."""
    plain = [
        (found, opinion.words)
        for found, opinion in zip(ranges, comparison.opinions, strict=True)
        if found is not None
    ]
    return bool(plain) and all(
        found[0] < found[1] and words[found[1] - 1 if edge else found[0]] == word
        for found, words in plain
    )


def _shorter(found: tuple[int, int] | None, edge: int) -> tuple[int, int] | None:
    return None if found is None else (found[0] + 1 - edge, found[1] - edge)


def _fitting(wording: str | None, text: str) -> str | None:
    """The wording, unless it holds marks that belong to what stands around it."""
    if wording is None or not _MARKS.isdisjoint(set(wording) - set(text)):
        return None
    return wording


def _message(segment: Segment, text: str, wordings: list[str | None]) -> str:
    count = len(wordings)
    if count == 1:
        head = f"The other translation ({segment.opinions[0].origin}) has no “{text}”"
        own = wordings[0]
        return f"{head}; it says “{own}”." if own else f"{head}."
    none = "Neither" if count == 2 else "None"
    head = f"{none} of {count} other translations has “{text}”"
    said: dict[str, list[str]] = {}
    for opinion, wording in zip(segment.opinions, wordings, strict=True):
        if wording:
            said.setdefault(wording, []).append(opinion.origin)
    if not said:
        return f"{head}."
    if len(said) == 1 and None not in wordings and "" not in wordings:
        return f"{head}; they say “{next(iter(said))}”."
    parts = [f"“{wording}” ({', '.join(origins[:_NAMED])})" for wording, origins in said.items()]
    return f"{head}; they say {' or '.join(parts[:_NAMED])}."


CHECK = Check(
    id="second-opinion",
    title="No other translation has this",
    kind=Kind.HINT,
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    expected=0.3,
    on_segment=second_opinion,
    needs_source=True,
)
