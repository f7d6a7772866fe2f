"""The store: one reviewer's decisions on one document, on the disk.

An act is on the disk, in the history, before the record is touched, and the record is replaced
whole; so an act that was acknowledged survives whatever happens next. What another process wrote
meanwhile is merged in, field by field, never overwritten.
"""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.records.anchoring import Anchored, Texts, anchor
from reviewtool.records.application import Outcome, applied
from reviewtool.records.atomic import disk_error, disk_errors, sweep, write_atomically
from reviewtool.records.decision_fields import writable_act
from reviewtool.records.dismissals import Dismissals, dismissals_bytes, read_dismissals
from reviewtool.records.history import History, history_path, make_state_folder
from reviewtool.records.lock import locked
from reviewtool.records.record import Emitted, Record, read_record, record_bytes
from reviewtool.records.reviewers import SUFFIX, clean_name, file_stem
from reviewtool.records.segments_file import NAME as SEGMENTS
from reviewtool.records.segments_file import (
    keep_recuts,
    keep_segments,
    read_segments,
    recut_ids,
)
from reviewtool.records.yaml_file import SCHEMA, newer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reviewtool.project import DocumentPlace
    from reviewtool.review.act import Act
    from reviewtool.review.decision import Decision, Dismissal
    from reviewtool.segments.segment import Document

LOCK = "lock"
"""The lock file of a project, in its state folder."""

_Signature = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What stands on the disk.

    `decisions` are on the texts as they are. `stale` are on texts that have changed since, by the
    segment that stands there now. `unplaced` are on texts that are nowhere any more. `history` are
    this reviewer's acts, oldest first. `notices` are sentences for the reviewer.
    """

    decisions: tuple[Decision, ...]
    stale: dict[str, Decision]
    dismissals: tuple[Dismissal, ...]
    history: tuple[Act, ...]
    notices: tuple[str, ...] = ()
    unplaced: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Committed:
    """What stands on the disk after a commit, and the segments whose decisions clashed in it.

    `recut` says that somebody has joined, split or paired segments since, which the document that
    is open does not show.
    """

    decisions: tuple[Decision, ...]
    dismissals: tuple[Dismissal, ...]
    clashed: tuple[str, ...] = ()
    recut: bool = False


@dataclass(frozen=True, slots=True)
class _Files:
    """Files to be written; no bytes where nothing changes."""

    record: Record
    anchored: Anchored
    record_data: bytes | None
    wider: Dismissals
    wider_data: bytes | None


class Store:
    """Decisions of `reviewer` on `document`. Its methods may be called from any thread.

    Raises ReviewError for a reviewer whose name cannot be a file's name.
    """

    def __init__(self, place: DocumentPlace, reviewer: str, document: Document) -> None:
        self._place = place
        self._reviewer = clean_name(reviewer)
        self._document = document
        name = file_stem(reviewer) + SUFFIX
        self._record_path = place.records / name
        self._wider_path = place.project_records / name
        self._segments_path = place.records / SEGMENTS
        self._history = History(history_path(place, reviewer))
        self._texts = Texts(document)
        self._record = Record(document.name, self._reviewer)
        self._wider = Dismissals(self._reviewer)
        self._anchored = Anchored({}, {}, ())
        self._seen: dict[Path, _Signature | None] = {}
        self._emitted = Emitted()
        self._prepared = False
        self._recut: Document | None = None
        self._recuts = {made.id for made in document.by_hand}
        self._mutex = threading.Lock()

    def load(self) -> Loaded:
        """Read everything, and finish what a crash left unfinished.

        Nothing is made on the disk where there is no history. Raises ReviewError for a record that
        cannot be read.
        """
        notices: list[str] = []
        with self._mutex, contextlib.ExitStack() as stack:
            self._seen.clear()
            writable = self._history.path.exists() and self._try_lock(stack, notices)
            outcome = self._recovered()
            history = tuple(self._history.acts)
            if self._gone():
                notices.append(
                    f"The record {self._record_path} is gone, though it has been saved to. Bring "
                    "it back (with git, or from a backup) before you go on, or decide anew."
                )
            if outcome is not None and writable:
                try:
                    self._finish(outcome, notices)
                except ReviewError as error:
                    notices.append(f"The last decisions could not be saved yet: {error}")
            return self._loaded(outcome, history, notices)

    def recut(self, document: Document) -> None:
        """The document is cut like this from the next commit on; returns at once."""
        self._recut = document

    def commit(self, acts: Sequence[Act]) -> Committed:
        """Bring acts to the disk, merged with what others have written since.

        When it returns, they are there for good. An act that is there already is not taken twice.
        Files that have gone since they were read are written anew with all that they held: whoever
        checks out another branch does not mean to undecide what is open on a screen.
        Raises ReviewError where they could not be written; then they can be given again.
        """
        clashed: list[str] = []
        with self._mutex, self._locked():
            self._take_recut()
            recovered = self._recovered()
            self._check_schema()
            self._check_name()
            if recovered is not None:
                self._finish(recovered, [])
                clashed += recovered.clashed
            new = [writable_act(act) for act in acts if act.id not in self._history.known]
            if new:
                outcome = applied(new, self._anchored.all(), self._wider.dismissals)
                files = self._files(outcome, self._texts.settled(outcome.decisions.values()))
                self._history.append(new)
                self._save(files)
                self._keep_recuts(new)
                self._history.mark_saved(new)
                self._history.compact()
                clashed += outcome.clashed
            live = self._texts.in_order(self._anchored.live.values())
            recut = self._recut_elsewhere()
            return Committed(live, self._wider.dismissals, tuple(clashed), recut)

    # Reading

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        with disk_errors(self._place.state):
            make_state_folder(self._place)
        with locked(self._place.state / LOCK):
            yield

    def _try_lock(self, stack: contextlib.ExitStack, notices: list[str]) -> bool:
        try:
            stack.enter_context(self._locked())
        except ReviewError as error:
            notices.append(f"Decisions cannot be saved here: {error}")
            return False
        return True

    def _recovered(self) -> Outcome | None:
        """Read what has changed; what acts make of it that a crash cut off, if there are any."""
        self._history.refresh()
        with self._if_changed(self._wider_path) as changed:
            if changed:
                wider = read_dismissals(self._wider_path) or self._wider
                self._check_owner(wider.reviewer, self._wider_path)
                self._wider = wider
        with self._if_changed(self._record_path) as changed:
            if changed:
                record = read_record(self._record_path) or self._record
                self._check_owner(record.reviewer, self._record_path)
                self._record, self._anchored = record, self._anchor(record.decisions)
        if not self._history.unsaved and not self._history.damaged:
            return None
        unsaved = self._history.unsaved.values()
        return applied(unsaved, self._record.decisions, self._wider.dismissals)

    def _anchor(self, decisions: Iterable[Decision]) -> Anchored:
        decisions = tuple(decisions)
        if all(map(self._texts.live, decisions)):
            return Anchored({decision.segment: decision for decision in decisions}, {}, ())
        try:
            old = read_segments(self._segments_path)
        except ReviewError:
            old = None
        return anchor(decisions, old, self._document)

    @contextlib.contextmanager
    def _if_changed(self, path: Path) -> Iterator[bool]:
        """Whether the file is another than when it was last read; one that fails counts unread."""
        signature = _signature(path)
        yield path not in self._seen or self._seen[path] != signature
        self._seen[path] = signature

    def _take_recut(self) -> None:
        document, self._recut = self._recut, None
        if document is not None:
            self._document, self._texts = document, Texts(document)
            self._recuts.update(made.id for made in document.by_hand)
            self._anchored = self._texts.settled(self._anchored.all())

    def _recut_elsewhere(self) -> bool:
        """Whether recuts have come to the disk that were never this document's."""
        with self._if_changed(self._segments_path) as changed:
            new = recut_ids(self._segments_path) - self._recuts if changed else set()
        self._recuts |= new
        return bool(new)

    def _check_owner(self, reviewer: str, path: Path) -> None:
        if clean_name(reviewer) != self._reviewer:
            raise ReviewError(
                f"the file says that it is {reviewer}’s, not {self._reviewer}’s",
                "Rename the file, or correct its line `reviewer:`.",
                file=path,
            )

    def _check_schema(self) -> None:
        if self._record.schema > SCHEMA:
            raise newer(self._record_path)
        if self._wider.schema > SCHEMA:
            raise newer(self._wider_path)

    def _check_name(self) -> None:
        try:
            self._document.name.encode()
        except UnicodeEncodeError:
            raise ReviewError(
                "the name of the file is not valid text, so no record can name it",
                "Rename the file.",
                file=self._place.target,
            ) from None

    def _loaded(
        self, outcome: Outcome | None, history: tuple[Act, ...], notices: list[str]
    ) -> Loaded:
        anchored, dismissals = self._anchored, self._wider.dismissals
        if outcome is not None:
            anchored = self._anchor(outcome.decisions.values())
            dismissals = tuple(outcome.wider.values())
        try:
            self._check_schema()
        except ReviewError as error:
            notices.append(str(error))
        if anchored.unplaced:
            notices.append(
                f"Decisions on text that is no longer there: {len(anchored.unplaced)}. "
                "They are kept in the record and not exported."
            )
        return Loaded(
            self._texts.in_order(anchored.live.values()),
            dict(anchored.stale),
            dismissals,
            history,
            tuple(notices),
            anchored.unplaced,
        )

    # Writing

    def _finish(self, outcome: Outcome, notices: list[str]) -> None:
        """Write what a crash cut off; then put a damaged history aside."""
        if max(self._record.schema, self._wider.schema) > SCHEMA:
            return
        unsaved = tuple(self._history.unsaved.values())
        if unsaved:
            self._save(self._files(outcome, self._anchor(outcome.decisions.values())))
            self._keep_recuts(unsaved)
        if not self._history.damaged:
            self._history.mark_saved(unsaved)
            return
        aside = self._history.set_aside()
        notices.append(
            f"The history cannot be read; it was put aside as {aside}. No decision is lost, but "
            "what was done before cannot all be undone."
        )

    def _files(self, outcome: Outcome, anchored: Anchored) -> _Files:
        """The files as they shall be; raises ReviewError for what they cannot hold."""
        document = self._document
        record = replace(
            self._record,
            document=document.name,
            source_language=document.source_language.code,
            target_language=document.target_language.code,
            segmenter=document.segmenter,
            decisions=self._texts.in_order(anchored.all()),
        )
        gone = bool(record.decisions) and self._missing(self._record_path)
        changed = gone or record.decisions != self._record.decisions
        record_data = record_bytes(record, self._emitted) if changed else None
        wider = replace(self._wider, dismissals=tuple(outcome.wider.values()))
        gone = bool(wider.dismissals) and self._missing(self._wider_path)
        wider_data = dismissals_bytes(wider) if gone or wider != self._wider else None
        return _Files(record, anchored, record_data, wider, wider_data)

    def _gone(self) -> bool:
        """Whether there is no record, though acts on segments are known to have been saved."""
        saved = (act for act in self._history.acts if act.id not in self._history.unsaved)
        return self._missing(self._record_path) and any(
            change.segment is not None for act in saved for change in act.changes
        )

    def _missing(self, path: Path) -> bool:
        """Whether there was no file when last looked: it never was, or was taken away meanwhile."""
        return self._seen.get(path) is None

    def _save(self, files: _Files) -> None:
        if self._missing(self._record_path):
            self._prepared = False
        if not self._prepared:
            sweep(self._place.records)
            sweep(self._place.project_records)
        if files.record_data is not None:
            self._write(self._record_path, files.record_data)
            self._record, self._anchored = files.record, files.anchored
        if files.wider_data is not None:
            self._write(self._wider_path, files.wider_data)
            self._wider = files.wider
        if not self._prepared and files.record.decisions:
            keep_segments(self._segments_path, self._document)
            self._prepared = True

    def _keep_recuts(self, acts: Iterable[Act]) -> None:
        cuts = [act.cut for act in acts if act.cut is not None]
        if cuts:
            keep_recuts(self._segments_path, self._document, cuts)

    def _write(self, path: Path, data: bytes) -> None:
        self._seen.pop(path, None)
        write_atomically(path, data)
        self._seen[path] = _signature(path)


def _signature(path: Path) -> _Signature | None:
    """What tells that another process has replaced a file; None where there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise disk_error(error, path) from error
    return (status.st_mtime_ns, status.st_size, status.st_ino)
