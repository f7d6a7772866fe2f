"""How often this project's reviewers found each check right and wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.review.decision import CONFIRMED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reviewtool.review.decision import Decision, Dismissal

_WIDER = "_project"


def standings(corrections_root: Path) -> dict[str, tuple[int, int]]:
    """Flags confirmed and dismissed by check, over all records below a folder.

    A wider dismissal counts once. Records that cannot be read are passed over.
    """
    counts: dict[str, list[int]] = {}
    for path in sorted(corrections_root.rglob("*.yaml")):
        if not path.name.startswith(("_", ".")):
            for check, confirmed in _verdicts(path):
                counts.setdefault(check, [0, 0])[0 if confirmed else 1] += 1
    return {check: (confirmed, dismissed) for check, (confirmed, dismissed) in counts.items()}


def told(
    decisions: Iterable[Decision], dismissals: Iterable[Dismissal]
) -> dict[str, tuple[int, int]]:
    """The same of one reviewer's decisions and wider dismissals."""
    counts: dict[str, list[int]] = {}
    for decision in decisions:
        for verdict in decision.flags:
            counts.setdefault(verdict.check, [0, 0])[verdict.verdict != CONFIRMED] += 1
    for dismissal in dismissals:
        counts.setdefault(dismissal.check, [0, 0])[1] += 1
    return {check: (confirmed, dismissed) for check, (confirmed, dismissed) in counts.items()}


def _verdicts(path: Path) -> Iterator[tuple[str, bool]]:
    from reviewtool.records.dismissals import dismissals_from
    from reviewtool.records.record import record_from

    try:
        data = path.read_bytes()
        if path.parent.name == _WIDER:
            for dismissal in dismissals_from(data, path).dismissals:
                yield dismissal.check, False
        elif b"verdict:" in data:
            for decision in record_from(data, path).decisions:
                for verdict in decision.flags:
                    yield verdict.check, verdict.verdict == CONFIRMED
    except (ReviewError, OSError):
        return
