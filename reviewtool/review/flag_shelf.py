"""The flags of a document by segment, and which of them are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.review.decision import DONE
from reviewtool.review.flag_state import FlagState

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, KeysView

    from reviewtool.ranking.ranked_flag import RankedFlag
    from reviewtool.review.ledger import Ledger


class FlagShelf:
    """Ranked flags as the ranking made them; `show_hidden` shows those beyond the budget too."""

    def __init__(self) -> None:
        self.show_hidden = False
        self._flags: dict[str, tuple[RankedFlag, ...]] = {}

    def put(self, flags: Iterable[RankedFlag]) -> None:
        """Replace all flags."""
        grouped: dict[str, list[RankedFlag]] = {}
        for ranked in flags:
            grouped.setdefault(ranked.flag.segment, []).append(ranked)
        self._flags = {
            segment: tuple(sorted(group, key=lambda r: (r.flag.side, r.flag.start, r.flag.end)))
            for segment, group in grouped.items()
        }

    def keep(self, segments: Container[str]) -> None:
        """Forget the flags of all other segments."""
        self._flags = {name: flags for name, flags in self._flags.items() if name in segments}

    @property
    def segments(self) -> KeysView[str]:
        """The ids of the segments that have flags, shown or not."""
        return self._flags.keys()

    def states(self, segment_id: str, ledger: Ledger, document: str) -> list[FlagState]:
        """The shown flags of a segment with what the ledger says of them."""
        decision = ledger.decisions.get(segment_id)
        passed = decision is not None and decision.status in DONE
        return [
            FlagState(
                ranked,
                decision.verdict(ranked.flag.key) if decision else None,
                ledger.dismissal_of(ranked.flag, document),
                passed,
            )
            for ranked in self._flags.get(segment_id, ())
            if ranked.shown or self.show_hidden
        ]

    def beyond_budget(self, segment_id: str) -> int:
        """How many flags of a segment the budget hides."""
        return sum(not ranked.shown for ranked in self._flags.get(segment_id, ()))

    @property
    def any_within_budget(self) -> bool:
        """Whether there is a flag within the budget."""
        return any(ranked.shown for flags in self._flags.values() for ranked in flags)

    def within_budget(self) -> set[str]:
        """The ids of the segments that have a flag within the budget."""
        return {name for name, flags in self._flags.items() if any(r.shown for r in flags)}

    def checks(self) -> list[str]:
        """The ids of the checks that have a shown flag, most flags first."""
        counts: dict[str, int] = {}
        for flags in self._flags.values():
            for ranked in flags:
                if ranked.shown or self.show_hidden:
                    counts[ranked.flag.check] = counts.get(ranked.flag.check, 0) + 1
        return sorted(counts, key=lambda check: (-counts[check], check))
