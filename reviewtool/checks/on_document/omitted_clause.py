"""Part of the source left out.

What it finds:
    A part of the source, between commas or other marks, that the translation seems to lack: the
    translation is shorter than the rest of the document leads to expect, and none of the part's
    words that a small dictionary knows has a counterpart there. For languages without a
    dictionary, the parts fit those of the source far better by length with this one left out.

Why it matters:
    A system that drops a clause still writes a fluent sentence. Nothing in the translation shows
    that something is missing.

When it is silent:
    In documents of fewer than eight segments with a source, in short segments, and where the
    lengths can be explained otherwise; between two scripts it asks for more. Free human
    translations shorten too, so this is a hint.

What to do:
    Read the source again and translate what is missing.
"""

from __future__ import annotations

import re
from functools import cache
from statistics import median
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.glosses.coverage import Coverage, coverage_lexicon
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_SEGMENTS = 8
_MOST = 14
"""A side with more parts than this is a table or a list."""
_LETTERS = 40
"""A source whose translation would be shorter than this says nothing."""
_PART = 12
"""A part whose translation would be shorter than this cannot be told from free wording."""
_SHARE = 0.15
"""How much of the expected length must be missing."""
_GAIN = 2.0
"""How much better the lengths must fit with one part left out than with all of them."""
_SURE = 3.0
"""A gain from which the flag is right more often than not (measured on clauses taken out)."""
_SHORT = 0.1
"""How much of the expected length must be missing where words can be asked too."""
_EXPLAINED = 0.6
"""How much of the part's own length must be missing."""
_WORDS = 2
"""Words of the part that must be known, all without counterpart."""
_ENOUGH = 3
"""So many words are enough; of fewer, more of the length must be missing."""
_MOSTLY = 0.9
"""How much, of a part with fewer known words."""
_MANY = 5
"""Known words from which one may have a counterpart by chance."""
_JOINED = 0.35
"""The cost of aligning parts otherwise than one to one."""
_JOINING = {
    "en": "and|or|but|because",
    "nl": "en|maar|omdat",
    "de": "und|aber|weil",
    "fr": "et|mais|puis|car",
    "es": "y|e|pero|porque",
    "it": "ed?|ma|perché",
    "pt": "e|mas|porque",
    "ru": "и|но|а",
    "uk": "і|й|та|але|а",
    "pl": "i|oraz|ale|a",
}
"""By language, words that join a clause which a translation can lose."""
_STEPS = ((1, 1, 0.0), (2, 1, _JOINED), (1, 2, _JOINED), (3, 1, _JOINED), (2, 2, 2 * _JOINED))


def omitted_clause(
    segments: Sequence[Segment],
    languages: Languages,
) -> Iterator[tuple[int, Finding]]:
    """The part of each source that would explain why its translation is so short."""
    lengths = [
        (segment, _letters(segment.source), _letters(segment.target))
        for segment in segments
        if segment.source and segment.target and not segment.doubtful
    ]
    ratios = [target / source for _, source, target in lengths if source >= _PART]
    if len(ratios) < _SEGMENTS:
        return
    ratio = median(ratios)
    known = coverage_lexicon(languages)
    script = languages.source.script
    least = _GAIN if script == languages.target.script == "Latn" else _SURE
    for segment, source, target in lengths:
        expected = source * ratio
        if expected < _LETTERS:
            continue
        deficit = expected - target
        coverage = None
        if known is not None and deficit > _SHORT * expected:
            parts = _missed(segment.source, ratio, deficit, languages.source.base)
            if parts or deficit > _SHARE * expected:
                coverage = Coverage(known[0], segment.target, english_source=known[1])
                span = _unsaid(segment, parts, deficit, coverage)
                if span is not None:
                    yield segment.index, _finding(span, 0.6)
                    continue
        if deficit > _SHARE * expected:
            found = _missing(segment, ratio, deficit)
            if found is None or found[1] < least:
                continue
            (start, end), gain = found
            here = coverage.count(segment.source[start:end]) if coverage else None
            if here is None or here.known == here.missing:
                yield segment.index, _finding((start, end), 0.6 if gain >= _SURE else 0.35)


def _finding(span: tuple[int, int], weight: float) -> Finding:
    return Finding(
        *span,
        "Nothing in the translation seems to stand for this part of the source.",
        side="source",
        evidence=("source", "target"),
        weight=weight,
    )


def _missed(source: str, ratio: float, deficit: float, code: str) -> list[tuple[int, int, float]]:
    """Spans of the parts that may be missing by their length, and their expected lengths."""
    parts = [*_sentences(source), *_parts(source), *_clauses(source, code)]
    lengths = [(start, end, _letters(source[start:end]) * ratio) for start, end in parts]
    return [part for part in lengths if part[2] >= _PART and deficit >= _EXPLAINED * part[2]]


def _unsaid(
    segment: Segment,
    parts: Sequence[tuple[int, int, float]],
    deficit: float,
    coverage: Coverage,
) -> tuple[int, int] | None:
    """The longest part of the source of which the translation has no word."""
    source = segment.source
    best: tuple[int, int] | None = None
    for start, end, length in parts:
        here = coverage.count(source[start:end])
        explained = deficit >= _MOSTLY * length
        chance = here.known >= (_MANY - explained)
        if here.known < _WORDS or here.missing < here.known - chance:
            continue
        if here.known < _ENOUGH and not explained:
            continue
        rest = coverage.count(source[:start] + " " + source[end:])
        if rest.known and rest.missing > rest.known / 2:
            continue
        if _anchored(source[start:end], segment.target):
            continue
        if best is None or end - start > best[1] - best[0]:
            best = (start, end)
    return best


def _sentences(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the sentences, if there are several."""
    spans = [match.span() for match in _sentence().finditer(text)]
    return spans if len(spans) > 1 else []


def _clauses(text: str, code: str) -> list[tuple[int, int]]:
    """Half-open spans from each “and” to the end of its sentence or part."""
    spans = []
    for match in _and(code).finditer(text):
        stop = _mark().search(text, match.end())
        spans.append((match.start(), stop.start() if stop else len(text)))
    return spans


def _missing(
    segment: Segment, ratio: float, deficit: float
) -> tuple[tuple[int, int], float] | None:
    """The span of the part that was left out, and how much better the rest fits without it."""
    parts, others = _parts(segment.source), _parts(segment.target)
    if len(parts) < 2 or max(len(parts), len(others)) > _MOST:
        return None
    expected = [_letters(segment.source[start:end]) * ratio for start, end in parts]
    lengths = [float(_letters(segment.target[start:end])) for start, end in others]
    whole, _ = _fit(expected, lengths, left_out=0)
    rest, place = _fit(expected, lengths, left_out=1)
    gain = whole - rest
    if place is None or gain < _GAIN or expected[place] < _PART or deficit < expected[place] / 2:
        return None
    start, end = parts[place]
    return None if _anchored(segment.source[start:end], segment.target) else ((start, end), gain)


def _fit(expected: list[float], lengths: list[float], *, left_out: int) -> tuple[float, int | None]:
    """The cost of the best alignment by length in order, and which part it leaves out.

    In the manner of Gale and Church (1993), with the difference of the lengths in square roots of
    their sum as the cost of a step.
    """
    best: dict[tuple[int, int, int], tuple[float, int | None]] = {(0, 0, 0): (0.0, None)}

    def offer(key: tuple[int, int, int], cost: float, place: int | None) -> None:
        if key not in best or best[key][0] > cost:
            best[key] = (cost, place)

    for i in range(len(expected) + 1):
        for j in range(len(lengths) + 1):
            for gone in range(left_out + 1):
                if (i, j, gone) not in best:
                    continue
                cost, place = best[i, j, gone]
                for di, dj, price in _STEPS:
                    if i + di <= len(expected) and j + dj <= len(lengths):
                        one, other = sum(expected[i : i + di]), sum(lengths[j : j + dj])
                        step = abs(one - other) / (one + other + 1) ** 0.5 + price
                        offer((i + di, j + dj, gone), cost + step, place)
                if gone < left_out and i < len(expected):
                    offer((i + 1, j, gone + 1), cost, i)
                if gone < left_out and i + 3 <= len(expected) and j < len(lengths):
                    one, other = expected[i] + expected[i + 2], lengths[j]
                    step = abs(one - other) / (one + other + 1) ** 0.5 + _JOINED
                    offer((i + 3, j + 1, gone + 1), cost + step, i + 1)
    return best.get((len(expected), len(lengths), left_out), (float("inf"), None))


def _anchored(piece: str, target: str) -> bool:
    """Whether a name or number of the piece stands in the target too."""
    return any(anchor[:5] in target for anchor in _anchor().findall(piece))


def _parts(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the parts between commas, semicolons, colons, dashes and brackets."""
    spans, place = [], 0
    for mark in _mark().finditer(text):
        spans.append((place, mark.start()))
        place = mark.end()
    spans.append((place, len(text)))
    return [(start, end) for start, end in spans if end > start]


def _letters(text: str) -> int:
    """The length without blanks: marks count too, which changes little and costs less."""
    return len(text) - text.count(" ")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)[,;:，、；：。.!?！？]\s*|[,.]\s+|\s[–—-]\s|\s(?=\()")


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(r"[^\s.!?…。！？](?:[^.!?…。！？]|[.](?=\w))*[.!?…。！？]+")


@cache
def _and(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?:{_JOINING.get(code, _JOINING['en'])})\s", re.IGNORECASE)


@cache
def _anchor() -> re.Pattern[str]:
    return re.compile(r"\d+|\b[A-Z]{2,}\b|(?<!^)\b[^\W\d_a-zà-ÿа-я]\w{3,}")


CHECK = Check(
    id="omitted-clause",
    title="Part of the source left out",
    kind=Kind.HINT,
    category="accuracy/omission",
    severity=Severity.MAJOR,
    expected=0.35,
    on_document=omitted_clause,
    needs_source=True,
)
