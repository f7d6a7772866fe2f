"""Untranslated segment.

What it finds:
    A translation that equals its source, although the source has words that only its own language
    has.

Why it matters:
    The segment was skipped, by the system or by a person, and looks finished.

When it is silent:
    For names, numbers, codes, addresses and short titles, which are often the same in both
    languages; where a language is unknown or both are the same.

What to do:
    Translate it. Where it has to stay, dismiss the flag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.function_words import foreign_words
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_AROUND = ".,;:!?\"'“”„«»‘’()[]…–—"
_NAME_PARTICLES = (
    "van de den der het von zu und la le du des et el del los y di da do dos e of the and for "
    "och og i"
)
_IN_NAMES = frozenset(_NAME_PARTICLES.split())
"""Function words that names of people, firms and titles hold."""
_MANY = 5
"""So many lower-case words need no function word among them."""
_UNSPACED = 4
"""Letters that a text without spaces must have."""


def untranslated_segment(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """The whole target where it equals the source."""
    source, target = segment.source.strip(), segment.target.strip()
    if source != target and (len(source) != len(target) or source.casefold() != target.casefold()):
        return
    here, there = languages.source, languages.target
    if not here.base or not there.base or here.base == there.base:
        return
    if here.spaced:
        words = [word.strip(_AROUND) for word in source.split()]
        plain = [word for word in words if word.isalpha() and word.islower()]
        foreign = foreign_words(here.base, there.base)
        telling = foreign.difference(_IN_NAMES)
        missed = len(plain) >= _MANY or (len(words) > 2 and not telling.isdisjoint(plain))
    else:
        missed = there.spaced and sum("\u3040" <= sign <= "\u9fff" for sign in source) >= _UNSPACED
    if missed:
        start = len(segment.target) - len(segment.target.lstrip())
        first = len(segment.source) - len(segment.source.lstrip())
        yield Finding(
            start,
            start + len(target),
            "The translation is the same as the source.",
            source=(first, first + len(source)),
            evidence=("source", "target"),
        )


CHECK = Check(
    id="untranslated-segment",
    title="Untranslated segment",
    kind=Kind.GUARD,
    category="accuracy/untranslated",
    severity=Severity.MAJOR,
    expected=0.9,
    on_segment=untranslated_segment,
    needs_source=True,
)
