"""The editor of one translation, in which a key press is a character as readers see it.

Textual's editor counts code points and would leave halves of emoji, accents and Hangul behind; here
the cursor knows grapheme clusters. Promises: what was not edited is given back exactly, control
characters and odd line separators included, and none of them reaches the terminal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar
from unicodedata import category

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from reviewtool.segments.words import words
from reviewtool.tui.widgets.exact_text import ExactText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.document._document import EditResult, Location
    from textual.document._edit import Edit

    from reviewtool.tui.widgets.row_content import Span

_STYLES = ("settled", "lint", "neutral", "minor", "major", "critical")
_REACH = 1_000
"""How far back, in code points, a cluster boundary is looked for where there is no space."""


class SegmentEditor(TextArea):
    """An editor for one text. Enter finishes, Escape leaves, Shift+Enter or Ctrl+J breaks the line.

    Args:
        text: what is edited.
        flag_spans: the flagged spans of a text while it is being edited, by name of their style.
    """

    DEFAULT_CSS = """
    SegmentEditor {
        height: auto;
        min-height: 1;
        max-height: 12;
        & > .segment-editor--settled { text-style: underline; }
        & > .segment-editor--lint { color: $text-secondary; text-style: italic underline; }
        & > .segment-editor--neutral { color: $text-primary; text-style: underline; }
        & > .segment-editor--minor { color: $text-warning; text-style: underline; }
        & > .segment-editor--major { color: $text-warning; text-style: bold underline; }
        & > .segment-editor--critical { color: $text-error; text-style: bold underline reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"segment-editor--{name}" for name in _STYLES}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "finish", "Keep the text", show=False),
        Binding("escape", "cancel", "Leave the text as it was", show=False),
        Binding("shift+enter,ctrl+j", "break_line", "Break the line", show=False),
    ]

    @dataclass
    class Finished(Message):
        """The text is to be kept."""

        text: str

    class Cancelled(Message):
        """The edit is to be forgotten."""

    def __init__(
        self,
        text: str = "",
        *,
        flag_spans: Callable[[str], Sequence[Span]] | None = None,
        **options: Any,
    ) -> None:
        self._exact = ExactText()
        self._flag_spans = flag_spans
        self._spans: tuple[str, Sequence[Span]] | None = None
        text = self._exact.encode(text)
        super().__init__(text, compact=True, highlight_cursor_line=False, **options)
        self.match_cursor_bracket = False
        self.move_cursor(self.document.end)

    # Finishing

    async def on_key(self, event: events.Key) -> None:
        """Act on a key before the next one comes.

        Textual looks bindings up later, so that letters typed fast would overtake a Backspace. It
        also drops joiners, direction marks and fixed spaces, which are typed here like letters.
        """
        action, character = _actions().get(event.key), event.character or ""
        if action is not None:
            if not await self.app.run_action(action, default_namespace=self):
                return
        elif event.is_printable or len(character) != 1 or category(character) in ("Cc", "Cs"):
            return
        else:
            self._type(character)
        event.stop()
        event.prevent_default()

    def action_finish(self) -> None:
        """Hand the text on."""
        self.post_message(self.Finished(self.text))

    def action_cancel(self) -> None:
        """Ask to forget the edit."""
        self.post_message(self.Cancelled())

    def action_break_line(self) -> None:
        """Put a line break where the cursor is."""
        self._type("\n")

    def _type(self, text: str) -> None:
        if not self.read_only:
            self.replace(text, *self.selection, maintain_selection_offset=False)

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
        """Change the text; line ends that come in are LF."""
        text = edit.text.replace("\r\n", "\n").replace("\r", "\n")
        result = super().edit(replace(edit, text=self._exact.encode(text)))
        return replace(result, replaced_text=self._exact.decode(result.replaced_text))

    # What is shown

    def get_line(self, line_index: int) -> Text:
        """A line with its control characters as pictures and its flags underlined."""
        line = self.document.get_line(line_index)
        shown = _ClusterText(self._exact.shown(line), end="", no_wrap=True)
        if self._flag_spans is not None:
            before = sum(len(other) + 1 for other in self.document.lines[:line_index])
            for span in self._current_spans():
                start, end = max(0, span.start - before), min(len(line), span.end - before)
                if start < end:
                    shown.stylize(self._style(span.style), start, end)
        return shown

    def _current_spans(self) -> Sequence[Span]:
        text = self.text
        if self._spans is None or self._spans[0] != text:
            spans = self._flag_spans(text) if self._flag_spans is not None else ()
            self._spans = text, spans
        return self._spans[1]

    def _style(self, name: str) -> Style:
        style = self.get_component_rich_style(f"segment-editor--{name}")
        return Style(color=style.color) + style.without_color

    # The cursor

    def clamp_visitable(self, location: Location) -> Location:
        """The nearest place in the text that is not inside a cluster."""
        row, column = super().clamp_visitable(location)
        return row, _edge_from(self.document.get_line(row), column)

    def get_cursor_left_location(self) -> Location:
        """Where the cursor goes when it goes left by a cluster."""
        row, column = self.cursor_location
        if column == 0:
            return super().get_cursor_left_location()
        return row, _edge_before(self.document.get_line(row), column)

    def get_cursor_right_location(self) -> Location:
        """Where the cursor goes when it goes right by a cluster."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column >= len(line):
            return super().get_cursor_right_location()
        return row, _edge_from(line, column + 1)

    def get_cursor_word_left_location(self) -> Location:
        """The start of the word to the left, in any script."""
        row, column = self.cursor_location
        if column == 0:
            return super().get_cursor_word_left_location()
        line = self.document.get_line(row)
        return row, max((w.start for w in words(line) if w.start < column), default=0)

    def get_cursor_word_right_location(self) -> Location:
        """The start of the next word, in any script."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column >= len(line):
            return super().get_cursor_word_right_location()
        return row, next((w.start for w in words(line) if w.start > column), len(line))

    def action_delete_word_right(self) -> None:
        """Delete to the end of the word, or what is selected."""
        start, end = self.selection
        if start == end:
            row, column = end
            line = self.document.get_line(row)
            after = next((w.end for w in words(line) if w.end > column), len(line))
            end = (row, after) if column < len(line) else self.get_cursor_right_location()
        if not self.read_only:
            self.delete(start, end, maintain_selection_offset=False)


class _ClusterText(Text):
    """A line whose clusters are never painted in two styles: the cursor covers the whole of one."""

    def stylize(self, style: str | Style, start: int = 0, end: int | None = None) -> None:
        plain = self.plain
        if 0 < start < len(plain):
            start = start if _edge_from(plain, start) == start else _edge_before(plain, start)
        if end is not None and 0 < end < len(plain):
            end = _edge_from(plain, end)
        super().stylize(style, start, end)


@cache
def _actions() -> dict[str, str]:
    """What each bound key does in the editor."""
    bindings = Binding.make_bindings([*TextArea.BINDINGS, *SegmentEditor.BINDINGS])
    return {binding.key: binding.action for binding in bindings}


@cache
def _cluster() -> Any:
    import regex

    return regex.compile(r"\X")


def _edges(line: str, column: int) -> list[int]:
    """Cluster boundaries around a column: some before it, one at or after it."""
    start = max(0, line.rfind(" ", 0, column), column - _REACH)
    edges = [start]
    for match in _cluster().finditer(line, start):
        edges.append(match.end())
        if match.end() >= column:
            break
    return edges


def _edge_before(line: str, column: int) -> int:
    """The last cluster boundary before a column."""
    return max(edge for edge in _edges(line, column) if edge < column)


def _edge_from(line: str, column: int) -> int:
    """The first cluster boundary at or after a column."""
    if column <= 0 or column >= len(line):
        return min(max(column, 0), len(line))
    return next((edge for edge in _edges(line, column) if edge >= column), len(line))
