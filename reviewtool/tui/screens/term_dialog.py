"""A term in the making: its words in both languages, as they are to stand in the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from reviewtool.checks.glossary.own_terms import typed_term
from reviewtool.errors import ReviewError
from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.screens.rule_dialog import WordsField
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.key_line import said_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewtool.checks.glossary.term import Term
    from reviewtool.records.term_adding import AddedTerm

FIELDS = (
    ("term-source", "source words"),
    ("term-target", "translation"),
    ("term-forbidden", "not to be used"),
    ("term-note", "note"),
)
KEYS = "Enter adds it · Tab next field · Escape calls it off"
HINT = "a semicolon parts several wordings"


class TermDialog(Dialog["AddedTerm | None"]):
    """Gives what was added, or None where it was called off.

    Args:
        source: the words of the source.
        target: what they are in the translation.
        add: puts the term into the glossary; raises ReviewError where that cannot be.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "cancel", "Cancel")]

    def __init__(self, source: str, target: str, add: Callable[[Term], AddedTerm]) -> None:
        super().__init__()
        self._offered = {"term-source": source, "term-target": target}
        self._add = add

    def compose(self) -> ComposeResult:
        """The fields, what is wrong, keys."""
        with Vertical(classes="term-dialog"):
            title = Content.assemble(("A term for the glossary", "bold"), (f"  {HINT}", "dim"))
            yield Static(title, markup=False)
            for name, label in FIELDS:
                with Horizontal(classes="rule-row"):
                    yield Static(label, markup=False)
                    yield WordsField(self.action_add, name)
            yield Static(id="term-state", markup=False)
            yield Static(said_keys(KEYS, {"Enter": "add", "Escape": "cancel"}), markup=False)

    def on_mount(self) -> None:
        """Offer the words; what is missing is asked for first."""
        for name, text in self._offered.items():
            self._field(name).show(_plain(text))
        empty = [name for name, text in self._offered.items() if not text]
        self.set_focus(self._field(empty[0] if empty else "term-source"))

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)

    def action_add(self) -> None:
        """Put it into the glossary; where that cannot be, say why and stay."""
        source, target, forbidden, note = (self._field(name).value for name, _ in FIELDS)
        try:
            added = self._add(typed_term(source, target, forbidden, note))
        except ReviewError as error:
            words = f"{error.place}: {error.what}" if error.place else error.what
            state = Content.styled(shown(f"{words}. {error.remedy}", 500), "bold")
            self.query_one("#term-state", Static).update(state)
        else:
            self.dismiss(added)

    def _field(self, name: str) -> WordsField:
        return self.query_one(f"#{name}", WordsField)


def _plain(text: str) -> str:
    """The words without breaks and signs that nobody sees, for a field shows them as they are."""
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())
