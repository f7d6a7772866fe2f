"""What reviewers did to one segment, act by act, told by what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.review.decision import Decision, Status
from reviewtool.review.dismissing import reason_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reviewtool.review.act import Act
    from reviewtool.review.decision import Dismissal, ErrorMark, Verdict

DECIDED = "decision"
"""The kind of what is known from a record alone, without the act that led to it."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One act on one segment.

    `kind` is that of the act, `of` the kind of the act that an undo or redo is about. `before` and
    `after` are the translation's text around it, equal where it did not change; the empty text is
    a deletion. `changes` says what else changed, a few words each. `time` is UTC, ISO 8601.
    `act` is the act's id, empty for what only a record tells.
    """

    reviewer: str
    time: str
    kind: str
    before: str
    after: str
    changes: tuple[str, ...] = ()
    of: str = ""
    act: str = ""


def deeds(
    reviewer: str, acts: Sequence[Act], segment_id: str, title: Callable[[str], str]
) -> list[Deed]:
    """What these acts of a reviewer did to the segment, in the order of the acts.

    `title` gives what a check of an id is called.
    """
    kinds = {act.id: act.kind for act in acts}
    return [
        _deed(reviewer, act, _decision(change.before), _decision(change.after), kinds, title)
        for act in acts
        for change in act.changes
        if change.segment == segment_id
    ]


def standing(reviewer: str, decision: Decision, title: Callable[[str], str]) -> Deed:
    """A decision as its record holds it, where no act is known that made it."""
    before, after = _texts(None, decision)
    changes = tuple(_changes(None, decision, title))
    return Deed(reviewer, decision.time, DECIDED, before, after, changes)


def newest_first(done: Iterable[Deed]) -> list[Deed]:
    """In the order of time, and of the acts of one second; the newest first."""
    return sorted(done, key=lambda deed: (deed.time, deed.act), reverse=True)


def _deed(
    reviewer: str,
    act: Act,
    before: Decision | None,
    after: Decision | None,
    kinds: Mapping[str, str],
    title: Callable[[str], str],
) -> Deed:
    texts = _texts(before, after)
    changes = tuple(_changes(before, after, title))
    of = kinds.get(act.of, "")
    return Deed(reviewer, act.time, act.kind, *texts, changes, of, act.id)


def _decision(side: Decision | Dismissal | None) -> Decision | None:
    return side if isinstance(side, Decision) else None


def _texts(before: Decision | None, after: Decision | None) -> tuple[str, str]:
    given = next((side.original for side in (after, before) if side is not None), "")
    one, other = (
        given if side is None or side.corrected is None else side.corrected
        for side in (before, after)
    )
    return one, other


def _changes(
    before: Decision | None, after: Decision | None, title: Callable[[str], str]
) -> Iterator[str]:
    was, now = (side.status if side else Status.TODO for side in (before, after))
    if was is not now:
        yield f"{was.value} → {now.value}"
    yield from _errors(before.errors if before else (), after.errors if after else ())
    yield from _verdicts(before.flags if before else (), after.flags if after else (), title)
    score = after.score if after else None
    if score != (before.score if before else None):
        yield "the score is taken away" if score is None else f"score {score}"
    comment = after.comment if after else ""
    if comment != (before.comment if before else ""):
        yield f"comment “{comment}”" if comment else "the comment is taken away"
    clashes = len(before.clashes) if before else 0
    if clashes and not (after and after.clashes):
        yield "the clash is settled"


def _errors(before: Sequence[ErrorMark], after: Sequence[ErrorMark]) -> Iterator[str]:
    for error in after:
        if error not in before:
            yield f"marked {_error(error)}"
    ids = {error.id for error in after}
    for error in before:
        if error.id not in ids:
            yield f"no longer marked {_error(error)}"


def _error(error: ErrorMark) -> str:
    where = " in the source" if error.side == "source" else ""
    comment = f": {error.comment}" if error.comment else ""
    return f"“{error.text}”{where} {error.category} {error.severity.value}{comment}"


def _verdicts(
    before: Sequence[Verdict], after: Sequence[Verdict], title: Callable[[str], str]
) -> Iterator[str]:
    for verdict in after:
        if verdict not in before:
            reason = f": {reason_words(verdict.reason)}" if verdict.reason else ""
            yield f"{verdict.verdict} “{verdict.text}” ({title(verdict.check)}){reason}"
    keys = {verdict.key for verdict in after}
    for verdict in before:
        if verdict.key not in keys:
            yield f"no longer {verdict.verdict} “{verdict.text}” ({title(verdict.check)})"
