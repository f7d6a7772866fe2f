"""`reviewtool find`: every hit of a text or pattern, as the key `F` lists them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.cli.documents import FOR_PROGRAMS, add_languages, add_reviewer, project, who
from reviewtool.errors import OK

if TYPE_CHECKING:
    import argparse

    from reviewtool.review.search import Found, Search
    from reviewtool.review.session import Session

AROUND = 60
"""Code points that are printed before and after a hit."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "find",
        help="find a text in sources and translations",
        description="List every hit of a text or a pattern in the sources and in the translations "
        "as they would be exported.",
    )
    add_pattern(parser, prints=FOR_PROGRAMS)
    parser.add_argument(
        "--side", choices=("both", "source", "target"), default="both", help="what is searched"
    )
    parser.set_defaults(run=run)


def add_pattern(parser: argparse.ArgumentParser, *, new: bool = False, prints: str = "") -> None:
    """PATTERN [NEW] [PATH…] and what the pattern means."""
    parser.add_argument("pattern", metavar="PATTERN", help="what is looked for, as it stands")
    if new:
        parser.add_argument(
            "new", metavar="NEW", help=r"what comes in its place; with --regex, \1 is a group"
        )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="a file or a folder; without any, the project around the current folder",
    )
    add_languages(parser, prints=prints)
    add_reviewer(parser)
    parser.add_argument("--regex", action="store_true", help="PATTERN is a regular expression")
    parser.add_argument("--word", action="store_true", help="whole words only")
    parser.add_argument("--case", action="store_true", help="capitals make a difference")


def search_of(options: argparse.Namespace, side: str) -> Search:
    """The search that the options name; raises ReviewError for a bad pattern."""
    from reviewtool.review.search import Finder, Scope, Search

    search = Search(options.pattern, options.regex, options.word, options.case, Scope(side))
    Finder(search)
    return search


def run(options: argparse.Namespace) -> int:
    """Print a hit a line."""
    from reviewtool.cli.output import note, notes, plural
    from reviewtool.records.desk import open_desk
    from reviewtool.review.search import found_in

    search = search_of(options, options.side)
    found = project(options)
    reviewer = who(options, found).name
    count = documents = 0
    for place in found.places:
        desk = open_desk(found, place, reviewer)
        notes(desk.notices)
        before = count
        for hit in found_in(desk.session, search):
            count += 1
            _print(hit, desk.session, jsonl=options.format == "jsonl")
        documents += count > before
        desk.close()
    note(f"{plural(count, 'hit')} in {plural(documents, 'document')}" if count else "not found")
    return OK


def _print(hit: Found, session: Session, *, jsonl: bool) -> None:
    from reviewtool.cli.output import raw_result, result
    from reviewtool.segments.control import one_line

    document = session.document
    segment = document.segments[hit.segment]
    text = segment.source if hit.side == "source" else session.text(segment)
    if not jsonl:
        before, after = text[: hit.start], text[hit.end :]
        lead = "…" if len(before) > AROUND else ""
        tail = "…" if len(after) > AROUND else ""
        found = text[hit.start : hit.end]
        words = f"{lead}{before[-AROUND:]}[[{found}]]{after[:AROUND]}{tail}"
        result(f"{document.name}:{segment.line}: {segment.id} {hit.side}: {one_line(words)}")
        return
    import json

    fields = {
        "schema": 1,
        "document": document.name,
        "segment": segment.id,
        "number": segment.index + 1,
        "side": hit.side,
        "start": hit.start,
        "end": hit.end,
        "text": text[hit.start : hit.end],
        "source": segment.source,
        "target": session.text(segment),
    }
    raw_result(json.dumps(fields, ensure_ascii=True))
