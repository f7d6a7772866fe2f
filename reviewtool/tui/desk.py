"""What the screen asks of a desk: one open document with its session and its recorder.

`reviewtool.records.desk.Desk` is the real one; the screen knows no more of it than stands here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtool.checks.glossary.glossary import Use
    from reviewtool.checks.glossary.term import Term
    from reviewtool.checks.pack.schema import Good
    from reviewtool.errors import ReviewError
    from reviewtool.project import DocumentPlace
    from reviewtool.ranking.ranked_flag import RankedFlag
    from reviewtool.ranking.record import Recorded
    from reviewtool.records.accounting import Stay
    from reviewtool.records.remembered import DocumentView
    from reviewtool.records.rule_proposal import Proposal
    from reviewtool.records.segment_history import SegmentHistory
    from reviewtool.records.term_adding import AddedTerm
    from reviewtool.review.act import Act
    from reviewtool.review.rule_draft import RuleDraft
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Document, Segment


class Desk(Protocol):
    """An open document; acts handed to it reach the disk in a thread of its own."""

    @property
    def place(self) -> DocumentPlace:
        """Where the document stands."""

    @property
    def document(self) -> Document:
        """The document."""

    @property
    def session(self) -> Session:
        """The review's state."""

    @property
    def reviewer(self) -> str:
        """Whose decisions these are."""

    @property
    def notices(self) -> Sequence[str]:
        """What the reviewer should know on opening."""

    @property
    def view(self) -> DocumentView:
        """How the last session ended."""

    @property
    def pending(self) -> int:
        """How many acts are not on the disk yet."""

    @property
    def failure(self) -> ReviewError | None:
        """Why the last save failed; the acts are kept."""

    @property
    def classify(self) -> bool:
        """Whether errors are to be proposed after an edit."""

    @property
    def accounting(self) -> bool:
        """Whether stays at segments are to be accounted for."""

    def account(self, stay: Stay) -> None:
        """Write one down."""

    def record(self, act: Act) -> None:
        """Queue an act for saving; never blocks."""

    def retry(self) -> None:
        """Try again to save what failed."""

    def listen(self, on_change: Callable[[], None]) -> None:
        """Have this called, in another thread, after each save or failure."""

    def changed_elsewhere(self) -> list[str]:
        """Ids of the segments that a merge changed since last asked."""

    def clashed(self) -> list[str]:
        """Ids of the segments that were decided differently elsewhere since last asked."""

    def recut_elsewhere(self) -> bool:
        """Whether others have joined, split or paired segments since last asked."""

    @property
    def failures(self) -> Sequence[str]:
        """The checks that failed, a sentence each."""

    def check(self, on_progress: Callable[[int, int], None]) -> Sequence[RankedFlag]:
        """Run the checks; slow, for a worker thread."""

    def rule_changes(self, segment: Segment) -> int:
        """How many changes the segment's correction has; may be slow."""

    def draft_rule(
        self, segment: Segment, change: int = 1, *, source: str = "", wrong: str = ""
    ) -> RuleDraft:
        """The rule that one of them suggests; ReviewError where it suggests none; may be slow."""

    def propose_rule(
        self, draft: RuleDraft, segment: Segment, on_progress: Callable[[int, int], None]
    ) -> Proposal:
        """The rule proved and tried on the project; slow, for a worker thread."""

    def save_rule(self, proposal: Proposal) -> None:
        """Add it to the project's packs; the next check uses it. ReviewError where that fails."""

    def add_term(self, segment: Segment, term: Term) -> AddedTerm:
        """Put it into the glossary; the next check uses it. ReviewError where that fails."""

    def title(self, check_id: str) -> str:
        """The title of a check or rule."""

    def standing(self, check_id: str) -> tuple[int, int]:
        """How often its flags were confirmed and dismissed in this project, up to now."""

    def measured(self, segment: Segment, check_id: str) -> tuple[str, Recorded]:
        """The segment's language pair and how often the check was right for it."""

    def example(self, segment: Segment, check_id: str) -> Good | None:
        """A text that the rule lets pass, as near to the segment as there is one."""

    def terms(self, segment: Segment) -> Sequence[Use]:
        """What of the glossary is in the segment as it stands; nothing before a `check`."""

    def segment_history(self, segment: Segment) -> SegmentHistory:
        """What all reviewers did to the segment, newest first."""

    def remember_view(self, view: DocumentView) -> None:
        """Keep it for the next session."""

    def close(self) -> bool:
        """Save everything and let go; False if something could not be saved."""
