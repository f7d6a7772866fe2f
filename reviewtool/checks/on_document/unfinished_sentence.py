"""Unfinished sentence.

What it finds:
    A translation that breaks off: it ends on an article, conjunction or preposition or on a comma,
    where the source is finished, or it ends without a mark where the source has one and much of
    its length is missing.

Why it matters:
    A system that reaches its limit of length, or stops by mistake, leaves half a sentence.

When it is silent:
    Where the source ends the same way; for a first line, which is often a headline; in verse and
    lists, where several segments in a document end so; where the next segment goes on with a
    small letter.

What to do:
    Translate the rest of the source.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_ENDS = frozenset(".!?…。！？؟।:;：；")
_CLOSING = "\"'“”„«»‘’)]）」』*_ \u00a0\n\t"
_COMMAS = frozenset(",，、،")
_WORDS = 4
_SHORT = 0.65
"""A translation without its mark must have less than this share of the expected length."""
_LETTERS = 40
_SEGMENTS = 8
_MANY = 0.1
"""A document with a larger share of such ends is verse, a list, or broken lines."""
_HANGING = {
    "en": "the a an and or but of with from because than my your our their its into whose",
    "de": "der die das den dem des ein eine einen einem einer eines und oder aber sondern dass "
    "weil wenn ob von für durch zwischen ohne gegen ihre seine ihren seinen im vom zum zur als",
    "nl": "de een en of maar dat omdat van zonder tussen tegen hun onze deze die als bij te",
    "fr": "le la les un une des du de et ou mais que qui à au aux dans par sur leur leurs ses "
    "cette ces dont chez",
    "es": "el los las una de del y e o pero que con por para en su sus al cuyo sin entre",
    "it": "il lo gli un una di del della dei delle e ed o ma che con per nel nella da dal al alla",
    "pt": "o os as um uma de do da dos das e ou mas que com por para no na em ao cujo",
    "ru": "и а но или в на с к из для что чтобы от по у о при как который",
    "uk": "і й та а але або в у на з до із для що щоб від по о при як який",
    "pl": "i a ale lub w na z do ze że żeby od po u o przy jak który dla oraz",
}
_HANGING_SETS = {code: frozenset(words.split()) for code, words in _HANGING.items()}


def unfinished_sentence(
    segments: Sequence[Segment], languages: Languages
) -> Iterator[tuple[int, Finding]]:
    """The last word of each translation that breaks off."""
    hanging = _HANGING_SETS.get(languages.target.base, frozenset())
    found, ratios = [], []
    texts = [(segment, segment.target.rstrip(_CLOSING)) for segment in segments]
    texts = [(segment, text) for segment, text in texts if text]
    for place, (segment, text) in enumerate(texts):
        source = segment.source
        if source and not segment.doubtful:
            ratios.append(len(text) / len(source))
        last = text[-1]
        if last in _ENDS or segment.kind != "text":
            continue
        theirs = source.rstrip(_CLOSING)
        if theirs and (theirs[-1] in _COMMAS or segment.doubtful):
            continue
        if not theirs or theirs[-1] in _ENDS:
            following = texts[place + 1][1].lstrip(_CLOSING) if place + 1 < len(texts) else ""
            if not following[:1].islower():
                found.append((segment, text, bool(theirs)))
    ratio = median(ratios) if len(ratios) >= _SEGMENTS else 0.0
    flags = []
    for segment, text, has_source in found:
        finding = _finding(segment, text, hanging, ratio, has_source=has_source)
        if finding is not None:
            flags.append((segment.index, finding))
    if len(flags) <= max(1, _MANY * len(texts)):
        yield from flags


def _finding(
    segment: Segment, text: str, hanging: frozenset[str], ratio: float, *, has_source: bool
) -> Finding | None:
    """The last word, if the text breaks off there."""
    evidence = ("source", "target") if has_source else ("target",)
    words = text.split()
    if text[-1] in _COMMAS:
        if (has_source or segment.whole) and len(words) >= _WORDS:
            return Finding(len(text) - 1, len(text), "It ends on a comma.", evidence=evidence)
        return None
    if not words or not text.endswith(words[-1]):
        return None
    start = len(text) - len(words[-1])
    if words[-1] in hanging and len(words) >= _WORDS:
        message = f"It ends on “{words[-1]}”, which needs more to follow."
        return Finding(start, len(text), message, evidence=evidence, weight=0.85)
    if not has_source or not segment.index or len(segment.source) * ratio < _LETTERS:
        return None
    if len(text) > _SHORT * len(segment.source) * ratio:
        return None
    message = "It ends without a mark, and much shorter than its source."
    return Finding(start, len(text), message, evidence=evidence, weight=0.6)


CHECK = Check(
    id="unfinished-sentence",
    title="Unfinished sentence",
    kind=Kind.HINT,
    category="accuracy/omission",
    severity=Severity.MAJOR,
    expected=0.7,
    on_document=unfinished_sentence,
)
