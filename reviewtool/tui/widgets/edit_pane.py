"""The pane in which a translation is edited: source above, what the checks say below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtool.segments.control import visible
from reviewtool.tui.widgets.editor import SegmentEditor
from reviewtool.tui.widgets.flag_content import fresh_content
from reviewtool.tui.widgets.hanging import HangingText, hanging
from reviewtool.tui.widgets.row_content import flag_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reviewtool.checks.flag import Flag
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment

_LONGEST_SOURCE = 20_000


class EditPane(Vertical):
    """One segment being edited.

    `index` is the segment's. `asked` is the text whose new flags are on show: finishing with that
    very text a second time means that the reviewer has seen them.
    """

    def __init__(
        self, session: Session, segment: Segment, text: str, fresh: Sequence[Flag] = ()
    ) -> None:
        super().__init__(id="edit-pane")
        self.index = segment.index
        self._session = session
        self._segment = segment
        self._given_fresh = fresh
        self.asked: str | None = None
        self._text = text

    def compose(self) -> ComposeResult:
        """Source, editor, notes."""
        with VerticalScroll(id="edit-source", can_focus=False):
            yield Static(self._source_content(), markup=False)
        yield SegmentEditor(
            self._text, flag_spans=lambda text: flag_spans(self._session, self._segment, text)
        )
        yield HangingText(id="edit-notes")

    def on_mount(self) -> None:
        """Show what is known of the text already."""
        if self._given_fresh:
            self.ask(self._text, self._given_fresh)

    @property
    def changed(self) -> bool:
        """Whether the text is another one than the session has."""
        return self.query_one(SegmentEditor).text != self._session.text(self._segment)

    def take_keyboard(self) -> None:
        """Put the cursor into the editor."""
        self.screen.set_focus(self.query_one(SegmentEditor))

    def ask(self, text: str, fresh: Sequence[Flag]) -> None:
        """Show what the checks newly say of `text`, and wait for it to be finished again."""
        self.asked = text
        asking = hanging(Content.styled("Enter again keeps it all the same", "bold"))
        self.query_one(HangingText).tell([*fresh_content(fresh), asking])

    def _source_content(self) -> Content:
        source = self._segment.source[:_LONGEST_SOURCE]
        if not source:
            return Content.styled("no source text", "dim")
        return Content("\n".join(map(visible, source.split("\n"))))
