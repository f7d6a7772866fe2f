"""A rule in the making: its words, its proof, and what else it would flag, before it is saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtool.errors import ReviewError
from reviewtool.tui.messages import (
    RuleAsked,
    RuleDrafted,
    RuleProgressed,
    RuleRefused,
    RuleTried,
)
from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.screens.prompt import Field
from reviewtool.tui.shown import quoted, shown
from reviewtool.tui.widgets.hanging import HangingText
from reviewtool.tui.widgets.key_line import said_keys
from reviewtool.tui.widgets.rule_content import proposal_content, refusal_content, typeable
from reviewtool.tui.work import try_rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewtool.records.rule_proposal import Proposal
    from reviewtool.segments.segment import Segment
    from reviewtool.tui.desk import Desk

KEYS = (
    "Enter tries it · Ctrl+S saves it · Ctrl+N next change · Tab other words · ↑ ↓ scroll · "
    "Escape calls it off"
)


class RuleDialog(Dialog["Proposal | None"]):
    """Gives the rule that was saved, or None where it was called off.

    Drafting and trying run in a thread; only the answer to what was asked last counts.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "cancel", "Cancel"),
        ("ctrl+s", "save", "Save"),
        ("ctrl+n", "change", "Next change"),
        ("down", "scroll(1)", "Down"),
        ("up", "scroll(-1)", "Up"),
        ("pagedown", "scroll(8)", "Page down"),
        ("pageup", "scroll(-8)", "Page up"),
    ]

    def __init__(self, desk: Desk, segment: Segment) -> None:
        super().__init__()
        self._desk = desk
        self._segment = segment
        self._asked = RuleAsked(segment, 1)
        self._changes = 0
        self._offered = ("", "")
        self._proposal: Proposal | None = None

    def compose(self) -> ComposeResult:
        """Words, proof and hits, keys."""
        with Vertical(classes="rule-dialog"):
            yield Static(id="rule-title", markup=False)
            with Horizontal(classes="rule-row", id="rule-leans"):
                yield Static("source words", markup=False)
                yield WordsField(self._try_words, "rule-source")
            with Horizontal(classes="rule-row"):
                yield Static("wrong words", markup=False)
                yield WordsField(self._try_words, "rule-wrong")
            with Horizontal(classes="rule-row"):
                yield Static("right", markup=False)
                yield Static(id="rule-right", markup=False)
            with VerticalScroll(can_focus=False):
                yield HangingText(id="rule-text")
            yield Static(Content.styled("", "dim"), id="rule-state", markup=False)
            yield Static(
                said_keys(KEYS, {"Ctrl+S": "save", "Ctrl+N": "change", "Escape": "cancel"}),
                markup=False,
            )

    def on_mount(self) -> None:
        """Draft the rule of the first change."""
        self.set_focus(self._field("rule-source"))
        self._ask(self._asked)

    def action_cancel(self) -> None:
        """Give nothing."""
        self.workers.cancel_group(self, "rule")
        self.dismiss(None)

    def action_save(self) -> None:
        """Put the rule into the project's packs, if it is proved as it stands."""
        if self._words() != self._offered:
            self._state("the words have changed: Enter tries them first")
        elif self._proposal is None or self._proposal.problems:
            self._state("only a rule that is proved can be saved")
        else:
            try:
                self._desk.save_rule(self._proposal)
            except ReviewError as error:
                self._refuse(error)
            else:
                self.dismiss(self._proposal)

    def action_change(self) -> None:
        """Draft the rule of the next change of the correction, or of the first again."""
        if self._changes > 1:
            self._ask(RuleAsked(self._segment, self._asked.change % self._changes + 1))
        elif self._changes:
            self._state("the correction has no other change")

    def action_scroll(self, lines: int) -> None:
        """Scroll proof and hits by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    @on(RuleDrafted)
    def rule_drafted(self, event: RuleDrafted) -> None:
        """Show the words of the rule; what was typed meanwhile stays."""
        if event.asked is not self._asked:
            return
        self._changes = event.changes
        self._title()
        draft = event.draft
        typed = self._words() != self._offered
        if typed:
            self._offered = (typeable(draft.source), typeable(draft.wrong))
        else:
            self._offer(typeable(draft.source), typeable(draft.wrong))
        self.query_one("#rule-right", Static).update(quoted(draft.right, "bold"))
        leans = self.query_one("#rule-leans")
        if not draft.bilingual and leans.display:
            if self._field("rule-source").has_focus:
                self.set_focus(self._field("rule-wrong"))
            leans.display = False
        elif draft.bilingual:
            leans.display = True
        self._state("proving the rule and trying it on the project…")

    @on(RuleProgressed)
    def rule_progressed(self, event: RuleProgressed) -> None:
        """Say how far it is."""
        if event.asked is self._asked:
            self._state(f"trying it on the project: {event.done:,} of {event.total:,} documents")

    @on(RuleTried)
    def rule_tried(self, event: RuleTried) -> None:
        """Show proof and hits."""
        if event.asked is not self._asked:
            return
        self._proposal = event.proposal
        others = event.proposal.others(self._desk.document.name, self._segment)
        self.query_one(HangingText).tell(proposal_content(event.proposal, others))
        problems = event.proposal.problems
        self._state("" if problems else f"Ctrl+S adds it to {event.proposal.file}")

    @on(RuleRefused)
    def rule_refused(self, event: RuleRefused) -> None:
        """Say why this cannot be a rule."""
        if event.asked is self._asked:
            self._changes = event.changes
            self._title()
            self._refuse(event.error)

    def _try_words(self) -> None:
        self._offered = source, wrong = self._words()
        self._ask(RuleAsked(self._segment, self._asked.change, source, wrong))

    def _ask(self, asked: RuleAsked) -> None:
        if asked.change != self._asked.change:  # another change has words of its own
            self._offer("", "")
            self.query_one("#rule-right", Static).update("")
        self._asked = asked
        self._proposal = None
        self._title()
        self.query_one(HangingText).tell([])
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self._state("drafting the rule…")
        work = partial(try_rule, self, self._desk, asked)
        self.run_worker(work, thread=True, exclusive=True, group="rule")

    def _offer(self, source: str, wrong: str) -> None:
        self._offered = (source, wrong)
        self._field("rule-source").show(source)
        self._field("rule-wrong").show(wrong)

    def _refuse(self, error: ReviewError) -> None:
        self._proposal = None
        self.query_one(HangingText).tell(refusal_content(error))
        self._state("")

    def _title(self) -> None:
        number = f"Rule from the correction of segment {self._segment.index + 1}"
        several = f"  (change {self._asked.change} of {self._changes})" if self._changes > 1 else ""
        self.query_one("#rule-title", Static).update(Content.styled(number + several, "bold"))

    def _state(self, words: str) -> None:
        self.query_one("#rule-state", Static).update(Content.styled(shown(words), "bold"))

    def _field(self, name: str) -> WordsField:
        return self.query_one(f"#{name}", WordsField)

    def _words(self) -> tuple[str, str]:
        return self._field("rule-source").value, self._field("rule-wrong").value


class WordsField(Field):
    """A pattern; Enter tries it and stays."""

    def __init__(self, submit: Callable[[], None], name: str) -> None:
        super().__init__(name=name, select_on_focus=False)
        self._submit = submit

    async def on_key(self, event: events.Key) -> None:
        """Go to the other field at once, that the next key may not come before it."""
        if self.screen.focused is not self:  # typed ahead: it is for the field gone to
            self.app.post_message(events.Key(event.key, event.character))
        elif event.key not in {"tab", "shift+tab"}:
            await super().on_key(event)
            return
        else:
            self.screen.focus_next() if event.key == "tab" else self.screen.focus_previous()
        event.stop()
        event.prevent_default()

    async def action_submit(self) -> None:
        """Try it."""
        self._submit()

    def show(self, text: str) -> None:
        """Hold this text, the cursor at its end."""
        self.value = text
        self.cursor_position = len(text)
