"""Which edits a set of changes needs, where neighbours are changed together.

A run of deleted neighbours is one deletion, so that a paragraph whose every sentence is deleted
goes with its blank line; a missing text that belongs where something is deleted takes its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.minimal_edit import edit_for
from reviewtool.formats.removal import at_line_ends, with_blanks
from reviewtool.formats.unit import Edit, Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.change import Change
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format


@dataclass(frozen=True, slots=True)
class Step:
    """One edit with the changes that it makes, in order."""

    edit: Edit
    changes: tuple[Change, ...]

    @property
    def growth(self) -> int:
        """How much longer the file becomes, in code points."""
        return len(self.edit.raw) - (self.edit.end - self.edit.start)


def planned(format: Format, file: FileText, changes: Sequence[Change]) -> list[Step]:  # noqa: A002
    """The edits for the changes, in the order of the file.

    Raises ReviewError (segment) where the format cannot hold a text.
    """
    steps = []
    for run in _runs(format, file.text, changes):
        try:
            steps.append(Step(_edit(format, file, run), tuple(run)))
        except ReviewError as error:
            error.segment = error.segment or run[0].segment
            raise
    return sorted(steps, key=lambda step: (step.edit.start, step.edit.end))


def _runs(format: Format, text: str, changes: Sequence[Change]) -> list[list[Change]]:  # noqa: A002
    """Changes that one edit makes together, each list in the order of the file."""
    runs: list[list[Change]] = []
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        if runs and format.layout is Layout.PROSE and _together(text, runs[-1], change):
            runs[-1].append(change)
        else:
            runs.append([change])
    return runs


def _together(text: str, run: Sequence[Change], change: Change) -> bool:
    last = run[-1]
    if last.inserts and change.inserts:
        among_removed = any(earlier.removes for earlier in run)
        return last.start == change.start and (among_removed or last.whole == change.whole)
    if last.inserts and change.removes:
        removed = any(earlier.removes for earlier in run)
        return last.start == change.start or (removed and _only_blank(text, last.end, change.start))
    if last.removes and change.inserts:
        return last.end == change.start
    if last.removes and change.removes:
        return last.end <= change.start and _only_blank(text, last.end, change.start)
    return False


def _only_blank(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip()


def _edit(format: Format, file: FileText, run: Sequence[Change]) -> Edit:  # noqa: A002
    removed = [change for change in run if change.removes]
    inserted = [change for change in run if change.inserts]
    if removed and inserted:
        return _replacement(format, file, removed[0].start, removed[-1].end, inserted)
    if removed:
        return format.removal(file, removed[0].start, removed[-1].end)
    if inserted:
        whole = inserted[0].whole
        text = _joined(format, file, inserted)
        return format.insertion(file, inserted[0].start, text, whole=whole)
    (change,) = run
    return edit_for(format, file, change)


def _replacement(
    format: Format,  # noqa: A002
    file: FileText,
    start: int,
    end: int,
    inserted: Sequence[Change],
) -> Edit:
    """The inserted texts in the place of the deleted ones, a paragraph on lines of its own.

    Markup in the deleted ones that is not shown stays after them.
    """
    hidden = "".join(piece.raw for piece in format.pieces(file, start, end) if not piece.text)
    raw = format.escape(_joined(format, file, inserted), file, start) + hidden
    left, right = with_blanks(file.text, start, end)
    opens, closes = at_line_ends(file.text, left, right)
    gap = format.escape(format.joiner(file, raw, whole=True), file, start)
    if inserted[0].whole and not opens:
        start, raw = left, gap + raw
    if inserted[-1].whole and not closes:
        end, raw = right, raw + gap
    return Edit(start, end, raw)


def _joined(format: Format, file: FileText, inserted: Sequence[Change]) -> str:  # noqa: A002
    text = ""
    for whole, changes in groupby(inserted, key=lambda change: change.whole):
        for change in changes:
            joiner = format.joiner(file, change.new, whole=whole) if text else ""
            text += joiner + change.new
    return text
