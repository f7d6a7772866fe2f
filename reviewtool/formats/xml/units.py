"""What XML formats do alike whose units are the contents of elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reviewtool.errors import ReviewError
from reviewtool.formats.lone_units import LoneUnits
from reviewtool.formats.unit import Edit
from reviewtool.formats.xml.content import content, pieces
from reviewtool.formats.xml.escape import escape, escape_with_tags

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Piece


class XmlUnits(LoneUnits):
    """Units each of which is the raw content of an element."""

    whole: ClassVar[frozenset[str]] = frozenset()
    """Inline elements, by name without prefix, that are one token with all that stands in them."""

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point or reference, each inline tag; comments and CDATA marks say nothing."""
        return pieces(file.text, start, end, self.whole)

    def escape(
        self, text: str, file: FileText, place: int | None = None, at: int | None = None
    ) -> str:
        """The text with references, or as it is in a CDATA section.

        Raises ReviewError for characters that XML cannot hold.
        """
        return escape(text, file, place if at is None else at)

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """Writes a text anew that has CDATA beside inline tags, since a tag in CDATA is none.

        Raises ReviewError where some of its text looks like one of its tags.
        """
        raw = file.text[start:end]
        if "<![CDATA[" not in raw:
            return None
        said = content(raw, self.whole)
        tags = [said.text[one:other] for one, other in said.tokens]
        if not tags:
            return None
        if any(said.text.count(tag) > tags.count(tag) for tag in tags):
            raise ReviewError(
                "the text has a tag, and CDATA that looks like the same tag",
                "Write one of the two in another way in the file first.",
                file=file.path,
            )
        return Edit(start, end, escape_with_tags(text, tags, file))
