"""What the line mode says of a segment, its flags and its correction, in words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.output import plural
from reviewtool.review.difference import difference
from reviewtool.review.dismissing import verdict_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.records.desk import Desk
    from reviewtool.review.decision import Decision
    from reviewtool.review.flag_state import FlagState
    from reviewtool.segments.segment import Segment

TAKEABLE = 9
"""As many suggestions of a flag can be taken."""
LONGEST_DIFFERENCE = 4_000
"""Of longer texts, in code points, the changes are not said: nobody would follow them."""
AROUND = 3
"""Words that are said before what was put in."""


def segment_lines(desk: Desk, segment: Segment, *, given: bool = True) -> list[str]:
    """Number, status, what was decided, and where they are wanted the texts as they were given."""
    session = desk.session
    total = len(desk.document.segments)
    words = [f"segment {segment.index + 1} of {total}", session.status(segment).value]
    if segment.kind != "text":
        words.append(segment.kind)
    if segment.doubtful:
        words.append("source and translation may not belong together")
    hidden = 0 if session.show_hidden else session.hidden_flags(segment)
    if hidden:
        words.append(f"{plural(hidden, 'more hint')} behind v")
    lines = [", ".join(words)]
    if given and (segment.source or desk.document.has_source):
        lines.append(f"source: {segment.source or 'none'}")
    if given:
        lines.append(f"target: {segment.target or 'missing'}")
    if session.deleted(segment):
        lines.append("correction: to be deleted from the file")
    elif session.text(segment) != segment.target:
        lines.append(f"correction: {session.text(segment)}")
    decision = session.decision(segment)
    lines.extend(_earlier(desk, segment))
    for error in session.errors(segment):
        where = " in the source" if error.side == "source" else ""
        lines.append(f"error{where}: “{error.text}”, {error.severity}, {error.category}")
    if decision is not None and decision.comment:
        lines.append(f"comment: {decision.comment}")
    stale = session.stale.get(segment.id)
    if stale is not None:
        lines.append(f"the text has changed since it was {stale.status}: {_decided(stale)}")
    if decision is not None:
        lines.extend(
            f"decided elsewhere: {clash.status}, "
            f"{'as given' if clash.corrected is None else clash.corrected or 'deleted'}; "
            "Enter keeps what is here, e changes it"
            for clash in decision.clashes
        )
    return [*lines, *(_beside(desk, segment) if given else ())]


def flag_lines(
    desk: Desk, segment: Segment, states: Sequence[FlagState], current: int, *, chosen: bool
) -> list[str]:
    """The flags, the current one with its reason, its record and its suggestions by number.

    Of one that is decided only what it is, unless it was `chosen`.
    """
    lines = []
    for place, state in enumerate(states):
        lines.append(_flag_heading(state, place, len(states), chosen=place == current))
        if place == current and (state.open or chosen):
            lines.extend(_flag_body(desk, segment, state.flag))
    return lines


def fresh_lines(desk: Desk, flags: Sequence[Flag]) -> Iterator[str]:
    """What the checks say of a correction that the given text did not show."""
    for flag in flags:
        yield f"new in the correction: {flag.severity}, {title(desk, flag.check)}: “{flag.text}”"
        yield f"  {flag.message}"


def change_words(old: str, new: str) -> Iterator[str]:
    """What a correction changes, a sentence for each change."""
    if len(old) + len(new) > LONGEST_DIFFERENCE:
        return
    for hunk in difference(old, new):
        gone = old[hunk.start : hunk.end].strip()
        come = new[hunk.new_start : hunk.new_end].strip()
        if gone and come:
            yield f"  changed: “{gone}” to “{come}”"
        elif gone:
            yield f"  taken out: “{gone}”{_after(old[: hunk.start])}"
        elif come:
            yield f"  put in: “{come}”{_after(old[: hunk.start])}"
        else:
            yield f"  white space changed{_after(old[: hunk.start])}"


def title(desk: Desk, check_id: str) -> str:
    """What a check is called, its arrows in words."""
    return in_words(desk.title(check_id))


def in_words(text: str) -> str:
    """A text of the program's own without arrows."""
    return text.replace("→", "to")


def _after(text: str) -> str:
    words = text.split()
    return f" after “{' '.join(words[-AROUND:])}”" if words else " at the beginning"


def _flag_heading(state: FlagState, place: int, count: int, *, chosen: bool) -> str:
    flag = state.flag
    words = [f"flag {place + 1} of {count}", flag.severity.value]
    if chosen and count > 1:
        words.insert(1, "current")
    if flag.side == "source":
        words.append("in the source")
    if not state.ranked.shown:
        words.append("beyond the budget")
    verdict = verdict_words(state)
    if verdict:
        words.append(verdict)
    return f"{', '.join(words)}: “{flag.text}”"


def _flag_body(desk: Desk, segment: Segment, flag: Flag) -> Iterator[str]:
    yield f"  {flag.message}"
    confirmed, dismissed = desk.standing(flag.check)
    judged = confirmed + dismissed
    record = f"right {confirmed} of {judged} times here" if judged else "no verdicts yet here"
    pair, measured = desk.measured(segment, flag.check)
    if measured.raised:
        where = pair if measured.own else "all language pairs"
        record += f", measured right {measured.right} of {measured.raised} times in {where}"
    yield f"  {title(desk, flag.check)}: {record}"
    if flag.source_text:
        yield f"  source words: {flag.source_text}"
    for number, text in enumerate(flag.suggestions[:TAKEABLE], 1):
        yield f"  {number}: {text or 'delete it'}"


def _beside(desk: Desk, segment: Segment) -> Iterator[str]:
    """What glossary and file say beside the texts."""
    yield from _terms(desk, segment)
    yield from _about(segment)


def _terms(desk: Desk, segment: Segment) -> Iterator[str]:
    """What the glossary has for words of the source."""
    for use in desk.terms(segment):
        words = segment.source[slice(*use.source[0])]
        said = " or ".join(f"“{text}”" for text in use.wanted) or "anything but what is forbidden"
        yield f"term “{words}”: {said}{'' if use.kept else ', not kept'}"


def _earlier(desk: Desk, segment: Segment) -> Iterator[str]:
    from reviewtool.review.propagation import earlier_correction

    earlier = earlier_correction(desk.session, segment)
    if earlier is not None:
        number = desk.session.segment(earlier.segment).index + 1
        text = f"“{earlier.corrected}”" if earlier.corrected else "delete it"
        yield f"as segment {number}, which has the same texts: {text}; a takes it"


def _about(segment: Segment) -> Iterator[str]:
    """What the file says beside the texts."""
    about = segment.about
    if about is None:
        return
    told = [("context", about.context), *(("note", note) for note in about.notes)]
    told.append(("state", about.state))
    yield from (f"{name}: {text}" for name, text in told if text)
    if about.seconds is not None:
        yield f"shown for {about.seconds:.1f} seconds"


def _decided(decision: Decision) -> str:
    became = "" if decision.corrected is None else f" and became “{decision.corrected}”"
    return f"it was “{decision.original}”{became}"
