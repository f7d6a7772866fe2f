"""What a review must leave behind, whatever was pressed in it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from reviewtool.errors import INCOMPLETE, OK, ReviewError
from reviewtool.project import find_project
from reviewtool.records.desk import open_desk
from reviewtool.records.dismissals import read_dismissals
from reviewtool.records.record import read_record
from reviewtool.records.reviewed import reviewed_document
from reviewtool.records.segments_file import NAME as SEGMENTS
from reviewtool.review.decision import Status
from reviewtool.segments.document import load_document
from tests.cli.commands import reviewtool
from tests.tui.monkey import REVIEWER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reviewtool.records.desk import Desk
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment


def look_over(root: Path) -> list[str]:
    """What is wrong with what stands on the disk: records, exported files, the way back."""
    wrong: list[str] = []
    for file in sorted((root / "corrections").rglob("*.yaml")):
        if file.name == SEGMENTS:
            continue
        wider = file.parent.name == "_project"
        if (read_dismissals(file) if wider else read_record(file)) is None:
            wrong.append(f"{file}: not readable")
    project = find_project([root])
    said = {}
    for place in project.places:
        desk = open_desk(project, place, REVIEWER)
        session = desk.session
        said[place.name] = [_kept(session, one) for one in session.document.segments]
        desk.flush()
    wrong += _exported(root, said)
    for place in project.places:
        desk = open_desk(project, place, REVIEWER)
        stopped = _undo_all(desk)
        before = [segment.target for segment in load_document(place).segments]
        now = [desk.session.text(segment) for segment in desk.document.segments]
        if now != before:
            wrong.append(f"{place.name}: after undoing all ({stopped}) the texts are not as given")
    return wrong


def _exported(root: Path, said: dict[str, list[str]]) -> list[str]:
    """Export, put the files in the place of the translations, and read them anew."""
    ran = reviewtool(root, "export", "--output", "out")
    wrong = []
    if ran.code not in (OK, INCOMPLETE):
        wrong.append(f"export ended with {ran.code}: {ran.err}")
    if ran.code == INCOMPLETE:
        wrong.append(f"export left something out: {ran.err}")
    for place in find_project([root]).places:
        file = root / "out" / place.name
        if not file.is_file():
            wrong.append(f"{place.name}: not exported: {ran.err}")
            continue
        given = place.target.read_bytes()
        place.target.write_bytes(file.read_bytes())
        try:
            again = reviewed_document(place, [])
        finally:
            place.target.write_bytes(given)
        got = _bare(segment.target for segment in again.segments)
        wanted = _bare(said[place.name])
        if got != wanted and not _holds(file, said[place.name]):
            wrong.append(f"{place.name}: exported\n{got!r}\n  but the session says\n{wanted!r}")
    return wrong


_TAG = re.compile("<[^<>]*>")


def _holds(file: Path, texts: list[str]) -> bool:
    """Whether a page has just these words, and the tags among them in this order.

    A tag that came to stand at the edge of a run, since what was before it was deleted, is in the
    file as it was, but no more in a segment.
    """
    if file.suffix != ".html":
        return False
    raw = file.read_text(encoding="utf-8")
    tags = iter(_TAG.findall(unescape(raw)))
    words = _bare([unescape(_TAG.sub("", raw))])
    same = words == _bare(_TAG.sub("", text) for text in texts)
    return same and all(tag in tags for text in texts for tag in _TAG.findall(text))


def _undo_all(desk: Desk) -> str:
    """Undo as long as that can be done, and tell why it cannot any more."""
    while True:
        try:
            act = desk.session.undo()
        except ReviewError as error:
            desk.flush()
            return str(error)
        desk.record(act)


def _kept(session: Session, segment: Segment) -> str:
    """What is exported of a segment: what was queried or skipped stays as it was given."""
    held = session.status(segment) in (Status.QUERIED, Status.SKIPPED)
    return segment.target if held else session.text(segment)


def _bare(texts: Iterable[str]) -> str:
    """The texts without blanks, for a text cut otherwise is still the same text."""
    return "".join("".join(texts).split())
