"""Missing translation.

What it finds:
    A segment whose source has words and whose translation is empty.

Why it matters:
    Readers lose the whole sentence, and nothing in the translation shows that it is gone.

When it is silent:
    Where the source holds no letters or digits, such as a line of dashes.

What to do:
    Write the translation. Where the sentence was left out on purpose, dismiss the flag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.segments.mask import is_blank
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment


def missing_translation(segment: Segment, languages: Languages) -> Iterator[Finding]:  # noqa: ARG001
    """The whole source where the target is blank."""
    source = segment.source
    if not is_blank(segment.target) or not any(map(str.isalnum, source)):
        return
    start = len(source) - len(source.lstrip())
    yield Finding(
        start,
        len(source.rstrip()),
        "This segment has no translation.",
        side="source",
        evidence=("source", "target"),
    )


CHECK = Check(
    id="missing-translation",
    title="Missing translation",
    kind=Kind.GUARD,
    category="accuracy/omission",
    severity=Severity.MAJOR,
    expected=0.95,
    on_segment=missing_translation,
    needs_source=True,
)
