"""Fix once, review the rest: where else a correction would have to be made.

Nothing is changed here. A hit is another segment with the words that the correction replaced, or
with the very same two texts, and the text that it would have. Tags and placeholders are left
alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.checks.function_words import function_words
from reviewtool.languages import base_code
from reviewtool.review.decision import Status
from reviewtool.review.difference import difference
from reviewtool.review.phrase import phrases
from reviewtool.review.phrase_region import content_keys
from reviewtool.review.tag_guard import refused
from reviewtool.segments.protected.protected import protected
from reviewtool.segments.segment import text_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewtool.formats.unit import Spans
    from reviewtool.review.decision import Decision
    from reviewtool.review.phrase import Phrase
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment


@dataclass(frozen=True, slots=True)
class Correction:
    """A segment's correction and what it can be known by elsewhere.

    `leans` are words of the source of which a hit's source has at least one; where they are empty
    the source does not matter. `small` are the function words of that source.
    """

    segment: Segment
    text: str
    phrases: tuple[Phrase, ...]
    leans: frozenset[str]
    small: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A segment, its current text and the text that it would have; `whole` where it has the same
    two texts as the segment that was corrected; `status` is what the reviewer decided already."""

    segment: Segment
    before: str
    after: str
    whole: bool
    status: Status

    @property
    def settled(self) -> bool:
        """Whether the reviewer has accepted or corrected it before."""
        return self.status in {Status.ACCEPTED, Status.CORRECTED}


def correction_of(session: Session, segment: Segment) -> Correction | None:
    """The correction of a segment; None where it has none."""
    text = session.text(segment)
    if text == segment.target:
        return None
    document = session.document
    small = _small(segment.source_language or document.source_language.code)
    found: tuple[Phrase, ...] = ()
    if text and segment.target:
        known = _small(segment.target_language or document.target_language.code)
        fences = protected(segment.target, segment.tokens)
        found = phrases(segment.target, text, known, segment.source, fences)
    leans = content_keys(segment.source, small)
    hunks = difference(segment.target, text) if leans else []
    for state in session.flags(segment):
        flag = state.flag
        if flag.side == "target" and any(hunk.touches(flag.start, flag.end) for hunk in hunks):
            leans |= content_keys(flag.source_text, small)
    return Correction(segment, text, found, frozenset(leans), small)


def hits(correction: Correction, session: Session, segments: Iterable[Segment]) -> Iterator[Hit]:
    """Where else the correction would have to be made, in the order of `segments` of a session."""
    origin = correction.segment
    wrong = [form.wrong for phrase in correction.phrases for form in phrase.forms]
    for segment in segments:
        text = session.text(segment)
        same = segment.target == origin.target and segment.source == origin.source
        if not same and not any(words in text for words in wrong):
            continue
        if segment is origin or text == correction.text or session.deleted(segment):
            continue
        if segment.target_language != origin.target_language:
            continue
        after = correction.text if same else _replaced(correction, segment, text)
        if after != text:
            yield Hit(segment, text, after, same, session.status(segment))


def earlier_correction(session: Session, segment: Segment) -> Decision | None:
    """The newest correction of another segment with the same two texts.

    None where there is none, or where this segment is decided or corrected itself.
    """
    if session.status(segment) is not Status.TODO or session.text(segment) != segment.target:
        return None
    texts: tuple[str, str] | None = None
    found: Decision | None = None
    for decision in session.decisions():
        if decision.corrected is None or decision.status is not Status.CORRECTED:
            continue
        if texts is None:
            texts = text_hash(segment.source), text_hash(segment.target)
        if (decision.source_hash, decision.target_hash) != texts:
            continue
        if found is None or decision.time >= found.time:
            found = decision
    return found


def _replaced(correction: Correction, segment: Segment, text: str) -> str:
    """The text with every wrong phrase replaced; as it is where none may be."""
    places = sorted(place for phrase in correction.phrases for place in phrase.found(text))
    if not places or not _is_about(correction, segment):
        return text
    after = spliced(text, places, protected(text, _tags(segment, text)))
    return text if after == text or refused(segment, after) is not None else after


def spliced(text: str, places: Iterable[tuple[int, int, str]], fences: Spans) -> str:
    """The text with each span replaced, in order; what overlaps one before or a fence is not."""
    pieces, at, fence = [], 0, 0
    for start, end, right in places:
        while fence < len(fences) and fences[fence][1] <= start:
            fence += 1
        if start < at or (fence < len(fences) and fences[fence][0] < end):
            continue
        pieces += [text[at:start], right]
        at = end
    return "".join([*pieces, text[at:]])


def _is_about(correction: Correction, segment: Segment) -> bool:
    if not correction.leans or not segment.source:
        return True
    return not correction.leans.isdisjoint(content_keys(segment.source, correction.small))


def _tags(segment: Segment, text: str) -> Spans:
    return segment.tokens if text == segment.target else segment.saying(text).tokens


def _small(code: str) -> frozenset[str]:
    return function_words(base_code(code)) if code else frozenset()
