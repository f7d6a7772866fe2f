"""A part of a file that can be read by itself, so that one change need not read all of it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format, Unit


class Part(NamedTuple):
    """The units between two places of `FileText.text`, half-open, with their spans in the file."""

    start: int
    end: int
    units: Sequence[Unit]


@runtime_checkable
class Parted(Protocol):
    """A format that can tell which part of a file a target has to itself."""

    def part(self, file: FileText, start: int, end: int) -> Part | None:
        """The part around the raw target at this span; None where only the whole file tells.

        What stands before and after the part is read alike whatever stands in it, as long as the
        part begins and ends at the same signs.
        """


def read_part(
    format: Format,  # noqa: A002
    file: FileText,
    span: tuple[int, int],
    before: str = "",
    after: str = "",
) -> Part | None:
    """The units of a span, read as a file that begins with `before` and ends with `after`.

    None where it cannot be read so.
    """
    start, end = span
    text = before + file.text[start:end] + after
    try:
        units = format.read(replace(file, text=text, data=b"", bom=b""))
    except ReviewError:
        return None
    shift = start - len(before)
    moved = [replace(unit, start=unit.start + shift, end=unit.end + shift) for unit in units]
    return Part(start, end, moved)
