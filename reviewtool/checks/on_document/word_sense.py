"""Wrong sense of an ambiguous word.

What it finds:
    A source word of several senses, translated in one that the text gives no reason for, while
    its other words speak for another: *recetas* as “recipes” among doctors and pharmacies, *calf*
    as *Kalb* where muscles and cramps stand around.

Why it matters:
    Systems translate a sentence at a time and take the sense that is most frequent. The result is
    fluent, and nonsense for who knows the subject.

When it is silent:
    Where the chosen sense has support of its own; where both translations stand in the segment;
    for words that are not in its tables, and without a source text. What a text is about is told
    by English words, on whichever side they stand.

What to do:
    Take the suggestion where the sentence means it; the reason names the words that led to it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.pack.literal_index import LiteralIndex
from reviewtool.checks.pack.view import skeleton, view
from reviewtool.checks.senses.choice import Sides, wrong_choice
from reviewtool.checks.senses.evidence import Surroundings
from reviewtool.checks.senses.index import ambiguities
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.checks.senses.schema import Ambiguity
    from reviewtool.segments.segment import Segment


_Row: TypeAlias = "tuple[Ambiguity, tuple[str, ...]]"


def word_sense(segments: Sequence[Segment], languages: Languages) -> Iterator[tuple[int, Finding]]:
    """The words whose translation fits another text than this one."""
    source, target = languages.source.base, languages.target.base
    lookup = _lookup(source, target)
    if lookup is None:
        return
    english_source = source == "en"
    around = Surroundings(
        {
            segment.index: segment.source if english_source else segment.target
            for segment in segments
        }
    )
    for segment in segments:
        if segment.doubtful or not segment.source.strip() or not segment.target.strip():
            continue
        sides = Sides(view(segment.source), view(segment.target))
        near = lookup.near(skeleton(sides.source)).values()
        text = skeleton(sides.target) if near else ""
        for row, spelt in near:
            if any(word in text for word in spelt):
                index = segment.index
                finding = wrong_choice(row, sides, index, around, english_source=english_source)
                if finding is not None:
                    yield index, finding


@cache
def _lookup(source: str, target: str) -> LiteralIndex[_Row] | None:
    rows = ambiguities(source, target)
    return LiteralIndex(((row, row.spelt), row.literals) for row in rows) if rows else None


CHECK = Check(
    id="word-sense",
    title="Wrong sense of an ambiguous word",
    kind=Kind.HINT,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.6,
    on_document=word_sense,
    needs_source=True,
    targets=frozenset({"de", "en", "es", "fr", "nl"}),
)
