"""What to look for, and how: a text with four switches, each a key away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reviewtool.errors import ReviewError
from reviewtool.review.search import Finder, Scope, Search
from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.screens.prompt import Field
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.key_line import said_keys

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

_SWITCHES = {
    "alt+r": "regex",
    "f5": "regex",
    "alt+w": "word",
    "f6": "word",
    "alt+c": "case",
    "f7": "case",
    "alt+s": "scope",
    "f8": "scope",
}
_NEXT = {Scope.BOTH: Scope.SOURCE, Scope.SOURCE: Scope.TARGET, Scope.TARGET: Scope.BOTH}
WIDE = 80
"""Columns from which all switches stand on one line."""
_SCOPES = {Scope.BOTH: "both sides", Scope.SOURCE: "source", Scope.TARGET: "translation"}


class SearchField(Field):
    """Turns a switch before the next key comes."""

    async def on_key(self, event: events.Key) -> None:
        """Turn the switch that the key stands for, if any."""
        switch = _SWITCHES.get(event.key)
        if switch is None:
            return  # what a field does with a key comes next
        event.stop()
        event.prevent_default()
        await self.app.run_action(f"screen.turn('{switch}')", default_namespace=self)

    async def action_submit(self) -> None:
        """Give the search, unless its pattern is bad or another screen came on top meanwhile."""
        prompt = self.screen
        if not isinstance(prompt, SearchPrompt) or not prompt.is_active:
            return
        if prompt.accepts(self.value):
            self._done = True
            prompt.give(self.value)


class SearchPrompt(Dialog["Search | None"]):
    """Gives what to look for, or None where it was called off.

    A pattern that is no regular expression is refused here, with the reason. The empty text asks
    for the search before once more.

    Args:
        title: what is asked for.
        before: the search before, whose switches are kept.
        text: what stands in the field first.
        does: what Enter does.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "cancel", "Cancel"),
        ("alt+r,f5", "turn('regex')", "Regular expression, or the text as it stands"),
        ("alt+w,f6", "turn('word')", "Whole words only, or parts too"),
        ("alt+c,f7", "turn('case')", "Capitals make a difference, or none"),
        ("alt+s,f8", "turn('scope')", "Search both sides, the source or the translation"),
    ]

    def __init__(self, title: str, before: Search, text: str, *, does: str) -> None:
        super().__init__()
        self._title = title
        self._search = before
        self._text = text
        self._does = does

    def compose(self) -> ComposeResult:
        """Title, field, switches, what is wrong, keys."""
        with Vertical(classes="dialog search-dialog"):
            yield Static(Content.styled(self._title, "bold"), markup=False)
            yield SearchField(self._text)
            yield Static(id="search-switches", markup=False)
            yield Static(id="search-note", markup=False)
            keys = f"Enter {self._does} · Escape calls it off"
            yield Static(said_keys(keys, {"Escape": "cancel"}), markup=False)

    def on_mount(self) -> None:
        """Take the keyboard at once."""
        self.set_focus(self.query_one(SearchField))
        self._show()

    def on_resize(self) -> None:
        """Put the switches on as many lines as they need."""
        self._show()

    def on_input_changed(self) -> None:
        """What was wrong may be mended."""
        self._note("")

    def action_turn(self, switch: str) -> None:
        """Turn a switch; the scope has three places."""
        before = self._search
        if switch == "scope":
            self._search = replace(before, scope=_NEXT[before.scope])
        elif switch == "regex":
            self._search = replace(before, regex=not before.regex)
        elif switch == "word":
            self._search = replace(before, word=not before.word)
        else:
            self._search = replace(before, case=not before.case)
        self._note("")
        self._show()

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)

    def accepts(self, text: str) -> bool:
        """Whether it can be looked for; if not, it is said why."""
        search = self._asked(text)
        try:
            if search.pattern:
                Finder(search)
        except ReviewError as error:
            self._note(f"{error.what}. {error.remedy}")
            return False
        return True

    def give(self, text: str) -> None:
        """Give the search for a text."""
        self.dismiss(self._asked(text))

    def _asked(self, text: str) -> Search:
        return replace(self._search, pattern=text or self._search.pattern)

    def _note(self, words: str) -> None:
        note = self.query_one("#search-note", Static)
        note.update(Content.styled(shown(words), "bold $text-error"))
        note.display = bool(words)

    def _show(self) -> None:
        search = self._search
        switches = (
            ("Alt+R", f"{_box(search.regex)} regex", "regex"),
            ("Alt+W", f"{_box(search.word)} word", "word"),
            ("Alt+C", f"{_box(search.case)} case", "case"),
            ("Alt+S", _SCOPES[search.scope], "scope"),
        )
        pieces = [
            said_keys(f"{key} {words}", {key: f"turn('{switch}')"})
            for key, words, switch in switches
        ]
        rows = [pieces] if self.size.width >= WIDE else [pieces[:2], pieces[2:]]
        words = Content("\n").join(Content("  ").join(row) for row in rows)
        self.query_one("#search-switches", Static).update(words)


def _box(on: bool) -> str:
    return "[x]" if on else "[ ]"
