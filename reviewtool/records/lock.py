"""One writer at a time in a project: a lock on a file of its own, held for milliseconds.

The kernel frees it with the process that holds it, however that ends. The data files themselves
are never locked, because replacing them would drop the lock.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.records.atomic import disk_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 20.0
"""Seconds to wait for another writer before giving up."""

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


@contextlib.contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file (its folder must be there); others wait.

    Raises ReviewError where it cannot be opened, or another process holds it for too long.
    """
    with disk_errors(path):
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
        descriptor = os.open(path, flags, 0o666)
    try:
        with disk_errors(path):
            _wait(descriptor, path, patience)
        yield
    finally:
        _release(descriptor)
        os.close(descriptor)


def _wait(descriptor: int, path: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    pause = 0.001
    while not _take(descriptor):
        if time.monotonic() > deadline:
            raise ReviewError(
                f"another reviewtool has been writing for {patience:.0f} seconds",
                "Look for one that was stopped (Ctrl-Z) and let it go on or end it.",
                file=path,
            )
        time.sleep(pause)
        pause = min(pause * 1.5, 0.01)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        os.lseek(descriptor, 0, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in _TAKEN:
                return False
            raise
        return True

    def _release(descriptor: int) -> None:
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _TAKEN:
                return False
            raise
        return True

    def _release(descriptor: int) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_UN)
