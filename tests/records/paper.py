"""A document, its place and its decisions, made for the tests of the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.formats.file_text import FileText
from reviewtool.formats.text import TextFormat
from reviewtool.languages import language
from reviewtool.project import DocumentPlace
from reviewtool.review.act import Act, Change, new_id
from reviewtool.review.decision import Decision, Dismissal, Status
from reviewtool.segments.segment import Document, Segment, text_hash

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME = "en/harbour.txt"
MORNING = "2026-03-01T08:00:00Z"
NOON = "2026-03-01T12:00:00Z"
EVENING = "2026-03-01T19:00:00Z"


def place_in(root: Path, name: str = NAME) -> DocumentPlace:
    return DocumentPlace(
        name=name,
        target=root / "translations" / name,
        source=None,
        source_language="nl",
        target_language="en",
        records=root / "corrections" / name,
        project_records=root / "corrections" / "_project",
        state=root / ".reviewtool",
    )


def document_of(
    place: DocumentPlace, pairs: Sequence[tuple[str, str]], segmenter: str = "rules/1"
) -> Document:
    """A document of (source, target) pairs, a paragraph each, with ids as segments have them."""
    segments = []
    seen: dict[str, int] = {}
    start = 0
    for index, (source, target) in enumerate(pairs):
        name = text_hash(source)
        seen[name] = seen.get(name, 0) + 1
        segments.append(
            Segment(
                index=index,
                id=f"{name}~{seen[name]}",
                source=source,
                target=target,
                start=start,
                end=start + len(target),
                line=2 * index + 1,
            )
        )
        start += len(target) + 2
    text = "\n\n".join(target for _, target in pairs)
    data = text.encode("utf-8", "surrogatepass")
    place.target.parent.mkdir(parents=True, exist_ok=True)
    place.target.write_bytes(data)
    return Document(
        name=place.name,
        file=FileText(place.target, data, text, "utf-8"),
        format=TextFormat(),
        segments=tuple(segments),
        source_language=language("nl"),
        target_language=language("en"),
        segmenter=segmenter,
    )


def numbered(count: int) -> list[tuple[str, str]]:
    return [(f"De {n}e boot voer uit.", f"The {n}th boat sailed out.") for n in range(count)]


def decided(
    segment: Segment,
    corrected: str | None = None,
    *,
    status: Status | None = None,
    time: str = MORNING,
) -> Decision:
    return Decision(
        segment=segment.id,
        source_hash=text_hash(segment.source),
        target_hash=text_hash(segment.target),
        status=status or (Status.ACCEPTED if corrected is None else Status.CORRECTED),
        original=segment.target,
        corrected=corrected,
        time=time,
    )


def act(
    before: Decision | Dismissal | None, after: Decision | Dismissal | None, kind: str = "correct"
) -> Act:
    subject = after or before
    assert subject is not None
    return Act(new_id(), kind, (Change(before, after),), subject.time)
