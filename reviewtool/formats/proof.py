"""The proof that a write changed what it was asked to change, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import decode
from reviewtool.formats.lines import unified
from reviewtool.formats.part import Parted
from reviewtool.formats.said import said
from reviewtool.formats.unit import Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.change import Change
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.plan import Step
    from reviewtool.formats.unit import Format, Unit


def prove(format: Format, file: FileText, steps: Sequence[Step], data: bytes) -> None:  # noqa: A002
    """Raises ReviewError (segment) unless `data` is the file with the steps done.

    Every byte outside the edits is the same, each changed target reads back as the new text, and
    all others as the old one.
    """
    changes = [change for step in steps for change in step.changes]
    kept = _kept(file, steps)
    pieces = [piece for pair in zip(kept, [*(s.edit.raw for s in steps), ""]) for piece in pair]  # noqa: B905
    text = "".join(pieces)
    if file.bom + text.encode(file.encoding) != data:
        raise _failed(file, changes[0], "the bytes around it would change")
    try:
        read = decode(data, file.path, None if file.known == "file" else file.encoding)
    except ReviewError as error:
        raise _failed(file, changes[0], error.what) from None
    if (read.text, read.encoding, read.bom) != (text, file.encoding, file.bom):
        raise _failed(file, changes[0], "the file would be read in another encoding")
    if format.layout is Layout.PROSE:
        _prove_spans(format, file, read, steps, pieces)
    elif not (isinstance(format, Parted) and _prove_parts(format, file, read, steps)):
        try:
            after = format.read(read)
        except ReviewError as error:
            raise _failed(file, changes[0], error.what) from None
        _prove_units(file, format.read(file), after, changes)


def _kept(file: FileText, steps: Sequence[Step]) -> list[str]:
    """The texts before, between and after the edits."""
    kept, place = [], 0
    for step in steps:
        kept.append(file.text[place : step.edit.start])
        place = step.edit.end
    return [*kept, file.text[place:]]


def _prove_parts(
    format: Parted,  # noqa: A002
    file: FileText,
    read: FileText,
    steps: Sequence[Step],
) -> bool:
    """Whether each change could be proved by the part of the file that it stands in alone."""
    shift = 0
    for step in steps:
        edit, change = step.edit, step.changes[0]
        growth = len(edit.raw) - (edit.end - edit.start)
        one = format.part(file, change.start, change.end)
        other = format.part(read, change.start + shift, change.end + shift + growth)
        if one is None or other is None:
            return False
        if (other.start, other.end) != (one.start + shift, one.end + shift + growth):
            return False
        _prove_units(file, one.units, other.units, [change])
        shift += growth
    return True


def _prove_units(
    file: FileText, before: Sequence[Unit], after: Sequence[Unit], changes: Sequence[Change]
) -> None:
    """Compares the units before and after, one by one."""
    wanted = {change.start: change for change in changes}
    if len(before) != len(after):
        raise _failed(file, changes[0], "the file would have other segments")
    for old, new in zip(before, after, strict=True):
        change = wanted.pop(old.start, None)
        target = unified(change.new) if change else old.target
        if change and change.old != old.target:
            raise _failed(file, change, "the file does not say there what was changed")
        tags_kept = change is not None or old.tokens == new.tokens
        if new.target != target or _rest(old) != _rest(new) or not tags_kept:
            raise _failed(file, change or changes[0], "it would not read back as it was written")
    for change in wanted.values():
        raise _failed(file, change, "there is no such segment in the file")


def _rest(unit: Unit) -> tuple[object, ...]:
    languages = (unit.source_language, unit.target_language)
    own = (unit.id, unit.source, unit.document, unit.kind, unit.source_tokens, unit.about)
    return (*own, *languages)


def _prove_spans(
    format: Format,  # noqa: A002
    file: FileText,
    read: FileText,
    steps: Sequence[Step],
    pieces: Sequence[str],
) -> None:
    """Reads each changed span where it now stands, and the line ends where edits meet the rest."""
    text = read.text
    shift = 0
    for number, step in enumerate(steps):
        edit, change = step.edit, step.changes[0]
        growth = step.growth
        if change.removes or change.inserts:
            piece = said(format, read, edit.start + shift, edit.end + shift + growth).strip()
            place = 0
            for inserted in (change for change in step.changes if change.inserts):
                wanted = unified(inserted.new).strip()
                place = piece.find(wanted, place)
                if place < 0:
                    raise _failed(file, inserted, "it would not read back as it was written")
                place += len(wanted)
            if not any(change.inserts for change in step.changes) and piece:
                raise _failed(file, change, "more than the segment would change")
        else:
            if said(format, file, change.start, change.end) != change.old:
                raise _failed(file, change, "the file does not say there what was changed")
            before, after = _inside(steps, number)
            start, end = change.start + shift - before, change.end + shift + growth + after
            span = said(format, read, start, end)
            if span != unified(change.new):
                raise _failed(file, change, "it would not read back as it was written")
        shift += growth
    if unified(text) != "".join(map(unified, pieces)):
        raise _failed(file, steps[0].changes[0], "a line end beside it would change")


def _inside(steps: Sequence[Step], number: int) -> tuple[int, int]:
    """How much the other edits inside the span of a change add, those before its own and after.

    A paragraph can stand inside another one: a note in the sentence that it belongs to.
    """
    change = steps[number].changes[0]
    before = after = 0
    place = number - 1
    while place >= 0 and steps[place].edit.end > change.start:
        before += steps[place].growth
        place -= 1
    place = number + 1
    while place < len(steps) and steps[place].edit.start < change.end:
        after += steps[place].growth
        place += 1
    return before, after


def _failed(file: FileText, change: Change, why: str) -> ReviewError:
    return ReviewError(
        f"nothing was written, because {why}",
        "Undo the correction of this segment, or write it in another way.",
        file=file.path,
        segment=change.segment,
    )
