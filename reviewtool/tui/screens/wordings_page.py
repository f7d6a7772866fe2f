"""How other systems word a segment, with what differs from the translation as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from reviewtool.review.wordings import NONE_KNOWN
from reviewtool.tui.screens.reading_page import ReadingPage
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.clickable import clickable
from reviewtool.tui.widgets.detail import LONGEST_DIFFERENCE
from reviewtool.tui.widgets.difference_text import difference_content
from reviewtool.tui.widgets.hanging import hanging

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import BindingType

    from reviewtool.review.wordings import Wording
    from reviewtool.segments.segment import Segment
    from reviewtool.tui.widgets.hanging import Hanging

TAKEABLE = 9
"""As many wordings have a key."""
_LONGEST = 4_000


class WordingsPage(ReadingPage[str], inherit_bindings=False):
    """Gives the text that was taken, or None where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("1", "take(1)", "Take the first wording; 2 to 9 take others"),
        *((str(number), f"take({number})", "") for number in range(2, TAKEABLE + 1)),
        *ReadingPage.BINDINGS,
    ]

    def __init__(
        self, segment: Segment, text: str, known: Sequence[Wording], *, brackets: bool
    ) -> None:
        count = min(len(known), TAKEABLE)
        takes = "1 takes it whole" if count == 1 else f"1-{count} takes one whole"
        super().__init__(
            f"Other wordings of segment {segment.index + 1}",
            list(wordings_lines(segment, text, known, brackets=brackets)),
            f"{takes} · ↑ ↓ scroll · Escape leaves" if known else "Escape leaves",
        )
        self._known = known[:TAKEABLE]

    def action_take(self, number: int) -> None:
        """Take a wording, if there are so many."""
        if number <= len(self._known):
            self.dismiss(self._known[number - 1].text)


def wordings_lines(
    segment: Segment, text: str, known: Sequence[Wording], *, brackets: bool
) -> Iterator[Hanging]:
    """The source, the translation as it stands, and each other wording below its name."""
    if segment.source:
        yield hanging(shown(segment.source, _LONGEST), Content.styled("source ", "bold"))
    now = shown(text, _LONGEST) or Content.styled("no translation", "italic")
    yield hanging(now, Content.styled("now    ", "bold"))
    yield hanging("")
    if not known:
        yield hanging("There is no other wording of this segment.")
        yield hanging(NONE_KNOWN)
    for number, wording in enumerate(known, 1):
        names = shown(", ".join(wording.names), 200)
        key = Content.styled(f" {number} " if number <= TAKEABLE else "   ", "reverse bold")
        heading = Content.assemble((names, "bold underline"))
        if wording.text == text:
            heading = Content.assemble(heading, "  the same as now")
        yield hanging(clickable(heading, f"take({number})"), key + Content(" "))
        if wording.text != text:
            compared = compared_content(text, wording.text, brackets=brackets)
            yield hanging(clickable(compared, f"take({number})"), "    ")


def compared_content(old: str, new: str, *, brackets: bool) -> Content:
    """The new text with what differs marked; as it is where the texts are too long for that."""
    if len(old) + len(new) > LONGEST_DIFFERENCE:
        return Content(shown(new, _LONGEST))
    return difference_content(old, new, brackets=brackets)
