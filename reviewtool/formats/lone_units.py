"""What a format does whose units stand each alone: no unit has a neighbour to be joined to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from reviewtool.formats.unit import Edit

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText


class LoneUnits(ABC):
    """Units whose place in the file stays, empty where the target is deleted or missing."""

    @abstractmethod
    def escape(
        self, text: str, file: FileText, place: int | None = None, at: int | None = None
    ) -> str:
        """The raw form of new text; raises ReviewError where the format cannot hold it."""

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:  # noqa: ARG002
        """None: a span never has to be quoted anew."""
        return None

    def joiner(self, file: FileText, text: str, *, whole: bool) -> str:  # noqa: ARG002
        """Nothing."""
        return ""

    def removal(self, file: FileText, start: int, end: int) -> Edit:
        """Empties the unit."""
        return self.requoted(file, start, end, "") or Edit(start, end, "")

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:  # noqa: ARG002
        """Fills the empty unit at `place`."""
        written = self.requoted(file, place, place, text)
        return written or Edit(place, place, self.escape(text, file, place))
