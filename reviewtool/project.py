"""Where everything stands: documents, their sources, their records, and who reviews.

A project is a folder with `translations/<language>/…` and usually `source/…`. A single file needs
no project: its records stand in `corrections/<file name>/` beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.reading import AS_IT_SAYS, Reading
from reviewtool.languages import is_known
from reviewtool.settings import DocumentSettings, Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

TRANSLATIONS = "translations"
SOURCE = "source"
CORRECTIONS = "corrections"
STATE = ".reviewtool"
WIDER = "_project"
PACKS = "packs"
"""The folder of a project's own rules."""
GLOSSARY = "glossary"
"""The folder of a project's own terms."""


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """One document on disk.

    `name` keys its records and is relative, with forward slashes (`en/night-report.txt`). `target`
    is the translation, `source` the source text where it is a file of its own. The languages are
    codes as far as options, settings, folder or suffix tell, else None. `records` is the folder of
    its records (`corrections/en/night-report.txt`), `project_records` that of the wider dismissals
    (`corrections/_project`), `state` the folder for locks and history (`.reviewtool`). `reading`
    holds for the target file, and for the source file where that has the same suffix.
    """

    name: str
    target: Path
    source: Path | None
    source_language: str | None
    target_language: str | None
    records: Path
    project_records: Path
    state: Path
    reading: Reading = AS_IT_SAYS


@dataclass(frozen=True, slots=True)
class Project:
    """The documents that a command works on, with the settings that hold for them."""

    root: Path
    settings: Settings
    places: tuple[DocumentPlace, ...]
    opinions: tuple[Path, ...] = ()
    """Files with other translations, as the settings and the command line name them."""
    notices: tuple[str, ...] = ()
    """Sentences that the user should see."""

    @property
    def translations(self) -> Path:
        """The folder of the translations; there need be none."""
        return self.root / TRANSLATIONS

    @property
    def packs(self) -> Path:
        """The folder of the project's own rules; there need be none."""
        return self.root / PACKS

    @property
    def glossary(self) -> Path:
        """The folder of the project's own terms; there need be none."""
        return self.root / GLOSSARY


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says about languages and source; it wins over all else.

    `opinions` are files with other translations, beside those that the settings name.
    """

    source: Path | None = None
    source_language: str | None = None
    target_language: str | None = None
    opinions: tuple[Path, ...] = ()
    reading: Reading = AS_IT_SAYS


def find_project(paths: Sequence[Path], given: Given | None = None) -> Project:
    """The project and the documents that the paths name; without paths, the one around here.

    Raises ReviewError where a path does not exist, or where nothing to review is found.
    """
    given = given or Given()
    for path in paths:
        if not path.exists():
            raise ReviewError(
                "there is no such file or folder", "Check the spelling of the path.", file=path
            )
    root = _root(paths[0] if paths else Path())
    if root is None:
        return _loose(paths, given)
    settings = read_settings(root)
    files = _files(root / TRANSLATIONS)
    inside = [path for path in files if _stays_in(root, path)]
    outside = [path for path in files if path not in inside]
    places = [_place(root, path, settings) for path in inside]
    strangers = [path for path in paths if not any(_names(path, place) for place in places)]
    if paths and len(strangers) == len(paths):
        return _loose(paths, given)
    if strangers:
        raise ReviewError(
            f"it is no document of the project in {root}",
            "Name the documents of one project at a time.",
            file=strangers[0],
        )
    if paths:
        places = _named(paths, places)
    if outside and not places:
        raise ReviewError(
            "every translation is a link to a file outside the project",
            "Put the files themselves into the project, or name one of them.",
            file=root,
        )
    if not places:
        raise ReviewError(
            "the project has no translations yet",
            f"Put them into {TRANSLATIONS}/<language>/, named like their sources in {SOURCE}/.",
            file=root,
        )
    notices = tuple(
        f"{path}: left out, because it is a link to a file outside the project" for path in outside
    )
    return replace(_project(root, settings, places, given), notices=notices)


def _root(path: Path) -> Path | None:
    """The nearest folder, from here upwards, that holds translations/."""
    start = path.resolve()
    for folder in (start, *start.parents):
        if (folder / TRANSLATIONS).is_dir():
            return Path(_shortest(folder))
    return None


def _shortest(folder: Path) -> Path:
    """The folder relative to the working directory where it is below it, as users read it best."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _files(folder: Path) -> list[Path]:
    """The translations, those of one source together, then by language."""
    found = []
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.is_file() and len(parts) > 1 and not any(part.startswith(".") for part in parts):
            found.append((parts[1:], parts[0], path))
    return [path for *_, path in sorted(found)]


def _stays_in(root: Path, path: Path) -> bool:
    """Whether the file is in the project, not a link to one elsewhere."""
    return path.resolve().is_relative_to(root.resolve())


def _place(root: Path, target: Path, settings: Settings) -> DocumentPlace:
    relative = target.relative_to(root / TRANSLATIONS)
    below = Path(*relative.parts[1:])
    source = root / SOURCE / below
    own = settings.documents.get(below.as_posix(), DocumentSettings())
    corrections = root / CORRECTIONS
    return DocumentPlace(
        name=relative.as_posix(),
        target=target,
        source=source if source.is_file() and _stays_in(root, source) else None,
        source_language=own.source_language or settings.source_language,
        target_language=own.target_language or relative.parts[0].partition(".")[0],
        records=corrections / relative,
        project_records=corrections / WIDER,
        state=root / STATE,
        reading=own.reading,
    )


def _named(paths: Sequence[Path], places: Sequence[DocumentPlace]) -> list[DocumentPlace]:
    """The places that the paths name; one named by its own path hides its links elsewhere."""
    exact = {place.target.absolute() for place in places} & {path.absolute() for path in paths}
    return [
        place
        for place in places
        if place.target.absolute() in exact
        or any(path.absolute() not in exact and _names(path, place) for path in paths)
    ]


def _names(path: Path, place: DocumentPlace) -> bool:
    """Whether a path is the document, its source, or a folder around either."""
    wanted = path.resolve()
    files = (place.target, place.source)
    return any(file is not None and file.resolve().is_relative_to(wanted) for file in files)


def _loose(paths: Sequence[Path], given: Given) -> Project:
    """Files that stand in no project."""
    if not paths:
        raise ReviewError(
            "there is no project here",
            f"Name a file, as in `reviewtool article.txt`, or go to a folder that holds "
            f"{TRANSLATIONS}/<language>/.",
        )
    files = [file for path in paths for file in ([path] if path.is_file() else _plain(path))]
    if not files:
        raise ReviewError("the folder holds nothing to review", "Name a file.", file=paths[0])
    pair = _pair(files) if given.source is None else None
    if pair:
        given = replace(given, source=pair[0])
        files = [pair[1]]
    settings = read_settings(files[0].parent)
    places = [_loose_place(file, given.source, settings) for file in files]
    return _project(files[0].parent, settings, places, given)


def _plain(folder: Path) -> list[Path]:
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return [path for path in files if not path.name.startswith(".")]


def _pair(files: Sequence[Path]) -> tuple[Path, Path] | None:
    """`article.nl.txt article.en.txt`: two languages of one text, source first."""
    if len(files) != 2:
        return None
    stems = {_without_language(file) for file in files}
    both = all(suffix_language(file) for file in files)
    return (files[0], files[1]) if both and len(stems) == 1 else None


def suffix_language(file: Path) -> str | None:
    """The language in a name like `article.nl.txt`; None where there is none."""
    parts = file.name.split(".")
    return parts[-2] if len(parts) > 2 and is_known(parts[-2]) else None


def _without_language(file: Path) -> str:
    parts = file.name.split(".")
    return ".".join((*parts[:-2], parts[-1]))


def _loose_place(target: Path, source: Path | None, settings: Settings) -> DocumentPlace:
    folder = target.parent
    own = settings.documents.get(target.name, DocumentSettings())
    from_name = suffix_language(source) if source else None
    return DocumentPlace(
        name=target.name,
        target=target,
        source=source,
        source_language=own.source_language or settings.source_language or from_name,
        target_language=own.target_language or suffix_language(target),
        records=folder / CORRECTIONS / target.name,
        project_records=folder / CORRECTIONS / WIDER,
        state=folder / STATE,
        reading=own.reading,
    )


def _project(
    root: Path, settings: Settings, places: Sequence[DocumentPlace], given: Given
) -> Project:
    if given.source is not None and len(places) > 1:
        raise ReviewError(
            "one source was given for several translations",
            "Name the one translation that it belongs to.",
            file=given.source,
        )
    opinions = (*(root / name for name in settings.opinions), *given.opinions)
    return Project(root, settings, tuple(_with(place, given) for place in places), opinions)


def _with(place: DocumentPlace, given: Given) -> DocumentPlace:
    return replace(
        place,
        source=given.source or place.source,
        source_language=given.source_language or place.source_language,
        target_language=given.target_language or place.target_language,
        reading=given.reading.over(place.reading),
    )
