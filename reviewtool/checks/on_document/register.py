"""Mixed form of address.

What it finds:
    A familiar form of address in a document that is formal elsewhere, or the reverse: *du* among
    *Sie*, *je* among *u*, *tu* among *vous*, *tú* or *no toques* among *usted*.

Why it matters:
    English “you” is all of them, so a system chooses sentence by sentence. Readers hear the change
    at once.

When it is silent:
    Within quotations, where people speak for themselves; where fewer than three places agree or
    the minority is more than a quarter; for *vous* among *tu*, which may be a plural.

What to do:
    Use the form of address of the rest of the document.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.quoted import inside, quoted_spans
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_ENOUGH = 3
_MINORITY = 0.25

_FAMILIAR = {
    "de": r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?)\b",
    "nl": r"\b(?:[Jj]e|[Jj]ij|[Jj]ou|[Jj]ouw|[Jj]ezelf)\b",
    "fr": r"\b(?:[Tt]u|[Tt]oi|[Tt]e|[Tt]es|[Tt]on(?= \w+e?\b))\b|\b[Tt]['’](?=\w)",
    "es": r"\b(?:[Tt]ú|[Tt]us?|[Tt]i|[Cc]ontigo)\b"
    r"|\b[Nn]o (?:te |l[aeo]s? )?\w{3,}(?:as|es)\b(?<!\bantes)(?<!\bentonces)"
    r"(?<!\bmenos)",
    "it": r"\b(?:tu|te|ti|tuo|tua|tuoi|tue)\b",
}
_FORMAL = {
    "de": r"(?<=[a-zäöüß,;–-] )(?:Sie|Ihnen|Ihre?[mnrs]?)\b",
    "nl": r"\b(?:[Uu]|[Uu]w|[Uu]zelf)\b",
    "fr": r"\b(?:[Vv]ous|[Vv]otre|[Vv]os)\b"
    r"|\b(?!chez\b|assez\b|rez\b|nez\b)[A-ZÉÀ]?[a-zà-ÿ]{2,}ez\b",
    "es": r"\b[Uu]sted(?:es)?\b",
    "it": r"(?<=[a-zà-ú,;] )(?:Lei|Suo|Sua|Suoi|Sue)\b",
}
_PLURAL_TOO = frozenset({"fr"})
"""Languages whose formal form also addresses several people."""


class _Place(NamedTuple):
    segment: int
    start: int
    end: int
    text: str


def register(segments: Sequence[Segment], languages: Languages) -> Iterator[tuple[int, Finding]]:
    """Each place where the document leaves the form of address that it keeps elsewhere."""
    code = languages.target.base
    if code not in _FORMAL:
        return
    familiar = _places(segments, _pattern("familiar", code))
    formal = _places(segments, _pattern("formal", code))
    if not familiar or not formal:
        return
    few, many, name = (
        (familiar, formal, "formal")
        if len(familiar) < len(formal)
        else (formal, familiar, "familiar")
    )
    if len(many) < _ENOUGH or len(few) > _MINORITY * (len(few) + len(many)):
        return
    if few is formal and code in _PLURAL_TOO:
        return
    for place in few:
        yield (
            place.segment,
            Finding(
                place.start,
                place.end,
                f"The rest of the document is {name}: “{many[0].text}”, {len(many)} times.",
                evidence=("document",),
            ),
        )


def _places(segments: Sequence[Segment], pattern: re.Pattern[str]) -> list[_Place]:
    found = []
    for segment in segments:
        text = segment.target
        matches = list(pattern.finditer(text))
        quotations = quoted_spans(text) if matches else []
        found += [
            _Place(segment.index, *match.span(), match.group())
            for match in matches
            if not inside(*match.span(), quotations)
        ]
    return found


@cache
def _pattern(form: str, code: str) -> re.Pattern[str]:
    return re.compile((_FAMILIAR if form == "familiar" else _FORMAL)[code])


CHECK = Check(
    id="register",
    title="Mixed form of address",
    kind=Kind.HINT,
    category="style/language-register",
    severity=Severity.MINOR,
    expected=0.7,
    on_document=register,
    targets=frozenset(_FORMAL),
)
