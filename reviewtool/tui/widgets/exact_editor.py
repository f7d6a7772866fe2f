"""An editor of exact text in which a cursor never stands inside a cluster or a token.

Promises: what was not edited is given back exactly, control characters and odd line separators
included; no deletion leaves half a token; an undo leads back to the very text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from reviewtool.review.word_edits import whole_words
from reviewtool.tui.widgets.cluster_edges import edge_before, edge_from
from reviewtool.tui.widgets.exact_text import ExactText

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.document._document import EditResult, Location
    from textual.document._edit import Edit

    from reviewtool.formats.unit import Spans
    from reviewtool.segments.words import Word


class ExactEditor(TextArea):
    """Textual's editor over `ExactText`. `free` lets the cursor into tokens.

    Args:
        text: what is edited.
        tokens: the spans of a text that are kept whole.
    """

    def __init__(
        self, text: str = "", *, tokens: Callable[[str], Spans] | None = None, **options: Any
    ) -> None:
        self._exact = ExactText()
        self._find_tokens = tokens
        self._found_tokens: tuple[str, Spans] = "", ()
        self._as_it_is = False
        self._stepping = False
        self.free = False
        super().__init__(self._exact.encode(text), compact=True, **options)

    # Places, in code points from the start of the text

    @property
    def selection_span(self) -> tuple[int, int]:
        """Where the selection begins, and the cursor, which may stand before that."""
        start, end = self.selection
        return self._place(start), self._place(end)

    def select_span(self, start: int, end: int) -> None:
        """Select a part of the text; the cursor stands at its end."""
        self.selection = Selection(self._location(start), self._location(end))

    def _place(self, location: Location) -> int:
        row, column = location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def _location(self, place: int) -> Location:
        for row, line in enumerate(self.document.lines):
            if place <= len(line):
                return row, max(place, 0)
            place -= len(line) + 1
        return self.document.end

    def _tokens(self) -> Spans:
        """What is kept whole."""
        if self._find_tokens is None or self.free:
            return ()
        text = self.text
        if self._found_tokens[0] != text:
            self._found_tokens = text, self._find_tokens(text)
        return self._found_tokens[1]

    # The exact text

    @property
    def text(self) -> str:
        """The text as it is, whatever the screen shows."""
        return self._exact.decode(self.document.text)

    @text.setter
    def text(self, value: str) -> None:
        self.load_text(value)

    def load_text(self, text: str) -> None:
        """Edit another text; there is no undo across."""
        self._exact = ExactText()
        super().load_text(self._exact.encode(text))

    def get_text_range(self, start: Location, end: Location) -> str:
        """The text between two places as it is."""
        return self._exact.decode(super().get_text_range(start, end))

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; line ends that come in are LF. Half a token is not taken away."""
        text = edit.text
        if not self._as_it_is:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        edit = replace(self._widened(edit), text=self._exact.encode(text))
        result = super().edit(edit)
        return replace(result, replaced_text=self._exact.decode(result.replaced_text))

    def _widened(self, edit: Edit) -> Edit:
        """An edit that takes away the whole of each token of which it would take a part."""
        if edit.from_location == edit.to_location:
            return edit
        places = sorted((self._place(edit.from_location), self._place(edit.to_location)))
        start, end = places
        for first, last in self._tokens():
            start = first if first < start < last else start
            end = last if first < end < last else end
        if [start, end] == places:
            return edit
        return replace(edit, from_location=self._location(start), to_location=self._location(end))

    def undo(self) -> None:
        """Take back the last step."""
        self._step(super().undo)

    def redo(self) -> None:
        """Make it again."""
        self._step(super().redo)

    def _step(self, step: Callable[[], None]) -> None:
        self._stepping = True
        step()
        self._stepping = False
        self._refresh_size()

    def _refresh_size(self) -> None:
        """Textual looks for the cursor in the midst of an undo, where its line may be gone already.

        It also wraps only between the first and the last place of a step, which may have moved.
        """
        if self._stepping:
            self.wrapped_document.wrap(self.wrap_width, self.indent_width)
        else:
            super()._refresh_size()

    def _words(self) -> list[Word]:
        return whole_words(self.text, self._tokens())

    # The cursor

    def clamp_visitable(self, location: Location) -> Location:
        """The nearest place in the text that is not inside a cluster or token."""
        row, column = super().clamp_visitable(location)
        place = self._place((row, column))
        for start, end in self._tokens():
            if start < place < end:
                return self._location(start if place - start < end - place else end)
        return row, edge_from(self.document.get_line(row), column)

    def get_cursor_left_location(self) -> Location:
        """Where the cursor goes when it goes left by a cluster or token."""
        row, column = self.cursor_location
        place = self._place((row, column))
        for start, end in self._tokens():
            if start < place <= end:
                return self._location(start)
        if column == 0:
            return super().get_cursor_left_location()
        return row, edge_before(self.document.get_line(row), column)

    def get_cursor_right_location(self) -> Location:
        """Where the cursor goes when it goes right by a cluster or token."""
        row, column = self.cursor_location
        place = self._place((row, column))
        for start, end in self._tokens():
            if start <= place < end:
                return self._location(end)
        line = self.document.get_line(row)
        if column >= len(line):
            return super().get_cursor_right_location()
        return row, edge_from(line, column + 1)

    def get_cursor_word_left_location(self) -> Location:
        """The start of the word to the left, in any script."""
        row, column = self.cursor_location
        if column == 0:
            return super().get_cursor_word_left_location()
        place = self._place((row, column))
        for word in reversed(self._words()):
            if word.start >= place:
                continue
            start = self.clamp_visitable(self._location(word.start))
            if start < (row, column):
                return max(start, (row, 0))
        return row, 0

    def get_cursor_word_right_location(self) -> Location:
        """The start of the next word, in any script."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column >= len(line):
            return super().get_cursor_word_right_location()
        place = self._place((row, column))
        for word in self._words():
            if word.start <= place:
                continue
            start = self.clamp_visitable(self._location(word.start))
            if start > (row, column):
                return min(start, (row, len(line)))
        return row, len(line)

    def action_delete_word_right(self) -> None:
        """Delete to the end of the word, or what is selected."""
        start, end = self.selection
        if start == end:
            row, column = end
            place, length = self._place(end), len(self.document.get_line(row))
            last = place - column + length
            after = next((word.end for word in self._words() if word.end > place), last)
            inside = column < length
            end = self._location(min(after, last)) if inside else self.get_cursor_right_location()
        if not self.read_only:
            self.delete(start, end, maintain_selection_offset=False)
