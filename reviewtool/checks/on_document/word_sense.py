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

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.pack.view import skeleton, view
from reviewtool.checks.senses.choice import Sides, wrong_choice
from reviewtool.checks.senses.evidence import Surroundings, Vocabulary
from reviewtool.checks.senses.index import ambiguities
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.checks.senses.schema import Ambiguity
    from reviewtool.segments.segment import Segment


_FEW = 100
"""Segments up to which no table of the rows is made."""
_WORD = re.compile(r"\w+")


def word_sense(segments: Sequence[Segment], languages: Languages) -> Iterator[tuple[int, Finding]]:
    """The words whose translation fits another text than this one."""
    source, target = languages.source.base, languages.target.base
    known = _known(source, target)
    if known is None:
        return
    english_source = source == "en"
    around = Surroundings(
        {
            segment.index: segment.source if english_source else segment.target
            for segment in segments
        },
        known.vocabulary,
    )
    for segment in segments:
        if segment.doubtful or not segment.source.strip() or not segment.target.strip():
            continue
        sides = Sides(view(segment.source), view(segment.target))
        index = segment.index
        for row in known.near(skeleton(sides.source), skeleton(sides.target)):
            finding = wrong_choice(row, sides, index, around, english_source=english_source)
            if finding is not None:
                yield index, finding


class _Known:
    """The ambiguous words of a language pair, to be found in a segment."""

    def __init__(self, rows: Sequence[Ambiguity]) -> None:
        self.vocabulary = Vocabulary(rows)
        self._rows = rows
        self._asked = 0

    def near(self, source: str, target: str) -> list[Ambiguity]:
        """The words of which a literal stands in the one text and a translation in the other."""
        self._asked += 1
        if self._asked <= _FEW:
            return [
                row
                for row in self._rows
                if any(map(source.__contains__, row.literals))
                and any(map(target.__contains__, row.spelt))
            ]
        near: dict[int, Ambiguity] = {}
        for word in self._filed.keys() & _WORD.findall(target):
            for number, row in self._filed[word]:
                for literal in row.literals:
                    if literal in source:
                        near[number] = row
                        break
        return [near[number] for number in sorted(near)]

    @cached_property
    def _filed(self) -> dict[str, tuple[tuple[int, Ambiguity], ...]]:
        """The rows by the first words of their translations, of which few stand in a target.

        It takes as long to make as looking through all rows for some dozens of segments.
        """
        filed: dict[str, dict[int, Ambiguity]] = {}
        for number, row in enumerate(self._rows):
            for words in row.spelt:
                filed.setdefault(_WORD.findall(words)[0], {})[number] = row
        return {word: tuple(rows.items()) for word, rows in filed.items()}


@cache
def _known(source: str, target: str) -> _Known | None:
    rows = ambiguities(source, target)
    return _Known(rows) if rows else None


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
