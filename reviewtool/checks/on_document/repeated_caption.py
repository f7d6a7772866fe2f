"""Repeated caption.

What it finds:
    A picture credit that stands on a line of its own more than once in a document, with or without
    its © sign.

Why it matters:
    The pictures stayed behind and their credits came along; each interrupts the text.

When it is silent:
    For a single credit, which may belong to a picture that is still there; for credits with a
    year, which are legal notices; for lines that are repeated but are no credits.

What to do:
    Delete the lines whose picture is gone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_LONGEST = 60


def repeated_caption(
    segments: Sequence[Segment],
    languages: Languages,  # noqa: ARG001
) -> Iterator[tuple[int, Finding]]:
    """Each line of a credit that occurs more than once."""
    lines: dict[str, list[Segment]] = {}
    marked: set[str] = set()
    for segment in segments:
        text = segment.target.strip()
        if not text or len(text) > _LONGEST or not segment.whole or text[-1] in "!?:;,…":
            continue
        match = _credit().fullmatch(text)
        name = (match[1] if match else text).rstrip(".").casefold()
        if match:
            marked.add(name)
        lines.setdefault(name, []).append(segment)
    for name in marked:
        if len(lines[name]) < 2:
            continue
        for segment in lines[name]:
            text = segment.target.strip()
            start = segment.target.find(text)
            yield (
                segment.index,
                Finding(
                    start,
                    start + len(text),
                    f"This credit stands here {len(lines[name])} times on a line of its own.",
                    ("",),
                    evidence=("document",),
                ),
            )


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:©|\(c\)|copyright)|(?:photo|picture|image|foto|bild|beeld|imagen|immagine|фото)"
        r"(?: by| von| door| de)?\s*:|(?:photo|image|foto|beeld) ?©)\s*([^\d\n|]{2,40})",
        re.IGNORECASE,
    )


CHECK = Check(
    id="repeated-caption",
    title="Repeated caption",
    kind=Kind.GUARD,
    category="accuracy/addition",
    severity=Severity.MINOR,
    expected=0.85,
    on_document=repeated_caption,
)
