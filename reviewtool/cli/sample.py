"""`reviewtool sample`: a random sample of the segments without flags, and what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.documents import add_opinions, add_paths, add_reviewer, project, who
from reviewtool.errors import OK

if TYPE_CHECKING:
    import argparse

    from reviewtool.review.sample import Estimate
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "sample",
        help="how many errors are likely left where nothing is flagged",
        description="List a random sample of the segments without flags, and estimate from those "
        "of them that are accepted or corrected how many errors are left in the unread ones. The "
        "sample is the same each time for a reviewer and a document.",
    )
    add_paths(parser, prints="for people, or an object for each segment and one for the estimate")
    add_opinions(parser)
    add_reviewer(parser)
    parser.add_argument(
        "--size",
        type=_size,
        metavar="N",
        help="segments of the sample; those of a smaller one are among them (20)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the sample and the estimate of each document."""
    from reviewtool.cli.output import ProgressLine, notes, result
    from reviewtool.records.desk import open_desk
    from reviewtool.review.sample import SIZE, in_words, sampled, session_estimate

    found = project(options)
    reviewer = who(options, found).name
    for place in found.places:
        desk = open_desk(found, place, reviewer)
        notes(desk.notices)
        session = desk.session
        session.set_flags(desk.check(ProgressLine(place.name)))
        notes(desk.failures)
        size = SIZE if options.size is None else options.size
        drawn = sampled(session.document.segments, session.within_budget(), session.seed, size)
        segments = [session.document.segments[index] for index in drawn]
        said = session_estimate(session, drawn)
        if options.format == "jsonl":
            _print_json(session, segments, said)
            continue
        for segment in segments:
            result(_line(session, segment))
        result(f"{place.name}: {in_words(said)}")
    return OK


def _size(text: str) -> int:
    import argparse

    if not text.isdecimal() or not 1 <= len(text) <= 6 or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 999999")
    return int(text)


def _line(session: Session, segment: Segment) -> str:
    from reviewtool.review.sample import errors_found, state
    from reviewtool.segments.control import one_line

    decision = session.decision(segment)
    told = state(decision).value
    count = errors_found(decision) if decision is not None and told == "read" else 0
    errors = f", {count} {'error' if count == 1 else 'errors'}" if count else ""
    return one_line(f"{segment.index + 1:>6}  {told}{errors}  {session.text(segment)}")


def _print_json(session: Session, segments: list[Segment], said: Estimate) -> None:
    import json
    from dataclasses import asdict

    from reviewtool.cli.output import raw_result
    from reviewtool.review.sample import errors_found, state

    head = {"schema": 1, "document": session.document.name, "reviewer": session.reviewer}
    for segment in segments:
        decision = session.decision(segment)
        told = state(decision).value
        count = errors_found(decision) if decision is not None and told == "read" else None
        row = {"segment": segment.given or segment.id, "number": segment.index + 1}
        texts = {"source": segment.source, "target": segment.target}
        fields = {**head, **row, "line": segment.line, "state": told, "errors": count, **texts}
        raw_result(json.dumps(fields, ensure_ascii=True))
    counts = asdict(said)
    if not said.read:
        counts |= {"likely": None, "low": None, "high": None}
    raw_result(json.dumps({**head, "estimate": counts}, ensure_ascii=True))
