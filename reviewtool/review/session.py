"""One reviewer's work on one document: the acts that change what is decided. No disk, no screen.

Every method returns the Act that it has already applied; whoever called it hands the act on to be
recorded.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.review.act import Act, Change, CutChange, new_id, now, repetition, reversal
from reviewtool.review.carrying import carried
from reviewtool.review.correction import (
    corrected_decision,
    edit_errors,
    refuse_unwritable,
    with_suggestion,
    without_error,
)
from reviewtool.review.decision import (
    DISMISSED,
    Decision,
    Dismissal,
    ErrorMark,
    Reason,
    Scope,
    Status,
    Verdict,
)
from reviewtool.review.prior import prior_errors
from reviewtool.review.review_state import ReviewState
from reviewtool.segments.segment import storable, text_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reviewtool.checks.flag import Flag
    from reviewtool.review.proposal import Proposal
    from reviewtool.review.recutting import Recutting
    from reviewtool.segments.segment import Segment


class Session(ReviewState):
    """A review that goes on."""

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
        """Say that a flag is wrong: here, or wherever the document or project says the same.

        Corrections that waited for nothing else are done by saying so.
        """
        if scope is Scope.ONCE:
            verdict = Verdict.on(flag, DISMISSED, reason.value)
            before = self._ledger.decisions.get(segment.id) or self._new(segment)
            others = tuple(v for v in before.flags if v.key != flag.key)
            done = self._waited_for(before, lambda other: other.key == flag.key)
            status = Status.CORRECTED if done else before.status
            return self._decide(segment, "dismiss", flags=(*others, verdict), status=status)
        document, moment = self.document.name if scope is Scope.DOCUMENT else "", now()
        wider = Dismissal(flag.check, flag.text, flag.source_text, document, reason.value, moment)
        changes = [Change(self._ledger.dismissals.get(wider.key), wider)]
        for waiting in self._ledger.decisions.values():
            if not waiting.clashes and self._waited_for(waiting, wider.silences):
                done_now = replace(waiting, status=Status.CORRECTED, time=moment)
                changes.append(Change(self._ledger.current(waiting.segment), done_now))
        return self._apply(Act(new_id(), "dismiss", tuple(changes), moment))

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
        errors = self.errors(segment)
        kept = (one for one in errors if not one.guessed or one.place != error.place)
        return self._decide(segment, "mark", errors=(*kept, error))

    def change_error(self, segment: Segment, error_id: str, changed: ErrorMark | None) -> Act:
        """Put `changed` in the place of an error; None takes it away, and a flag that told it was a
        false alarm.
        """
        before = self._ledger.decisions.get(segment.id) or self._new(segment)
        if changed is None:
            after = without_error(before, error_id, self.flags(segment))
            return self._apply(self._act(segment, "mark", after))
        errors = (changed if one.id == error_id else one for one in before.errors)
        return self._decide(segment, "mark", errors=tuple(errors))

    def mark_all(self, segment: Segment, errors: Iterable[ErrorMark]) -> Act:
        """Add several errors in one act."""
        return self._decide(segment, "mark", errors=(*self.errors(segment), *errors))

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

    def _new(self, segment: Segment) -> Decision:
        return Decision(
            segment.id,
            text_hash(segment.source),
            text_hash(segment.target),
            Status.TODO,
            storable(segment.target),
            errors=prior_errors(segment),
        )

    def _waited_for(self, decision: Decision, silenced: Callable[[Flag], bool]) -> bool:
        """Whether a correction is not done because of these flags, and of no others."""
        place = self.document.places.get(decision.segment)
        if place is None or decision.status is not Status.TODO or decision.corrected is None:
            return False
        states = self.open_flags(self.document.segments[place])
        waiting = [state.flag for state in states if state.ranked.shown]
        return bool(waiting) and all(map(silenced, waiting))

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

    def _apply_if_unchanged(self, act: Act) -> Act:
        self._ledger.refuse_if_changed(act)
        if act.cut is not None:
            from reviewtool.review.recutting import refuse_if_recut

            refuse_if_recut(self.document, act.cut, self.sides)
        return self._apply(act)
