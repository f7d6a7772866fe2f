"""The flags of a document by segment, and which of them are shown."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from reviewtool.ranking.ranked_flags import RankedFlags
from reviewtool.review.decision import DONE
from reviewtool.review.flag_state import FlagState

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Sequence

    from reviewtool.ranking.ranked_flag import RankedFlag
    from reviewtool.review.ledger import Ledger
    from reviewtool.segments.segment import Document


class FlagShelf:
    """Ranked flags as the ranking made them; `show_hidden` shows those beyond the budget too.

    Segments are told by their indexes in the document that the flags were put in for.
    """

    def __init__(self, document: Document) -> None:
        self.show_hidden = False
        self._document = document
        self._flags = RankedFlags.of((), document)

    def put(self, flags: Iterable[RankedFlag], document: Document) -> None:
        """Replace all flags, but for those of segments that the document does not have.

        Of flags that were found in another document, also those of segments whose texts differ.
        """
        self._document = document
        if not isinstance(flags, RankedFlags):
            self._flags = RankedFlags.of(flags, document)
        elif flags.flags.segments is document.segments:
            self._flags = flags
        else:
            self._flags = flags.moved_to(document)

    def go_over_to(self, document: Document) -> None:
        """Keep the flags of those segments that another document has too."""
        self.put(self._flags, document)

    def states(self, index: int, ledger: Ledger) -> list[FlagState]:
        """The shown flags of a segment with what the ledger says of them."""
        if not self.counts[index]:
            return []
        decision = ledger.decisions.get(self._document.segments[index].id)
        passed = decision is not None and decision.status in DONE
        return [
            FlagState(
                ranked,
                decision.verdict(ranked.flag.key) if decision else None,
                ledger.dismissal_of(ranked.flag, self._document.name),
                passed,
            )
            for ranked in self._flags.of_segment(index)
            if ranked.shown or self.show_hidden
        ]

    @property
    def counts(self) -> array[int]:
        """How many shown flags each segment has, whatever is decided."""
        return self._flags.counts(hidden=self.show_hidden)

    def harms(self) -> array[float]:
        """The harm to expect of each segment, in penalty points, if nothing is decided."""
        return self._flags.harms(hidden=self.show_hidden)

    def silenced(self, ledger: Ledger) -> set[int]:
        """The segments with a flag, shown or not, that a wider dismissal silences."""
        checks = {dismissal.check for dismissal in ledger.dismissals.values()}
        packed = self._flags.flags
        return {
            index
            for row, index in packed.rows_of(checks)
            if ledger.dismissal(packed.wording(row), self._document.name)
        }

    def flagged_by(self, check: str) -> Sequence[int]:
        """The segments that have a shown flag of a check, in document order."""
        return self._flags.flagged_by(check, hidden=self.show_hidden)

    def beyond_budget(self, index: int) -> int:
        """How many flags of a segment the budget hides."""
        return self._flags.counts(hidden=True)[index] - self._flags.counts(hidden=False)[index]

    @property
    def any_within_budget(self) -> bool:
        """Whether there is a flag within the budget."""
        return 1 in self._flags.shown

    def within_budget(self) -> set[int]:
        """The segments that have a flag within the budget."""
        counts = self._flags.counts(hidden=False)
        return {*compress(range(len(counts)), counts)}

    def checks(self) -> list[str]:
        """The ids of the checks that have a shown flag, most flags first."""
        counts = self._flags.checks(hidden=self.show_hidden)
        return sorted(counts, key=lambda check: (-counts[check], check))
