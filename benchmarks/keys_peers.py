"""The decisions of the replay with the documented keys of other programs.

Counted are key presses and clicks beyond typed text, a click like a key. A peer is a table of acts,
each with its presses and the page that says so; what no page says is not there. Of each act that a
peer lacks, our presses are left out as well. Moving and deleting inside the text is taken to cost
the peers what the same planner finds (`benchmarks.keys_editing`), the cursor at whichever end of
the text is better; so they have our editor's word keys, whether their pages say so or not. A peer
gets the findings of our checks for nothing, where it can be given any at all: going to them is not
counted. What opening a segment for editing costs is counted only where a page tells it.

Left out: OmegaT and Weblate have neither categories nor severities of errors; no page of MateCat
tells how to dismiss a warning; Pearmut accepts nothing by segment (one Next for a document).
No program was run for this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.keys_editing import edits
from benchmarks.keys_replay import ACCEPTED, CLASSIFY, ERROR, FALSE_FLAG, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.keys_replay import Decision

CORRECT, NAME, RENAME, DISMISSAL, ACCEPTANCE = (
    "correct an error",
    "classify an error that no check found",
    "classify an error that a check found",
    "dismiss a false flag",
    "accept a segment",
)


@dataclass(frozen=True, slots=True)
class Act:
    """What a peer takes for an act, beyond moving and deleting in the text."""

    presses: int
    how: str
    page: str


@dataclass(frozen=True, slots=True)
class Peer:
    """A program and the acts that its pages tell of."""

    name: str
    acts: dict[str, Act]


_WEBLATE = "https://docs.weblate.org/en/latest/user/translating.html#keyboard-shortcuts"
_OMEGAT = "https://github.com/omegat-org/omegat/blob/master/src/docs/manual/en/"
_MATECAT = "https://github.com/matecat/MateCat/blob/develop/public/js/"
_SHORTCUTS = _MATECAT + "utils/shortcuts.js (the list of the program's own shortcuts window, Alt+H)"
_ISSUES = _MATECAT + "components/review_extended/ReviewExtendedCategorySelector.js"
_PEARMUT = "https://github.com/zouharvi/pearmut/blob/main/"

PEERS = (
    Peer(
        "MateCat",
        {
            CORRECT: Act(1, "Ctrl+Enter confirms and goes on", _SHORTCUTS),
            NAME: Act(
                2,
                "Ctrl+Shift+A opens the issues, a click on a severity of a category adds one"
                " (by Ctrl+Alt+arrows and Enter it would be up to three more)",
                f"{_SHORTCUTS}; {_ISSUES}",
            ),
            RENAME: Act(2, "the same, for warnings have no category", f"{_SHORTCUTS}; {_ISSUES}"),
            ACCEPTANCE: Act(1, "Ctrl+Enter", _SHORTCUTS),
        },
    ),
    Peer(
        "OmegaT",
        {
            CORRECT: Act(1, "Enter registers it and goes on", _OMEGAT + "Menus_GoTo.xml"),
            DISMISSAL: Act(
                3,
                "in the window of issues: click on the icon of the row, click on ignoring it;"
                " double-click on a row goes back (a double click counted once)",
                _OMEGAT + "Menus_Tools.xml",
            ),
            ACCEPTANCE: Act(1, "Enter", _OMEGAT + "Menus_GoTo.xml"),
        },
    ),
    Peer(
        "Weblate",
        {
            CORRECT: Act(1, "Ctrl+Enter saves and goes on", _WEBLATE),
            DISMISSAL: Act(2, "Ctrl+I and the number of the check; no reason", _WEBLATE),
            ACCEPTANCE: Act(1, "Ctrl+Enter", _WEBLATE),
        },
    ),
    Peer(
        "Pearmut",
        {
            CORRECT: Act(
                1,
                "a click into the prefilled text field",
                _PEARMUT + "README.md#textfield-comment-box",
            ),
            NAME: Act(
                5,
                "click the start, click the end, choose severity, main category, subcategory",
                _PEARMUT + "server/constants.py (the instructions that annotators are shown, MQM)",
            ),
            RENAME: Act(
                0,
                "prefilled error spans have severity and category; three choices where they are"
                " wrong",
                _PEARMUT + "README.md#pre-filled-error-spans-esaai",
            ),
            DISMISSAL: Act(
                1,
                "hover, and a click that removes the span; no reason",
                _PEARMUT + "server/constants.py",
            ),
        },
    ),
)
_CHOICES = 3
"""Severity, main category and subcategory of a prefilled span, where they are wrong."""


@dataclass(slots=True)
class Row:
    """Presses for the acts that both have; `text` are those inside the texts, of each side."""

    acts: int = 0
    theirs: int = 0
    ours: int = 0
    their_text: int = 0
    our_text: int = 0
    errors: int = 0

    @property
    def their_mouse(self) -> int:
        """Their presses where one click, double click or drag chooses the words of each error."""
        return self.theirs - self.their_text + self.errors


def compared_with(peer: Peer, decisions: Iterable[Decision]) -> Row:
    """The presses of a peer and ours, for the acts that both have."""
    row = Row()
    for decision in decisions:
        ours = decision.acts
        if decision.kind == ERROR:
            row.acts += 1
            row.errors += 1
            text = text_presses(decision)
            row.their_text += text
            row.our_text += ours[TEXT]
            row.theirs += peer.acts[CORRECT].presses + text
            row.ours += decision.keys - ours[CLASSIFY]
            found = RENAME if decision.flagged else NAME
            if found in peer.acts:
                row.acts += 1
                wrong = peer.name == "Pearmut" and decision.flagged and ours[CLASSIFY]
                row.theirs += _CHOICES if wrong else peer.acts[found].presses
                row.ours += ours[CLASSIFY]
        elif (act := {FALSE_FLAG: DISMISSAL, ACCEPTED: ACCEPTANCE}[decision.kind]) in peer.acts:
            row.acts += 1
            row.theirs += peer.acts[act].presses
            row.ours += decision.keys
    return row


def text_presses(decision: Decision) -> int:
    """Moving and deleting by word keys, for this error alone, from the better end of the text."""
    if decision.error is None:
        return 0
    target = decision.segment.target
    ends = (0, len(target))
    made = [edits(target, [decision.error.change], cursor) for cursor in ends]
    return min(len(edit.counted) for one in made for _, edit in one)


def peer_table(decisions: Sequence[Decision]) -> list[str]:
    """Two rows for each peer: errors and false flags, and with the segments accepted as well."""
    lines = [
        "| peer | acts | their presses | ours | ratio | outside the text: theirs | ours | ratio |"
        " theirs with a mouse in the text | ratio |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    judged = [one for one in decisions if one.kind != ACCEPTED]
    for peer in PEERS:
        rows = {peer.name: compared_with(peer, judged)}
        if ACCEPTANCE in peer.acts:
            rows[f"{peer.name}, with acceptance"] = compared_with(peer, decisions)
        for name, row in rows.items():
            theirs, ours = row.theirs - row.their_text, row.ours - row.our_text
            lines.append(
                f"| {name} | {row.acts} | {row.theirs} | {row.ours} |"
                f" {row.theirs / row.ours:.2f} | {theirs} | {ours} | {theirs / ours:.2f} |"
                f" {row.their_mouse} | {row.their_mouse / row.ours:.2f} |"
            )
    return lines


def sources() -> list[str]:
    """How each peer does each act, and the page that says so."""
    return [
        f"{peer.name}, {name}: {act.presses} ({act.how}) {act.page}"
        for peer in PEERS
        for name, act in peer.acts.items()
    ]
