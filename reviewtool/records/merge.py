"""Three-way merge of decisions, field by field, so that two writers lose nothing.

What only one side changed is taken. Where both changed the same field differently, the later
decision stands; a differing text or status is kept beside it as a clash until the next decision
on the segment settles it. The result does not depend on who is called `ours`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from reviewtool.review.decision import Clash, Decision, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from reviewtool.records.fields import Extra
    from reviewtool.review.decision import Dismissal, ErrorMark
    from reviewtool.segments.recut import Recut

Item = TypeVar("Item")
Value = TypeVar("Value")


def merge(base: Decision | None, ours: Decision | None, theirs: Decision | None) -> Decision | None:
    """The decision that holds what both sides did since `base`; None where nothing is left.

    Where one side took the decision back, what the other has changed since is left.
    """
    if ours in (base, theirs):
        return theirs
    if theirs == base:
        return ours
    if ours is None or theirs is None:
        kept = ours or theirs
        return _remainder(base, kept) if base and kept else kept
    main, other = sorted((ours, theirs), key=_rank, reverse=True)
    stated, lost = _state(base, main, other)
    merged = replace(
        stated,
        segment=main.segment,
        errors=_items(base, main, other, lambda d: d.errors, _error_key),
        flags=_items(base, main, other, lambda d: d.flags, lambda verdict: verdict.key),
        score=_pick(base.score if base else None, main.score, other.score),
        comment=_pick(base.comment if base else "", main.comment, other.comment),
        time=main.time,
        extra=merge_extra(base.extra if base else (), main.extra, other.extra),
    )
    return replace(merged, clashes=_clashes(base, main, other, lost, merged))


def merge_dismissal(
    base: Dismissal | None, ours: Dismissal | None, theirs: Dismissal | None
) -> Dismissal | None:
    """The dismissal that stands: the later one where both sides changed it."""
    if ours in (base, theirs):
        return theirs
    if theirs == base:
        return ours
    if ours is None or theirs is None:
        return ours or theirs
    return max(ours, theirs, key=lambda dismissal: (dismissal.time, repr(dismissal)))


def merge_cut(base: Recut | None, ours: Recut | None, theirs: Recut | None) -> Recut | None:
    """The recut, which never changes, unless one side took it back."""
    return None if base is not None and None in (ours, theirs) else ours or theirs


class _Merge(Protocol[Item]):
    def __call__(
        self, base: Item | None, ours: Item | None, theirs: Item | None, /
    ) -> Item | None: ...


def merge_all(
    base: Mapping[Value, Item],
    ours: Mapping[Value, Item],
    theirs: Mapping[Value, Item],
    one: _Merge[Item],
) -> dict[Value, Item]:
    """Everything merged by key, in the order of ours, then of theirs."""
    merged = {}
    for key in dict.fromkeys((*ours, *theirs)):
        item = one(base.get(key), ours.get(key), theirs.get(key))
        if item is not None:
            merged[key] = item
    return merged


def merge_extra(base: Extra, main: Extra, other: Extra) -> Extra:
    """Fields of a newer version, merged by name; the main side wins where both changed one."""
    old, mine, others = (_keyed(side, lambda pair: pair[0]) for side in (base, main, other))
    merged = (
        _item(old.get(name), mine.get(name), others.get(name))
        for name in dict.fromkeys((*mine, *others))
    )
    return tuple(pair for pair in merged if pair is not None)


def _remainder(base: Decision, kept: Decision) -> Decision | None:
    """What is left of a changed decision when the other side took all of `base` back."""
    nothing = replace(
        kept,
        status=Status.TODO,
        corrected=None,
        errors=(),
        flags=(),
        score=None,
        comment="",
        clashes=(),
        extra=(),
    )
    left = replace(
        nothing if _same_state(base, kept) else kept,
        errors=_items(base, kept, nothing, lambda d: d.errors, _error_key),
        flags=_items(base, kept, nothing, lambda d: d.flags, lambda verdict: verdict.key),
        score=_pick(base.score, kept.score, None),
        comment=_pick(base.comment, kept.comment, ""),
        clashes=_items(base, kept, nothing, lambda d: d.clashes, _said),
        extra=merge_extra(base.extra, kept.extra, ()),
    )
    return None if left == nothing else left


def _rank(decision: Decision) -> tuple[str, str]:
    """The later first; what is equally late is ordered by what it says, for both sides alike."""
    return (decision.time, repr(decision))


def _state(base: Decision | None, main: Decision, other: Decision) -> tuple[Decision, Clash | None]:
    """The decision whose status and text stand, and the clash with the one that does not."""
    if _same_state(main, other) or _unchanged(base, other):
        return main, None
    if _unchanged(base, main):
        return other, None
    extra: Extra = ()
    if (main.source_hash, main.target_hash) != (other.source_hash, other.target_hash):
        extra = (
            ("source", other.source_hash),
            ("target", other.target_hash),
            ("original", other.original),
        )
    return main, Clash(other.status, other.corrected, other.time, extra)


def _same_state(one: Decision, other: Decision) -> bool:
    return _state_of(one) == _state_of(other)


def _state_of(decision: Decision) -> tuple[object, ...]:
    return (
        decision.status,
        decision.corrected,
        decision.source_hash,
        decision.target_hash,
        decision.original,
    )


def _unchanged(base: Decision | None, decision: Decision) -> bool:
    if base is None:
        return decision.status is Status.TODO and decision.corrected is None
    return _same_state(base, decision)


def _pick(base: Value, main: Value, other: Value) -> Value:
    return other if main == base else main


def _items(
    base: Decision | None,
    main: Decision,
    other: Decision,
    items: Callable[[Decision], tuple[Item, ...]],
    key: Callable[[Item], Hashable],
) -> tuple[Item, ...]:
    """Items by key; what one side took away and the other left alone is gone."""
    old = _keyed(items(base) if base else (), key)
    mine = _keyed(items(main), key)
    others = _keyed(items(other), key)
    kept = []
    for name in dict.fromkeys((*mine, *others)):
        item = _item(old.get(name), mine.get(name), others.get(name))
        if item is not None:
            kept.append(item)
    return tuple(kept)


def _error_key(error: ErrorMark) -> Hashable:
    """Its id; what a check saw on one span is one error, whoever confirmed it."""
    if not error.by_check:
        return error.id
    return (error.origin, error.side, error.start, error.end, error.text)


def _keyed(items: Iterable[Item], key: Callable[[Item], Hashable]) -> dict[Hashable, Item]:
    return {key(item): item for item in items}


def _item(base: Item | None, main: Item | None, other: Item | None) -> Item | None:
    if main == base:
        return other
    if other == base or main is not None:
        return main
    return other


def _clashes(
    base: Decision | None, main: Decision, other: Decision, lost: Clash | None, merged: Decision
) -> tuple[Clash, ...]:
    """Open clashes of both sides and the new one, each once, without what the decision says."""
    found = list(_items(base, main, other, lambda d: d.clashes, _said))
    if lost is not None:
        found.append(lost)
    said = (merged.status, merged.corrected, ())
    latest: dict[Hashable, Clash] = {}
    for clash in sorted(found, key=lambda clash: (clash.time, repr(clash))):
        if (clash.status, clash.corrected, clash.extra) != said:
            latest[_said(clash)] = clash
    return tuple(latest.values())


def _said(clash: Clash) -> Hashable:
    return (clash.status, clash.corrected, repr(clash.extra))
