"""A session over a few lines of text, without a disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reviewtool.checks.flag import Flag, Kind, occurrence
from reviewtool.formats.file_text import FileText
from reviewtool.formats.text import TextFormat
from reviewtool.languages import language
from reviewtool.ranking.ranked_flag import RankedFlag
from reviewtool.review.session import Session
from reviewtool.segments.segment import Document, Segment
from reviewtool.taxonomy import Severity

LINES = ("They log into the valley.", "All is well.", "He has has left.", "Photo: nobody")


def make_document(lines: tuple[str, ...] = LINES) -> Document:
    text = "\n".join(lines) + "\n"
    segments = []
    start = 0
    for index, line in enumerate(lines):
        segments.append(
            Segment(index, f"s{index}", f"bron {index}", line, start, start + len(line), index + 1)
        )
        start += len(line) + 1
    file = FileText(Path("a.en.txt"), text.encode("utf-8", "surrogatepass"), text, "utf-8")
    return Document(
        "a.en.txt", file, TextFormat(), tuple(segments), language("nl"), language("en"), "rules/1"
    )


def make_session(lines: tuple[str, ...] = LINES, **given: Any) -> Session:
    return Session(make_document(lines), "anna", **given)


def make_flag(session: Session, index: int, text: str, *suggestions: str) -> Flag:
    segment = session.document.segments[index]
    start = segment.target.index(text)
    return Flag(
        check="test.rule",
        segment=segment.id,
        kind=Kind.GUARD,
        category="accuracy/mistranslation",
        severity=Severity.MAJOR,
        side="target",
        start=start,
        end=start + len(text),
        text=text,
        message="It says something else.",
        occurrence=occurrence(segment.target, start, start + len(text)),
        suggestions=suggestions,
    )


def give_flags(session: Session, *flags: Flag, shown: bool = True) -> None:
    session.set_flags([RankedFlag(flag, 0.8, shown) for flag in flags])
