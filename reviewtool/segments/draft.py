"""Segments before they have their place and id."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.segments.segment import Opinion, Segment, text_hash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.formats.unit import About, Spans


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
    document: str = ""
    source_language: str = ""
    target_language: str = ""
    tokens: Spans = ()
    source_tokens: Spans = ()
    about: About | None = None


def numbered(drafts: Iterable[Draft]) -> tuple[Segment, ...]:
    """The segments in order, each with an id that no other has.

    Where the file gives none, the id is the hash of the source (of the target where there is no
    source) and the occurrence of that hash, counted from 1. Where several documents in the file
    use one id, the document's name goes before it.
    """
    drafts = list(drafts)
    uses = Counter(draft.id for draft in drafts if draft.id)
    given = uses.keys()
    counts: dict[str, int] = {}
    segments = []
    for index, draft in enumerate(drafts):
        shared = draft.id is not None and uses[draft.id] > 1
        name = f"{draft.document}/{draft.id}" if shared else draft.id
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
                draft.document,
                draft.source_language,
                draft.target_language,
                draft.id or "" if shared else "",
                _opinions(draft.about),
                draft.tokens,
                draft.source_tokens,
                draft.about,
            )
        )
    return tuple(segments)


def _opinions(about: About | None) -> tuple[Opinion, ...]:
    """The other translations that the file itself offers."""
    return tuple(Opinion(text, "") for text in about.opinions) if about else ()
