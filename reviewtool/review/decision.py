"""What a reviewer decides: on a segment, on a flag, on an error, on a whole class of flags."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtool.checks.flag import Flag
    from reviewtool.taxonomy import Severity

FlagKey = tuple[str, str, str, int]
"""Check, side, text, occurrence."""


class Status(StrEnum):
    """What became of a segment."""

    TODO = "todo"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    QUERIED = "queried"
    SKIPPED = "skipped"


DONE = frozenset({Status.ACCEPTED, Status.CORRECTED, Status.SKIPPED})
"""The statuses of a segment that asks for nothing more."""


class Reason(StrEnum):
    """Why a flag was dismissed; the list is short so that reasons can be counted."""

    CORRECT_IN_CONTEXT = "correct-in-context"
    FALSE_ALARM = "false-alarm"
    STYLE_CHOICE = "style-choice"
    CLIENT_ASKED = "client-asked"
    SOURCE_ERROR = "source-error"
    DUPLICATE = "duplicate"


class Scope(StrEnum):
    """How far a dismissal reaches."""

    ONCE = "once"
    DOCUMENT = "document"
    PROJECT = "project"


CONFIRMED = "confirmed"
DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reviewer says of one flag: confirmed, or dismissed for a reason."""

    check: str
    text: str
    verdict: str
    side: str = "target"
    occurrence: int = 0
    reason: str = ""
    extra: tuple[tuple[str, object], ...] = ()

    @classmethod
    def on(cls, flag: Flag, verdict: str, reason: str = "") -> Verdict:
        """A verdict on this flag."""
        return cls(flag.check, flag.text, verdict, flag.side, flag.occurrence, reason)

    @property
    def key(self) -> FlagKey:
        """The key of the flag it speaks of."""
        return (self.check, self.side, self.text, self.occurrence)


@dataclass(frozen=True, slots=True)
class ErrorMark:
    """A span that a person, a diff or a confirmed flag marks as wrong.

    Offsets are half-open code points of the given target (or source, by `side`), always kept with
    the text they span. `origin` is `human`, `diff`, `check:<id>` or `prior:<reviewer>`.
    """

    id: str
    side: str
    start: int
    end: int
    text: str
    category: str
    severity: Severity
    origin: str
    comment: str = ""
    extra: tuple[tuple[str, object], ...] = ()

    @property
    def place(self) -> tuple[str, int, int]:
        """Its side, start and end: two errors at one place are on the very same words."""
        return self.side, self.start, self.end

    @property
    def by_check(self) -> bool:
        """Whether a flag told it."""
        return self.origin.startswith("check:")

    @property
    def guessed(self) -> bool:
        """Whether a check or an edit told it, and no person."""
        return self.origin == "diff" or self.by_check


@dataclass(frozen=True, slots=True)
class Clash:
    """A decision on the same segment, made elsewhere at the same time, that was not taken."""

    status: Status
    corrected: str | None
    time: str
    extra: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """All that one reviewer decided on one segment.

    `source_hash` and `target_hash` (`segments.segment.text_hash`) say what it was decided on; where
    the texts have changed since, it is stale. `corrected` is None unless the status is corrected
    (or a correction is kept while the segment is queried); the empty text deletes the segment.
    `extra` holds fields of a newer version, kept as they are.
    """

    segment: str
    source_hash: str
    target_hash: str
    status: Status
    original: str
    corrected: str | None = None
    errors: tuple[ErrorMark, ...] = ()
    flags: tuple[Verdict, ...] = ()
    score: int | None = None
    comment: str = ""
    time: str = ""
    clashes: tuple[Clash, ...] = ()
    extra: tuple[tuple[str, object], ...] = ()

    def verdict(self, key: FlagKey) -> Verdict | None:
        """The verdict on the flag with this key, if there is one."""
        return next((verdict for verdict in self.flags if verdict.key == key), None)


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A dismissal for a whole document, or for the project where `document` is empty.

    It is keyed by check, matched text and the source words that the flag leaned on.
    """

    check: str
    text: str
    source_text: str
    document: str
    reason: str
    time: str = ""
    extra: tuple[tuple[str, object], ...] = field(default=())

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Check, text, source words, document."""
        return (self.check, self.text, self.source_text, self.document)

    def silences(self, flag: Flag) -> bool:
        """Whether it speaks of this flag, where it is of a document in which it holds."""
        return self.key[:3] == (flag.check, flag.text, flag.source_text)
