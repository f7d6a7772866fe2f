"""What a correction does to a decision: its text, the flags it confirms, the errors it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.review.decision import (
    CONFIRMED,
    DISMISSED,
    Decision,
    ErrorMark,
    Reason,
    Status,
    Verdict,
)
from reviewtool.review.difference import difference, moved
from reviewtool.review.proposal import Proposal, proposals, proposed_before
from reviewtool.review.settling import overlap, settled, settled_errors, untold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.review.decision import FlagKey
    from reviewtool.review.flag_state import FlagState
    from reviewtool.review.settling import Settled
    from reviewtool.segments.segment import Document, Segment


def corrected_decision(
    document: Document,
    segment: Segment,
    before: Decision,
    text: str,
    flags: Sequence[FlagState],
    errors: Iterable[ErrorMark] | None = None,
    taken: Flag | None = None,
) -> Decision:
    """The decision after `text` was put in the place of the target.

    Flags that the edit settles become confirmed; what an earlier correction had confirmed is judged
    anew, what was dismissed stays dismissed. `errors` are those that the edit mended, as the
    reviewer has seen them: a flag of which none tells was a false alarm. Without them the settled
    flags say, first the one whose suggestion was `taken`, but none whose error was taken away. The
    segment is done, unless a flag within the budget still waits: then it is as open as it was.
    Raises ReviewError where the format cannot hold the text.
    """
    text = plain_line_ends(text)
    refuse_unwritable(document, segment, text)
    asked = [state for state in flags if not state.dismissed]
    mended = settled(segment, text, [state.ranked for state in asked])
    speaking = _speaking(mended, asked, before.errors)
    kept = [error for error in before.errors if not error.guessed]
    judged = {one.flag.key: Verdict.on(one.flag, CONFIRMED) for one in mended}
    if errors is None:
        kept = [e for e in before.errors if not e.guessed or proposed_before(e, segment, text)]
        told = settled_errors(segment, text, speaking, before.errors, taken)
        errors = [one.error for one in told]
    else:
        errors = [*errors]
        judged |= _false_alarms(untold((one.flag for one in speaking), [*kept, *errors]))
    waits = any(
        state.ranked.shown and not state.passed and state.flag.key not in judged for state in asked
    )
    done = Status.CORRECTED if text != segment.target else Status.ACCEPTED
    open_still = Status.QUERIED if before.status is Status.QUERIED else Status.TODO
    return replace(
        before,
        status=open_still if waits else done,
        corrected=text if text != segment.target else None,
        flags=(
            *(verdict for verdict in before.flags if verdict.verdict != CONFIRMED),
            *judged.values(),
        ),
        errors=(*kept, *errors),
    )


def without_error(decision: Decision, error_id: str, flags: Iterable[FlagState]) -> Decision:
    """The decision after an error was taken away: a flag that told it was a false alarm.

    What a person marked says nothing of the flags there.
    """
    errors = tuple(error for error in decision.errors if error.id != error_id)
    told = [one for one in decision.errors if one not in errors and one.by_check]
    confirmed = {one.key for one in decision.flags if one.verdict == CONFIRMED}
    judged = (state.flag for state in flags if state.flag.key in confirmed)
    wrong = [flag for flag in untold(judged, errors) if any(overlap(flag, one) for one in told)]
    verdicts = {one.key: one for one in decision.flags} | _false_alarms(wrong)
    return replace(decision, errors=errors, flags=tuple(verdicts.values()))


def _false_alarms(flags: Iterable[Flag]) -> dict[FlagKey, Verdict]:
    reason = Reason.FALSE_ALARM.value
    return {flag.key: Verdict.on(flag, DISMISSED, reason) for flag in flags}


def edit_errors(
    segment: Segment,
    before: Iterable[ErrorMark],
    text: str,
    flags: Sequence[FlagState],
    language: str = "",
    chosen: tuple[int, int] | None = None,
) -> list[Proposal]:
    """The errors that the correction `text` would mend: those of its flags, those of an earlier
    edit as they stand, and a guess for the rest.

    `before` are the errors that the segment has already, `language` is the target's code, `chosen`
    a span of the target that was replaced at a stroke.
    """
    text, before = plain_line_ends(text), list(before)
    asked = [state for state in flags if not state.dismissed]
    mended = settled(segment, text, [state.ranked for state in asked])
    speaking = _speaking(mended, asked, before)
    found = settled_errors(segment, text, speaking, before)
    told = [proposed_before(error, segment, text) for error in before]
    earlier = [one for one in told if one is not None]
    by_people = (error for error in before if not error.guessed)
    known = [*by_people, *(one.error for one in (*earlier, *found))]
    wrong = settled(segment, text, [state.ranked for state in flags if state.false_alarm])
    silent = (one for one in mended if one.flag.side == "source" or one not in speaking)
    accounted = [hunk for one in (*silent, *wrong) for hunk in one.hunks]
    return [*found, *earlier, *proposals(segment, text, known, language, accounted, chosen)]


def plain_line_ends(text: str) -> str:
    """The text with line feeds for line ends, as a target has them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _speaking(
    mended: Iterable[Settled], flags: Iterable[FlagState], errors: Sequence[ErrorMark]
) -> list[Settled]:
    """Without those that an earlier correction confirmed and whose error was taken away since."""
    confirmed = {state.flag.key for state in flags if state.verdict is not None}
    return [
        one
        for one in mended
        if one.flag.key not in confirmed or any(overlap(one.flag, error) for error in errors)
    ]


def with_suggestion(segment: Segment, text: str, flag: Flag, suggestion: int) -> str:
    """The current text with a suggestion (0-based) in the place of the flagged span.

    Raises ReviewError where there is no such suggestion, or the span has been edited since.
    """
    if not 0 <= suggestion < len(flag.suggestions):
        raise ReviewError(
            f"there is no suggestion {suggestion + 1} for “{flag.text}”",
            "Take one of the numbers shown beside the flag, or edit the segment.",
            segment=segment.id,
        )
    place = moved(flag.start, flag.end, difference(segment.target, text))
    if flag.side != "target" or place is None:
        raise ReviewError(
            f"“{flag.text}” has been edited since it was flagged",
            "Edit the segment by hand, or undo the edit first.",
            segment=segment.id,
        )
    return text[: place[0]] + flag.suggestions[suggestion] + text[place[1] :]


def refuse_unwritable(document: Document, segment: Segment, text: str) -> None:
    """Raises ReviewError where the file cannot hold this text in the place of the segment's.

    A text that no export could write would keep back the whole project's.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ReviewError(
            "the correction holds half of a surrogate pair, which no text file can hold",
            "Remove that character.",
            file=document.file.path,
            segment=segment.id,
        ) from None
    document.format.escape(text, document.file, segment.start)
    if text and not segment.target:
        try:
            place, whole = segment.start, segment.whole
            document.format.insertion(document.file, place, text, whole=whole)
        except ReviewError as error:
            error.segment = error.segment or segment.id
            raise
