"""`reviewtool correct`: every act of the screen, from a script."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reviewtool.cli.check import SEVERITIES
from reviewtool.cli.documents import add_opinions, project
from reviewtool.cli.named_segment import add_segment, named_segment, opened
from reviewtool.errors import OK, ReviewError

if TYPE_CHECKING:
    import argparse

    from reviewtool.checks.flag import Flag
    from reviewtool.project import Project
    from reviewtool.records.desk import Desk
    from reviewtool.review.act import Act
    from reviewtool.segments.segment import Segment

REASONS = (
    "correct-in-context",
    "false-alarm",
    "style-choice",
    "client-asked",
    "source-error",
    "duplicate",
)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "correct",
        help="accept, correct, dismiss, undo … from a script",
        description="Do one act on one segment, as a key in the review does, and wait until it is "
        "on the disk.",
    )
    add_segment(parser, needed=False)
    add_opinions(parser)
    parser.add_argument("--flag", metavar="ID", help="the flag that --take or --dismiss is about")
    acts = parser.add_mutually_exclusive_group()
    acts.add_argument("--accept", action="store_true", help="take the text as it is")
    acts.add_argument("--text", metavar="TEXT", help="the corrected text; - reads it from stdin")
    acts.add_argument("--take", metavar="N", type=int, help="take suggestion N of the flag")
    acts.add_argument(
        "--from",
        dest="wording",
        metavar="NAME",
        help="take another translation whole, by its name or number (see --opinion)",
    )
    acts.add_argument("--dismiss", metavar="REASON", choices=REASONS, help=", ".join(REASONS))
    acts.add_argument("--delete", action="store_true", help="delete the segment from the file")
    acts.add_argument("--query", action="store_true", help="leave a question on the segment")
    acts.add_argument("--skip", action="store_true", help="leave the segment as it is, undecided")
    acts.add_argument("--reopen", action="store_true", help="make it a segment to do again")
    acts.add_argument("--comment", metavar="TEXT", help="keep a remark with the segment")
    acts.add_argument("--score", metavar="0-100", type=int, help="rate the segment (ESA)")
    acts.add_argument(
        "--mark", metavar="WORDS", help="mark an error on these words, or on START:END (see --side)"
    )
    acts.add_argument("--unmark", metavar="WORDS", help="take away the error on these very words")
    acts.add_argument("--undo", action="store_true", help="take back the last act")
    acts.add_argument("--redo", action="store_true", help="do the last undone act again")
    parser.add_argument(
        "--scope", choices=("once", "document", "project"), default="once", help="of --dismiss"
    )
    parser.add_argument(
        "--side",
        choices=("source", "target"),
        default="target",
        help="of --mark: the text in which the words stand, source for what was left out",
    )
    parser.add_argument("--category", default="accuracy/mistranslation", help="of --mark (MQM)")
    parser.add_argument("--severity", choices=SEVERITIES, default="major", help="of --mark")
    parser.add_argument(
        "--everywhere",
        action="store_true",
        help="list where else the project needs the segment's correction: with --text, --take or "
        "--delete the one made now, alone the one that it has; 1 where any place is left",
    )
    parser.add_argument(
        "--yes", action="store_true", help="correct all that --everywhere lists, an act a document"
    )
    parser.add_argument(
        "--allow-tags",
        action="store_true",
        help="keep a correction that loses, repeats or invents tags or placeholders",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do one act and wait until it is on the disk."""

    found = project(options)
    desk = opened(options, found)
    act = _act(options, desk)
    if options.everywhere:
        return _everywhere(options, found, desk, act)
    if act is None:
        raise ReviewError(
            "nothing was to be done", "Name an act, such as --accept, --text or --undo."
        )
    _save(desk, act)
    return OK


def _everywhere(options: argparse.Namespace, found: Project, desk: Desk, act: Act | None) -> int:
    from reviewtool.cli.everywhere import everywhere
    from reviewtool.cli.output import ProgressLine

    if act is None:
        segment = _segment(options, desk)
        desk.session.set_flags(desk.check(ProgressLine(desk.document.name)))
    elif act.kind in {"correct", "take", "delete"} and act.changes[0].segment is not None:
        _save(desk, act)
        segment = desk.session.segment(act.changes[0].segment)
    else:
        raise ReviewError(
            f"--everywhere spreads a correction, and this act is to {act.kind}",
            "Give it alone, or with --text, --take or --delete.",
        )
    return everywhere(found, desk, segment, yes=options.yes)


def _save(desk: Desk, act: Act) -> None:
    from reviewtool.cli.output import note, result

    desk.record(act)
    desk.flush()
    if act.cut is not None:
        result(f"{desk.document.name}: the segments are cut anew: {act.kind}, saved")
    for change in act.changes:
        result(f"{desk.document.name}: {change.segment or 'dismissal'}: {act.kind}, saved")
    for segment_id in desk.clashed():
        note(
            f"segment {segment_id} was decided elsewhere at the same time; both are kept, "
            "and the next decision settles it"
        )


def _act(options: argparse.Namespace, desk: Desk) -> Act | None:
    """What was asked for, done in the session; None where no act was named."""
    session = desk.session
    if options.undo:
        return session.undo()
    if options.redo:
        return session.redo()
    segment = _segment(options, desk)
    if options.take is not None:
        return session.take(segment, _flag(options, desk, segment), options.take - 1)
    if options.dismiss:
        from reviewtool.review.decision import Reason, Scope

        flag = _flag(options, desk, segment)
        return session.dismiss(segment, flag, Reason(options.dismiss), Scope(options.scope))
    if options.text is not None:
        text = sys.stdin.read().removesuffix("\n") if options.text == "-" else options.text
        return _correct(options, desk, segment, text)
    if options.wording is not None:
        from reviewtool.review.wordings import named_wording

        return _correct(options, desk, segment, named_wording(segment, options.wording).text)
    if options.delete:
        return session.delete(segment)
    return _lesser_act(options, desk, segment)


def _lesser_act(options: argparse.Namespace, desk: Desk, segment: Segment) -> Act | None:
    from reviewtool.cli.marking import mark, unmark
    from reviewtool.review.decision import Status

    session = desk.session
    if options.query:
        return session.set_status(segment, Status.QUERIED)
    if options.skip:
        return session.set_status(segment, Status.SKIPPED)
    if options.reopen:
        return session.set_status(segment, Status.TODO)
    if options.comment is not None:
        return session.comment(segment, options.comment)
    if options.score is not None:
        if not 0 <= options.score <= 100:
            raise ReviewError("a score goes from 0 to 100", "Give such a number.")
        return session.score(segment, options.score)
    if options.mark is not None:
        return mark(options, session, segment)
    if options.unmark is not None:
        return unmark(options, session, segment)
    return session.accept(segment) if options.accept else None


def _correct(options: argparse.Namespace, desk: Desk, segment: Segment, text: str) -> Act:
    from reviewtool.cli.output import ProgressLine, note
    from reviewtool.review.tag_guard import refused

    damage = None if options.allow_tags else refused(segment, text)
    if damage is not None:
        damage.remedy = "Put it back, or give --allow-tags to keep the correction as it is."
        raise damage
    desk.session.set_flags(desk.check(ProgressLine(desk.document.name)))
    for flag in desk.session.fresh_flags(segment, text):
        note(f"new in the correction: {flag.severity} {flag.check}: “{flag.text}”: {flag.message}")
    return desk.session.correct(segment, text)


def _segment(options: argparse.Namespace, desk: Desk) -> Segment:
    """The segment by id, else by its number from 1, else the one that the flag is on."""
    if not options.segment and options.flag:
        return _flagged_segment(options.flag, desk)
    if not options.segment:
        raise ReviewError(
            "no segment was named", "Give its id or its number after the document, or --flag ID."
        )
    return named_segment(desk, options.segment)


def _flagged_segment(flag_id: str, desk: Desk) -> Segment:
    from reviewtool.cli.output import ProgressLine

    for ranked in desk.check(ProgressLine(desk.document.name)):
        if ranked.flag.id == flag_id:
            return desk.session.segment(ranked.flag.segment)
    raise ReviewError(
        f"there is no flag {flag_id}",
        "List them with `reviewtool check --all`; the id stands in brackets.",
        file=desk.document.file.path,
    )


def _flag(options: argparse.Namespace, desk: Desk, segment: Segment) -> Flag:
    """The flag by id, or the only one on the segment."""
    from reviewtool.cli.output import ProgressLine

    desk.session.set_flags(desk.check(ProgressLine(desk.document.name)))
    desk.session.show_hidden = True
    flags = [state.flag for state in desk.session.flags(segment)]
    chosen = [flag for flag in flags if options.flag in (None, flag.id)]
    if len(chosen) == 1:
        return chosen[0]
    listed = "; ".join(f"{flag.id} “{flag.text}”" for flag in flags)
    what = f"the segment has {len(flags) or 'no'} flags"
    raise ReviewError(
        f"no flag of the segment has the id “{options.flag}”" if flags and options.flag else what,
        f"Give --flag ID with one of: {listed}." if flags else "Name a segment with a flag.",
        file=desk.document.file.path,
        segment=segment.id,
    )
