"""What happened outside the event loop. Workers post these; handlers change state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from reviewtool.errors import ReviewError
    from reviewtool.records.rule_proposal import Proposal
    from reviewtool.records.status import DocumentStatus
    from reviewtool.records.term_adding import AddedTerm
    from reviewtool.review.rule_draft import RuleDraft
    from reviewtool.segments.segment import Segment
    from reviewtool.tui.desk import Desk


@dataclass
class DocumentOpened(Message):
    """A document was loaded."""

    desk: Desk
    place: int


@dataclass
class DocumentRefused(Message):
    """A document could not be loaded."""

    error: ReviewError
    place: int


@dataclass
class DocumentLeft(Message):
    """A desk was closed; `saved` is False where acts are still in its queue."""

    saved: bool


@dataclass
class ChecksProgressed(Message):
    """The checks have seen `done` of `total` segments."""

    done: int
    total: int

    def can_replace(self, message: Message) -> bool:
        """Only the newest count matters."""
        return isinstance(message, ChecksProgressed)


@dataclass
class FlagsFound(Message):
    """The checks are through and the session has their flags."""


@dataclass
class ChecksFailed(Message):
    """The checks stopped; the review goes on without their flags."""

    error: ReviewError


@dataclass(frozen=True)
class RuleAsked:
    """Which rule is to be tried: of which change, from 1, with which patterns; empty: guess."""

    segment: Segment
    change: int
    source: str = ""
    wrong: str = ""


@dataclass
class RuleDrafted(Message):
    """The correction has `changes` changes; this is the rule that the one asked for suggests."""

    asked: RuleAsked
    changes: int
    draft: RuleDraft


@dataclass
class RuleProgressed(Message):
    """The rule was tried on `done` of `total` documents."""

    asked: RuleAsked
    done: int
    total: int


@dataclass
class RuleTried(Message):
    """The rule was proved, or not, and tried on the project."""

    asked: RuleAsked
    proposal: Proposal


@dataclass
class RuleRefused(Message):
    """What was asked for cannot be a rule; `changes` is 0 where they could not be counted."""

    asked: RuleAsked
    changes: int
    error: ReviewError


@dataclass
class RuleSaved(Message):
    """A rule was added to the project's packs."""

    proposal: Proposal


@dataclass
class TermAdded(Message):
    """A term was added to the project's glossary."""

    term: AddedTerm


@dataclass
class SegmentsCut(Message):
    """Segments were joined, split or paired anew, and are to be checked."""


@dataclass
class SavingChanged(Message):
    """An act reached the disk, or could not."""


@dataclass
class LeaveAsked(Message):
    """The reviewer wants to quit."""


@dataclass
class DocumentsCounted(Message):
    """How far these documents are, by place."""

    statuses: list[tuple[int, DocumentStatus]]


@dataclass
class SegmentAsked(Message):
    """The reviewer wants to go to a segment (by index) of another document (by place)."""

    document: int
    segment: int


@dataclass
class DocumentsAsked(Message):
    """The reviewer wants to see the documents."""
