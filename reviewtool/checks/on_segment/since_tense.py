"""Present tense with since or for.

What it finds:
    An English present tense beside a stretch of time that still goes on: “she works here for ten
    years”, “the pool is closed since May”, where the source has its present with *seit*, *sinds*,
    *depuis*, *desde hace*, *da*, *há*, *od*, *уже*.

Why it matters:
    English needs the perfect there. The present is grammar carried over from the source, and “for
    ten years” with it speaks of the future.

When it is silent:
    Where the clause has a perfect, where the source has no such word, and for other targets.

What to do:
    Use the perfect: “she has worked here for ten years”, “has been closed since May”.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_SINCE: dict[str, str] = {
    "nl": r"\b(?:al|sinds|sedert)\b",
    "de": r"\b(?:seit|schon|bereits)\b",
    "fr": r"\b(?:depuis|voilà|voici|ça fait|cela fait|il y a .{1,25}? que)\b",
    "es": r"\b(?:desde|lleva\w*|hace .{1,25}? que)\b",
    "it": r"\b(?:da|dal|dalla|dall['’]|dallo|dai|dagli|dalle)\b",
    "pt": r"\b(?:desde|há)\b",
    "ru": r"\b(?:уже|с|со|вот)\b|\b(?:года?|лет|месяц\w*|недел\w+)\b",
    "uk": r"\b(?:вже|уже|з|із|від)\b|\b(?:рок\w+|років|місяц\w*|тижн\w+)\b",
    "pl": r"\b(?:od|już)\b",
    "zh": r"(?:已经?|来|以来|年|月)",
    "ja": r"(?:から|以来|間|年)",
}
"""By language, words one of which a source has where something still goes on."""
_TIME = (
    r"(?:since (?:\d{4}|(?:last|the) \w+|January|February|March|April|May|June|July|August"
    r"|September"
    r"|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|then"
    r"|yesterday|childhood|birth|\w+ (?:years?|months?|weeks?|days?))"
    r"|for (?:(?:more than|over|almost|nearly|about|around|some|exactly|the (?:past|last)) )?"
    r"(?:\w+ ?){1,2}(?<!the )(?:years|months|weeks|decades|days|generations))\b"
)
_PRESENT = (
    r"(?P<verb>\b(?:am|is|are|isn['’]t|aren['’]t|do not|does not|don['’]t|doesn['’]t)"
    r"(?: not)?(?: \w+ing| \w+ed)?"
    r"|(?<=\bhe )\w+s\b|(?<=\bshe )\w+s\b|(?<=\bit )\w+s\b|(?<=\bwho )\w+s\b"
    r"|(?<=\bI )[a-z]+\b|(?<=\bwe )[a-z]+\b|(?<=\bthey )[a-z]+\b)"
)
_PAST = re.compile(
    r"\w*ed|was|were|had|did|went|came|saw|took|got|gave|made|said|told|kept|left|felt|held|knew|"
    r"thought|stood|ran|won|lost|built|spent|sat|led|met|paid|read|grew|wrote|spoke|fought|has"
    r"|have|"
    r"will|would|can|could|may|might|must|should|shall|cannot|always|still|never|just|also|only"
    r"|both|"
    r"already|all|now|then|as|its|his|this|us|used|began|became|found|heard|hung|let|put|set"
)
_PERFECT = re.compile(
    r"\b(?:has|have|had|having|been|will|would|was|were|did|may|might|should|going)\b|['’](?:ve"
    r"|ll|d)\b",
    re.I,
)
_FUTURE = re.compile(
    r"\b(?:next|sentenc\w+|jailed|banned|valid|available|rent\w*|book\w*|guarante\w+|extend\w*"
    r"|elect\w+"
    r"|appoint\w+|first time|last time|every|each|ago)\b",
    re.I,
)


def since_tense(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each present tense that a stretch of time belongs to."""
    target, code = segment.target, languages.source.base
    if code not in _SINCE or not (" since " in target or " for " in target):
        return
    for time in _time().finditer(target):
        start = max(target.rfind(sign, 0, time.start()) for sign in (".", ";", "!", "?", "“", "\n"))
        clause = target[start + 1 : time.start()]
        if (
            _PERFECT.search(clause)
            or _FUTURE.search(clause)
            or _FUTURE.search(target[time.end() :][:12])
        ):
            continue
        found = [
            match
            for match in _present().finditer(clause)
            if not _PAST.fullmatch(match["verb"].lower())
        ]
        lean = re.search(_SINCE[code], segment.source, re.I)
        if found and lean and len(clause) - found[-1].start() < 60:
            verb = found[-1]
            yield Finding(
                start + 1 + verb.start("verb"),
                start + 1 + verb.end("verb"),
                f"With “{time.group().strip()}” English uses the perfect: has been, has done.",
                source=lean.span(),
                evidence=("source", "target"),
            )


@cache
def _time() -> re.Pattern[str]:
    return re.compile(r"(?<= )" + _TIME, re.I)


@cache
def _present() -> re.Pattern[str]:
    return re.compile(_PRESENT, re.I)


CHECK = Check(
    id="since-tense",
    title="Present tense with since or for",
    kind=Kind.HINT,
    category="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    expected=0.6,
    on_segment=since_tense,
    needs_source=True,
    targets=frozenset({"en"}),
)
