"""Files to be written: kept away from the project's own, and written when all are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reviewtool.errors import ReviewError
from reviewtool.project import SOURCE, TRANSLATIONS
from reviewtool.records.atomic import disk_errors, make_folder, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reviewtool.project import DocumentPlace, Project


class Writable(Protocol):
    """A file to be: its document, where it goes, and its bytes; None where there is none."""

    @property
    def place(self) -> DocumentPlace:
        """The document that it is made of."""

    @property
    def path(self) -> Path:
        """Where it goes."""

    @property
    def data(self) -> bytes | None:
        """What is in it."""


def refuse_inputs(project: Project, files: Sequence[Writable]) -> None:
    """Raise ReviewError where a file would overwrite an input or another of the files.

    Nor may one stand among the project's own files.
    """
    inputs = {
        file.resolve() for place in project.places for file in (place.target, place.source) if file
    }
    taken: dict[Path, Path] = {}
    for file in files:
        other = taken.setdefault(file.path, file.place.target)
        if other != file.place.target:
            raise ReviewError(
                f"{other} and {file.place.target} would be written to one file",
                "Export them one after the other, each to a folder of its own.",
                file=file.path,
            )
        if file.path.resolve() in inputs:
            raise ReviewError(
                "the export would overwrite the translation itself",
                "Give another folder with --output.",
                file=file.path,
            )
        _refuse_own_folders(project, file)


def write_files(files: Iterable[Writable]) -> None:
    """Write them all; raises ReviewError where one cannot be written.

    All folders are made first, so that what stands in the way is found before anything is written.
    """
    files = [file for file in files if file.data is not None]
    for file in files:
        with disk_errors(file.path):
            make_folder(file.path.parent)
        if file.path.is_dir():
            raise ReviewError(
                "a folder stands where the file is to be written",
                "Give another folder with --output.",
                file=file.path,
            )
    for file in files:
        if file.data is not None:
            write_atomically(file.path, file.data)


def _refuse_own_folders(project: Project, file: Writable) -> None:
    """Raise ReviewError where the file would be taken for a document, a source or a record."""
    place = file.place
    own = [place.project_records.parent, place.state]
    own += [project.root / SOURCE, project.root / TRANSLATIONS]
    for folder in own:
        if file.path.resolve().is_relative_to(folder.resolve()):
            raise ReviewError(
                f"the export would stand among the project's own files in {folder}",
                "Give another folder with --output.",
                file=file.path,
            )
