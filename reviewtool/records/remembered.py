"""How the reviewer left the screen, kept in `.reviewtool/`: of each document, and of the project.

It is a convenience, not a decision: what cannot be read or written is passed over in silence, a
field at a time.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewtool.records.history import history_path, make_state_folder
from reviewtool.records.reviewers import file_stem
from reviewtool.review.queue import Filter, Show

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.project import DocumentPlace


@dataclass(frozen=True, slots=True)
class DocumentView:
    """How a reviewer last looked at a document.

    `cursor` is the index of a segment, from 0. `open_flags` were counted when it was left; None
    where it had not been checked, or the file has changed since. `by_harm` says that what comes
    next was what may do most harm.
    """

    cursor: int = 0
    filter: Filter = field(default_factory=Filter)
    side_by_side: bool = True
    differences: bool = True
    hidden: bool = False
    open_flags: int | None = None
    by_harm: bool = False


@dataclass(frozen=True, slots=True)
class ProjectView:
    """How a reviewer last left a project.

    `document` is the name of the one last open, `theme` empty where none was chosen, `welcomed`
    whether the first session has begun. A document that was never open is shown `side_by_side`
    and with `differences` as the last one was.
    """

    document: str = ""
    theme: str = ""
    welcomed: bool = False
    side_by_side: bool = True
    differences: bool = True


def read_document_view(place: DocumentPlace, reviewer: str) -> DocumentView:
    """How the last session on the document ended; the beginning where that is unknown."""
    kept = _read(document_view_path(place, reviewer))
    if not kept:
        project = read_project_view(place, reviewer)
        return DocumentView(side_by_side=project.side_by_side, differences=project.differences)
    cursor, flags = kept.get("cursor"), kept.get("open_flags")
    known = type(flags) is int and kept.get("of") == _stamp(place)
    return DocumentView(
        cursor=max(0, cursor) if type(cursor) is int else 0,
        filter=_filter(kept.get("show"), kept.get("check")),
        side_by_side=kept.get("side_by_side") is not False,
        differences=kept.get("differences") is not False,
        hidden=kept.get("hidden") is True,
        open_flags=flags if known and isinstance(flags, int) else None,
        by_harm=kept.get("by_harm") is True,
    )


def write_document_view(place: DocumentPlace, reviewer: str, view: DocumentView) -> None:
    """Keep how the document is looked at."""
    fields: dict[str, object] = {
        "cursor": view.cursor,
        "show": view.filter.show.value,
        "check": view.filter.check,
        "side_by_side": view.side_by_side,
        "differences": view.differences,
        "hidden": view.hidden,
        "open_flags": view.open_flags,
        "by_harm": view.by_harm,
        "of": _stamp(place),
    }
    _write(place, document_view_path(place, reviewer), fields)


def read_project_view(place: DocumentPlace, reviewer: str) -> ProjectView:
    """How the last session in the project ended; `place` is any document of it."""
    kept = _read(_project_path(place, reviewer))
    return ProjectView(
        document=_text(kept.get("document")),
        theme=_text(kept.get("theme")),
        welcomed=kept.get("welcomed") is True,
        side_by_side=kept.get("side_by_side") is not False,
        differences=kept.get("differences") is not False,
    )


def write_project_view(place: DocumentPlace, reviewer: str, view: ProjectView) -> None:
    """Keep how the project is left."""
    fields: dict[str, object] = {
        "document": view.document,
        "theme": view.theme,
        "welcomed": view.welcomed,
        "side_by_side": view.side_by_side,
        "differences": view.differences,
    }
    _write(place, _project_path(place, reviewer), fields)


def _stamp(place: DocumentPlace) -> list[int]:
    """What tells one state of the translation from another."""
    try:
        status = place.target.stat()
    except OSError:
        return []
    return [status.st_mtime_ns, status.st_size]


def _filter(show: object, check: object) -> Filter:
    try:
        chosen = Show(_text(show))
    except ValueError:
        return Filter()
    if chosen is Show.CHECK:
        return Filter(chosen, check) if isinstance(check, str) and check else Filter()
    return Filter(chosen)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _read(path: Path) -> dict[str, object]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(place: DocumentPlace, path: Path, fields: dict[str, object]) -> None:
    with contextlib.suppress(OSError, UnicodeEncodeError):
        make_state_folder(place)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(fields) + "\n", encoding="utf-8")


def document_view_path(place: DocumentPlace, reviewer: str) -> Path:
    """The file of a reviewer and a document."""
    return history_path(place, reviewer).with_suffix(".view.json")


def _project_path(place: DocumentPlace, reviewer: str) -> Path:
    return place.state / "reviewers" / f"{file_stem(reviewer)}.json"
