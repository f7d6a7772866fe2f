"""What a row of the list says: texts ready for the screen, flagged spans, marks. Knows no screen.

Texts come out of `visible`, so no control character survives; every mapping is one to one, so
offsets of flags stay right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewtool.checks.flag import Kind
from reviewtool.review.decision import Status
from reviewtool.review.difference import difference, moved
from reviewtool.segments.control import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.review.flag_state import FlagState
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment

SETTLED = "settled"
"""The style of a flag that was dismissed, passed or confirmed."""
LINT = "lint"
"""The style of a flag that is a matter of form."""

STATUS_MARKS = {
    Status.TODO: " ",
    Status.ACCEPTED: "✓",
    Status.CORRECTED: "✎",
    Status.QUERIED: "?",
    Status.SKIPPED: "-",
}
DELETED_MARK = "✗"
PENDING_MARK = "…"
STALE_MARK = "≠"
DOUBTFUL_MARK = "≈?"
FLAG_MARKS = {"critical": "!!", "major": "! ", "minor": "· ", "neutral": "· ", LINT: "· "}

LEGEND = (
    (STATUS_MARKS[Status.ACCEPTED], "accepted"),
    (STATUS_MARKS[Status.CORRECTED], "corrected: the correction is shown"),
    (DELETED_MARK, "to be deleted"),
    (STATUS_MARKS[Status.QUERIED], "queried"),
    (STATUS_MARKS[Status.SKIPPED], "skipped"),
    (PENDING_MARK, "not yet on the disk"),
    (STALE_MARK, "decided earlier on a text that has changed since"),
    ("!!", "an open flag, critical"),
    ("!", "an open flag, major"),
    ("·", "an open flag, minor, neutral or of form"),
    (DOUBTFUL_MARK, "source and translation may not belong together"),
)
"""Every mark of the list with its meaning, for help."""

_ORDER = (SETTLED, LINT, "neutral", "minor", "major", "critical")
_FIXED_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u200a"), "⍽")
_TAB_PICTURE = "␉"
_LOOSE_SPACES = re.compile(r" {2,}|^ | $")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open span of code points and the name of its style; the most serious stands last."""

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class Column:
    """One text of a row: `text` is what is wrapped, `painted`, as long, what is put on screen."""

    text: str
    painted: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class RowContent:
    """All that a row shows. `kind` is the segment's; a missing text has an empty column."""

    number: int
    source: Column
    target: Column
    kind: str = "text"
    status: str = " "
    flags: str = "  "
    pending: bool = False
    stale: bool = False
    doubtful: bool = False
    deleted: bool = False


def row_content(session: Session, segment: Segment, *, pending: bool) -> RowContent:
    """The row of a segment as the session has it."""
    states = session.flags(segment)
    deleted = session.deleted(segment)
    stale = segment.id in session.stale
    return RowContent(
        number=segment.index + 1,
        source=_source(session, segment, states),
        target=_target(session, segment, states),
        kind=segment.kind,
        status=DELETED_MARK if deleted else STATUS_MARKS[session.status(segment)],
        flags=_flag_mark(states),
        pending=pending,
        stale=stale,
        doubtful=segment.doubtful,
        deleted=deleted,
    )


def shown_text(text: str) -> str:
    """The text as it goes to the screen, one to one; line feeds are its only control characters."""
    return visible(text).replace("\t", _TAB_PICTURE)


def shown_target(session: Session, segment: Segment) -> str:
    """The text of the target column: the correction, and of a deleted segment what is deleted."""
    return session.text(segment) or segment.target


def flag_spans(session: Session, segment: Segment, text: str) -> tuple[Span, ...]:
    """The spans of the target's flags in `text`, which may be edited; touched ones are gone."""
    spans = _spans(session.flags(segment), "target")
    if not spans or text == segment.target:
        return spans
    hunks = difference(segment.target, text)
    places = ((moved(span.start, span.end, hunks), span.style) for span in spans)
    return tuple(Span(*place, style) for place, style in places if place is not None)


def leaning_spans(session: Session, segment: Segment, text: str) -> tuple[Span, ...]:
    """The source words that the target's flags lean on, styled like the words in `text`.

    A flag whose words were edited away lights nothing any more.
    """
    leaning = [state for state in session.flags(segment) if _leans(state.flag)]
    if not leaning:
        return ()
    hunks = [] if text == segment.target else difference(segment.target, text)
    return _in_order(
        Span(state.flag.source_start or 0, state.flag.source_end or 0, _style(state))
        for state in leaning
        if moved(state.flag.start, state.flag.end, hunks) is not None
    )


def _leans(flag: Flag) -> bool:
    start, end = flag.source_start, flag.source_end
    return flag.side == "target" and start is not None and end is not None and start < end


def _source(session: Session, segment: Segment, states: Sequence[FlagState]) -> Column:
    if not states or not segment.source:
        return _column(segment.source, ())
    own = _column(segment.source, _spans(states, "source"))
    leaning = leaning_spans(session, segment, shown_target(session, segment))
    return replace(own, spans=_in_order((*own.spans, *leaning)))


def _target(session: Session, segment: Segment, states: Sequence[FlagState]) -> Column:
    text = shown_target(session, segment)
    return _column(text, flag_spans(session, segment, text) if states else ())


def _spans(states: Iterable[FlagState], side: str) -> tuple[Span, ...]:
    return _in_order(
        Span(state.flag.start, state.flag.end, _style(state))
        for state in states
        if state.flag.side == side
    )


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda span: _ORDER.index(span.style)))


def _style(state: FlagState) -> str:
    if not state.open:
        return SETTLED
    return LINT if state.flag.kind is Kind.LINT else state.flag.severity.value


def _flag_mark(states: Iterable[FlagState]) -> str:
    styles = [_style(state) for state in states if state.open]
    return FLAG_MARKS[max(styles, key=_ORDER.index)] if styles else "  "


def _column(text: str, spans: tuple[Span, ...]) -> Column:
    text = painted = shown_text(text)
    for span in spans:
        shown = _spaces_shown(painted[span.start : span.end])
        painted = painted[: span.start] + shown + painted[span.end :]
    return Column(text, painted, spans)


def _spaces_shown(piece: str) -> str:
    """The flagged text with the spaces that the eye misses drawn: fixed, double, at its edges."""
    return _LOOSE_SPACES.sub(lambda found: "·" * len(found[0]), piece.translate(_FIXED_SPACES))
