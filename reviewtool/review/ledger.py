"""The decisions and wider dismissals of one reviewer on one document, as acts change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.review.decision import Decision, Dismissal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewtool.checks.flag import Flag
    from reviewtool.review.act import Act


class Ledger:
    """What is decided now.

    `decisions` are on the texts as they are, by segment id; `stale` are on texts that have changed
    since, by the id of the segment that stands there now.
    """

    def __init__(
        self,
        decisions: Iterable[Decision],
        stale: Mapping[str, Decision],
        dismissals: Iterable[Dismissal],
    ) -> None:
        self.decisions = {decision.segment: decision for decision in decisions}
        self.stale = dict(stale)
        self.dismissals = {dismissal.key: dismissal for dismissal in dismissals}
        self._stale_given = dict(stale)

    def current(self, segment_id: str) -> Decision | None:
        """What the record holds under this id, stale or not."""
        stale = self.stale.get(segment_id)
        if stale is not None and stale.segment != segment_id:
            stale = None
        return self.decisions.get(segment_id, stale)

    def dismissal_of(self, flag: Flag, document: str) -> Dismissal | None:
        """The wider dismissal that silences a flag of this document, if there is one."""
        return self.dismissal((flag.check, flag.text, flag.source_text), document)

    def dismissal(self, wording: tuple[str, str, str], document: str) -> Dismissal | None:
        """The same of a flag by its check, text and source text."""
        for name in ("", document):
            found = self.dismissals.get((*wording, name))
            if found is not None:
                return found
        return None

    def apply(self, act: Act) -> None:
        """Make the changes of an act."""
        for change in act.changes:
            subject = change.subject
            if isinstance(subject, Decision):
                self._keep(subject.segment, change.after)
            elif isinstance(change.after, Dismissal):
                self.dismissals[subject.key] = change.after
            else:
                self.dismissals.pop(subject.key, None)

    def refuse_if_changed(self, act: Act) -> None:
        """Raise ReviewError where something is not as the act found it."""
        for change in act.changes:
            subject = change.subject
            current: Decision | Dismissal | None
            if isinstance(subject, Decision):
                current = self.current(subject.segment)
            else:
                current = self.dismissals.get(subject.key)
            if current != change.before:
                raise ReviewError(
                    f"the {act.kind} was refused, because the segment has changed since",
                    "Look at the segment and change it by hand.",
                    segment=change.segment,
                )

    def refresh(self, decisions: Iterable[Decision], dismissals: Iterable[Dismissal]) -> list[str]:
        """Take over what stands on the disk; the ids of the segments whose decision changed."""
        fresh = {decision.segment: decision for decision in decisions}
        changed = [
            segment
            for segment in fresh.keys() | self.decisions.keys()
            if fresh.get(segment) != self.decisions.get(segment)
        ]
        self.decisions = fresh
        self.dismissals = {dismissal.key: dismissal for dismissal in dismissals}
        return sorted(changed)

    def _keep(self, segment_id: str, decision: Decision | Dismissal | None) -> None:
        self.decisions.pop(segment_id, None)
        self.stale.pop(segment_id, None)
        if isinstance(decision, Decision):
            is_stale = decision == self._stale_given.get(segment_id)
            (self.stale if is_stale else self.decisions)[segment_id] = decision
