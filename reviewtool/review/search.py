"""Searching texts: one engine for the prompt, the concordance and the commands.

A target is searched as it would be exported, and the source as it stands. Spans are code points,
half-open, and never empty. No pattern can hang: what takes too long is refused.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reviewtool.errors import ReviewError
from reviewtool.segments.words import whole_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment

SECONDS = 0.25
"""What a regular expression may take in one text."""
ALL_SECONDS = 3.0
"""What the texts in which it is slow may take in all, while the reviewer waits for the next hit."""
SLOW = 0.005
"""Seconds from which it is slow in a segment."""
LONGEST = 1_000
"""Code points of a pattern."""
PAUSE = 128
"""Segments between two pauses: some tenths of a millisecond of texts of ordinary length."""


class Scope(StrEnum):
    """Which texts are searched."""

    BOTH = "both"
    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for. Capitals make a difference only with `case`."""

    pattern: str
    regex: bool = False
    word: bool = False
    case: bool = False
    scope: Scope = Scope.BOTH

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the pattern stands in a text, in order; raises ReviewError like `Finder`."""
        return Finder(self).spans(text)


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: in which segment (by index), on which side (`source` or `target`), where."""

    segment: int
    side: str
    start: int
    end: int


class Finder:
    """A search made ready.

    Raises ReviewError where the pattern is empty, too long or no regular expression.
    """

    def __init__(self, search: Search) -> None:
        self.search = search
        if not search.pattern:
            raise ReviewError("there is nothing to look for", "Give a text or a pattern.")
        if len(search.pattern) > LONGEST:
            raise ReviewError(
                f"the pattern is longer than {LONGEST:,} characters", "Give a shorter one."
            )
        if search.regex:
            _ = self._compiled  # so that it is refused at once

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the pattern stands, in order; raises ReviewError where that takes too long."""
        search = self.search
        if search.case and not search.regex and not search.word:
            place = text.find(search.pattern)
            while place >= 0:
                end = place + len(search.pattern)
                yield place, end
                place = text.find(search.pattern, end)
            return
        if not search.regex and not self._may_hold(text):
            return
        for match in self.matches(text):
            yield match.span()

    def matches(self, text: str) -> Iterator[Any]:
        """The matches that are not empty; raises ReviewError like `spans`."""
        try:
            for match in self._compiled.finditer(text, timeout=SECONDS, concurrent=True):
                if match.end() > match.start():
                    yield match
        except TimeoutError:
            raise too_slow() from None

    def in_segment(self, session: Session, segment: Segment) -> Iterator[Found]:
        """The hits in a segment, those of the source first."""
        scope = self.search.scope
        if scope is not Scope.TARGET:
            for start, end in self.spans(segment.source):
                yield Found(segment.index, "source", start, end)
        if scope is not Scope.SOURCE:
            for start, end in self.spans(session.text(segment)):
                yield Found(segment.index, "target", start, end)

    def holds(self, session: Session, segment: Segment) -> bool:
        """Whether there is a hit in the segment; quicker than looking where."""
        scope = self.search.scope
        source = segment.source if scope is not Scope.TARGET else ""
        target = session.text(segment) if scope is not Scope.SOURCE else ""
        if not self.search.regex and not (self._may_hold(source) or self._may_hold(target)):
            return False
        return next(self.in_segment(session, segment), None) is not None

    def replaced(self, text: str, new: str) -> Iterator[tuple[int, int, str]]:
        """Each hit with what comes in its place; `\\1` is a group where the pattern has groups.

        Raises ReviewError where `new` names a group that there is not.
        """
        if not self.search.regex:
            for start, end in self.spans(text):
                yield start, end, new
            return
        for match in self.matches(text):
            yield *match.span(), self._expanded(match, new)

    def _expanded(self, match: Any, new: str) -> str:
        import regex

        try:
            return str(match.expand(new))
        except (regex.error, IndexError) as error:
            raise ReviewError(
                f"“{new}” cannot be put in: {error}",
                r"Name groups that the pattern has, as \1, and write \\ for a backslash.",
            ) from None

    def _may_hold(self, text: str) -> bool:
        """Whether a literal pattern may stand in the text: much quicker than looking where."""
        if self.search.case:
            return self.search.pattern in text
        return self._folded in text.casefold()

    @cached_property
    def _folded(self) -> str:
        return self.search.pattern.casefold()

    @cached_property
    def _compiled(self) -> Any:
        import regex

        search = self.search
        flags = regex.VERSION0 | (0 if search.case else regex.IGNORECASE | regex.FULLCASE)
        pattern = search.pattern if search.regex else regex.escape(search.pattern)
        try:
            compiled = regex.compile(pattern, flags)
            return regex.compile(whole_words(pattern), flags) if search.word else compiled
        except (regex.error, RecursionError, OverflowError, MemoryError, ValueError) as error:
            why = getattr(error, "msg", None) or str(error) or type(error).__name__
            where = getattr(error, "pos", None)
            place = f" at character {where + 1}" if isinstance(where, int) else ""
            raise ReviewError(
                f"this is no regular expression: {why}{place}",
                "Mend it, or search for the text as it stands.",
            ) from None


def too_slow() -> ReviewError:
    """What is said of a pattern that takes too long."""
    return ReviewError(
        "this pattern takes too long on these texts",
        "Leave no repetition inside a repetition, and limit it ({0,40}).",
    )


def found_in(session: Session, search: Search) -> Iterator[Found]:
    """Every hit of a document in order; raises ReviewError for a bad or slow pattern."""
    finder = Finder(search)
    for segment in session.document.segments:
        yield from finder.in_segment(session, segment)


def find(session: Session, search: Search, start: int, step: int = 1) -> int | None:
    """Index of the next segment from `start` on, going round, that has a hit.

    Raises ReviewError for a pattern that is bad, or too slow to wait for.
    """
    return next((found for found in finding(session, search, start, step) if found >= 0), None)


def finding(session: Session, search: Search, start: int, step: int = 1) -> Iterator[int]:
    """As `find`, but with a pause now and then: -1 every so many segments, then the index.

    Whoever has keys to answer can do so in the pauses.
    """
    finder = Finder(search)
    segments = session.document.segments
    spent = 0.0
    for distance in range(len(segments)):
        segment = segments[(start + step * distance) % len(segments)]
        if search.regex:
            began = time.perf_counter()
            holds = finder.holds(session, segment)
            taken = time.perf_counter() - began
            spent += taken if taken > SLOW else 0.0
            if spent > ALL_SECONDS:
                raise too_slow()
        else:
            holds = finder.holds(session, segment)
        if holds:
            yield segment.index
            return
        if distance % PAUSE == PAUSE - 1:
            yield -1


def in_targets(search: Search) -> Search:
    """The same search, in translations only: what can be replaced."""
    return replace(search, scope=Scope.TARGET)
