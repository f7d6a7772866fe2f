"""A correction becomes a rule of the project's packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.output import note, plural, result
from reviewtool.cli.plain.asking import ask
from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from reviewtool.cli.plain.reviewing import Reviewing
    from reviewtool.records.rule_proposal import Proposal

LISTED = 20
"""As many hits are said; the rest is counted."""
AROUND = 30
"""Code points that are said before and after a hit."""


def rule(review: Reviewing, _: str) -> None:
    """Draft a rule from the correction, and keep it once it is proved and wanted."""
    segment, desk = review.segment, review.desk
    if review.session.deleted(segment) or not segment.target:
        raise ReviewError("a rule is made of words that were corrected", "There are none here.")
    if review.session.text(segment) == segment.target:
        raise ReviewError("a rule is made of a correction", "Correct the segment first.")
    changes = desk.rule_changes(segment)
    change, source, wrong = 1, "", ""
    while True:
        proposal = _tried(review, change, changes, source, wrong)
        saves = "s saves it, " if proposal is not None and not proposal.problems else ""
        other = "n next change, " if changes > 1 else ""
        answer = (ask(f"{saves}{other}w other words, Enter leaves: ") or "").strip()
        if answer == "n" and changes > 1:
            change, source, wrong = change % changes + 1, "", ""
        elif answer == "w":
            source = ask("source words, as a pattern (Enter: as drafted): ") or source
            wrong = ask("wrong words, as a pattern (Enter: as drafted): ") or wrong
        elif answer == "s" and saves and proposal is not None:
            desk.save_rule(proposal)
            note(f"saved to {proposal.file}; the checks run again with it")
            review.check()
            review.show_changed()
            return
        elif not answer:
            note("No rule was saved.")
            return


def _tried(
    review: Reviewing, change: int, changes: int, source: str, wrong: str
) -> Proposal | None:
    """The rule, proved and tried on the project; None where there can be none, which is said."""
    try:
        draft = review.desk.draft_rule(review.segment, change, source=source, wrong=wrong)
        if changes > 1:
            result(f"rule of change {change} of {changes}")
        if draft.bilingual:
            result(f"source words: {draft.source}")
        result(f"wrong words: {draft.wrong}")
        result(f"right: {draft.right or 'nothing'}")
        proposal = review.desk.propose_rule(draft, review.segment)
    except ReviewError as error:
        note(f"no rule: {error}")
        return None
    if not proposal.problems:
        result("proved: each example does as it should")
    for words in dict.fromkeys(f"{one.what}. {one.remedy}" for one in proposal.problems):
        result(f"not proved: {words}")
    others = proposal.others(review.desk.document.name, review.segment)
    result(f"It would flag {plural(len(others), 'other place')} in the project.")
    for hit in others[:LISTED]:
        flag = hit.flag
        text = hit.segment.source if flag.side == "source" else hit.segment.target
        near = " ".join(text[max(0, flag.start - AROUND) : flag.end + AROUND].split())
        result(f"  {hit.document}, line {hit.segment.line}, “{flag.text}”: {near}")
    if len(others) > LISTED:
        result(f"  and {len(others) - LISTED} more")
    return proposal
