"""New text in the old bytes: only the characters that change are replaced, and that is proved.

Files are never serialised anew. After each write, the result is compared with the original
outside the edited spans, byte by byte, and read back; where anything but the wanted change is
found, nothing is returned and the segment is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.lines import unified
from reviewtool.formats.minimal_edit import edit_for
from reviewtool.formats.plan import planned
from reviewtool.formats.proof import prove

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Edit, Format

__all__ = ["Change", "edit_for", "splice", "written"]


def written(format: Format, file: FileText, changes: Iterable[Change]) -> bytes:  # noqa: A002
    """The file's bytes with the changes in them, proved.

    Changes of one place count in the order given; those that change nothing are left out. Raises
    ReviewError that names the segment where the format cannot hold a text, two changes overlap, or
    the proof fails.
    """
    wanted = [change for change in changes if unified(change.new) != change.old]
    if not wanted:
        return file.whole
    steps = planned(format, file, wanted)
    edits = [step.edit for step in steps]
    data = splice(file, edits)
    prove(format, file, steps, data)
    return file.packed(data)


def splice(file: FileText, edits: Sequence[Edit]) -> bytes:
    """The file's bytes with the edits in them.

    Edits at one place are written in the order given. Raises ReviewError where two overlap.
    """
    pieces = [file.bom]
    text_place = byte_place = 0
    body = memoryview(file.data)[len(file.bom) :]
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not text_place <= edit.start <= edit.end <= len(file.text):
            raise ReviewError(
                "two changes overlap in the file",
                "Undo one of the two.",
                file=file.path,
                line=unified(file.text[: edit.start]).count("\n") + 1,
            )
        kept = byte_place + _byte_length(file, text_place, edit.start)
        pieces += [bytes(body[byte_place:kept]), edit.raw.encode(file.encoding)]
        byte_place = kept + _byte_length(file, edit.start, edit.end)
        text_place = edit.end
    pieces.append(bytes(body[byte_place:]))
    return b"".join(pieces)


def _byte_length(file: FileText, start: int, end: int) -> int:
    return len(file.text[start:end].encode(file.encoding))
