"""A flag in words: what it saw, on which side, why, how often this check was right, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.tui.shown import quoted, shown
from reviewtool.tui.widgets.severity import severity_content

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.review.flag_state import FlagState

TAKEABLE = 9
"""As many suggestions have a key."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows of checks, by id."""

    title: Callable[[str], str]
    standing: Callable[[str], tuple[int, int]]


def flags_content(states: Sequence[FlagState], current: int, known: Known) -> list[Content]:
    """The lines for all flags of a segment: the current one in full, the others on one line."""
    lines: list[Content] = []
    for place, state in enumerate(states):
        chosen = place == current
        lines.append(_heading(state, place, len(states), known, chosen=chosen))
        if chosen:
            lines.extend(_body(state.flag, known))
    return lines


def fresh_content(flags: Sequence[Flag]) -> list[Content]:
    """What the checks say of a correction that the given text did not show."""
    return [
        Content.assemble(
            ("new ", "bold reverse"),
            " ",
            severity_content(flag),
            "  ",
            quoted(flag.text, "bold"),
            "  ",
            shown(flag.message),
        )
        for flag in flags
    ]


def standing_words(confirmed: int, dismissed: int) -> str:
    """`right 3 of 4 here`, or that nobody has judged it yet."""
    judged = confirmed + dismissed
    return f"right {confirmed} of {judged} here" if judged else "no verdicts yet"


def verdict_words(state: FlagState) -> str:
    """What became of the flag, with a sign; empty while it is open."""
    if state.dismissal is not None:
        where = "document" if state.dismissal.document else "project"
        return f"✗ dismissed in the whole {where} ({shown(state.dismissal.reason, 40)})"
    if state.dismissed and state.verdict is not None:
        return f"✗ dismissed ({shown(state.verdict.reason, 40)})"
    if state.verdict is not None:
        return "✓ confirmed"
    return "passed" if state.passed else ""


def _heading(state: FlagState, place: int, count: int, known: Known, *, chosen: bool) -> Content:
    flag = state.flag
    verdict = verdict_words(state)
    parts: list[Content | str] = [
        Content.styled("▸ " if chosen else "  ", "bold"),
        Content.styled(f"flag {place + 1} of {count}  ", "bold" if chosen else ""),
        severity_content(flag),
        "  ",
        quoted(flag.text, f"bold underline $flag-{flag.severity.value}"),
    ]
    if flag.source_text:
        parts += ["  ←  ", quoted(flag.source_text, "bold")]
    if flag.side == "source":
        parts.append(" in the source")
    if not chosen:
        parts.append(Content.styled(f"  {shown(known.title(flag.check), 80)}", "$text-muted"))
    if not state.ranked.shown:
        parts.append(Content.styled("  beyond the budget", "italic"))
    if verdict:
        parts.append(Content.styled(f"  {verdict}", "bold"))
    return Content("").join(parts)


def _body(flag: Flag, known: Known) -> list[Content]:
    lines = [Content(f"  {shown(flag.message, 1_000)}")]
    if flag.suggestions:
        lines.append(_suggestions(flag))
    title, record = known.title(flag.check), standing_words(*known.standing(flag.check))
    lines.append(Content.styled(f"  {shown(title, 80)}: {record}", "$text-muted"))
    return lines


def _suggestions(flag: Flag) -> Content:
    pieces = [
        Content.assemble((f" {number} ", "reverse bold"), " ", quoted(suggestion))
        for number, suggestion in enumerate(flag.suggestions[:TAKEABLE], 1)
    ]
    return Content("  ") + Content("   ").join(pieces)
