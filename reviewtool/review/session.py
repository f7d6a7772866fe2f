"""One reviewer's work on one document: decisions, flags, undo. It knows no disk and no screen.

Every method that changes something returns the Act that it has already applied; whoever called it
hands the act on to be recorded. Reading methods never change anything.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.ranking.order import expected_harm
from reviewtool.review.act import (
    Act,
    Change,
    CutChange,
    UndoStack,
    new_id,
    now,
    repetition,
    reversal,
)
from reviewtool.review.carrying import carried
from reviewtool.review.correction import (
    corrected_decision,
    edit_errors,
    refuse_unwritable,
    with_suggestion,
)
from reviewtool.review.decision import (
    DISMISSED,
    DONE,
    Decision,
    Dismissal,
    ErrorMark,
    Reason,
    Scope,
    Status,
    Verdict,
)
from reviewtool.review.flag_shelf import FlagShelf
from reviewtool.review.harm_order import HarmOrder
from reviewtool.review.ledger import Ledger
from reviewtool.review.prior import prior_errors
from reviewtool.review.tally import Progress, Tally
from reviewtool.segments.segment import storable, text_hash

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.ranking.ranked_flag import RankedFlag
    from reviewtool.review.flag_state import FlagState
    from reviewtool.review.proposal import Proposal
    from reviewtool.review.recutting import Recutting
    from reviewtool.segments.segment import Document, Segment
    from reviewtool.segments.side import Sides


class Session:
    """The state of a review.

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

    def flagged(self) -> list[int]:
        """The indexes of the segments that have flags, shown or not, in document order."""
        return self._flags.indexes

    def flagged_by(self, check: str) -> list[int]:
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

    def accept(self, segment: Segment) -> Act:
        """Take the text as it stands; flags without a verdict are passed."""
        before = self._ledger.decisions.get(segment.id)
        if before is not None and before.corrected is not None:
            return self._decide(segment, "accept", status=Status.CORRECTED)
        return self._decide(segment, "accept", status=Status.ACCEPTED)

    def correct(
        self,
        segment: Segment,
        text: str,
        kind: str = "correct",
        errors: Iterable[ErrorMark] | None = None,
    ) -> Act:
        """Put `text` in the place of the target, and confirm the open flags that it settles.

        The empty text deletes the segment. A text equal to the target takes the correction back.
        `errors` are the ones that it mends, from `edit_errors`; without them the flags say. As long
        as another flag within the budget waits, the segment is not done.
        Raises ReviewError where the file's format cannot hold the text.
        """
        return self._apply(self._act(segment, kind, self._corrected(segment, text, errors)))

    def edit_errors(
        self, segment: Segment, text: str, chosen: tuple[int, int] | None = None
    ) -> list[Proposal]:
        """The errors that the correction `text` would mend, as flags and changes tell them.

        `chosen` is a span of the target whose words were replaced at a stroke.
        """
        language = segment.target_language or self.document.target_language.code or ""
        errors, flags = self.errors(segment), self.flags(segment)
        return edit_errors(segment, errors, text, flags, language, chosen)

    def correct_all(self, pairs: Iterable[tuple[Segment, str]]) -> Act:
        """Put each text in the place of its segment's target, as one act: one undo for all.

        Raises ReviewError, and changes nothing, where the format cannot hold one of the texts, or
        where there is none.
        """
        texts = {segment.id: (segment, text) for segment, text in pairs}
        if not texts:
            raise ReviewError("nothing was taken", "Take at least one of the places.")
        moment, changes = now(), []
        for segment, text in texts.values():
            after = replace(self._corrected(segment, text), time=moment, clashes=())
            changes.append(Change(self._ledger.current(segment.id), after))
        return self._apply(Act(new_id(), "propagate", tuple(changes), moment))

    def delete(self, segment: Segment, errors: Iterable[ErrorMark] | None = None) -> Act:
        """Delete the segment from the file, with its blank line where it has one.

        `errors` are as in `correct`.
        """
        return self.correct(segment, "", kind="delete", errors=errors)

    def take(self, segment: Segment, flag: Flag, suggestion: int) -> Act:
        """Put a suggestion (0-based) in the place of the flagged span.

        Raises ReviewError where there is no such suggestion or the span has been edited since.
        """
        text = with_suggestion(segment, self.text(segment), flag, suggestion)
        return self._apply(self._act(segment, "take", self._corrected(segment, text, taken=flag)))

    def dismiss(
        self, segment: Segment, flag: Flag, reason: Reason, scope: Scope = Scope.ONCE
    ) -> Act:
        """Say that a flag is wrong: here, or wherever the document or project says the same."""
        if scope is Scope.ONCE:
            verdict = Verdict(
                flag.check, flag.text, DISMISSED, flag.side, flag.occurrence, reason.value
            )
            before = self._ledger.decisions.get(segment.id) or self._new(segment)
            others = tuple(v for v in before.flags if v.key != flag.key)
            return self._decide(segment, "dismiss", flags=(*others, verdict))
        document = self.document.name if scope is Scope.DOCUMENT else ""
        wider = Dismissal(flag.check, flag.text, flag.source_text, document, reason.value, now())
        change = Change(self._ledger.dismissals.get(wider.key), wider)
        return self._apply(Act(new_id(), "dismiss", (change,), now()))

    def set_status(self, segment: Segment, status: Status) -> Act:
        """Query or skip a segment, or open it again (todo); its correction is kept."""
        kinds = {Status.QUERIED: "query", Status.SKIPPED: "skip", Status.TODO: "reopen"}
        return self._decide(segment, kinds[status], status=status)

    def comment(self, segment: Segment, comment: str) -> Act:
        """Keep a remark with the segment; the empty one takes it away."""
        return self._decide(segment, "comment", comment=comment)

    def score(self, segment: Segment, score: int) -> Act:
        """Rate the segment from 0 to 100 (ESA, Error Span Annotation)."""
        return self._decide(segment, "score", score=score)

    def mark(self, segment: Segment, error: ErrorMark) -> Act:
        """Add an error that a person marked, in the place of a guess on the very same words."""
        kept = (one for one in self.errors(segment) if not _is_guess(one, error))
        return self._decide(segment, "mark", errors=(*kept, error))

    def error_on(self, segment: Segment, side: str, start: int, end: int) -> ErrorMark | None:
        """The last error on these very words (code points, half-open); None where none stands."""
        place = side, start, end
        errors = self.errors(segment)
        return next((e for e in reversed(errors) if (e.side, e.start, e.end) == place), None)

    def change_error(self, segment: Segment, error_id: str, changed: ErrorMark | None) -> Act:
        """Put `changed` in the place of an error; None takes it away."""
        errors = (changed if one.id == error_id else one for one in self.errors(segment))
        return self._decide(segment, "mark", errors=tuple(one for one in errors if one))

    def mark_all(self, segment: Segment, errors: Iterable[ErrorMark]) -> Act:
        """Add several errors in one act."""
        return self._decide(segment, "mark", errors=(*self.errors(segment), *errors))

    @property
    def sides(self) -> Sides:
        """Both files by their spans, for cutting and pairing anew; of a document of prose only."""
        if self._sides is None:
            from reviewtool.segments.side import Sides

            self._sides = Sides.of(self.document)
        return self._sides

    def recut(self, proposed: Recutting) -> Act:
        """Join, split or pair segments as proposed, and bring what is decided on them along.

        Raises ReviewError, and changes nothing, where one of them has a clash to settle, or the
        file cannot hold a correction where it would come to stand.
        """
        made = proposed.recut
        changes = carried(proposed.before, proposed.after, self._ledger.decisions, made.time)
        decided = [one.after for one in changes if isinstance(one.after, Decision)]
        corrected = {one.segment: one.corrected for one in decided}
        for segment in proposed.after:
            refuse_unwritable(self.document, segment, corrected.get(segment.id) or "")
        cut = CutChange(None, made)
        if proposed.base is self.document:
            self._foreseen = proposed.document
        return self._apply(Act(new_id(), made.kind, changes, made.time, cut=cut))

    def undo(self) -> Act:
        """Take back the last act of this reviewer, also of an earlier session.

        Raises ReviewError where there is none or the segment has changed since.
        """
        act = self._undo.undoable
        if act is None:
            raise ReviewError("there is nothing to undo", "Go on reviewing.")
        return self._apply_if_unchanged(reversal(act))

    def redo(self) -> Act:
        """Do the last undone act again; raises ReviewError like `undo`."""
        act = self._undo.redoable
        if act is None:
            raise ReviewError("there is nothing to redo", "Go on reviewing.")
        return self._apply_if_unchanged(repetition(act))

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

    def _new(self, segment: Segment) -> Decision:
        return Decision(
            segment.id,
            text_hash(segment.source),
            text_hash(segment.target),
            Status.TODO,
            storable(segment.target),
            errors=prior_errors(segment),
        )

    def _corrected(
        self,
        segment: Segment,
        text: str,
        errors: Iterable[ErrorMark] | None = None,
        taken: Flag | None = None,
    ) -> Decision:
        before = self._ledger.decisions.get(segment.id) or self._new(segment)
        flags = self.flags(segment)
        return corrected_decision(self.document, segment, before, text, flags, errors, taken)

    def _decide(self, segment: Segment, kind: str, **fields: object) -> Act:
        before = self._ledger.decisions.get(segment.id) or self._new(segment)
        after: Decision = replace(before, **fields)  # type: ignore[arg-type]
        return self._apply(self._act(segment, kind, after))

    def _act(self, segment: Segment, kind: str, after: Decision) -> Act:
        moment = now()
        after = replace(after, time=moment, clashes=())
        return Act(new_id(), kind, (Change(self._ledger.current(segment.id), after),), moment)

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

    def _apply_if_unchanged(self, act: Act) -> Act:
        self._ledger.refuse_if_changed(act)
        if act.cut is not None:
            from reviewtool.review.recutting import refuse_if_recut

            refuse_if_recut(self.document, act.cut, self.sides)
        return self._apply(act)

    def _cut(self, change: CutChange) -> None:
        from reviewtool.segments.overlay import with_by_hand
        from reviewtool.segments.recut import changed

        by_hand = changed(self.document.by_hand, change.before, change.after)
        before = {segment.id: segment for segment in self.document.segments}
        foreseen, self._foreseen = self._foreseen, None
        self.document = foreseen or with_by_hand(self.document, by_hand, self.sides)
        self._sample = None
        self.by_harm.forget()
        known = {s.id for s in self.document.segments if _same(before.get(s.id), s)}
        self._flags.keep(known, self.document)

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
        doubtful = {segment.index for segment in self.document.segments if segment.doubtful}
        for index in doubtful | self._judged():
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


def _is_guess(error: ErrorMark, marked: ErrorMark) -> bool:
    """Whether a check or an edit told an error on the words that a person marks now."""
    place = error.side, error.start, error.end
    guessed = error.origin.partition(":")[0] in ("check", "diff")
    return guessed and place == (marked.side, marked.start, marked.end)


def _same(one: Segment | None, other: Segment) -> bool:
    """Whether the texts are the same, so that flags on them hold."""
    return one is not None and (one.source, one.target) == (other.source, other.target)
