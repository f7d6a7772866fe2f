"""Act: one thing that a reviewer did, with before and after, so that it can be undone."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reviewtool.review.decision import Decision, Dismissal

if TYPE_CHECKING:
    from reviewtool.segments.recut import Recut

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Change:
    """One decision or dismissal before and after; None where there was, or is, none."""

    before: Decision | Dismissal | None
    after: Decision | Dismissal | None

    @property
    def subject(self) -> Decision | Dismissal:
        """Whichever side is there."""
        subject = self.after or self.before
        if subject is None:
            raise ValueError("a change has a before or an after")
        return subject

    @property
    def segment(self) -> str | None:
        """Id of the segment it changes; None for a wider dismissal."""
        subject = self.subject
        return subject.segment if isinstance(subject, Decision) else None

    @property
    def text_changed(self) -> bool:
        """Whether the translation reads otherwise after it."""
        texts = [
            side.corrected if isinstance(side, Decision) else None
            for side in (self.before, self.after)
        ]
        return texts[0] != texts[1]


@dataclass(frozen=True, slots=True)
class CutChange:
    """One recut before and after; None where there was, or is, none."""

    before: Recut | None
    after: Recut | None


@dataclass(frozen=True, slots=True)
class Act:
    """One act: `kind` is accept, correct, propagate, delete, take, dismiss, query, skip, reopen,
    comment, mark, score, join, split, pair, undo or redo; `of` is the id of the act that an undo
    or redo is about. `time` is UTC, ISO 8601, whole seconds, with Z. `cut` says how the segments
    themselves changed, where they did."""

    id: str
    kind: str
    changes: tuple[Change, ...]
    time: str
    of: str = ""
    cut: CutChange | None = None

    @property
    def cut_kind(self) -> str:
        """What the recut is that it makes or takes back: join, split or pair; empty without one."""
        made = (self.cut.after or self.cut.before) if self.cut is not None else None
        return made.kind if made is not None else ""


class UndoStack:
    """The acts that can be undone and redone, newest last, built from the history of acts."""

    def __init__(self, history: tuple[Act, ...] = ()) -> None:
        self._past: list[Act] = []
        self._future: list[Act] = []
        for act in history:
            self.feed(act)

    def feed(self, act: Act) -> None:
        """Take note of an act that was done, undone or redone."""
        if act.kind == "undo":
            self._move(act.of, self._past, self._future)
        elif act.kind == "redo":
            self._move(act.of, self._future, self._past)
        else:
            self._past.append(act)
            self._future.clear()

    @property
    def undoable(self) -> Act | None:
        """The act that undo would take back."""
        return self._past[-1] if self._past else None

    @property
    def redoable(self) -> Act | None:
        """The act that redo would do again."""
        return self._future[-1] if self._future else None

    @staticmethod
    def _move(act_id: str, origin: list[Act], destination: list[Act]) -> None:
        for place in range(len(origin) - 1, -1, -1):
            if origin[place].id == act_id:
                destination.append(origin.pop(place))
                return


def reversal(act: Act) -> Act:
    """The act that undoes this one."""
    changes = tuple(Change(change.after, change.before) for change in reversed(act.changes))
    cut = CutChange(act.cut.after, act.cut.before) if act.cut is not None else None
    return Act(new_id(), "undo", changes, now(), of=act.id, cut=cut)


def repetition(act: Act) -> Act:
    """The act that does an undone one again."""
    return replace(act, id=new_id(), kind="redo", time=now(), of=act.id)


def now() -> str:
    """This moment in UTC, ISO 8601, whole seconds: `2026-11-22T09:00:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_id() -> str:
    """A ULID (github.com/ulid/spec): 48 bits of milliseconds and 80 of chance, 26 characters."""
    value = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    digits = []
    for _ in range(26):
        value, digit = divmod(value, 32)
        digits.append(_CROCKFORD[digit])
    return "".join(reversed(digits))
