"""The editor of one translation, in which a key press is a character as readers see it.

Textual's editor counts code points and would leave halves of emoji, accents and Hangul behind; here
the cursor knows grapheme clusters, and a tag or placeholder is one of them. No control character
reaches the terminal.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from unicodedata import category

from rich.color import ColorParseError
from rich.style import Style
from rich.text import Span as StyleSpan
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from reviewtool.review.word_edits import Change, put_in, recased, swapped, word_at
from reviewtool.tui.keys import EDITOR_COMMANDS, bindings, split_keys
from reviewtool.tui.widgets.cluster_edges import ClusterText
from reviewtool.tui.widgets.exact_editor import ExactEditor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.text import Text
    from textual.geometry import Region

    from reviewtool.formats.unit import Spans
    from reviewtool.tui.widgets.row_content import Span

_FINISHES = {"finish(True)": True, "finish(False)": False}
_STYLES = ("token", "settled", "lint", "neutral", "minor", "major", "critical")


class SegmentEditor(ExactEditor):
    """An editor for one text. Its keys stand in the table of commands.

    `reader`, while it is set, gets every key in the editor's place.

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
        """The text is to be kept; `goes_on` asks for what comes next."""

        text: str
        goes_on: bool = True

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
        self._flag_spans = flag_spans
        self._spans: tuple[str, Sequence[Span]] | None = None
        self._language = language
        self._actions = _actions(keys or {})
        self.reader: Callable[[events.Key], None] | None = None
        self._held: list[events.Key] | None = None
        super().__init__(text, tokens=tokens, highlight_cursor_line=False, **options)
        self.match_cursor_bracket = False
        self.move_cursor(self.document.end)

    # Finishing

    async def on_key(self, event: events.Key) -> None:
        """Act on a key before the next one comes.

        Textual looks bindings up later, so that letters typed fast would overtake a Backspace. It
        also drops joiners, direction marks and fixed spaces, which are typed here like letters.
        """
        action, character = self._actions.get(event.key), event.character or ""
        if self._held is not None:
            self._held.append(events.Key(event.key, event.character))
        elif self.app.screen is not self.screen:  # typed ahead: it is for the dialog
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

    def finishes(self, key: str) -> bool | None:
        """Whether a key keeps the text and goes on; None where it does not keep it."""
        return _FINISHES.get(self._actions.get(key, ""))

    def action_finish(self, goes_on: bool) -> None:
        """Hand the text on; keys that follow wait until `go_on`, or are for what comes after."""
        self._held = []
        self.post_message(self.Finished(self.text, goes_on))

    def action_cancel(self) -> None:
        """Ask to forget the edit."""
        self._held = []
        self.post_message(self.Cancelled())

    def go_on(self) -> None:
        """The edit is not over: take the keys that have waited."""
        held, self._held = self._held or [], None
        for key in held:
            self.post_message(key)

    async def end(self) -> Sequence[events.Key]:
        """The keys that have waited, all that came here until now; they are for the screen."""
        heard = asyncio.Event()
        self.call_next(heard.set)
        await heard.wait()
        return self._held or ()

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
        start, end = sorted(self.selection_span)
        if start != end:
            recase = recased(self.text, start, end, self._tokens(), self._language)
            self._change(recase, select=True)
            return
        tokens = self._tokens()
        word = word_at([one for one in self._words() if (one.start, one.end) not in tokens], end)
        if word is None:
            return
        change = recased(self.text, word.start, word.end, tokens, self._language)
        if change.text != word.text:
            place = word.start + min(max(end - word.start, 0), len(change.text))
            self._change(change, place if end < word.end else None)

    def action_swap_words(self) -> None:
        """Exchange the word at the cursor with the one before it."""
        change = swapped(self.text, self._words(), self.selection_span[1])
        if change is not None:
            self._change(change)

    def put_in_word(self, word: str) -> None:
        """Put a word where the cursor is, in the place of what is selected, with spaces."""
        start, end = sorted(self.selection_span)
        self._change(put_in(self.text, start, end, word))

    def put_in(self, text: str) -> None:
        """Put a text where the cursor is, in the place of what is selected."""
        start, end = sorted(self.selection_span)
        self._change(Change(start, end, text))

    def put_instead(self, text: str) -> None:
        """Put another text in the place of the whole; undo brings this one back."""
        self._change(Change(0, len(self.text), text))

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

    def _type(self, text: str) -> None:
        if not self.read_only:
            self.replace(text, *self.selection, maintain_selection_offset=False)

    # What is shown

    def render_lines(self, crop: Region) -> list[Strip]:
        """Blank where it is being taken away just as a dialog paints what is below itself."""
        try:
            return super().render_lines(crop)
        except (KeyError, ColorParseError):  # its styles are gone already
            return [Strip.blank(crop.width)] * crop.height

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
