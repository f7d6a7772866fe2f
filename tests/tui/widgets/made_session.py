"""Sessions made from pairs of texts, for the widgets to show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.checks.flag import Flag, Kind, occurrence
from reviewtool.formats.file_text import FileText
from reviewtool.formats.registry import format_of
from reviewtool.languages import language
from reviewtool.ranking.ranked_flag import RankedFlag
from reviewtool.review.session import Session
from reviewtool.segments.segment import Document, Segment
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def made_segments(pairs: Iterable[tuple[str, str]]) -> tuple[Segment, ...]:
    return tuple(
        Segment(index, f"s{index}", source, target, 0, 0, index + 1)
        for index, (source, target) in enumerate(pairs)
    )


def made_session(segments: Sequence[Segment], source: str = "nl", target: str = "en") -> Session:
    file = FileText(Path("pairs.jsonl"), b"", "", "utf-8")
    pair = language(source), language(target)
    document = Document("en/pairs.jsonl", file, format_of(file), tuple(segments), *pair, "jsonl")
    return Session(document, "anna")


def made_flag(
    segment: Segment,
    text: str,
    severity: Severity = Severity.MAJOR,
    *,
    side: str = "target",
    kind: Kind = Kind.HINT,
    check: str = "made",
) -> RankedFlag:
    """A flag on the first place where the text stands."""
    whole = segment.source if side == "source" else segment.target
    start = whole.index(text)
    end = start + len(text)
    flag = Flag(
        check, segment.id, kind, "accuracy/mistranslation", severity, side, start, end, text, "why"
    )
    assert occurrence(whole, start, end) == flag.occurrence
    return RankedFlag(flag, 0.5, shown=True)
