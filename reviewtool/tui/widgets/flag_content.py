"""A flag in words: what it saw, on which side, why, how often this check was right, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.checks.flag import Kind
from reviewtool.review.dismissing import verdict_words
from reviewtool.tui.shown import quoted, shown
from reviewtool.tui.widgets.clickable import clickable
from reviewtool.tui.widgets.hanging import Hanging, hanging
from reviewtool.tui.widgets.severity import severity_content

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.checks.glossary.glossary import Use
    from reviewtool.checks.pack.schema import Good
    from reviewtool.ranking.record import Recorded
    from reviewtool.review.flag_state import FlagState

TAKEABLE = 9
"""As many suggestions have a key."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows of one segment: of the checks, by id, that flag it, and of its terms.

    `example` is None where there is no room for one.
    """

    title: Callable[[str], str]
    standing: Callable[[str], tuple[int, int]]
    measured: Callable[[str], tuple[str, Recorded]]
    example: Callable[[str], Good | None] | None = None
    terms: Sequence[Use] = ()


def flags_content(states: Sequence[FlagState], current: int, known: Known) -> list[Hanging]:
    """The lines for all flags of a segment: the current one in full, the others on one line."""
    lines: list[Hanging] = []
    for place, state in enumerate(states):
        chosen = place == current
        lines.append(_heading(state, place, len(states), chosen=chosen))
        if chosen:
            lines.extend(_body(state.flag, known))
    return lines


def fresh_content(flags: Sequence[Flag]) -> list[Hanging]:
    """What the checks say of a correction that the given text did not show."""
    return [
        Hanging(
            Content.assemble((" new ", "bold reverse"), " "),
            (severity_content(flag), quoted(flag.text, "bold"), Content(shown(flag.message))),
        )
        for flag in flags
    ]


def standing_words(confirmed: int, dismissed: int) -> str:
    """`here: 3 confirmed, 1 dismissed`, or that nobody has judged it yet."""
    if not confirmed + dismissed:
        return "here: no verdicts yet"
    return f"here: {confirmed:,} confirmed, {dismissed:,} dismissed"


def measured_words(pair: str, record: Recorded) -> str:
    """`right 12 of 16 in nl-en (measured)`, or of all pairs together, or that it was not."""
    if not record.raised:
        return "not measured"
    where = f"{pair} (measured)" if record.own else "all pairs (measured)"
    return f"right {record.right:,} of {record.raised:,} in {where}"


def _verdict(state: FlagState) -> str:
    """What became of the flag, with a sign; empty while it is open."""
    sign = "✗ " if state.dismissed else "✓ " if state.verdict is not None else ""
    return sign + shown(verdict_words(state), 80)


def _heading(state: FlagState, place: int, count: int, *, chosen: bool) -> Hanging:
    flag = state.flag
    lit = f"bold underline $flag-{flag.severity.value}"
    pieces = [
        Content.styled(f"flag {place + 1} of {count}", "bold" if chosen else ""),
        severity_content(flag),
        quoted(flag.text, lit),
    ]
    if flag.source_text:
        pieces.append(Content.assemble("←  ", quoted(flag.source_text, lit)))
    if flag.side == "source":
        pieces.append(Content("in the source"))
    if not state.ranked.shown:
        pieces.append(Content.styled("beyond the budget", "italic"))
    verdict = _verdict(state)
    if verdict:
        pieces.append(Content.styled(verdict, "bold"))
    action = f"choose_flag({place})"
    return Hanging(
        Content.styled("▸ " if chosen else "  ", "bold"),
        tuple(clickable(piece, action) for piece in pieces),
    )


def _body(flag: Flag, known: Known) -> list[Hanging]:
    lines = [hanging(shown(flag.message, 1_000), "  ")]
    if flag.suggestions:
        lines.append(_suggestions(flag))
    lines.append(_record(flag, known))
    good = known.example(flag.check) if known.example else None
    if good is not None:
        lines.append(_example(good))
    return lines


def _record(flag: Flag, known: Known) -> Hanging:
    """Lint is about form, which those who mark errors pass over: of it nothing was measured."""
    words = [standing_words(*known.standing(flag.check))]
    if flag.kind is not Kind.LINT:
        words.insert(0, f"{measured_words(*known.measured(flag.check))};")
    words[0] = f"{shown(known.title(flag.check), 80)}: {words[0]}"
    pieces = tuple(Content.styled(part, "$text-muted") for part in words)
    return Hanging(Content("  "), pieces, gap=" ")


def _example(good: Good) -> Hanging:
    sides = [quoted(text) for text in (good.source, good.target) if text]
    because = f" ({shown(good.because, 100)})" if good.because else ""
    words = Content.assemble(Content(" → ").join(sides), because).stylize("$text-muted")
    return hanging(words, Content.styled("  lets pass ", "$text-muted"))


def _suggestions(flag: Flag) -> Hanging:
    pieces = [
        clickable(
            Content.assemble((f" {number} ", "reverse bold"), " ", quoted(suggestion)),
            f"take({number})",
        )
        for number, suggestion in enumerate(flag.suggestions[:TAKEABLE], 1)
    ]
    return Hanging(Content("  "), tuple(pieces), gap="   ")
