"""What is to be written for one segment."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """New text for one segment.

    `start` and `end` are the half-open span, in code points of `FileText.text`, of the raw target
    that says `old`; equal where the target is missing. An empty `new` deletes the segment, an
    empty `old` writes a missing one: as a paragraph of its own where it is `whole`, else as a
    sentence of its neighbour's paragraph. Line ends are LF. `tokens` are the inline tags of the
    source and the target, which the new text may hold as tags; anything else in it is text.
    """

    segment: str
    start: int
    end: int
    old: str
    new: str
    whole: bool = True
    tokens: tuple[str, ...] = ()

    @property
    def removes(self) -> bool:
        """Whether the segment is deleted."""
        return self.new == "" and self.old != ""

    @property
    def inserts(self) -> bool:
        """Whether a missing target is written."""
        return self.old == "" and self.new != ""
