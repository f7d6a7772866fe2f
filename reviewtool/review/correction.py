"""What a correction does to a decision: its text, the flags it confirms, the errors it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.review.act import new_id
from reviewtool.review.decision import CONFIRMED, Decision, ErrorMark, Status, Verdict
from reviewtool.review.difference import difference, moved
from reviewtool.review.proposal import still_proposed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.segments.segment import Document, Segment


def corrected_decision(
    document: Document, segment: Segment, before: Decision, text: str, flags: Sequence[Flag]
) -> Decision:
    """The decision after `text` was put in the place of the target.

    Flags on the target that the edit touches become confirmed, each with an error of its category;
    what an earlier correction had confirmed is judged anew, what was dismissed stays dismissed.
    Raises ReviewError where the format cannot hold the text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _check_text(document, segment, text)
    hunks = difference(segment.target, text)
    kept = tuple(verdict for verdict in before.flags if verdict.verdict != CONFIRMED)
    spoken = {verdict.key for verdict in kept}
    touched = [
        flag
        for flag in flags
        if flag.side == "target"
        and flag.key not in spoken
        and any(hunk.touches(flag.start, flag.end) for hunk in hunks)
    ]
    confirmed = tuple(
        Verdict(flag.check, flag.text, CONFIRMED, flag.side, flag.occurrence) for flag in touched
    )
    by_hand = tuple(
        error
        for error in before.errors
        if not error.origin.startswith("check:") and still_proposed(error, segment, text)
    )
    return replace(
        before,
        status=Status.CORRECTED if hunks else Status.ACCEPTED,
        corrected=text if hunks else None,
        flags=kept + confirmed,
        errors=by_hand + tuple(map(_error, touched)),
    )


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


def _check_text(document: Document, segment: Segment, text: str) -> None:
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


def _error(flag: Flag) -> ErrorMark:
    return ErrorMark(
        id=new_id(),
        side=flag.side,
        start=flag.start,
        end=flag.end,
        text=flag.text,
        category=flag.category,
        severity=flag.severity,
        origin=f"check:{flag.check}",
    )
