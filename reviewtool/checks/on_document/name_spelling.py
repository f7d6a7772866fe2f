"""Name spelt two ways.

What it finds:
    A name that the document spells in two ways that sound alike (Mikhail and Michail, Hryhorenko
    and Hrihorenko), or once with another vowel or two letters swapped although it is longer.

Why it matters:
    Machine translation transcribes a name anew each time. Readers take two spellings for two
    people, and a search finds only one.

When it is silent:
    For names shorter than six letters; for endings that inflect a name; where the source itself
    has both spellings, which are then two people; for words that also occur in lower case; for
    scripts other than Latin and Cyrillic, and for German, where every noun has a capital.

What to do:
    Choose one spelling. The suggestion is the one that the document uses more often, or first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.names import CAPITAL_NOUNS, alike, name_pattern, names_in
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment


def name_spelling(
    segments: Sequence[Segment], languages: Languages
) -> Iterator[tuple[int, Finding]]:
    """Each occurrence of the rarer spelling of a name."""
    if languages.target.base in CAPITAL_NOUNS:
        return
    names = names_in([segment.target for segment in segments])
    replaced: dict[str, str] = {}
    for one, other in alike(list(names), languages.source.base):
        if both_in_source(one, other, segments):
            continue
        kept, dropped = _preferred(one, other, names, segments, languages.target.base)
        replaced.setdefault(dropped, kept)
    if not replaced:
        return
    for segment in segments:
        for match in name_pattern().finditer(segment.target):
            name = match.group()
            if name in replaced and replaced[name] not in replaced:
                finding = Finding(
                    match.start(),
                    match.end(),
                    f"The document also spells this name “{replaced[name]}”.",
                    (replaced[name],),
                    evidence=("document",),
                )
                yield segment.index, finding


_TWO_PROVINCES = {"Shanxi", "Shaanxi"}
"""The one pair of well-known places whose names differ by a doubled letter."""


def both_in_source(one: str, other: str, segments: Sequence[Segment]) -> bool:
    """Whether the source has both spellings, which are then two names."""
    if {one, other} == _TWO_PROVINCES:
        return True
    return any(one in segment.source for segment in segments) and any(
        other in segment.source for segment in segments
    )


def _preferred(
    one: str, other: str, names: Counter[str], segments: Sequence[Segment], target: str
) -> tuple[str, str]:
    """The spelling to keep and the one to replace.

    The more frequent one is kept; of equally frequent ones the one without letters that only
    another language transcribes with; then the source's; then the first.
    """
    if names[one] != names[other]:
        return (one, other) if names[one] > names[other] else (other, one)
    foreign = _FOREIGN.get(target, ())
    strange = [any(letters in name.casefold() for letters in foreign) for name in (one, other)]
    if strange[0] != strange[1]:
        return (other, one) if strange[0] else (one, other)
    if any(other in segment.source for segment in segments):
        return other, one
    return one, other


_FOREIGN = {
    "en": ("sj", "zj", "tsch"),
    "nl": ("sh", "zh", "tsch"),
    "de": ("sh", "zh", "sj", "zj"),
    "fr": ("sh", "zh", "sj", "zj", "tsch"),
}
"""Letters that transcribe names in other languages but not in this one."""


CHECK = Check(
    id="name-spelling",
    title="Name spelt two ways",
    kind=Kind.HINT,
    category="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    expected=0.5,
    on_document=name_spelling,
)
