"""Segments before they have their place and id."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.segments.segment import Cut, Segment, text_hash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.formats.unit import Spans


class Draft(NamedTuple):
    """A segment to be; the fields are those of Segment."""

    source: str
    target: str
    start: int
    end: int
    line: int
    kind: str = "text"
    whole: bool = True
    pairing: float = 1.0
    tokens: Spans = ()
    source_tokens: Spans = ()
    source_start: int = 0
    source_end: int = 0


class Names:
    """Gives each segment of a document an id that no other has.

    Args:
        ids: those that the file itself gives, None where it gives none.
    """

    def __init__(self, ids: Iterable[str | None] = ()) -> None:
        self._uses = Counter(filter(None, ids))
        self._counts: dict[str, int] = {}

    def name(self, given: str | None, document: str, text: str) -> tuple[str, str]:
        """The id of the next segment, and the file's own where that had to be changed.

        Where the file gives none, the id is the hash of `text` and the occurrence of that hash,
        counted from 1. Where several documents in the file use one id, the document's name goes
        before it.
        """
        if given:
            if self._uses[given] <= 1:
                return given, ""
            return f"{document}/{given}", given
        key = text_hash(text)
        while True:
            count = self._counts[key] = self._counts.get(key, 0) + 1
            name = f"{key}~{count}"
            if name not in self._uses:
                return name, ""


def numbered(drafts: Iterable[Draft]) -> tuple[Segment, ...]:
    """The segments in order, named by the source, or by the target where there is no source."""
    names = Names()
    return tuple(
        Segment(
            index,
            names.name(None, "", draft.source or draft.target)[0],
            draft.source,
            draft.target,
            draft.start,
            draft.end,
            draft.line,
            draft.kind,
            tokens=draft.tokens,
            source_tokens=draft.source_tokens,
            cut=Cut(draft.whole, draft.pairing, draft.source_start, draft.source_end),
        )
        for index, draft in enumerate(drafts)
    )
