"""What the plain review prints of a segment, its flags and its correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.review.difference import difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.records.desk import Desk
    from reviewtool.segments.segment import Segment


def segment_lines(desk: Desk, segment: Segment) -> list[str]:
    """Number, status, source and target of a segment."""
    session = desk.session
    progress = session.progress()
    head = f"segment {segment.index + 1} of {progress.total}, {session.status(segment)}"
    if segment.doubtful:
        head += ", pairing doubtful"
    lines = ["", head]
    if segment.source or desk.document.has_source:
        lines.append(f"source: {segment.source or '(none)'}")
    lines.append(f"target: {segment.target or '(missing)'}")
    if session.deleted(segment):
        lines.append("correction: (deleted)")
    elif session.text(segment) != segment.target:
        lines.append(f"correction: {session.text(segment)}")
    decision = session.decision(segment)
    if decision is not None and decision.comment:
        lines.append(f"comment: {decision.comment}")
    stale = session.stale.get(segment.id)
    if stale is not None:
        lines.append(f"stale, decided on other text: {stale.corrected or stale.status}")
    if decision is not None:
        lines.extend(f"also decided: {c.corrected or c.status}" for c in decision.clashes)
    return lines


def flag_lines(desk: Desk, flags: Sequence[Flag]) -> list[str]:
    """Each flag with its reason, its evidence, its record and its numbered suggestions."""
    lines = []
    number = 0
    for place, flag in enumerate(flags, 1):
        confirmed, dismissed = desk.standing(flag.check)
        judged = confirmed + dismissed
        record = f"right {confirmed} of {judged} here" if judged else "no verdicts yet"
        lines.append(f"flag {place}: {flag.severity}, {desk.title(flag.check)}: “{flag.text}”")
        lines.append(f"  {flag.message} ({record})")
        if flag.source_text:
            lines.append(f"  source words: {flag.source_text}")
        for text in flag.suggestions:
            number += 1
            lines.append(f"  {number}: {text or '(delete it)'}")
    return lines


def suggestions(flags: Sequence[Flag]) -> list[tuple[Flag, int]]:
    """The suggestions as they are numbered: each with its flag and its place in it."""
    return [(flag, place) for flag in flags for place in range(len(flag.suggestions))]


def difference_line(old: str, new: str) -> str:
    """The correction with what went in [-brackets-] and what came in {+braces+}, as git does."""
    parts = []
    at = 0
    for hunk in difference(old, new):
        parts.append(old[at : hunk.start])
        if hunk.start < hunk.end:
            parts.append(f"[-{old[hunk.start : hunk.end]}-]")
        if hunk.new_start < hunk.new_end:
            parts.append(f"{{+{new[hunk.new_start : hunk.new_end]}+}}")
        at = hunk.end
    return "".join([*parts, old[at:]])
