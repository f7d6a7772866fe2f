"""The history: every act of a reviewer on a document, on the disk before the record is.

It lies in `.reviewtool/`, which git ignores. Each act is one line of JSON with before and after of
every change; a line says later that the record holds it. After a crash the acts without such a line
are replayed, so that nothing acknowledged is lost, and undo reaches back across sessions. A history
that is damaged costs undo, never a decision.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.records.atomic import (
    disk_errors,
    make_folder,
    sync,
    sync_folder,
    write_atomically,
    write_whole,
)
from reviewtool.records.decision_fields import act_fields, act_from
from reviewtool.records.fields import FieldError, Fields
from reviewtool.records.reviewers import file_stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.project import DocumentPlace
    from reviewtool.review.act import Act

MOST = 2_000
"""Acts after which the file is compacted."""
KEPT = 1_000
"""Acts that compacting keeps, the newest."""


def history_path(place: DocumentPlace, reviewer: str) -> Path:
    """The history file of a reviewer and a document."""
    parts = [_part(part) for part in place.name.split("/") if part]
    return Path(place.state, "history", *parts, f"{file_stem(reviewer)}.jsonl")


def make_state_folder(place: DocumentPlace) -> None:
    """Make `.reviewtool/`, which ignores itself in git; raises OSError."""
    ignore = place.state / ".gitignore"
    if not ignore.exists():
        make_folder(place.state)
        ignore.write_bytes(b"*\n")


@dataclass(slots=True)
class History:
    """A history file as far as this process has read it. Every method but `damaged` needs the lock.

    `acts` are all acts in order; `unsaved` those that no line says to be in the record.
    """

    path: Path
    acts: list[Act] = field(default_factory=list)
    unsaved: dict[str, Act] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    damaged: str = ""
    _read: int = 0
    _inode: int = 0

    def refresh(self) -> None:
        """Read what was appended since; a torn last line is not there. Raises ReviewError."""
        with disk_errors(self.path):
            try:
                descriptor = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            except FileNotFoundError:
                self._forget()
                return
            with os.fdopen(descriptor, "rb") as file:
                status = os.fstat(file.fileno())
                if status.st_ino != self._inode or status.st_size < self._read:
                    self._forget()
                    self._inode = status.st_ino
                if status.st_size == self._read:
                    return
                file.seek(self._read)
                data = file.read()
        whole = data.rfind(b"\n") + 1
        for line in data[:whole].splitlines():
            self._take(line)
        self._read += whole

    def append(self, acts: Sequence[Act]) -> None:
        """Add acts and bring them to the disk; on failure the file is as it was.

        Raises ReviewError.
        """
        new = [act for act in acts if act.id not in self.known]
        if new:
            self._write("".join(map(_line, new)).encode(), durable=True)
            for act in new:
                self._know(act)

    def mark_saved(self, acts: Iterable[Act]) -> None:
        """Say that the record holds these acts; raises ReviewError."""
        ids = [act.id for act in acts if act.id in self.unsaved]
        if ids:
            self._write("".join(map(_saved, ids)).encode(), durable=False)
            for act_id in ids:
                del self.unsaved[act_id]

    def compact(self) -> None:
        """Drop the oldest acts where there are very many; raises ReviewError."""
        if len(self.acts) <= MOST or self.unsaved:
            return
        acts = self.acts[-KEPT:]
        write_atomically(self.path, "".join(_line(act) + _saved(act.id) for act in acts).encode())
        self._forget()
        self.refresh()

    def set_aside(self) -> Path:
        """Put a damaged file out of the way, and begin anew; raises ReviewError."""
        number = 1
        while (aside := self.path.with_suffix(f".damaged-{number}")).exists():
            number += 1
        with disk_errors(self.path):
            self.path.rename(aside)
        self._forget()
        return aside

    def _take(self, line: bytes) -> None:
        try:
            node = json.loads(line)
            saved = node.get("saved") if isinstance(node, dict) else None
            if isinstance(saved, str):
                self.unsaved.pop(saved, None)
            else:
                self._know(act_from(Fields(node)))
        except (ValueError, RecursionError, FieldError) as error:
            self.damaged = str(error) or type(error).__name__

    def _know(self, act: Act) -> None:
        if act.id not in self.known:
            self.known.add(act.id)
            self.acts.append(act)
            self.unsaved[act.id] = act

    def _forget(self) -> None:
        self.acts.clear()
        self.unsaved.clear()
        self.known.clear()
        self.damaged = ""
        self._read = self._inode = 0

    def _write(self, data: bytes, *, durable: bool) -> None:
        """Append by one write, behind the last whole line."""
        with disk_errors(self.path):
            make_folder(self.path.parent)
            new = not self.path.exists()
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            descriptor = os.open(self.path, flags | getattr(os, "O_CLOEXEC", 0), 0o666)
            try:
                if os.fstat(descriptor).st_size > self._read:
                    os.ftruncate(descriptor, self._read)
                try:
                    write_whole(descriptor, data)
                    if durable:
                        sync(descriptor)
                except OSError:
                    os.ftruncate(descriptor, self._read)
                    raise
                self._inode = os.fstat(descriptor).st_ino
            finally:
                os.close(descriptor)
            if new and durable:
                sync_folder(self.path.parent)
        self._read += len(data)


def _line(act: Act) -> str:
    return json.dumps(act_fields(act), separators=(",", ":")) + "\n"


def _saved(act_id: str) -> str:
    return json.dumps({"saved": act_id}) + "\n"


def _part(part: str) -> str:
    return part if part.strip(".") else part.replace(".", "%2E")
