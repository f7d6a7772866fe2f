"""The command palette: every command of the table, segments by number, filters by check."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Input

from reviewtool.review.queue import Filter, Show
from reviewtool.tui.keys import COMMANDS, keys_of
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.shown import shown
from reviewtool.tui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult

Entry = tuple[str, str, "Callable[[], Any]"]
"""What it says, its keys, what it does."""


class FoundCommands(CommandList):
    """Textual's, which would fail on a click on a command that is gone meanwhile."""

    def on_click(self, event: events.Click) -> None:
        """Let only those be clicked that are there."""
        place = event.style.meta.get("option")
        if place is not None and place >= self.option_count:
            event.prevent_default()


class Palette(CommandPalette):
    """Textual's, which would fail on a page asked for before its list is laid out.

    Nor does it mind that it goes while it still looks for commands.
    """

    def compose(self) -> ComposeResult:
        """Textual's, but for the list."""
        for part in super().compose():
            yield FoundCommands() if isinstance(part, CommandList) else part

    def _watch__list_visible(self) -> None:
        if self.query(CommandList):
            super()._watch__list_visible()

    async def _watch__show_busy(self) -> None:
        if self.query(CommandList):
            await super()._watch__show_busy()

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):
            super()._action_command_list(action)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Run a command once, however fast Enter comes again."""
        if not self.is_active:
            event.stop()
            event.prevent_default()

    def dismiss(self, result: None = None) -> AwaitComplete:
        """As every dialog: nothing where another screen is on top by now."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class ReviewCommands(Provider):
    """What can be found by name."""

    async def discover(self) -> Hits:
        """All commands."""
        for words, keys, do in self._entries():
            yield DiscoveryHit(_display(Content(words), keys), do, text=words)

    async def search(self, query: str) -> Hits:
        """What matches; a number goes to that segment."""
        digits = query.strip().removeprefix("#")
        review = self.screen
        if digits.isdecimal() and isinstance(review, ReviewScreen):
            number = int(digits) if len(digits) < 12 else 0
            if 0 < number <= len(review.desk.document.segments):
                go = partial(review.go_to, number - 1)
                yield Hit(1.0, Content(f"Go to segment {number}"), go, text=digits)
        matcher = self.matcher(query)
        for words, keys, do in self._entries():
            score = matcher.match(words)
            if score > 0:
                display = _display(matcher.highlight(words), keys)
                yield Hit(score, display, do, text=words)

    def _entries(self) -> Iterator[Entry]:
        review = self.screen
        if isinstance(review, ReviewScreen):
            yield from _commands(review)
            yield from _checks(review)
        for theme in THEMES:
            yield f"Theme: {theme.name}", "", partial(setattr, self.app, "theme", theme.name)
        yield "Theme: choose among all", "", self.app.action_change_theme


def _display(words: Content, keys: str) -> Content:
    """Words and keys; a hit's own help text would be parsed as markup."""
    return Content.assemble(words, "  ", (keys, "bold $accent"))


def _commands(review: ReviewScreen) -> Iterator[Entry]:
    for command in COMMANDS:
        keys = keys_of(command, review.overrides)
        if not command.numbered:
            yield command.sentence, keys, partial(review.run_action, command.action)
            continue
        suggestions = review.flag.flag.suggestions if review.flag is not None else ()
        for number, suggestion in enumerate(suggestions[: len(command.keys)], 1):
            words = f"{command.sentence}: {shown(suggestion, 60)}"
            yield words, str(number), partial(review.run_action, f"{command.action}({number})")


def _checks(review: ReviewScreen) -> Iterator[Entry]:
    for check in review.session.checks_flagging():
        words = f"List only segments flagged by: {shown(review.desk.title(check), 80)}"
        yield words, shown(check, 80), partial(review.show_filter, Filter(Show.CHECK, check))
