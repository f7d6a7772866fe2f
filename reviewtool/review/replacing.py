"""Replacing what a search finds in translations. Nothing is changed here: hits are given.

Tags and placeholders are left alone, and so is a text that would be empty, for that would delete
the segment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.review.propagation import Hit, spliced
from reviewtool.review.search import Finder
from reviewtool.review.tag_guard import refused
from reviewtool.segments.protected.protected import protected
from reviewtool.segments.segment import storable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.review.search import Search
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment


@dataclass(frozen=True, slots=True)
class Replaceable:
    """Where it can be replaced, and in how many segments more it must not be."""

    hits: tuple[Hit, ...]
    kept_back: int


def replaceable(
    session: Session, search: Search, new: str, segments: Iterable[Segment] | None = None
) -> Replaceable:
    """What the translations would be with each hit replaced, in the order of `segments`.

    Raises ReviewError for a bad or slow pattern, or a replacement that cannot be put in.
    """
    finder = Finder(search)
    hits, kept_back = [], 0
    for segment in session.document.segments if segments is None else segments:
        text = session.text(segment)
        places = list(finder.replaced(text, new))
        if not places:
            continue
        tokens = segment.tokens if text == segment.target else segment.saying(text).tokens
        after = spliced(text, places, protected(text, tokens))
        if after == text and all(text[start:end] == right for start, end, right in places):
            continue
        if after in ("", text) or storable(after) != after or refused(segment, after) is not None:
            kept_back += 1
            continue
        hits.append(Hit(segment, text, after, False, session.status(segment)))
    return Replaceable(tuple(hits), kept_back)


@dataclass(slots=True)
class Replaced:
    """What a replacement in several documents has done so far.

    `begun` of the `documents` were looked at; `segments` were corrected in `corrected` of them.
    """

    documents: int
    begun: int = 0
    segments: int = 0
    corrected: int = 0

    def count(self, segments: int) -> None:
        """Note what was corrected in a document."""
        self.segments += segments
        self.corrected += bool(segments)

    @property
    def left(self) -> int:
        """Documents that were not looked at."""
        return self.documents - self.begun

    @property
    def words(self) -> str:
        """What was done, once it is over."""
        done = "nothing was replaced"
        if self.segments:
            where = f"{many(self.segments, 'segment')} of {many(self.corrected, 'document')}"
            done = f"replaced in {where}"
        return f"{done}; {many(self.left, 'document')} not looked at" if self.left else done


def many(count: int, thing: str) -> str:
    """`1 segment`, `2 segments`."""
    return f"1 {thing}" if count == 1 else f"{count:,} {thing}s"
