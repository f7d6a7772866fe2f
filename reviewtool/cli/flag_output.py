"""Flags as text for people and as JSON objects for programs (a public contract, schema 1)."""

from __future__ import annotations

import json
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtool.ranking.ranked_flag import RankedFlag
    from reviewtool.segments.segment import Document, Segment


class FlagOutput:
    """Turns the flags of one document into lines."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._segments = {segment.id: segment for segment in document.segments}
        self._pieces_of: str | None = None
        self._raw: list[int] = []
        self._said: list[int] = []

    def json(self, ranked: RankedFlag) -> str:
        """One flag as one line of JSON; offsets are code points of the segment's own text.

        Line and column are those of the target file, and null for a flag on the source.
        """
        flag = ranked.flag
        segment = self._segments[flag.segment]
        on_target = flag.side == "target"
        line, column = self._place(segment, flag.start) if on_target else (None, None)
        content = {
            "schema": 1,
            "id": flag.id,
            "document": segment.document or self._document.name,
            "segment": segment.given or flag.segment,
            "check": flag.check,
            "kind": flag.kind.value,
            "category": flag.category,
            "severity": flag.severity.value,
            "side": flag.side,
            "start": flag.start,
            "end": flag.end,
            "text": flag.text,
            "occurrence": flag.occurrence,
            "line": line,
            "column": column,
            "source_start": flag.source_start,
            "source_end": flag.source_end,
            "message": flag.message,
            "suggestions": list(flag.suggestions),
            "confidence": round(ranked.confidence, 3),
            "evidence": list(flag.evidence),
            "shown": ranked.shown,
        }
        text = json.dumps(content, ensure_ascii=False)
        if any("\ud800" <= character <= "\udfff" for character in text):
            text = json.dumps(content)
        return text

    def text(self, ranked: RankedFlag) -> str:
        """One flag as lines for people: where, what, why, what instead."""
        flag = ranked.flag
        segment = self._segments[flag.segment]
        line, column = self._place(segment, flag.start if flag.side == "target" else 0)
        place = f"{self._document.file.path}:{line}:{column}"
        quoted = f"“{flag.text}”" if flag.side == "target" else f"source “{flag.text}”"
        head = f"{place}: {flag.severity} {flag.check}: {quoted} [{flag.id}]"
        lines = [head, f"  {flag.message}"]
        if flag.source_text:
            lines.append(f"  source: {flag.source_text}")
        if flag.suggestions:
            offered = " | ".join(text or "(delete)" for text in flag.suggestions)
            lines.append(f"  instead: {offered}")
        return "\n".join(lines)

    def _place(self, segment: Segment, offset: int) -> tuple[int, int]:
        """1-based line and column in the file of a code point of the segment's target."""
        text = self._document.file.text
        here = self._place_in_file(segment, offset)
        line_start = max(text.rfind("\n", 0, here), text.rfind("\r", 0, here)) + 1
        before = text[segment.start : here].replace("\r\n", "\n").replace("\r", "\n")
        return segment.line + before.count("\n"), here - line_start + 1

    def _place_in_file(self, segment: Segment, offset: int) -> int:
        if self._pieces_of != segment.id:
            pieces = self._document.format.pieces(self._document.file, segment.start, segment.end)
            self._raw = [0, *accumulate(len(piece.raw) for piece in pieces)]
            self._said = [0, *accumulate(len(piece.text) for piece in pieces)]
            self._pieces_of = segment.id
        return segment.start + self._raw[bisect_right(self._said, offset) - 1]
