"""What acts make of the decisions and dismissals that stand on the disk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewtool.records.merge import merge, merge_dismissal
from reviewtool.records.record import Key, key
from reviewtool.review.decision import Decision, Dismissal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.review.act import Act

WiderKey = tuple[str, str, str, str]
Subject = Decision | Dismissal | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What shall stand on the disk, and the segments whose decisions clashed."""

    decisions: dict[Key, Decision]
    wider: dict[WiderKey, Dismissal]
    clashed: list[str]


def applied(
    acts: Iterable[Act], decisions: Iterable[Decision], dismissals: Iterable[Dismissal]
) -> Outcome:
    """The outcome of acts on what stands: each change merged, with what the person saw as base."""
    outcome = Outcome(
        {key(decision): decision for decision in decisions},
        {dismissal.key: dismissal for dismissal in dismissals},
        [],
    )
    for course in _courses(acts):
        if any(isinstance(state, Dismissal) for state in course):
            _dismiss(outcome.wider, [_dismissal(state) for state in course])
        else:
            segment = _decide(outcome.decisions, [_decision(state) for state in course])
            if segment is not None:
                outcome.clashed.append(segment)
    return outcome


def _courses(acts: Iterable[Act]) -> list[list[Subject]]:
    """What became of each subject, state by state: changes that follow upon each other as one.

    Otherwise acts that a crash cut off would, when replayed, clash with their own successors.
    """
    courses: list[list[Subject]] = []
    last: dict[Key | WiderKey, list[Subject]] = {}
    for change in (change for act in acts for change in act.changes):
        name = _name(change.before or change.subject)
        course = last.get(name)
        if course is not None and course[-1] == change.before:
            course.append(change.after)
        else:
            course = [change.before, change.after]
            courses.append(course)
        last[name] = last[_name(change.after or change.subject)] = course
    return courses


def _name(subject: Decision | Dismissal) -> Key | WiderKey:
    return key(subject) if isinstance(subject, Decision) else subject.key


def _decide(decisions: dict[Key, Decision], course: Sequence[Decision | None]) -> str | None:
    """Merge the changes of one decision into those that stand; its segment if that clashed."""
    before, after = course[0], course[-1]
    seen = [state for state in course if state is not None]
    base = _standing(decisions, before)
    named = (decisions.get(key(state)) for state in reversed(seen))
    theirs = next((decision for decision in named if decision is not None), base)
    if theirs in seen:
        before = theirs
    merged = merge(before, after, theirs)
    if theirs is not None:
        del decisions[key(theirs)]
    if base is not None and base is not theirs and base in seen:
        del decisions[key(base)]
    if merged is None:
        return None
    decisions[key(merged)] = merged
    known = [clash for side in (*seen, theirs) if side is not None for clash in side.clashes]
    return merged.segment if any(clash not in known for clash in merged.clashes) else None


def _standing(decisions: dict[Key, Decision], before: Decision | None) -> Decision | None:
    """The decision that a person saw, perhaps under the id that its segment had earlier."""
    if before is None:
        return None
    if key(before) in decisions:
        return decisions[key(before)]
    hashes = key(before)[1:]
    for decision in decisions.values():
        if key(decision)[1:] == hashes and replace(decision, segment=before.segment) == before:
            return decision
    return None


def _dismiss(wider: dict[WiderKey, Dismissal], course: Sequence[Dismissal | None]) -> None:
    before, after = course[0], course[-1]
    seen = [state for state in course if state is not None]
    theirs = wider.pop(seen[0].key, None)
    kept = merge_dismissal(theirs if theirs in seen else before, after, theirs)
    if kept is not None:
        wider[kept.key] = kept


def _decision(subject: Subject) -> Decision | None:
    if isinstance(subject, Dismissal):
        raise TypeError("a change is about a decision or about a dismissal")
    return subject


def _dismissal(subject: Subject) -> Dismissal | None:
    if isinstance(subject, Decision):
        raise TypeError("a change is about a decision or about a dismissal")
    return subject
