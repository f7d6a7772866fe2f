"""`reviewtool history`: what all reviewers did to a segment, as the key `h` shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.documents import FOR_PROGRAMS, project
from reviewtool.cli.named_segment import add_segment, named_segment, opened
from reviewtool.errors import INCOMPLETE, OK

if TYPE_CHECKING:
    import argparse

    from reviewtool.review.deeds import Deed


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "history",
        help="what all reviewers did to a segment",
        description="Print every act on a segment, the newest first: who, when and what it "
        "changed. Of reviewers who worked elsewhere only what they decided is known. Leave with 1 "
        "where a record or a history could not be read.",
    )
    add_segment(parser, prints=FOR_PROGRAMS)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print an act a line."""
    from reviewtool.cli.output import notes, result

    desk = opened(options, project(options))
    segment = named_segment(desk, options.segment)
    history = desk.segment_history(segment)
    for deed in history.deeds:
        if options.format == "jsonl":
            _print_json(deed, desk.document.name, segment.id)
        else:
            result(line(deed))
    if not history.deeds and options.format == "text":
        result(f"{desk.document.name}: segment {segment.id}: nothing was done to it yet")
    notes(history.notices)
    desk.close()
    return INCOMPLETE if history.notices else OK


def line(deed: Deed) -> str:
    """`2026-11-22 10:03  anna  correct  todo → corrected  They [-log into-]{+lie in+} it.`."""
    from reviewtool.cli.status import local_time
    from reviewtool.segments.control import one_line

    kind = f"{deed.kind} of {deed.of}" if deed.of else deed.kind
    words = [local_time(deed.time) if deed.time else "(no time)", deed.reviewer, kind]
    words += deed.changes
    if deed.before != deed.after:
        words.append(_marked(deed.before, deed.after))
    return one_line("  ".join(words))


def _marked(before: str, after: str) -> str:
    """What was taken out and put in, in brackets as git writes them."""
    from reviewtool.review.difference import difference

    place, pieces = 0, []
    for hunk in difference(before, after):
        gone, come = before[hunk.start : hunk.end], after[hunk.new_start : hunk.new_end]
        pieces.append(before[place : hunk.start])
        pieces.append(f"[-{gone}-]" if gone else "")
        pieces.append(f"{{+{come}+}}" if come else "")
        place = hunk.end
    return "".join([*pieces, before[place:]])


def _print_json(deed: Deed, document: str, segment: str) -> None:
    import json
    from dataclasses import asdict

    from reviewtool.cli.output import raw_result

    fields = {"schema": 1, "document": document, "segment": segment, **asdict(deed)}
    raw_result(json.dumps(fields, ensure_ascii=True))
