"""The pane in which a translation is edited: source above, what checks and edit say below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from reviewtool.review.kept_tokens import missing_tokens, whole_tokens
from reviewtool.review.mended_errors import MendedErrors
from reviewtool.segments.control import visible
from reviewtool.segments.protected.tags import parsed
from reviewtool.tui.keys import first_key
from reviewtool.tui.shown import shown
from reviewtool.tui.visual_order import mostly_right_to_left
from reviewtool.tui.widgets.editor import SegmentEditor
from reviewtool.tui.widgets.error_line import ErrorLine
from reviewtool.tui.widgets.flag_content import fresh_content
from reviewtool.tui.widgets.hanging import HangingText, hanging
from reviewtool.tui.widgets.row_content import flag_spans, leaning_spans
from reviewtool.tui.widgets.word_picker import WordPicker, offered_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from reviewtool.checks.flag import Flag
    from reviewtool.errors import ReviewError
    from reviewtool.review.decision import ErrorMark
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment
    from reviewtool.tui.widgets.hanging import Hanging

_LONGEST_SOURCE = 20_000
_LIT = {
    "settled": "underline",
    "lint": "italic underline",
    "neutral": "underline $flag-neutral",
    "minor": "underline $flag-minor",
    "major": "bold underline $flag-major",
    "critical": "bold underline reverse $flag-critical",
}
"""How source words are lit that a flag leans on, by the style of the list."""
QUICK = 2_000
"""Longer texts, in code points, are compared with the given one once the keys rest."""
REST = 0.3
"""Seconds without a key after which the keys rest."""
_MOST_MISSING = 12
"""Missing tokens that are named; the rest are counted."""


class EditPane(Vertical):
    """One segment being edited.

    `index` is the segment's. `asked` is the text whose new flags are on show: finishing with that
    very text a second time means that the reviewer has seen them. A `closed` pane is
    still there for a moment, and keys that were typed ahead may come to it.

    Args:
        session: knows flags and errors of the segment.
        segment: what is edited.
        text: the text to begin with.
        fresh: flags that are on show from the beginning.
        keys: other keys for commands, by id.
        classify: whether the errors that the edit mends are shown and can be changed.
        chosen: the words of the text that are selected to be replaced, half-open code points.
    """

    @dataclass
    class Choosing(Message):
        """The keys change an error from now on, or no longer."""

        on: bool

    @dataclass
    class ListWanted(Message):
        """All categories are wanted for the error that is being changed."""

        pane: EditPane
        line: ErrorLine

    def __init__(
        self,
        session: Session,
        segment: Segment,
        text: str,
        fresh: Sequence[Flag] = (),
        keys: Mapping[str, str] | None = None,
        *,
        classify: bool = False,
        chosen: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(id="edit-pane")
        self.index = segment.index
        self.segment = segment
        self._session = session
        self._given_fresh = fresh
        self._keys = keys or {}
        self._text = text
        self._asking: list[Hanging] = []
        self._picker: WordPicker | None = None
        self._chosen_words = chosen
        words = chosen if text == segment.target else None
        self._mended = MendedErrors(session, segment, words) if classify else None
        self._rest: Timer | None = None
        self.asked: str | None = None
        self.closed = False

    def compose(self) -> ComposeResult:
        """Source, editor, notes."""
        with VerticalScroll(id="edit-source", can_focus=False):
            yield Static(self._source_content(), markup=False)
        tags = self.segment.tags
        yield SegmentEditor(
            self._text,
            flag_spans=lambda text: flag_spans(self._session, self.segment, text),
            tokens=lambda text: whole_tokens(text, tags),
            language=self.language,
            keys=self._keys,
        )
        yield Static(id="edit-asks", markup=False)
        yield HangingText(id="edit-notes")
        yield ErrorLine(self._change_error, id="edit-errors")

    def on_mount(self) -> None:
        """Show what is known of the text already."""
        if self._chosen_words is not None:
            self.editor.select_span(*self._chosen_words)
        self._show_errors()
        if self._given_fresh:
            self.ask(self._text, self._given_fresh)
        else:
            self._show_notes()

    @property
    def editor(self) -> SegmentEditor:
        """Where the text is."""
        return self.query_one(SegmentEditor)

    @property
    def language(self) -> str:
        """The code of the translation's language."""
        return self.segment.target_language or self._session.document.target_language.code

    @property
    def changed(self) -> bool:
        """Whether the text is another one than the session has, also before the editor is there."""
        editors = self.query(SegmentEditor)
        text = editors.first().text if editors else self._text
        return text != self._session.text(self.segment)

    def take_keyboard(self) -> None:
        """Put the cursor into the editor."""
        if not self.closed and self.is_attached:
            self.screen.set_focus(self.editor)

    def ask(self, text: str, fresh: Sequence[Flag], refusal: ReviewError | None = None) -> None:
        """Show what speaks against `text`, and wait for it to be finished again."""
        self.asked = text
        self._asking = list(fresh_content(fresh))
        if refusal is not None:
            self._asking.append(hanging(shown(f"{refusal.what}", 1_000)))
        finish = first_key("edit.finish", self._keys)
        words = f"{finish} again keeps it all the same"
        if len(fresh) > 1:
            words = f"{len(fresh)} new flags; {words}"
        line = self.query_one("#edit-asks", Static)
        line.update(Content.styled(words, "bold"))
        line.display = True
        self.add_class("-asked")
        self._show_notes()

    @on(TextArea.Changed)
    def text_changed(self) -> None:
        """Say what is missing now, and what the edit mends."""
        if not self.closed:
            self.query_one("#edit-asks").display = self.editor.text == self.asked
            self._show_notes()
            if len(self.editor.text) <= QUICK:
                self._show_errors()
            else:
                if self._rest is not None:
                    self._rest.stop()
                self._rest = self.set_timer(REST, self._show_errors)

    # Words by their hints

    def pick_word(self) -> bool:
        """Show hints on the words that can be put in; False where there are none."""
        picker = WordPicker(offered_words(self.segment, self.editor.text))
        if picker.over:
            return False
        self._picker = picker
        self.editor.reader = self._press
        self.add_class("-picking")
        self._show_source()
        return True

    def _press(self, event: events.Key) -> None:
        picker = self._picker
        if picker is None:
            return
        word = picker.press(event.key, event.character or "")
        if word is not None:
            self.editor.put_in_word(word)
        if picker.over:
            self._picker = None
            self.editor.reader = None
            self.remove_class("-picking")
        self._show_source()

    def on_resize(self) -> None:
        """Fit the hints to the width."""
        if self._picker is not None:
            self._show_source()

    def _show_source(self) -> None:
        source = self.query_one("#edit-source", VerticalScroll)
        content = self._source_content()
        if self._picker is not None:
            content = self._picker.content(max(self.size.width - 3, 16)).content
        source.query_one(Static).update(content)

    # The errors that the edit mends

    @property
    def errors(self) -> tuple[ErrorMark, ...] | None:
        """What is to be recorded; None where the reviewer was not asked."""
        return self._mended.to_record(self.editor.text) if self._mended else None

    @property
    def judged(self) -> bool:
        """Whether the reviewer said something else of an error of the text than was shown."""
        return self._mended is not None and self._mended.judged(self.editor.text)

    def choose_error(self) -> bool:
        """Let the keys change the next of the errors; False where there is none."""
        self._show_errors()  # what was typed just now may not have been heard of
        line = self.query_one(ErrorLine)
        if not line.proposals:
            return False
        line.choose(0)
        self.editor.reader = self._press_error
        self.post_message(self.Choosing(True))
        return True

    def _press_error(self, event: events.Key) -> None:
        line = self.query_one(ErrorLine)
        finishes = self.editor.finishes(event.key)
        if event.key == "enter" or finishes is not None:
            self._leave_errors()
            self.editor.action_finish(finishes is not False)
        elif event.key == "escape" or line.at is None:
            self._leave_errors()
        elif event.key == "tab":
            following = line.at + 1
            if following < len(line.proposals):
                line.choose(following)
            else:
                self._leave_errors()
        elif event.character == "+":
            self.post_message(self.ListWanted(self, line))
        elif line.press(event.character or "") and line.at is None:
            self._leave_errors()

    def _leave_errors(self) -> None:
        self.editor.reader = None
        self.query_one(ErrorLine).choose(None)
        self.post_message(self.Choosing(False))

    def _change_error(self, place: int, error: ErrorMark | None) -> None:
        line = self.query_one(ErrorLine)
        if self._mended is not None:
            self._mended.change(line.proposals[place].error, error)
        self._show_errors()
        if line.at is None:
            self._leave_errors()

    def _show_errors(self) -> None:
        line = self.query_one(ErrorLine)
        if self._mended is None:
            line.display = False
            return
        mended = self._mended.of(self.editor.text)
        line.put(mended, self._mended.recorded(mended))

    # Tags and placeholders

    def put_in_tag(self) -> bool:
        """Put the next missing token in; around what is selected where a pair is missing.

        False where none is missing.
        """
        missing = missing_tokens(self.segment, self.editor.text)
        if not missing:
            return False
        selected = self.editor.selected_text
        first, *others = missing
        closing = next((other for other in others if _is_pair(first, other)), "")
        if selected and closing:
            self.editor.put_in(f"{first}{selected}{closing}")
        else:
            self.editor.move_cursor(max(self.editor.selection))
            self.editor.put_in(first)
        return True

    def _show_notes(self) -> None:
        notes = [*self._asking, *self._missing(), *self._order()]
        self.query_one("#edit-notes", HangingText).tell(notes)

    def _order(self) -> list[Hanging]:
        if not mostly_right_to_left(self.editor.text):
            return []
        key = first_key("edit.outside", self._keys)
        words = f"edited in the order in which it is stored; {key} goes on in $EDITOR"
        return [hanging(Content.styled(words, "dim"))]

    def _missing(self) -> list[Hanging]:
        missing = missing_tokens(self.segment, self.editor.text)
        if not missing:
            return []
        named = "  ".join(shown(token, 60) for token in missing[:_MOST_MISSING])
        more = len(missing) - _MOST_MISSING
        named += f"  and {more} more" if more > 0 else ""
        key = first_key("edit.tag", self._keys)
        told = Content.assemble((named, "bold $text-warning"), (f"  {key} puts it back", "dim"))
        return [hanging(told, Content.styled("missing ", "bold"))]

    def _source_content(self) -> Content:
        source = self.segment.source[:_LONGEST_SOURCE]
        if not source:
            return Content.styled("no source text", "dim")
        content = Content("\n".join(map(visible, source.split("\n"))))
        for span in leaning_spans(self._session, self.segment, self._text):
            content = content.stylize(_LIT[span.style], span.start, span.end)
        return content


def _is_pair(first: str, other: str) -> bool:
    """Whether one tag opens what the other closes."""
    opens, closes = parsed(first), parsed(other)
    if opens is None or closes is None or opens.closes or opens.alone:
        return False
    return closes.closes and opens.name == closes.name
