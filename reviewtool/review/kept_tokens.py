"""The tokens of a text that is being edited: which are whole, and which have gone missing.

What opens, parts and ends the branches of a message is no token here: languages differ in their
branches, so they are edited like words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from reviewtool.segments.placeholders.placeholders import Notation
from reviewtool.segments.protected.marked import marked, tags_in
from reviewtool.segments.protected.protected import is_note, lacking, numbered
from reviewtool.segments.words import clusters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.unit import Spans
    from reviewtool.segments.placeholders.placeholders import Placeholder
    from reviewtool.segments.protected.marked import Marked
    from reviewtool.segments.segment import Segment

_OPEN = frozenset({Notation.ICU, Notation.BRANCH})


def whole_tokens(text: str, tags: Sequence[str]) -> Spans:
    """The spans that an editor keeps whole, in order, apart; none cuts a grapheme cluster.

    `tags` are the inline tags that the segment has.
    """
    tokens = [t for t in marked(text, tags_in(text, tags)).tokens if t.notation not in _OPEN]
    if not tokens:
        return ()
    edges = [0, *accumulate(map(len, clusters(text)))]
    found: list[tuple[int, int]] = []
    for token in tokens:
        start = edges[bisect_right(edges, token.start) - 1]
        end = edges[bisect_left(edges, token.end)]
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def missing_tokens(segment: Segment, text: str) -> list[str]:
    """The tokens that an edited text lacks, as they are written, in the order in which they stood.

    The source says which there must be, the given target where there is no source or where it may
    not belong here.
    """
    source, source_tags = segment.source, segment.source_tokens
    if segment.doubtful or not source.strip():
        source, source_tags = "", ()
    theirs, given, now = numbered(
        marked(source, source_tags),
        marked(segment.target, segment.tokens),
        marked(text, tags_in(text, segment.tags)),
    )
    wanted = theirs if source else given
    found = [_written(token, wanted, given) for token in lacking(wanted, [now]) if _kept(token)]
    notes = lacking(given, [now])
    return [*found, *(given.raw(token) for token in notes if is_note(token))]


def _kept(token: Placeholder) -> bool:
    return token.notation not in _OPEN and not is_note(token)


def _written(token: Placeholder, wanted: Marked, given: Marked) -> str:
    """The token as the target writes it, where it has it."""
    for other in given.tokens:
        if other.form == token.form:
            return given.raw(other)
    return wanted.raw(token)
