"""What a careful reviewer would leave behind in the sample: the marked errors, by segment.

Nothing is counted here. `tests/articles/sample.yaml` names each error by its phrase; here it is
found in the segments of the open document, together with the text that the segment should have.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reviewtool.checks.flag import Flag
    from reviewtool.review.decision import ErrorMark
    from reviewtool.segments.segment import Document, Segment

ROOT = Path(__file__).parent.parent
MARKED = ROOT / "tests" / "articles" / "sample.yaml"


@dataclass(frozen=True, slots=True)
class Meant:
    """One marked error of a segment; `start` and `end` are in the text of its side.

    `place` is where `right` is put in where words are missing: before `place` of the target.
    """

    segment: int
    side: str
    start: int
    end: int
    text: str
    right: str
    category: str
    severity: Severity
    place: int = 0

    @property
    def dimension(self) -> str:
        """The first level of the category."""
        return self.category.partition("/")[0]

    @property
    def change(self) -> tuple[int, int, str]:
        """What is to be done to the target: a span of it, and the text in its place."""
        if self.side == "source":
            return self.place, self.place, (" " if self.place else "") + self.right
        return self.start, self.end, self.right

    def speaks_of(self, flag: Flag) -> bool:
        """Whether the flag saw this error."""
        return flag.side == self.side and flag.start < self.end and self.start < flag.end

    def touches(self, error: ErrorMark) -> bool:
        """Whether a recorded error stands on this one; what is missing stands on either side."""
        if error.side != self.side:
            return self.side == "source" and error.category == self.category
        return error.start < self.end and self.start < error.end

    def is_told_by(self, error: ErrorMark) -> bool:
        """Whether the error has the severity and the first level of the category."""
        told = error.category.partition("/")[0], error.severity
        return told == (self.dimension, self.severity)


def meant_errors(document: Document, file: str) -> dict[int, list[Meant]]:
    """The marked errors of a file of the sample by the index of their segment, in order."""
    marked = yaml.safe_load(MARKED.read_text(encoding="utf-8"))["errors"][file]
    found: dict[int, list[Meant]] = {}
    for entry in marked:
        error = _found(document, entry)
        found.setdefault(error.segment, []).append(error)
    return {index: sorted(errors, key=_by_place) for index, errors in found.items()}


def corrected(segment: Segment, errors: Collection[Meant]) -> str:
    """The target with these errors mended."""
    text = segment.target
    for start, end, right in sorted((error.change for error in errors), reverse=True):
        text = text[:start] + right + text[end:]
    return text


def saw(errors: Iterable[Meant], flag: Flag) -> bool:
    """Whether one of the errors is what the flag saw; if not, it is a false flag."""
    return any(error.speaks_of(flag) for error in errors)


def _by_place(error: Meant) -> int:
    return error.change[0]


def _found(document: Document, entry: dict[str, Any]) -> Meant:
    text, right = entry["text"], entry["right"]
    kind = entry["category"], Severity(entry["severity"])
    if entry.get("side") == "source":
        segment = next(one for one in document.segments if text in one.source)
        start = segment.source.index(text)
        place = len(segment.target)
        return Meant(
            segment.index, "source", start, start + len(text), text, right, *kind, place=place
        )
    start = -1
    for _ in range(entry.get("occurrence", 0) + 1):
        start = document.file.text.index(text, start + 1)
    segment = next(one for one in document.segments if one.start <= start < one.end)
    start -= segment.start
    return Meant(segment.index, "target", start, start + len(text), text, right, *kind)
