"""`reviewtool replace`: the key `r` of the concordance, for the whole project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import INCOMPLETE, OK, ReviewError

if TYPE_CHECKING:
    import argparse

    from reviewtool.records.desk import Desk
    from reviewtool.review.search import Search


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    from reviewtool.cli.find import add_pattern

    parser = commands.add_parser(
        "replace",
        help="replace a text in translations, after a preview",
        description="List what every hit in the translations would become, and with --yes correct "
        "them all. Tags, placeholders and the files themselves stay as they are. "
        "1 where any place is left.",
    )
    add_pattern(parser, new=True)
    parser.add_argument(
        "--yes", action="store_true", help="correct all that is listed, an act a document"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Preview, or correct and wait until all is on the disk."""
    from reviewtool.cli.documents import project, who
    from reviewtool.cli.find import search_of
    from reviewtool.cli.output import note, notes, plural
    from reviewtool.records.desk import open_desk

    search = search_of(options, "target")
    found = project(options)
    reviewer = who(options, found).name
    count = documents = kept_back = 0
    unread = False
    for place in found.places:
        try:
            desk = open_desk(found, place, reviewer)
            notes(desk.notices)
            here, back = _replaced(desk, search, options.new, yes=options.yes)
        except ReviewError as error:
            if not documents:
                raise
            # What is saved of other documents stands, so this is no reason to give up.
            note(f"left out: {error}")
            unread = True
            continue
        count, kept_back, documents = count + here, kept_back + back, documents + bool(here)
    if not count:
        note("there is nothing to replace")
    elif options.yes:
        where = plural(documents, "document")
        note(
            f"{plural(count, 'segment')} corrected in {where}; "
            "`reviewtool correct DOCUMENT --undo` takes a document's all back"
        )
    else:
        note(f"{plural(count, 'segment')} would be corrected: --yes does it")
    if kept_back:
        note(
            f"{plural(kept_back, 'segment')} left: a tag or placeholder would be damaged, "
            "or nothing would remain"
        )
    left = kept_back or unread or (count and not options.yes)
    return INCOMPLETE if left else OK


def _replaced(desk: Desk, search: Search, new: str, *, yes: bool) -> tuple[int, int]:
    """Print the places of a document, and correct them if wanted; how many, and how many left."""
    from reviewtool.cli.everywhere import hit_line
    from reviewtool.cli.output import ProgressLine, note, result
    from reviewtool.review.replacing import replaceable

    session = desk.session
    places = replaceable(session, search, new)
    if places.hits and yes:
        # What the checks flag there is confirmed by the correction, as on the screen.
        session.set_flags(desk.check(ProgressLine(desk.document.name)))
        desk.record(session.correct_all((hit.segment, hit.after) for hit in places.hits))
        desk.flush()
        for segment_id in desk.clashed():
            note(f"segment {segment_id} was decided elsewhere at the same time; both are kept")
    else:
        desk.close()
    for hit in places.hits:
        result(hit_line(desk.document.name, hit, saved=yes))
    return len(places.hits), places.kept_back
