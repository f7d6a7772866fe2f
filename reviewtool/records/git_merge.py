"""A git conflict in a record, resolved from the three versions that git keeps of it.

Git merges lines; records are merged by segment and field, as two running reviewtools would be.
"""

from __future__ import annotations

import contextlib
import subprocess
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from reviewtool.errors import ReviewError
from reviewtool.project import CORRECTIONS, STATE, WIDER
from reviewtool.records.atomic import write_atomically
from reviewtool.records.dismissals import Dismissals, dismissals_bytes, dismissals_from
from reviewtool.records.lock import locked
from reviewtool.records.merge import merge, merge_all, merge_cut, merge_dismissal, merge_extra
from reviewtool.records.record import Record, in_order, key, record_bytes, record_from
from reviewtool.records.segments_file import (
    NAME,
    SegmentsFile,
    read_segments,
    segments_bytes,
    segments_from,
)
from reviewtool.records.yaml_file import SCHEMA, newer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewtool.review.decision import Decision
    from reviewtool.segments.recut import Recut

Content = TypeVar("Content", Record, Dismissals, SegmentsFile)
Versions = tuple[bytes | None, bytes | None, bytes | None]

_TIMEOUT = 30
_NOT_CONFLICTED = "Name a file that `git status` lists as unmerged, such as “both modified”."


@dataclass(frozen=True, slots=True)
class Merged:
    """How many decisions (or dismissals, or segments) the merged file holds, and new clashes."""

    decisions: int
    clashes: int
    noun: str = "decision"


def merge_stages(path: Path) -> Merged:
    """Merge the versions that git keeps of a conflicted file, and write the result in its place.

    Git still has to be told with `git add`. Raises ReviewError where there is no conflict, no git,
    or a version that cannot be read; then nothing is written.
    """
    versions = _versions(path)
    if path.name == NAME:
        data, merged = _merged_segments(path, versions)
    elif path.resolve().parent.name == WIDER:
        data, merged = _merged_dismissals(path, versions)
    else:
        data, merged = _merged_record(path, versions)
    with _lock_of(path):
        write_atomically(path, data)
    return merged


def _merged_record(path: Path, versions: Versions) -> tuple[bytes, Merged]:
    base, ours, theirs = _read(path, versions, record_from)
    both = merge_all(
        {key(decision): decision for decision in base.decisions},
        {key(decision): decision for decision in ours.decisions},
        {key(decision): decision for decision in theirs.decisions},
        merge,
    )
    old = {clash for side in (ours, theirs) for d in side.decisions for clash in _clashes(d)}
    clashes = sum(clash not in old for d in both.values() for clash in _clashes(d))
    header = _merged_header(base, ours, theirs)
    record = replace(header, decisions=in_order(both.values(), _order(path)))
    return record_bytes(record), Merged(len(both), clashes)


def _merged_dismissals(path: Path, versions: Versions) -> tuple[bytes, Merged]:
    base, ours, theirs = _read(path, versions, dismissals_from)
    both = merge_all(
        {dismissal.key: dismissal for dismissal in base.dismissals},
        {dismissal.key: dismissal for dismissal in ours.dismissals},
        {dismissal.key: dismissal for dismissal in theirs.dismissals},
        merge_dismissal,
    )
    header = _merged_header(base, ours, theirs)
    file = replace(header, dismissals=tuple(both.values()))
    return dismissals_bytes(file), Merged(len(both), 0, "dismissal")


def _merged_segments(path: Path, versions: Versions) -> tuple[bytes, Merged]:
    """The segments of one side, whole: a later decision writes them anew where the text differs.

    What was joined, split or paired by hand is of both sides, in the order in which it was done;
    where both did so to the same segments, the later act is laid over the earlier.
    """
    base, ours, theirs = _read(path, versions, segments_from)
    side = theirs if ours == base else ours
    extra = merge_extra(base.extra, ours.extra, theirs.extra)
    made = merge_all(_recuts(base), _recuts(ours), _recuts(theirs), merge_cut)
    by_hand = tuple(sorted(made.values(), key=lambda one: (one.time, one.id)))
    replaced = tuple(sorted({*ours.replaced, *theirs.replaced})) if by_hand else ()
    file = replace(side, extra=extra, by_hand=by_hand, replaced=replaced)
    return segments_bytes(file), Merged(len(side.segments), 0, "segment")


def _recuts(file: SegmentsFile) -> dict[str, Recut]:
    return {made.id: made for made in file.by_hand}


def _merged_header(base: Content, ours: Content, theirs: Content) -> Content:
    """Ours, with what only they changed."""
    changed = {
        field.name: getattr(theirs, field.name)
        for field in fields(ours)
        if getattr(ours, field.name) == getattr(base, field.name)
    }
    changed["extra"] = merge_extra(base.extra, ours.extra, theirs.extra)
    return replace(ours, **changed)


def _read(
    path: Path, versions: Versions, read: Callable[[bytes, str], Content]
) -> tuple[Content, Content, Content]:
    """Base, ours, theirs; one that is missing is as the others, but empty."""
    names = ("the common ancestor", "our version", "their version")
    found = [
        read(data, f"{path} ({name})") if data is not None else None
        for data, name in zip(versions, names, strict=True)
    ]
    present = next(content for content in reversed(found) if content is not None)
    for content in found:
        if content is not None and content.schema > SCHEMA:
            raise newer(path)
    base, ours, theirs = (content or _emptied(present) for content in found)
    return base, ours, theirs


def _emptied(content: Content) -> Content:
    empty: dict[str, Any] = {
        field.name: ()
        for field in fields(content)
        if isinstance(getattr(content, field.name), tuple)
    }
    return replace(content, **empty)


def _clashes(decision: Decision) -> list[tuple[object, ...]]:
    return [(*key(decision), repr(clash)) for clash in decision.clashes]


def _order(path: Path) -> dict[str, int]:
    """The order of the document where its segments can be read; else none."""
    with contextlib.suppress(ReviewError):
        file = read_segments(path.parent / NAME)
        if file is not None:
            return {segment.id: place for place, segment in enumerate(file.segments)}
    return {}


@contextlib.contextmanager
def _lock_of(path: Path) -> Iterator[None]:
    """Hold the lock of the project that the record belongs to, where it has one."""
    for folder in path.resolve().parents:
        state = folder.parent / STATE
        if folder.name == CORRECTIONS and state.is_dir():
            with locked(state / "lock"):
                yield
            return
    yield


def _versions(path: Path) -> Versions:
    """What git keeps of the file as base, ours and theirs; None where a side has none."""
    listed = _git(path, "ls-files", "--unmerged", "-z", "--", path.name)
    stages: dict[str, bytes] = {}
    for entry in filter(None, listed.split(b"\0")):
        _, blob, stage = entry.partition(b"\t")[0].decode("ascii").split(" ")
        stages[stage] = _git(path, "cat-file", "blob", blob)
    if not stages:
        raise ReviewError("git knows of no conflict in this file", _NOT_CONFLICTED, file=path)
    return stages.get("1"), stages.get("2"), stages.get("3")


def _git(path: Path, *arguments: str) -> bytes:
    folder = path.parent if path.parent.is_dir() else Path()
    try:
        run = subprocess.run(  # noqa: S603
            ["git", "--literal-pathspecs", "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except FileNotFoundError:
        raise ReviewError("git is not installed", "Install git.", file=path) from None
    except (OSError, subprocess.SubprocessError) as error:
        raise ReviewError(f"git failed: {error}", "Try again.", file=path) from None
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ReviewError(
            f"git says: {said[-1] if said else 'nothing'}", _NOT_CONFLICTED, file=path
        )
    return run.stdout
