"""Polite “you” taken for someone else.

What it finds:
    A question of an interview that asks about “him”, “her” or “them” where the source addresses
    the person politely: *¿Qué es lo que más le preguntan?* as “What do people ask him most often?”,
    *E lei che cosa ha risposto?* as “And what did she reply?”.

Why it matters:
    Spanish, Italian, Portuguese, Polish and German use the third person for a polite “you”. The
    translation asks about somebody whom nobody has named.

When it is silent:
    Where fewer than two other questions of the document have “you”, where the question has “you”
    itself, names somebody, or follows a sentence in the same segment.

What to do:
    Address the person: “you”, “your”.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_ENOUGH = 2
"""Other questions that must address somebody."""
_POLITE = {
    "es": r"\b(?:usted|le|sus?)\b",
    "it": r"\b(?:lei|le|suo|sua|suoi|sue)\b",
    "pt": r"\b(?:você|lhe|o senhor|a senhora|seus?|suas?)\b",
    "pl": r"\b(?:pan|pani|panu|pana|panią|panem)\b",
    "de": r"\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b",
}
"""By source language, words that may address somebody politely."""
_FAMILIAR = {
    "es": r"\b(?:él|ella|ellos|ellas)\b",
    "it": r"\b(?:lui|loro|egli|ella)\b",
    "pt": r"\b(?:ele|ela|eles|elas|dele|dela)\b",
    "pl": r"\b(?:on|ona|oni|jego|jej|ich)\b",
    "de": r"\b(?:er|ihn|ihm|sein\w*|ihr\w*)\b",
}
"""Words that speak of a third person and of nobody else."""
_YOURS = {
    "he": "you", "she": "you", "they": "you", "him": "you", "her": "you", "them": "you",
    "his": "your", "their": "your",
}  # fmt: skip


def interview_address(
    segments: Sequence[Segment], languages: Languages
) -> Iterator[tuple[int, Finding]]:
    """Each third person in a question that the source addresses to somebody."""
    source = languages.source.base
    if source not in _POLITE:
        return
    asked = [segment for segment in segments if _is_question(segment)]
    addressed = {segment.index for segment in asked if _you().search(segment.target)}
    if len(addressed) < _ENOUGH:
        return
    for segment in asked:
        if segment.index in addressed or _name().search(segment.source):
            continue
        polite = _compiled(_POLITE[source], source).search(segment.source)
        others = _compiled(_FAMILIAR[source], source).search(segment.source)
        third = _third().search(segment.target)
        if third is None or others is not None or (polite is None and source == "de"):
            continue
        yield (
            segment.index,
            Finding(
                *third.span(),
                "The other questions address the person; the source can do so here too.",
                (_YOURS[third.group().lower()],),
                source=polite.span() if polite else None,
                evidence=("source", "document"),
            ),
        )


def _is_question(segment: Segment) -> bool:
    """Whether the segment is a question and nothing before it."""
    source, target = segment.source.strip(), segment.target.strip()
    return (
        source.endswith(("?", "?»", "?“", "?”"))
        and target.rstrip("”’\"'»").endswith("?")
        and len(re.findall(r"[.!?…](?=\s)", source)) == 0
    )


@cache
def _compiled(pattern: str, code: str) -> re.Pattern[str]:
    return re.compile(pattern, 0 if code == "de" else re.IGNORECASE)


@cache
def _you() -> re.Pattern[str]:
    return re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)


@cache
def _third() -> re.Pattern[str]:
    return re.compile(r"\b(?:he|she|they|him|her|them|his|their)\b", re.IGNORECASE)


@cache
def _name() -> re.Pattern[str]:
    """A capital within the sentence: somebody or something is named (German writes nouns so)."""
    return re.compile(
        r"(?<=[a-zß-ÿ,;] )(?!Sie\b|Ihnen\b|Ihr|Lei\b|Pan|Usted)[A-ZÀ-Ž][a-zß-ÿ]+ [A-ZÀ-Ž]"
    )


CHECK = Check(
    id="interview-address",
    title="Polite “you” taken for someone else",
    kind=Kind.HINT,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.6,
    on_document=interview_address,
    needs_source=True,
    targets=frozenset({"en"}),
)
