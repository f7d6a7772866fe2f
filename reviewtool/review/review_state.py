"""What one reviewer has decided on one document, what is flagged there, and how far the review is.

It knows no disk and no screen. Reading methods never change anything; what is decided changes by
acts, which `Session` makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.ranking.order import expected_harm
from reviewtool.review.act import UndoStack
from reviewtool.review.decision import DONE, Decision, Dismissal, ErrorMark, Status
from reviewtool.review.flag_shelf import FlagShelf
from reviewtool.review.harm_order import HarmOrder
from reviewtool.review.ledger import Ledger
from reviewtool.review.prior import prior_errors
from reviewtool.review.tally import Progress, Tally

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.ranking.ranked_flag import RankedFlag
    from reviewtool.review.act import Act, CutChange
    from reviewtool.review.flag_state import FlagState
    from reviewtool.segments.segment import Document, Segment
    from reviewtool.segments.side import Sides


class ReviewState:
    """What is decided and flagged, and how far a review is.

    `document` is cut as it is now, `by_harm` are its segments by the harm to expect.

    Args:
        document: what is reviewed.
        reviewer: whose decisions these are.
        decisions: what was decided earlier, on the texts as they are now.
        stale: what was decided on texts that have changed since, by the id of the segment that
            stands there now; shown, never exported.
        dismissals: wider dismissals of this reviewer.
        history: the acts of earlier sessions, oldest first, for undo.
        recheck: the flags of a segment with another target, for corrections.
    """

    def __init__(
        self,
        document: Document,
        reviewer: str,
        *,
        decisions: Iterable[Decision] = (),
        stale: Mapping[str, Decision] | None = None,
        dismissals: Iterable[Dismissal] = (),
        history: tuple[Act, ...] = (),
        recheck: Callable[[Segment], Sequence[Flag]] | None = None,
    ) -> None:
        self.document = document
        self.reviewer = reviewer
        self._ledger = Ledger(decisions, stale or {}, dismissals)
        self._flags = FlagShelf(document)
        self._undo = UndoStack(history)
        self._recheck = recheck
        self._sides: Sides | None = None
        self._foreseen: Document | None = None
        self._tally = Tally(self._is_done, self._count_open)
        self.by_harm = HarmOrder(self._harms, self._harm)
        self._sample: tuple[int, ...] | None = None
        self._count()

    @property
    def show_hidden(self) -> bool:
        """Whether flags beyond the budget are shown too."""
        return self._flags.show_hidden

    @show_hidden.setter
    def show_hidden(self, show: bool) -> None:
        self._flags.show_hidden = show
        self.by_harm.forget()
        self._count()

    def segment(self, segment_id: str) -> Segment:
        """The segment with this id; raises ReviewError where there is none."""
        place = self.document.places.get(segment_id)
        if place is not None:
            return self.document.segments[place]
        raise ReviewError(
            f"there is no segment {segment_id}",
            "List the ids with `reviewtool check --all --format jsonl`, or give a number like 12.",
            file=self.document.file.path,
        )

    @property
    def stale(self) -> Mapping[str, Decision]:
        """What was decided on texts that have changed since, by segment id."""
        return self._ledger.stale

    def decision(self, segment: Segment) -> Decision | None:
        """What is decided on the segment, on its texts as they are now."""
        return self._ledger.decisions.get(segment.id)

    def decisions(self) -> list[Decision]:
        """All decisions, in no order."""
        return list(self._ledger.decisions.values())

    def dismissals(self) -> list[Dismissal]:
        """All wider dismissals, in no order."""
        return list(self._ledger.dismissals.values())

    def status(self, segment: Segment) -> Status:
        """What became of the segment."""
        decision = self._ledger.decisions.get(segment.id)
        return decision.status if decision else Status.TODO

    def text(self, segment: Segment) -> str:
        """The target as it would be exported: the correction where there is one."""
        decision = self._ledger.decisions.get(segment.id)
        if decision is None or decision.corrected is None:
            return segment.target
        return decision.corrected

    def errors(self, segment: Segment) -> tuple[ErrorMark, ...]:
        """The errors marked in the segment; until something is decided, those of its file."""
        decision = self._ledger.decisions.get(segment.id)
        return prior_errors(segment) if decision is None else decision.errors

    def deleted(self, segment: Segment) -> bool:
        """Whether the segment is to be deleted from the file."""
        decision = self._ledger.decisions.get(segment.id)
        return decision is not None and decision.corrected == "" and segment.target != ""

    def flags(self, segment: Segment) -> list[FlagState]:
        """The flags of the segment's given target that are shown, with their verdicts."""
        index = self._index(segment.id)
        return [] if index is None else self._flags.states(index, self._ledger)

    def hidden_flags(self, segment: Segment) -> int:
        """How many flags of the segment wait beyond the budget."""
        index = self._index(segment.id)
        return 0 if index is None else self._flags.beyond_budget(index)

    def open_flags(self, segment: Segment) -> list[FlagState]:
        """The shown flags that still wait for a decision."""
        return [state for state in self.flags(segment) if state.open]

    def fresh_flags(self, segment: Segment, text: str) -> list[Flag]:
        """The flags that `text` would raise in the place of the target, and the target does not.

        What is flagged only because other translations say it otherwise is left out: a person's
        words are not to be outvoted by machines.
        """
        if self._recheck is None or not text or text == segment.target:
            return []
        known = {(flag.check, flag.text) for flag in self._recheck(segment)}
        flags = self._recheck(segment.saying(text))
        return [
            flag for flag in flags if (flag.check, flag.text) not in known and not _outvoted(flag)
        ]

    def progress(self) -> Progress:
        """Segments done, segments in all, flags open."""
        return self._tally.progress

    def done(self) -> Sequence[int]:
        """The indexes of the segments that are done, in document order."""
        return self._tally.done

    def waiting(self) -> Sequence[int]:
        """The indexes of the segments that have open flags, in document order."""
        return self._tally.waiting

    def flagged_by(self, check: str) -> Sequence[int]:
        """The indexes of the segments that have a shown flag of a check, in document order."""
        return self._flags.flagged_by(check)

    def within_budget(self) -> set[int]:
        """The indexes of the segments that have a flag within the budget, decided or not."""
        return self._flags.within_budget()

    @property
    def has_flags(self) -> bool:
        """Whether any segment has a flag within the budget, decided or not."""
        return self._flags.any_within_budget

    @property
    def seed(self) -> str:
        """What makes this reviewer's sample of this document the same each time."""
        return f"{self.reviewer}\0{self.document.name}"

    def sample(self) -> tuple[int, ...]:
        """The indexes of this reviewer's random sample of the segments without such flags."""
        if self._sample is None:
            from reviewtool.review.sample import sampled

            segments = self.document.segments
            self._sample = sampled(segments, self.within_budget(), self.seed)
        return self._sample

    def checks_flagging(self) -> list[str]:
        """The ids of the checks that have a shown flag in this document, most flags first."""
        return self._flags.checks()

    def error_on(self, segment: Segment, side: str, start: int, end: int) -> ErrorMark | None:
        """The last error on these very words (code points, half-open); None where none stands."""
        errors = reversed(self.errors(segment))
        return next((error for error in errors if error.place == (side, start, end)), None)

    @property
    def sides(self) -> Sides:
        """Both files by their spans, for cutting and pairing anew; of a document of prose only."""
        if self._sides is None:
            from reviewtool.segments.side import Sides

            self._sides = Sides.of(self.document)
        return self._sides

    def set_flags(self, flags: Iterable[RankedFlag]) -> None:
        """Replace all flags, as the ranking made them, but for those of segments that are gone."""
        self._flags.put(flags, self.document)
        self._sample = None
        self.by_harm.forget()
        self._count()

    def refresh(self, decisions: Iterable[Decision], dismissals: Iterable[Dismissal]) -> list[str]:
        """Take over what stands on the disk after a merge; the ids of the segments that changed."""
        dismissed = self._ledger.dismissals
        changed = self._ledger.refresh(decisions, dismissals)
        if self._ledger.dismissals != dismissed:
            self.by_harm.forget()
        for segment_id in changed:
            self._order_anew(segment_id)
        self._count()
        return changed

    def _apply(self, act: Act) -> Act:
        if act.cut is not None:
            self._cut(act.cut)
        self._ledger.apply(act)
        self._undo.feed(act)
        for change in act.changes:
            if change.segment is None:
                self.by_harm.forget()
                self._count()
            else:
                self._order_anew(change.segment)
                index = self._index(change.segment)
                if index is not None and act.cut is None:
                    self._tally.update(index)
        if act.cut is not None:
            self._count()
        return act

    def _cut(self, change: CutChange) -> None:
        from reviewtool.segments.overlay import with_by_hand
        from reviewtool.segments.recut import changed

        by_hand = changed(self.document.by_hand, change.before, change.after)
        foreseen, self._foreseen = self._foreseen, None
        self.document = foreseen or with_by_hand(self.document, by_hand, self.sides)
        self._sample = None
        self.by_harm.forget()
        self._flags.go_over_to(self.document)

    def _count(self) -> None:
        self._tally.count(self._flags.counts, self._judged())

    def _judged(self) -> set[int]:
        """The segments that are decided, or of which a wider dismissal silences a flag."""
        places = self.document.places
        decided = {places[name] for name in self._ledger.decisions if name in places}
        return decided | self._flags.silenced(self._ledger)

    def _index(self, segment_id: str) -> int | None:
        return self.document.places.get(segment_id)

    def _is_done(self, index: int) -> bool:
        return self.status(self.document.segments[index]) in DONE

    def _count_open(self, index: int) -> int:
        return sum(state.open for state in self._flags.states(index, self._ledger))

    def _harms(self) -> array[float]:
        harms = self._flags.harms()
        for index in self._judged().union(self.document.doubtful):
            harms[index] = self._harm(index)
        return harms

    def _harm(self, index: int) -> float:
        segment = self.document.segments[index]
        waits = (state.ranked for state in self.open_flags(segment))
        doubtful = segment.doubtful and self.status(segment) is Status.TODO
        return expected_harm(waits, doubtful=doubtful)

    def _order_anew(self, segment_id: str) -> None:
        if self.by_harm.ready:
            self.by_harm.update(self.segment(segment_id).index)


def _outvoted(flag: Flag) -> bool:
    """Whether nothing but other translations speaks for the flag."""
    return "opinion" in flag.evidence and {"opinion", "target"}.issuperset(flag.evidence)
