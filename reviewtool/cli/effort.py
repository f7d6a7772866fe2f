"""`reviewtool effort`: what a review took, where the project keeps accounts of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.documents import add_paths, add_reviewer, project
from reviewtool.errors import OK

if TYPE_CHECKING:
    import argparse

    from reviewtool.scores.time_spent import SegmentTime, TimeSpent


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "effort",
        help="active seconds, keys and edits of a review, where they were counted",
        description="Sum up how long reviewers were busy with each segment. It is counted only "
        "where review.yaml says `accounting: on`, and without what was typed; of a pause longer "
        "than a minute one minute counts. In the review by lines an act counts as a key.",
    )
    add_paths(parser, prints="a line for each document, or an object for each segment")
    add_reviewer(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what each document took each reviewer, or the one that was named."""
    from reviewtool.cli.output import note, result
    from reviewtool.records.accounting import read_stays
    from reviewtool.records.reviewed import reviewed_document
    from reviewtool.scores.time_spent import by_segment, in_all

    found = project(options)
    known = False
    for place in found.places:
        accounts = read_stays(place)
        if options.reviewer is not None:
            accounts = {options.reviewer: accounts.get(options.reviewer, [])}
        accounts = {name: stays for name, stays in accounts.items() if stays}
        if not accounts:
            continue
        known = True
        document = reviewed_document(place)
        for name, stays in accounts.items():
            segments = by_segment(document, stays)
            gone = len({stay.segment for stay in stays}) - len(segments)
            if gone:
                are = "segment is" if gone == 1 else "segments are"
                note(f"{place.name}: {gone} {are} left out: the text has changed since")
            if options.format == "jsonl":
                _print_json(place.name, name, segments)
            else:
                result(_line(place.name, name, in_all(segments)))
    if not known:
        note("Nothing was counted here. `accounting: on` in review.yaml counts from then on.")
    return OK


def _print_json(document: str, reviewer: str, segments: list[SegmentTime]) -> None:
    import json
    from dataclasses import asdict

    from reviewtool.cli.output import raw_result

    for segment in segments:
        head = {"schema": 1, "document": document, "reviewer": reviewer}
        raw_result(json.dumps({**head, **asdict(segment)}, ensure_ascii=True))


def _line(document: str, reviewer: str, spent: TimeSpent) -> str:
    from reviewtool.cli.output import plural
    from reviewtool.segments.control import one_line

    return one_line(
        f"{document} ({reviewer}): {plural(round(spent.seconds), 'second')} at "
        f"{plural(spent.segments, 'segment')}, {spent.seconds_per_segment:.1f} each, "
        f"{spent.seconds_per_1000_words:,.0f} per 1,000 source words; "
        f"{plural(spent.keys, 'key')}, {plural(spent.edits, 'edit')}"
    )
