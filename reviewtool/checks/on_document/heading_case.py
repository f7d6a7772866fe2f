"""Headings in mixed case.

What it finds:
    A heading with Capitals on its Words in a document whose other headings have none, or the
    reverse.

Why it matters:
    English allows both; a system chooses heading by heading, and a page shows that it was done
    piecemeal.

When it is silent:
    With fewer than four headings that can be told; where a third of them or more differ; for
    words that stand with a capital elsewhere too, which may be names; in German, whose nouns have
    capitals.

What to do:
    Write the heading like the others. House style decides which way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_ENOUGH = 3
"""So many headings must agree."""
_MINORITY = 0.34
_LETTERS = 4
"""Shorter words have a small letter in either style."""
_MARKS = ".,;:!?\"'“”„«»‘’()[]…–—#*_ "
_TARGETS = frozenset(("en", "nl", "fr", "es", "it", "pt", "sv", "da", "pl"))


def heading_case(
    segments: Sequence[Segment],
    languages: Languages,  # noqa: ARG001
) -> Iterator[tuple[int, Finding]]:
    """Each heading that is written otherwise than most."""
    headings = [segment for segment in segments if segment.kind == "heading"]
    if len(headings) <= _ENOUGH:
        return
    small = _small_words(segments)
    titles: list[Segment] = []
    sentences: list[Segment] = []
    for segment in headings:
        style = _style(segment.target, small)
        if style is not None:
            (titles if style else sentences).append(segment)
    few, many = sorted((titles, sentences), key=len)
    if not few or len(many) < _ENOUGH or len(few) >= _MINORITY * (len(few) + len(many)):
        return
    what = "capitals on its words" if few is titles else "no capitals on its words"
    for segment in few:
        text = segment.target
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        message = f"This heading has {what}; {len(many)} others are written the other way."
        yield segment.index, Finding(start, end, message, evidence=("document",))


def _small_words(segments: Sequence[Segment]) -> frozenset[str]:
    """The words that stand somewhere in the text with a small letter."""
    return frozenset(
        stripped
        for segment in segments
        for word in segment.target.split()
        if (stripped := word.strip(_MARKS)).islower()
    )


def _style(text: str, small: frozenset[str]) -> bool | None:
    """True for capitals on its words, False for none, None where it cannot be told."""
    words = [word.strip(_MARKS) for word in text.split()]
    telling = [word for word in words[1:] if len(word) >= _LETTERS and word.isalpha()]
    if not telling or text.isupper():
        return None
    lower = [word for word in telling if word.islower()]
    if not lower:
        known = [word for word in telling if word.istitle() and word.lower() in small]
        return True if known and len(known) * 2 >= len(telling) else None
    return False if len(lower) >= 2 or len(lower) == len(telling) else None


CHECK = Check(
    id="heading-case",
    title="Headings in mixed case",
    kind=Kind.LINT,
    category="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    expected=0.7,
    on_document=heading_case,
    targets=_TARGETS,
)
