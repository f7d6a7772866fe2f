"""Flag: a span that a check finds suspect, with all that explains it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtool.segments.segment import Segment
    from reviewtool.taxonomy import Severity


class Kind(StrEnum):
    """How a flag is treated.

    guard: rare and nearly always right, always shown. hint: shown within the budget. lint: a
    matter of form (spacing, number format), shown apart from suspect phrasing. draft: a rule
    without examples, shown only on request.
    """

    GUARD = "guard"
    HINT = "hint"
    LINT = "lint"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Flag:
    """A suspect span of one segment.

    `start` and `end` are half-open code point offsets in the segment's target, or in its source
    where `side` is `source`; `text` is what stands there and `occurrence` counts, from 0, the
    earlier places of the same text on that side. `source_start` and `source_end` span the source
    words that a flag on the target leans on. `suggestions` each replace the span whole; an empty
    one deletes it. `evidence` names what spoke for the flag: source, target, document, opinion.
    `weight` is how likely this very flag is right, 0 to 1, where its check can tell; None leaves
    that to what is known of the check.
    """

    check: str
    segment: str
    kind: Kind
    category: str
    severity: Severity
    side: str
    start: int
    end: int
    text: str
    message: str
    occurrence: int = 0
    source_start: int | None = None
    source_end: int | None = None
    source_text: str = ""
    suggestions: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ("target",)
    weight: float | None = None

    @property
    def id(self) -> str:
        """Twelve hex digits that stay the same while segment, check, text and occurrence do."""
        key = "\0".join((self.segment, self.check, self.side, self.text, str(self.occurrence)))
        return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What a verdict on this flag is kept by: check, side, text, occurrence."""
        return (self.check, self.side, self.text, self.occurrence)


def occurrence(text: str, start: int, end: int) -> int:
    """How many earlier, possibly overlapping places of `text[start:end]` there are in `text`."""
    piece = text[start:end]
    count, place = 0, text.find(piece)
    while 0 <= place < start:
        count += 1
        place = text.find(piece, place + 1)
    return count


def requoted(flag: Flag, segment: Segment) -> Flag:
    """The flag with what stands in the segment at its spans."""
    text = segment.source if flag.side == "source" else segment.target
    leans = flag.source_start, flag.source_end
    return replace(
        flag,
        text=text[flag.start : flag.end],
        occurrence=occurrence(text, flag.start, flag.end),
        source_text=segment.source[slice(*leans)] if None not in leans else "",
    )
