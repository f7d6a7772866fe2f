"""What happened outside the event loop. Workers post these; handlers change state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from reviewtool.errors import ReviewError
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


@dataclass
class SavingChanged(Message):
    """An act reached the disk, or could not."""


@dataclass
class LeaveAsked(Message):
    """The reviewer wants to quit."""


@dataclass
class DocumentsAsked(Message):
    """The reviewer wants to see the documents."""
