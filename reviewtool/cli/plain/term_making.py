"""Words of a segment become a term of the project's glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.output import note
from reviewtool.cli.plain.asking import ask
from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from reviewtool.cli.plain.reviewing import Reviewing

LISTED = 3
"""As many other wordings are said."""


def term(review: Reviewing, argument: str) -> None:
    """Ask for the words of a term on both sides and put it into the glossary."""
    from reviewtool.checks.glossary.own_terms import typed_term

    segment = review.segment
    if not segment.source.strip():
        raise ReviewError("a term is made of words of the source", "There are none here.")
    source = argument or _flagged_words(review)
    if not argument:
        offered = f" (Enter: {source})" if source else " (Enter leaves)"
        source = (ask(f"words of the source{offered}: ") or "").strip() or source
    if not source:
        return
    target = (ask("what is accepted, several with semicolons between: ") or "").strip()
    forbidden = (ask("what is not to be used (Enter: nothing): ") or "").strip()
    if not target and not forbidden:
        note("No term was added.")
        return
    remark = (ask("a note (Enter: none): ") or "").strip()
    added = review.desk.add_term(segment, typed_term(source, target, forbidden, remark))
    note(f"added to {added.file}; the checks run again with it")
    if added.beside:
        others = ", ".join(f"“{text}”" for text in added.beside[:LISTED])
        note(f"The glossary still accepts {others} for the same words.")
    review.check()
    review.show_changed()


def _flagged_words(review: Reviewing) -> str:
    """The words of the source that the current flag is on, or leans on."""
    flag = review.flag
    if flag is None:
        return ""
    return flag.text if flag.side == "source" else flag.source_text
