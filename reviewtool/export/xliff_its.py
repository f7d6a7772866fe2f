"""XLIFF 2.1 with the marked errors as localization quality issues of ITS 2.0.

The target is the translation as it was given, since that is where the errors stand; what became of
it is in the state and, for a correction, in a note of the unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.export.annotation import Annotations
from reviewtool.export.built import Built
from reviewtool.export.losses import (
    EMPTY_SPAN,
    NO_SEGMENTS,
    OTHER_LANGUAGES,
    UNSOUND,
    WIDENED,
    Losses,
)
from reviewtool.export.ratings import languages, placed
from reviewtool.export.reviews import text_after
from reviewtool.export.xml_text import INVALID, attribute, content, language_tag
from reviewtool.review.decision import Status

if TYPE_CHECKING:
    from reviewtool.export.reviews import Review
    from reviewtool.segments.segment import Segment

_STATES = {
    Status.TODO: "translated",
    Status.ACCEPTED: "reviewed",
    Status.CORRECTED: "translated",
    Status.QUERIED: "translated",
    Status.SKIPPED: "translated",
}
"""What may be used as it stands is reviewed; the target of a corrected segment is not."""


def build(review: Review) -> Built:
    """A unit for each segment, decided or not."""
    losses = Losses()
    document = review.document
    pair = (document.source_language.code, document.target_language.code)
    units = []
    errors = 0
    for segment in document.segments:
        if languages(review, segment) != pair:
            losses[OTHER_LANGUAGES] += 1
            continue
        unit, count = _unit(review, segment, losses)
        units.append(unit)
        errors += count
    if not units:
        losses[NO_SEGMENTS] += not document.segments
        return Built(None, "nothing to write", losses)
    said = f"{len(units):,} {'unit' if len(units) == 1 else 'units'}, "
    said += f"{errors:,} {'error' if errors == 1 else 'errors'}"
    data = _head(review) + "".join(units) + "</file>\n</xliff>\n"
    return Built(data.encode(), said, losses)


def _head(review: Review) -> str:
    document = review.document
    source, target = document.source_language, document.target_language
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" '
        'xmlns:its="http://www.w3.org/2005/11/its" version="2.1" its:version="2.0" '
        f'srcLang="{language_tag(source.code)}" trgLang="{language_tag(target.code)}">\n'
        f'<file id="f1" original="{attribute(document.name)}" srcDir="{source.direction}" '
        f'trgDir="{target.direction}" xml:space="preserve">\n'
    )


def _unit(review: Review, segment: Segment, losses: Losses) -> tuple[str, int]:
    """The unit, and how many errors are in it."""
    judged = review.chosen.get(segment.id)
    status = judged.decision.status if judged else Status.TODO
    gone = segment.target and not text_after(judged, segment.target)
    word = "deleted" if gone else status.value
    annotations = Annotations(segment.index + 1, segment.tags)
    notes = []
    count = 0
    for reviewer, decisions in review.decisions.items():
        decision = decisions.get(segment.id)
        if decision is None:
            continue
        for error in placed(segment, decision, losses):
            if error.side == "target" and not segment.target:
                losses[EMPTY_SPAN] += 1
                continue
            annotations.add(reviewer, error)
            count += 1
        if decision.corrected:
            notes.append(_note("correction", reviewer, decision.corrected, losses))
        if decision.comment:
            notes.append(_note("comment", reviewer, decision.comment, losses))
        if decision.score is not None:
            notes.append(_note("score", reviewer, str(decision.score), losses))
    source = annotations.content("source", segment.source, segment.source_tokens)
    target = annotations.content("target", segment.target, segment.tokens)
    losses[WIDENED] += annotations.widened
    state = _STATES[status] if segment.target else "initial"
    shown = f"<target>{target}</target>\n" if segment.target else ""
    remarks = f"<notes>\n{''.join(notes)}</notes>\n" if notes else ""
    return (
        f'<unit id="u{segment.index + 1}" name="{attribute(segment.id)}">\n'
        f"{annotations.issues()}{remarks}{annotations.original_data()}"
        f'<segment state="{state}" subState="reviewtool:{word}">\n'
        f"<source>{source}</source>\n{shown}</segment>\n</unit>\n"
    ), count


def _note(category: str, reviewer: str, text: str, losses: Losses) -> str:
    losses[UNSOUND] += bool(INVALID.search(text))
    name = attribute(f"{category} {reviewer}")
    return f'<note appliesTo="target" category="{name}">{content(text)}</note>\n'
