"""The editor of one translation, in which a key press is a character as readers see it.

Textual's editor counts code points and would leave halves of emoji, accents and Hangul behind; here
the cursor knows grapheme clusters, and a tag or placeholder is one of them. Promises: what was not
edited is given back exactly, control characters and odd line separators included, and none of them
reaches the terminal; no deletion leaves half a token.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar
from unicodedata import category

from rich.style import Style
from rich.text import Span as StyleSpan
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from reviewtool.review.word_edits import Change, put_in, swapped, whole_words, word_at
from reviewtool.segments.letter_case import next_case
from reviewtool.tui.keys import EDITOR_COMMANDS, bindings, split_keys
from reviewtool.tui.widgets.cluster_edges import ClusterText, edge_before, edge_from
from reviewtool.tui.widgets.exact_text import ExactText

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.text import Text
    from textual.document._document import EditResult, Location
    from textual.document._edit import Edit

    from reviewtool.formats.unit import Spans
    from reviewtool.segments.words import Word
    from reviewtool.tui.widgets.row_content import Span

_STYLES = ("token", "settled", "lint", "neutral", "minor", "major", "critical")


class SegmentEditor(TextArea):
    """An editor for one text. Its keys stand in the table of commands.

    `reader`, while it is set, gets every key in the editor's place. `free` lets the cursor into
    tokens.

    Args:
        text: what is edited.
        flag_spans: the flagged spans of a text while it is being edited, by name of their style.
        tokens: the spans of a text that are kept whole.
        language: the code of the text's language, which decides how its case changes.
        keys: other keys for commands, by id.
    """

    DEFAULT_CSS = """
    SegmentEditor {
        height: auto;
        min-height: 1;
        max-height: 12;
        & > .segment-editor--token { color: $text-accent; text-style: bold italic; }
        & > .segment-editor--settled { text-style: underline; }
        & > .segment-editor--lint { color: $text-secondary; text-style: italic underline; }
        & > .segment-editor--neutral { color: $text-primary; text-style: underline; }
        & > .segment-editor--minor { color: $text-warning; text-style: underline; }
        & > .segment-editor--major { color: $text-warning; text-style: bold underline; }
        & > .segment-editor--critical { color: $text-error; text-style: bold underline reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"segment-editor--{name}" for name in _STYLES}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(commands=EDITOR_COMMANDS)]

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
        tokens: Callable[[str], Spans] | None = None,
        language: str = "",
        keys: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        self._exact = ExactText()
        self._flag_spans = flag_spans
        self._spans: tuple[str, Sequence[Span]] | None = None
        self._find_tokens = tokens
        self._found_tokens: tuple[str, Spans] = "", ()
        self._language = language
        self._actions = _actions(keys or {})
        self._as_it_is = False
        self._stepping = False
        self.free = False
        self.reader: Callable[[events.Key], None] | None = None
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
        action, character = self._actions.get(event.key), event.character or ""
        if self.app.screen is not self.screen:  # typed ahead: it is for the dialog
            self.app.post_message(events.Key(event.key, event.character))
        elif self.reader is not None:
            self.reader(event)
        elif action is not None:
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

    def action_open_tokens(self) -> None:
        """Let the cursor into tags and placeholders, or no longer."""
        self.free = not self.free
        self.notify_style_update()
        self.refresh()

    # Whole words

    def action_change_case(self) -> None:
        """Change the case of what is selected, else of the word at the cursor."""
        start, end = sorted(self._selected)
        if start != end:
            self._change(Change(start, end, self._recased(start, end)), select=True)
            return
        tokens = self._tokens()
        word = word_at([one for one in self._words() if (one.start, one.end) not in tokens], end)
        if word is None:
            return
        changed = self._recased(word.start, word.end)
        if changed != word.text:
            place = word.start + min(max(end - word.start, 0), len(changed))
            self._change(Change(word.start, word.end, changed), place if end < word.end else None)

    def action_swap_words(self) -> None:
        """Exchange the word at the cursor with the one before it."""
        change = swapped(self.text, self._words(), self._selected[1])
        if change is not None:
            self._change(change)

    def put_in_word(self, word: str) -> None:
        """Put a word where the cursor is, in the place of what is selected, with spaces."""
        start, end = sorted(self._selected)
        self._change(put_in(self.text, start, end, word))

    def put_in(self, text: str) -> None:
        """Put a text where the cursor is, in the place of what is selected."""
        start, end = sorted(self._selected)
        self._change(Change(start, end, text))

    def put_instead(self, text: str) -> None:
        """Put another text in the place of the whole; undo brings this one back."""
        self._change(Change(0, len(self.text), text))

    def _recased(self, start: int, end: int) -> str:
        """A part of the text in the next case, its tokens as they are."""
        text, place = self.text, start
        plain: list[str] = []
        kept: list[str] = []
        for first, last in self._tokens():
            if first < end and start < last:
                plain.append(text[place : max(place, first)])
                kept.append(text[max(place, first) : min(last, end)])
                place = min(last, end)
        plain.append(text[place:end])
        return _joined(_next_cases(plain, self._language), kept)

    def _change(self, change: Change, cursor: int | None = None, *, select: bool = False) -> None:
        """Make a change that is one step to undo; the cursor goes behind it, or to `cursor`."""
        if self.read_only or self.text[change.start : change.end] == change.text:
            return
        self.history.checkpoint()
        self._as_it_is = True
        self.replace(
            change.text,
            self._location(change.start),
            self._location(change.end),
            maintain_selection_offset=False,
        )
        self._as_it_is = False
        self.history.checkpoint()
        end = self._location(change.start + len(change.text) if cursor is None else cursor)
        self.selection = Selection(self._location(change.start) if select else end, end)

    def _words(self) -> list[Word]:
        return whole_words(self.text, self._tokens())

    def _type(self, text: str) -> None:
        if not self.read_only:
            self.replace(text, *self.selection, maintain_selection_offset=False)

    # Places, in code points from the start of the text

    @property
    def _selected(self) -> tuple[int, int]:
        """Where the selection begins, and the cursor, which may stand before that."""
        start, end = self.selection
        return self._place(start), self._place(end)

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

    # What is shown

    def get_line(self, line_index: int) -> Text:
        """A line with its control characters as pictures, its tokens and flags in their styles."""
        line = self.document.get_line(line_index)
        shown = ClusterText(self._exact.shown(line), end="", no_wrap=True)
        before = self._place((line_index, 0))
        tokens = _within(self._tokens(), before, len(line))
        style = self._style("token")
        shown.spans.extend(StyleSpan(start, end, style) for start, end in tokens)
        for span in self._current_spans():
            for start, end in _within(((span.start, span.end),), before, len(line)):
                shown.stylize(self._style(span.style), start, end)
        shown.tokens = tokens
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


def _actions(overrides: Mapping[str, str]) -> dict[str, str]:
    """What each bound key does in the editor; the table of commands goes before Textual's."""
    other = {one.action for one in EDITOR_COMMANDS if one.id in overrides}
    theirs = Binding.make_bindings(TextArea.BINDINGS)
    found = {binding.key: binding.action for binding in theirs if binding.action not in other}
    for command in EDITOR_COMMANDS:
        for binding_id, keys, action in command.bindings:
            for key in split_keys(overrides.get(binding_id, ",".join(keys))):
                found[key] = action
    return found


def _within(spans: Spans, before: int, length: int) -> Spans:
    """The parts of spans of the text that lie in a line, as spans of the line."""
    parts = ((max(0, start - before), min(length, end - before)) for start, end in spans)
    return tuple((start, end) for start, end in parts if start < end)


def _next_cases(parts: Sequence[str], language: str) -> list[str]:
    """The parts of one text in the next case, which is the same for all."""
    whole = _SEAM.join(parts)
    changed = next_case(whole, language).split(_SEAM)
    return changed if len(changed) == len(parts) else list(parts)


def _joined(plain: Sequence[str], kept: Sequence[str]) -> str:
    pairs = zip(plain, [*kept, ""], strict=True)
    return "".join(part for pair in pairs for part in pair)


_SEAM = "\ufdd0"
"""A code point that is no character stands for a token while the case changes."""
