"""The one error that users see, and the exit codes of every command.

A message says what happened, where (file, line, segment) and what to do about it. Anything else
that reaches a user as an exception is a bug.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OK = 0
"""The command did what was asked."""
INCOMPLETE = 1
"""A threshold was reached, or something was left out (and listed)."""
UNUSABLE = 2
"""The input could not be used; nothing was written."""


class ReviewError(Exception):
    """What happened, where, and what to do.

    Args:
        what: one sentence, in the past or present tense, without the place.
        remedy: one sentence that starts with a verb: what the user can do now.
        file: the file that it is about, as the user named it where possible.
        line: 1-based line in that file.
        segment: id of the segment that it is about.
    """

    def __init__(
        self,
        what: str,
        remedy: str,
        *,
        file: Path | str | None = None,
        line: int | None = None,
        segment: str | None = None,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.file = file
        self.line = line
        self.segment = segment

    def __reduce__(self) -> tuple[object, ...]:
        """How the error comes back from another process."""
        return _rebuilt, (self.what, self.remedy, self.file, self.line, self.segment)

    @property
    def place(self) -> str:
        """`file:line: segment id`, as far as known; empty where nothing is known."""
        parts = []
        if self.file is not None:
            parts.append(f"{self.file}:{self.line}" if self.line else str(self.file))
        if self.segment is not None:
            parts.append(f"segment {self.segment}")
        return ": ".join(parts)

    def __str__(self) -> str:
        head = f"{self.place}: {self.what}" if self.place else self.what
        return f"{head}\n  {self.remedy}"


def _rebuilt(
    what: str, remedy: str, file: Path | str | None, line: int | None, segment: str | None
) -> ReviewError:
    return ReviewError(what, remedy, file=file, line=line, segment=segment)
