"""`reviewtool correct … --everywhere`: the key `a` of the screen, for the whole project.

It spreads the correction that a segment has, whether this command made it or an earlier one, so
that the list of hits can be read first and the same segment named again with --yes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import INCOMPLETE, OK, ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewtool.project import Project
    from reviewtool.records.desk import Desk
    from reviewtool.review.propagation import Correction, Hit
    from reviewtool.segments.segment import Segment

AROUND = 40
"""Code points that are printed before and after what changes."""


def everywhere(found: Project, desk: Desk, segment: Segment, *, yes: bool) -> int:
    """List every place like the segment's correction, and with `yes` correct them all.

    Each document's places are one act of their own. Gives 1 where any place was left.
    """
    from reviewtool.cli.output import note, plural
    from reviewtool.review.propagation import correction_of

    correction = correction_of(desk.session, segment)
    if correction is None:
        raise ReviewError(
            "the segment has no correction",
            "Give it one with --text.",
            file=desk.document.file.path,
            segment=segment.id,
        )
    taken = left = documents = 0
    unread = False
    for other in (desk, *_others(found, desk)):
        try:
            if isinstance(other, ReviewError):
                raise other
            count = _listed(correction, other, yes=yes)
        except ReviewError as error:
            # What is saved of other documents stands, so this is no reason to give up.
            note(f"left out: {error}")
            unread = True
            continue
        documents += bool(count)
        taken, left = (taken + count, left) if yes else (taken, left + count)
    if taken:
        where = plural(documents, "document")
        note(f"{plural(taken, 'segment')} corrected in {where}; --undo takes a document's all back")
    elif left:
        note(f"{plural(left, 'segment')} more like it: --everywhere --yes corrects all of them")
    else:
        note("nothing else is like this correction")
    return INCOMPLETE if left or unread else OK


def _listed(correction: Correction, desk: Desk, *, yes: bool) -> int:
    """Print the hits of a document; correct and save them if that is wanted. How many they are."""
    from reviewtool.cli.output import ProgressLine, note, result
    from reviewtool.review.propagation import hits

    session = desk.session
    found = list(hits(correction, session, desk.document.segments))
    if found and yes:
        # What the checks flag there is confirmed by the correction, as on the screen.
        session.set_flags(desk.check(ProgressLine(desk.document.name)))
        desk.record(session.correct_all((hit.segment, hit.after) for hit in found))
        desk.flush()
        for segment_id in desk.clashed():
            note(f"segment {segment_id} was decided elsewhere at the same time; both are kept")
    for hit in found:
        result(hit_line(desk.document.name, hit, saved=yes))
    return len(found)


def _others(found: Project, desk: Desk) -> Iterator[Desk | ReviewError]:
    """The project's other documents in the same languages and of the same system."""
    from reviewtool.project import find_project
    from reviewtool.records.desk import open_desk

    if not desk.place.target.resolve().is_relative_to(found.translations.resolve()):
        return
    whole = find_project([found.root])
    folder = desk.place.name.partition("/")[0]
    for place in whole.places:
        if place.name == desk.place.name or place.name.partition("/")[0] != folder:
            continue
        try:
            other = open_desk(whole, place, desk.reviewer)
        except ReviewError as error:
            yield error
            continue
        if _languages(other) == _languages(desk):
            yield other


def _languages(desk: Desk) -> tuple[str, str]:
    document = desk.document
    return document.source_language.base, document.target_language.base


def hit_line(document: str, hit: Hit, *, saved: bool) -> str:
    """One hit, its changes as git writes them."""
    from reviewtool.segments.control import one_line

    marks = [f"{hit.status.value} already"] if hit.settled else []
    marks += ["saved"] if saved else []
    said = f" ({', '.join(marks)})" if marks else ""
    words = "".join(_changes(hit.before, hit.after)) if hit.after else "to be deleted"
    return f"{document}:{hit.segment.line}: {hit.segment.id}{said}: {one_line(words)}"


def _changes(before: str, after: str) -> Iterable[str]:
    from reviewtool.review.difference import difference

    place = 0
    for hunk in difference(before, after):
        between = before[place : hunk.start]
        if len(between) > 2 * AROUND:
            between = (between[:AROUND] if place else "") + "…" + between[-AROUND:]
        yield between
        gone, come = before[hunk.start : hunk.end], after[hunk.new_start : hunk.new_end]
        yield (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")
        place = hunk.end
    tail = before[place:]
    yield tail if len(tail) <= AROUND else f"{tail[:AROUND]}…"
