"""The ledger of a document: how each term, name and repeated phrase is written, on both sides.

The terms are those of the project's glossary that the source has (`review/terms.py`).
The names are those that the check of name spellings finds (`checks/names.py`). A name of the source
and one of the translation belong together where they are written alike, or nearly always stand in
the same segments. A phrase is a whole short segment that the source has more than once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.names import CAPITAL_NOUNS, SHORTEST, alike, name_pattern, names_in
from reviewtool.checks.on_document.name_spelling import both_in_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reviewtool.checks.glossary.glossary import Use
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment

TERM, NAME, PHRASE = "term", "name", "phrase"
_SHORT_NAME = 3
"""Letters that a name of the ledger has at least."""
_LONGEST_PHRASE = 60
"""Code points of a source that counts as a phrase."""
_TOGETHER = 0.8
"""How nearly (Dice's coefficient) two names stand in the same segments to be one name."""
_OFTEN = 2
"""Segments that two names written quite differently must share."""
_LIKELY = 0.5
"""As `_TOGETHER`, for names that begin alike and share this much of their letters."""
_LIKENESS = 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """A span of the text of the segment with this index: half-open code points."""

    segment: int
    side: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing, with all its places in document order."""

    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, name or phrase; the most frequent form of each side first.

    `missing` are segments whose source has the name while no form of it is in the translation;
    only counted where other segments do have one. The first form of a term in the translation is
    what the glossary accepts, in its words, however often it is there; other forms are forbidden.
    """

    kind: str
    source: tuple[Form, ...]
    target: tuple[Form, ...]
    missing: tuple[Place, ...] = ()

    @property
    def inconsistent(self) -> bool:
        """Whether it is written in more than one way, left out at times, or not as agreed."""
        return len(self.target) > 1 or bool(self.missing)

    @property
    def count(self) -> int:
        """How often it is written, on the side that has it more often."""
        return max(sum(len(form.places) for form in side) for side in (self.source, self.target))


def entries(
    session: Session, terms: Callable[[Segment], Sequence[Use]] | None = None
) -> list[Entry]:
    """The ledger of the translation as it stands now; `terms` says what a segment has of them.

    Terms of the glossary come first, those that are not kept before the others. Then come names in
    several spellings, phrases with several translations and names that are left out at times; the
    more frequent before the others.
    """
    from reviewtool.review.terms import term_entries

    segments = [segment.saying(session.text(segment)) for segment in session.document.segments]
    codes = session.document.source_language.base, session.document.target_language.base
    found = [*_Names(segments, *codes).entries(), *_phrases(segments)]
    if terms is not None:
        found += term_entries(session, terms)
    return sorted(found, key=_rank)


def _rank(entry: Entry) -> tuple[int, int, str]:
    if entry.kind == TERM:
        return -2 if entry.inconsistent else -1, -entry.count, entry.source[0].text.casefold()
    spelt = len(entry.target) > 1
    order = 0 if spelt and entry.kind == NAME else 1 if spelt else 2 if entry.missing else 3
    first = (entry.target or entry.source)[0].text
    return order, -entry.count, first.casefold()


class _Names:
    """The names of both sides, grouped."""

    def __init__(self, segments: Sequence[Segment], source: str, target: str) -> None:
        self._segments = segments
        self._from = source
        self._source = _places(segments, "source")
        self._target = _places(segments, "target")
        if source in CAPITAL_NOUNS:
            self._source = {name: at for name, at in self._source.items() if name in self._target}
        if target in CAPITAL_NOUNS:
            self._target = {name: at for name, at in self._target.items() if name in self._source}
        self._above: dict[str, str] = {}

    def entries(self) -> Iterator[Entry]:
        self._join_spellings()
        self._join_neighbours()
        groups: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys([*self._source, *self._target]):
            groups[self._top(name)].append(name)
        for names in groups.values():
            source, target = _forms(names, self._source), _forms(names, self._target)
            yield Entry(NAME, source, target, _missing(source, target))

    def _join_spellings(self) -> None:
        names = list(dict.fromkeys([*self._source, *self._target]))
        for one, other in alike(names, self._from):
            same_side = any({one, other} <= side.keys() for side in (self._source, self._target))
            if same_side and min(len(one), len(other)) < SHORTEST:
                continue
            if not both_in_source(one, other, self._segments):
                self._join(one, other)

    def _join_neighbours(self) -> None:
        """Join a name that is written quite otherwise with the one that stands where it does."""
        alone = self._target.keys() - self._source.keys() - self._above.keys()
        where = {name: {place.segment for place in self._target[name]} for name in alone}
        in_segment: dict[int, list[str]] = defaultdict(list)
        for name in sorted(alone):
            for index in where[name]:
                in_segment[index].append(name)
        for name, places in self._source.items():
            if name in self._target or name in self._above:
                continue
            own = {place.segment for place in places}
            candidates = {other for index in own for other in in_segment[index]}
            likely = [
                other
                for other in sorted(candidates)
                if _belongs(name, other, len(own), _dice(own, where[other]))
            ]
            if len(likely) == 1:
                self._join(name, likely[0])

    def _join(self, one: str, other: str) -> None:
        top, below = self._top(one), self._top(other)
        self._above.setdefault(top, top)
        self._above[below] = top

    def _top(self, name: str) -> str:
        while self._above.get(name, name) != name:
            name = self._above[name]
        return name


def _places(segments: Sequence[Segment], side: str) -> dict[str, tuple[Place, ...]]:
    """The names of one side: words that stand with a capital inside a sentence at least once."""
    texts = [segment.source if side == "source" else segment.target for segment in segments]
    known = names_in(texts, _SHORT_NAME)
    places: dict[str, list[Place]] = defaultdict(list)
    inside: set[str] = set()
    for segment, text in zip(segments, texts, strict=True):
        for match in name_pattern(_SHORT_NAME).finditer(text):
            if match.group() in known:
                places[match.group()].append(Place(segment.index, side, *match.span()))
                if _within().search(text[max(0, match.start() - 3) : match.start()]):
                    inside.add(match.group())
    return {name: tuple(found) for name, found in places.items() if name in inside}


@cache
def _within() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_],? \Z")


def _forms(names: Iterable[str], side: dict[str, tuple[Place, ...]]) -> tuple[Form, ...]:
    forms = [Form(name, side[name]) for name in names if name in side]
    return tuple(sorted(forms, key=lambda form: -len(form.places)))


def _missing(source: Sequence[Form], target: Sequence[Form]) -> tuple[Place, ...]:
    there = {place.segment for form in target for place in form.places}
    if not there:
        return ()
    first = {place.segment: place for form in source for place in reversed(form.places)}
    return tuple(first[index] for index in sorted(first.keys() - there))


def _belongs(name: str, other: str, count: int, share: float) -> bool:
    """Whether two names of a pair of texts may be one, by their places or their letters."""
    if count >= _OFTEN and share >= _TOGETHER:
        return True
    likely = share >= _LIKELY and name[0] == other[0]
    return likely and SequenceMatcher(None, name, other, autojunk=False).ratio() >= _LIKENESS


def _dice(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _phrases(segments: Sequence[Segment]) -> Iterator[Entry]:
    by_source: dict[str, list[Segment]] = defaultdict(list)
    for segment in segments:
        if segment.target and 0 < len(segment.source.strip()) <= _LONGEST_PHRASE:
            by_source[segment.source.strip()].append(segment)
    for source, same in by_source.items():
        if len(same) < _OFTEN:
            continue
        said: dict[str, list[Place]] = defaultdict(list)
        for segment in same:
            said[segment.target.strip()].append(_whole(segment, "target"))
        forms = sorted(said.items(), key=lambda item: -len(item[1]))
        yield Entry(
            PHRASE,
            (Form(source, tuple(_whole(segment, "source") for segment in same)),),
            tuple(Form(text, tuple(places)) for text, places in forms),
        )


def _whole(segment: Segment, side: str) -> Place:
    text = segment.source if side == "source" else segment.target
    return Place(segment.index, side, 0, len(text))
