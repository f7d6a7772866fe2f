"""He or she changed.

What it finds:
    “He” or “his” in the translation where all that the source says points to a woman, or the
    reverse: *ella* and *ona* as “he”, 他 as “she”.

Why it matters:
    A system that reads sentence by sentence guesses who is meant. The reader takes it as a fact
    about a person.

When it is silent:
    Where any word of the source may speak of the other gender, and for sources that leave it open
    (*su*, *son*, a verb without a subject). Of a quotation only its “she said” is compared.

What to do:
    See in the source who is meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.gender_words import (
    FEMALE,
    MALE,
    attributions,
    english_pronouns,
    hints,
    pronouns,
)
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_ANY = re.compile(r"\b(?:[Ss]he|[Hh](?:e|er|ers|im|is|erself|imself)|SHE|HE|HER|HIS|HIM)\b")
"""Whether there is a pronoun at all, in the usual spellings: half the work of looking for each."""
_EDGES = ' –—-»”,.!?"'
_OTHER = {
    FEMALE: {"she": "he", "her": "his", "hers": "his", "herself": "himself"},
    MALE: {"he": "she", "him": "her", "his": "her", "himself": "herself"},
}


def pronoun_gender(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """The pronouns of the target whose gender nothing in the source bears out."""
    target, code = segment.target, languages.source.base
    if not _ANY.search(target):
        return
    found = [list(pattern.finditer(target)) for pattern in english_pronouns()]
    if not any(found) or code == "en":
        return
    said = _attributed(segment, code)
    if said is not None:
        yield said
    elif bool(found[FEMALE]) != bool(found[MALE]):
        yield from _unborne(segment, code, found)


def _attributed(segment: Segment, code: str) -> Finding | None:
    """The “he said” of a quotation whose speaker the source names as a woman, or the reverse."""
    ours = [_search(attributions("en", gender), segment.target) for gender in (FEMALE, MALE)]
    if not any(ours):
        return None
    theirs = [_search(attributions(code, gender), segment.source) for gender in (FEMALE, MALE)]
    for gender in (FEMALE, MALE):
        our, their = ours[gender], theirs[1 - gender]
        if our and their and not ours[1 - gender] and not theirs[gender]:
            return _finding(our, their, gender, "which is the other gender")
    return None


def _unborne(segment: Segment, code: str, found: list[list[re.Match[str]]]) -> Iterator[Finding]:
    """Pronouns of the one gender in the target, where the source knows only the other."""
    gender = FEMALE if found[FEMALE] else MALE
    lean = _search(pronouns(code, 1 - gender), segment.source)
    if lean is not None and _search(hints(code, gender), segment.source) is None:
        for match in found[gender]:
            yield _finding(match, lean, gender, "and nothing of the other gender")


def _search(pattern: re.Pattern[str] | None, text: str) -> re.Match[str] | None:
    return pattern.search(text) if pattern else None


def _finding(our: re.Match[str], their: re.Match[str], gender: int, why: str) -> Finding:
    other = _OTHER[gender][our.group().lower()]
    return Finding(
        our.start(),
        our.end(),
        f"The source says “{their.group().strip(_EDGES)}”, {why}.",
        (other.capitalize() if our.group()[0].isupper() else other,),
        source=their.span(),
        evidence=("source", "target"),
    )


CHECK = Check(
    id="pronoun-gender",
    title="He or she changed",
    kind=Kind.HINT,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.5,
    on_segment=pronoun_gender,
    needs_source=True,
    targets=frozenset({"en"}),
)
