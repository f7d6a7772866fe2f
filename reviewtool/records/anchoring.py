"""Which segment a decision is about, after the text may have changed.

A decision is live only where both texts are exactly those that it was made on; everything else is
stale: shown where it most likely belongs, never exported, and never dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reviewtool.records.record import in_order
from reviewtool.segments.segment import text_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.records.segments_file import SegmentsFile
    from reviewtool.review.decision import Decision
    from reviewtool.segments.segment import Document, Segment

ALIKE = 0.8
"""Least similarity of a stale decision's original to the segment that it is shown at."""
MOST_DIFFED = 20_000
"""Segments between the first and the last change above which no diff is made."""
MOST_COMPARED = 20_000
"""Texts compared for likeness in one go; comparing takes time."""
COMPARED_LENGTH = 1_000
"""Code points of a text that are compared."""

Pair = tuple[str, str]
"""Source and target hash."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """Decisions by the id of the segment that they belong to now, which is also their `segment`.

    `unplaced` are those that belong nowhere, or where another decision stands; they are as given.
    """

    live: dict[str, Decision]
    stale: dict[str, Decision]
    unplaced: tuple[Decision, ...]

    def all(self) -> list[Decision]:
        """Every decision, once."""
        return [*self.live.values(), *self.stale.values(), *self.unplaced]


class Texts:
    """The texts of a document by segment id, hashed when they are first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pairs: dict[str, Pair] = {}

    def in_order(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """The decisions in document order, those on unknown segments last and as they were."""
        found = tuple(decisions)
        return in_order(found, self._document.places) if len(found) > 1 else found

    def live(self, decision: Decision) -> bool:
        """Whether its segment has exactly the texts that it was made on."""
        pair = self._pairs.get(decision.segment)
        if pair is None:
            place = self._document.places.get(decision.segment)
            if place is None:
                return False
            pair = self._pairs[decision.segment] = _pair(self._document.segments[place])
        return pair == _decided_on(decision)

    def settled(self, decisions: Iterable[Decision]) -> Anchored:
        """Decisions that were anchored before, and may have been made anew since."""
        live: dict[str, Decision] = {}
        others = []
        for decision in decisions:
            if self.live(decision):
                live[decision.segment] = decision
            else:
                others.append(decision)
        stale: dict[str, Decision] = {}
        unplaced = []
        for decision in others:
            taken = decision.segment in live or decision.segment in stale
            if taken or decision.segment not in self._document.places:
                unplaced.append(decision)
            else:
                stale[decision.segment] = decision
        return Anchored(live, stale, tuple(unplaced))


def anchor(decisions: Iterable[Decision], old: SegmentsFile | None, document: Document) -> Anchored:
    """Find each decision's segment.

    `old` are the segments as they were when the decisions were written: without them, or where
    they are of another text, only ids and texts can tell.
    """
    texts = Texts(document)
    live: dict[str, Decision] = {}
    waiting = []
    for decision in decisions:
        if texts.live(decision):
            live[decision.segment] = decision
        else:
            waiting.append(decision)
    if not waiting:
        return Anchored(live, {}, ())
    return _Anchoring(document, old, live).place(waiting)


class _Anchoring:
    """One pass over the decisions whose segment is not where it was."""

    def __init__(
        self, document: Document, old: SegmentsFile | None, live: dict[str, Decision]
    ) -> None:
        self.segments = document.segments
        self.by_id = {segment.id: segment for segment in self.segments}
        self.pairs = [_pair(segment) for segment in self.segments]
        self.by_pair: dict[Pair, list[Segment]] = {}
        for segment, pair in zip(self.segments, self.pairs, strict=True):
            self.by_pair.setdefault(pair, []).append(segment)
        self.live = live
        self.stale: dict[str, Decision] = {}
        self.compared = 0
        self.old_places: dict[tuple[str, Pair], int] = {}
        self.moved: dict[int, int] = {}
        self.gaps: dict[int, tuple[range, range]] = {}
        if old is not None:
            self._follow([(s.source_hash, s.target_hash) for s in old.segments])
            self.old_places = {
                (s.id, (s.source_hash, s.target_hash)): place
                for place, s in enumerate(old.segments)
            }

    def place(self, waiting: Sequence[Decision]) -> Anchored:
        """Live ones first, so that no stale one takes their segment."""
        changed = [d for d in waiting if not self._revive(d, self._diffed(d))]
        changed = [d for d in changed if not self._revive(d, self._only(d))]
        unplaced = [d for d in changed if not self._show(d)]
        return Anchored(self.live, self.stale, tuple(unplaced))

    def _follow(self, old: list[Pair]) -> None:
        """Where each old segment is now, and which gap each lost one lies in."""
        new = self.pairs
        first = 0
        while first < min(len(old), len(new)) and old[first] == new[first]:
            self.moved[first] = first
            first += 1
        last = 0
        while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
            last += 1
            self.moved[len(old) - last] = len(new) - last
        middle_old, middle_new = old[first : len(old) - last], new[first : len(new) - last]
        if max(len(middle_old), len(middle_new)) > MOST_DIFFED:
            return
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        for tag, low, high, new_low, new_high in matcher.get_opcodes():
            here = range(first + low, first + high)
            there = range(first + new_low, first + new_high)
            if tag == "equal":
                self.moved.update(zip(here, there, strict=True))
            else:
                self.gaps.update(dict.fromkeys(here, (here, there)))

    def _old_place(self, decision: Decision) -> int | None:
        return self.old_places.get((decision.segment, _decided_on(decision)))

    def _diffed(self, decision: Decision) -> Segment | None:
        place = self._old_place(decision)
        index = self.moved.get(place) if place is not None else None
        return self.segments[index] if index is not None else None

    def _only(self, decision: Decision) -> Segment | None:
        """The one free segment with exactly these texts."""
        same = self.by_pair.get(_decided_on(decision), ())
        free = [segment for segment in same if segment.id not in self.live]
        return free[0] if len(free) == 1 else None

    def _revive(self, decision: Decision, segment: Segment | None) -> bool:
        if segment is None or segment.id in self.live:
            return False
        self.live[segment.id] = replace(decision, segment=segment.id)
        return True

    def _show(self, decision: Decision) -> bool:
        segment = self._likely(decision)
        if segment is None:
            return False
        self.stale[segment.id] = replace(decision, segment=segment.id)
        return True

    def _likely(self, decision: Decision) -> Segment | None:
        same = self.by_id.get(decision.segment)
        if same is not None:
            return same if self._free(same, decision) else None
        place = self._old_place(decision)
        if place is None or place not in self.gaps:
            return self._alike(decision, self.segments)
        here, there = self.gaps[place]
        found = self._alike(decision, [self.segments[index] for index in there])
        if found is None and len(here) == len(there):
            opposite = self.segments[there[here.index(place)]]
            found = opposite if self._free(opposite, decision) else None
        return found

    def _alike(self, decision: Decision, segments: Sequence[Segment]) -> Segment | None:
        best, likeness = None, ALIKE
        matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
        matcher.set_seq2(decision.original[:COMPARED_LENGTH])
        for segment in segments:
            if not self._free(segment, decision) or self.compared >= MOST_COMPARED:
                continue
            self.compared += 1
            matcher.set_seq1(segment.target[:COMPARED_LENGTH])
            if matcher.real_quick_ratio() < likeness or matcher.quick_ratio() < likeness:
                continue
            ratio = matcher.ratio()
            if ratio >= likeness and (best is None or ratio > likeness):
                best, likeness = segment, ratio
        return best

    def _free(self, segment: Segment, decision: Decision) -> bool:
        """Whether a decision may be shown here: nothing stands here, and the texts are not its own.

        Where several segments have its very texts, nobody knows which one it was about.
        """
        taken = segment.id in self.live or segment.id in self.stale
        return not taken and self.pairs[segment.index] != _decided_on(decision)


def _pair(segment: Segment) -> Pair:
    return text_hash(segment.source), text_hash(segment.target)


def _decided_on(decision: Decision) -> Pair:
    return decision.source_hash, decision.target_hash
