"""A proposed rule in words: whether it is proved, and what else it would flag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.hanging import Hanging, hanging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.errors import ReviewError
    from reviewtool.ranking.dry_run import Hit
    from reviewtool.records.rule_proposal import Proposal

LISTED = 200
"""As many hits are listed; the rest is counted."""
AROUND = 30
"""Code points of text shown before and after a hit."""

_PIECE = re.compile(r"\\.|.", re.DOTALL)


def proposal_content(proposal: Proposal, others: Sequence[Hit]) -> list[Hanging]:
    """The proof, then the hits."""
    lines = []
    if not proposal.problems:
        lines.append(hanging("each example does as it should", _sign("✓ proved: ")))
    problems = dict.fromkeys(
        f"{shown(problem.what)}. {shown(problem.remedy)}" for problem in proposal.problems
    )
    lines.extend(hanging(words, _sign("✗ not proved: ")) for words in problems)
    count = f"{len(others):,}" if others else "no"
    places = "place" if len(others) < 2 else "places"
    end = ":" if others else " in the project."
    lines.append(hanging(Content.styled(f"It would flag {count} other {places}{end}", "bold")))
    lines.extend(_hit(hit) for hit in others[:LISTED])
    if len(others) > LISTED:
        lines.append(hanging(f"  and {len(others) - LISTED:,} more"))
    return lines


def refusal_content(error: ReviewError) -> list[Hanging]:
    """Why there is no rule, and what to do."""
    where = f"{shown(str(error.file))}: " if error.file is not None else ""
    words = f"{where}{shown(error.what)}. {shown(error.remedy)}"
    return [hanging(words, _sign("✗ no rule: "))]


def typeable(pattern: str) -> str:
    """The pattern, which may mean any character, in characters that a field can show."""
    if pattern.isprintable():
        return pattern
    return _PIECE.sub(_typeable, pattern)


def _typeable(piece: re.Match[str]) -> str:
    sign = piece.group()[-1]
    if sign.isprintable():
        return piece.group()
    code = ord(sign)
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else (f"\\U{code:08x}")
    )


def _hit(hit: Hit) -> Hanging:
    flag = hit.flag
    text = hit.segment.source if flag.side == "source" else hit.segment.target
    start, end = max(0, flag.start - AROUND), flag.end + AROUND
    near = Content.assemble(
        "…" if start else "",
        shown(text[start : flag.start]),
        (shown(text[flag.start : flag.end]), "bold underline"),
        shown(text[flag.end : end]),
        "…" if end < len(text) else "",
    )
    where = f"  {shown(hit.document, 60)}:{hit.segment.line}  "
    return hanging(near, Content.styled(where, "$text-muted"))


def _sign(words: str) -> Content:
    return Content.styled(words, "bold")
