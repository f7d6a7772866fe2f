"""A file opened: its text, its format and its units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.formats.file_text import read_file
from reviewtool.formats.reading import AS_IT_SAYS, Reading
from reviewtool.formats.registry import format_of

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format, Unit


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """`notices` are sentences that the user should see."""

    file: FileText
    format: Format
    notices: tuple[str, ...] = ()

    def units(self) -> list[Unit]:
        """The units in file order; raises ReviewError (file, line) for what cannot be read."""
        return list(self.format.read(self.file))


def opened(path: Path, reading: Reading = AS_IT_SAYS) -> OpenedFile:
    """Open a file; raises ReviewError (file, line) for what is no text in a known encoding."""
    file = read_file(path, reading.encoding)
    notices: tuple[str, ...] = ()
    if file.known == "guess":
        notices = (
            f"{path}: names no encoding and is no UTF-8; read as {file.encoding}. "
            "Name another with --encoding.",
        )
    return OpenedFile(file, format_of(file, reading), notices)
