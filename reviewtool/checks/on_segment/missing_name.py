"""Last name left out.

What it finds:
    The last name of a person of the source that nothing in the translation resembles, where the
    translation has no other name that could stand for it: *Nora Dekker en haar broer* as “Nora and
    her brother”.

Why it matters:
    A dropped surname leaves a fluent sentence that says less, and nobody misses it.

When it is silent:
    After a first name that is not known here, for short names, where the translation has a name of
    its own that may be the same in another form, where the first name is gone too, and for German
    sources, where every noun has a capital.

What to do:
    Put the name back, or dismiss the flag where the first name says enough.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.first_names import gender_of
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_CODES = frozenset({"en", "nl", "fr", "es", "it", "pt", "pl"})
"""Languages with Latin letters whose capitals inside a sentence mark names."""
_BEGINNING = 4
"""Letters that tell a name; its end may be inflected."""
_LATER = 8
"""Characters before a name that make sure that it begins no sentence."""


def missing_name(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each name that has gone, if more have gone than have come."""
    if languages.source.base not in _CODES or languages.target.base not in _CODES:
        return
    source, target = segment.source, segment.target
    told = [match for match in _name().finditer(source) if match.start() >= _LATER]
    if not told:
        return
    there = _folded(target)
    gone = [match for match in told if _folded(match.group())[:_BEGINNING] not in there]
    if not gone or len(gone) > 2:
        return
    known = _folded(source)
    come = [
        match
        for match in _capital().finditer(target)
        if _folded(match.group())[:_BEGINNING] not in known
    ]
    if come:
        return
    for match in gone:
        first = _first_name().search(source[: match.start()])
        if first and _folded(first[1])[:_BEGINNING] in there:
            yield Finding(
                *match.span(),
                f"“{match.group()}” is not in the translation.",
                side="source",
                evidence=("source", "target"),
            )


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    """Without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"(?<=[^\W\d_] )(?<!\. )[A-ZÀ-ÖØ-ÞŁŚŻŹĆŃ][^\W\d_]{3,}(?![\w-])")


@cache
def _first_name() -> re.Pattern[str]:
    names = "|".join(sorted(gender_of()))
    return re.compile(rf"\b({names}) (?:van |de |der |den |di |da |del )*$")


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(r"(?<=[^\W\d_,] )[A-ZÀ-ÖØ-Þ][^\W\d_]{2,}")


CHECK = Check(
    id="missing-name",
    title="Last name left out",
    kind=Kind.HINT,
    category="accuracy/omission",
    severity=Severity.MAJOR,
    expected=0.5,
    on_segment=missing_name,
    needs_source=True,
    targets=frozenset(_CODES),
)
