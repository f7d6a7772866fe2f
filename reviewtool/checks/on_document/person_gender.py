"""He or she against the person's name.

What it finds:
    “He” for a person whom the document calls Marta or Ms, or “she” for a Pablo or Mr, where no one
    else is named in the segment.

Why it matters:
    Many languages leave the subject out or do not tell “his” from “her”. A system that reads one
    sentence at a time guesses, and the same person changes from segment to segment.

When it is silent:
    Where several people are named, where the source speaks of someone of that gender, and for
    first names that both women and men have in some language.

What to do:
    See who is meant and use one pronoun throughout.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.english import is_english
from reviewtool.checks.first_names import gender_of, gender_of_title
from reviewtool.checks.flag import Kind
from reviewtool.checks.gender_words import FEMALE, english_pronouns, hints
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_BETWEEN = re.compile(r"\.? (?:(?:van|von|de|da|di|del|der|den|la|le|du|dos) ){0,2}")
"""What may stand between the parts of a name."""
_SHORTEST = 4
"""Letters of the shortest words that the English lexicon has."""
_SMALL_WORDS = (
    "a i he she it we you my his her our the at in on to of as if so no and but for is was by "
    "not now yet who how why one two all any"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_NEAR = 80
"""Letters between a name and the pronoun for it."""


def person_gender(
    segments: Sequence[Segment], languages: Languages
) -> Iterator[tuple[int, Finding]]:
    """Pronouns against the only person whom their segment names."""
    known = _people(segments)
    if not known:
        return
    female, male = english_pronouns()
    for segment in segments:
        names = [m for m in _capital().finditer(segment.target) if m.group() in known]
        if len({known[name.group()] for name in names}) != 1:
            continue
        name = names[0]
        shown, gender = known[name.group()]
        wrong = (male if gender == FEMALE else female).search(segment.target, name.end())
        if wrong is None or wrong.start() - name.end() > _NEAR:
            continue
        others = hints(languages.source.base, 1 - gender)
        if others is not None and others.search(segment.source):
            continue
        if not _strangers(segment.target, known):
            message = f"{shown} is {'a woman' if gender == FEMALE else 'a man'} elsewhere here."
            finding = Finding(wrong.start(), wrong.end(), message, evidence=("document",))
            yield segment.index, finding


def _people(segments: Sequence[Segment]) -> dict[str, tuple[str, int]]:
    """By first and last name: the name to show and the gender; contradictions left out."""
    found: dict[str, tuple[str, int]] = {}
    doubtful: set[str] = set()
    for segment in segments:
        for names, gender in _named(segment.target):
            for name in names:
                if found.get(name, (name, gender))[1] != gender:
                    doubtful.add(name)
                found[name] = (names[-1], gender)
    return {name: person for name, person in found.items() if name not in doubtful}


def _named(text: str) -> Iterator[tuple[list[str], int]]:
    """The names of each person whose first name or title tells the gender."""
    words = list(_capital().finditer(text))
    for place, word in enumerate(words):
        follower = words[place + 1] if place + 1 < len(words) else None
        adjoins = follower is not None and _BETWEEN.fullmatch(text, word.end(), follower.start())
        last = [follower.group()] if follower is not None and adjoins else []
        if place and text[words[place - 1].end() : word.start()] == " ":
            known = words[place - 1].group()
            if known not in gender_of_title() and known not in gender_of():
                continue  # the last name of somebody whose first name is not known
        title = gender_of_title().get(word.group())
        gender = gender_of().get(word.group())
        if title is not None and last and last[0] not in gender_of():
            yield last, title
        elif gender is not None:
            yield [word.group(), *last], gender


def _strangers(target: str, known: Mapping[str, tuple[str, int]]) -> bool:
    """Whether somebody may be named whose gender is not known."""
    return any(
        word not in known and (len(word) < _SHORTEST or not is_english(word.lower()))
        for word in _capital().findall(target)
        if word.lower() not in _SMALL
    )


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(r"[A-ZÀ-Ž][\w-]+")


CHECK = Check(
    id="person-gender",
    title="He or she against the person's name",
    kind=Kind.HINT,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.45,
    on_document=person_gender,
    targets=frozenset({"en"}),
)
