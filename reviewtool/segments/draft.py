"""Segments before they have their place and id."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtool.segments.segment import Segment, text_hash

if TYPE_CHECKING:
    from collections.abc import Iterable


class Draft(NamedTuple):
    """A segment to be; the fields are those of Segment, `id` that of the file where it has one."""

    source: str
    target: str
    start: int
    end: int
    line: int
    id: str | None = None
    kind: str = "text"
    whole: bool = True
    pairing: float = 1.0


def numbered(drafts: Iterable[Draft]) -> tuple[Segment, ...]:
    """The segments in order, each with an id that no other has.

    Where the file gives none, the id is the hash of the source (of the target where there is no
    source) and the occurrence of that hash, counted from 1.
    """
    drafts = list(drafts)
    given = {draft.id for draft in drafts if draft.id}
    counts: dict[str, int] = {}
    segments = []
    for index, draft in enumerate(drafts):
        name = draft.id
        while not name:
            key = text_hash(draft.source or draft.target)
            counts[key] = counts.get(key, 0) + 1
            name = f"{key}~{counts[key]}"
            if name in given:
                name = None
        segments.append(
            Segment(
                index,
                name,
                draft.source,
                draft.target,
                draft.start,
                draft.end,
                draft.line,
                draft.kind,
                draft.whole,
                draft.pairing,
            )
        )
    return tuple(segments)
