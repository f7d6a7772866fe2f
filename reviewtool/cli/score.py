"""`reviewtool score`: how far the machine text is from the corrected text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.documents import add_paths, add_reviewer, project, who
from reviewtool.errors import OK

if TYPE_CHECKING:
    import argparse

    from reviewtool.records.desk import Desk


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "score",
        help="edit effort, BLEU, chrF, TER and MQM of a review",
        description="Say how much a review has changed: the machine's text against the corrected "
        "one; and what the marked errors weigh (MQM).",
    )
    add_paths(parser)
    add_reviewer(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the figures of each document."""
    from reviewtool.cli.output import notes, result
    from reviewtool.records.desk import open_desk

    found = project(options)
    reviewer = who(options, found).name
    for place in found.places:
        desk = open_desk(found, place, reviewer)
        notes(desk.notices)
        result("\n".join(lines(desk)))
    return OK


def lines(desk: Desk) -> list[str]:
    """The figures of one document, with the formula or signature beside each."""
    from reviewtool.cli.output import plural
    from reviewtool.review.decision import Status
    from reviewtool.scores.effort import Effort
    from reviewtool.scores.similarity import similarity
    from reviewtool.segments.words import count_words

    document, session = desk.document, desk.session
    segments = document.segments
    machine = [segment.target for segment in segments]
    corrected = [session.text(segment) for segment in segments]
    name = f"{document.name} (reviewed by {desk.reviewer})"
    if not any(text.strip() for text in corrected):
        return [f"{name}: no text to score"]
    measured = similarity(machine, corrected, document.target_language)
    effort = Effort(
        segments=len(segments),
        decided=sum(session.status(segment) is not Status.TODO for segment in segments),
        touched=sum(one != other for one, other in zip(machine, corrected, strict=True)),
        words=sum(map(count_words, machine)),
        edits=measured.edits,
    )
    per_thousand = effort.edits_per_1000_words
    return [
        f"{name}",
        f"  segments  {effort.segments}, decided {effort.decided}, touched {effort.touched}",
        f"  edits     {plural(effort.edits, 'word edit')} in {plural(effort.words, 'word')}: "
        f"{per_thousand:.1f} per 1,000 words",
        *(f"  {score.name:<9} {score.value:.2f}  {score.signature}" for score in measured.scores),
        "  The corrected text is the reference: the figures say how much was changed.",
        *_mqm_lines(desk),
    ]


def _mqm_lines(desk: Desk) -> list[str]:
    """What the marked errors weigh, with the weights beside each figure; none for none rated."""
    from reviewtool.cli.output import plural
    from reviewtool.scores.mqm import SMALL, evaluated_words, is_rated, linear, wmt_score

    session = desk.session
    decisions = [decision for decision in session.decisions() if is_rated(decision)]
    score = wmt_score(decisions)
    if score is None:
        return []
    errors = [error for decision in decisions for error in decision.errors]
    counted = f"{plural(len(errors), 'error')} in {plural(len(decisions), 'rated segment')}"
    found = [
        f"  MQM       {score:.2f} a segment: {counted}; "
        "weights of WMT: neutral 0, minor 1 (punctuation 0.1), major and critical 5"
    ]
    document = desk.document
    segments = [session.segment(decision.segment) for decision in decisions]
    side = document.source_language if document.has_source else document.target_language
    texts = (one.source if document.has_source else one.target for one in segments)
    words = evaluated_words(texts, spaced=side.spaced)
    if words:
        council = linear(errors, words)
        found.append(
            f"  MQM       {council.quality:.2f} = 100 × (1 − {plural(council.penalty, 'point')} ÷ "
            f"{plural(words, 'word')}), {council.normed:.1f} points per 1,000 words; weights of "
            "the MQM council: neutral 0, minor 1, major 5, critical 25"
        )
        if words < SMALL:
            found.append(f"  Under {SMALL:,} words an MQM score says little.")
        if council.critical:
            found.append("  A critical error is marked: by the MQM council's rule the text fails.")
    return found
