"""The letters by which a flag is dismissed: why, and how far that reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.review.decision import Reason, Scope

if TYPE_CHECKING:
    from reviewtool.review.flag_state import FlagState

REASONS: dict[str, tuple[Reason, str]] = {
    "c": (Reason.CORRECT_IN_CONTEXT, "correct in this context"),
    "f": (Reason.FALSE_ALARM, "false alarm: the check is mistaken"),
    "s": (Reason.STYLE_CHOICE, "a matter of style, left as it is"),
    "a": (Reason.CLIENT_ASKED, "the client asked for it"),
    "o": (Reason.SOURCE_ERROR, "the error is in the original"),
    "d": (Reason.DUPLICATE, "another flag says the same"),
}
"""Letter, reason, words."""

_WORDS: dict[str, str] = {reason.value: words for reason, words in REASONS.values()}

SCOPES: dict[str, tuple[Scope, str]] = {
    "1": (Scope.ONCE, "only here"),
    "2": (Scope.DOCUMENT, "this document"),
    "3": (Scope.PROJECT, "the project"),
}
"""Digit, scope, words."""


def verdict_words(state: FlagState) -> str:
    """What became of a flag; empty while it is open."""
    if state.dismissal is not None:
        where = "document" if state.dismissal.document else "project"
        return f"dismissed in the whole {where}{_because(state.dismissal.reason)}"
    if state.dismissed and state.verdict is not None:
        return f"dismissed{_because(state.verdict.reason)}"
    if state.verdict is not None:
        return "confirmed"
    return "passed" if state.passed else ""


def _because(reason: str) -> str:
    return f" ({reason_words(reason)})" if reason else ""


def reason_words(reason: str) -> str:
    """What people read of a recorded reason; as it was recorded where it is not one of these."""
    return _WORDS.get(reason, reason)
