"""Files that are replaced whole or not at all, and are on the disk before anyone is told so.

New content goes to a temporary file in the same folder, is brought to the disk, and then takes the
place of the old file; at last the folder, too, is brought to the disk. Whatever happens, the file
holds the old content or the new.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = ".reviewtool-"
_SUFFIX = ".tmp"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_IN_THE_WAY = (errno.ENOTDIR, errno.EEXIST)


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` into the file, whole, and onto the disk; missing folders are made.

    Symbolic links are followed and the file keeps its mode. Raises ReviewError where that fails;
    then the old file is as it was.
    """
    path = Path(os.path.realpath(path))
    with disk_errors(path):
        make_folder(path.parent)
        mode = _mode(path)
        temporary = path.parent / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
        try:
            _write_new(temporary, data, mode)
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and what is missing above it, each brought to the disk in its parent.

    Raises OSError.
    """
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        new.mkdir(exist_ok=True)
        sync_folder(new.parent)


def sync(descriptor: int) -> None:
    """Bring an open file to the disk, past the disk's own cache where the system can do that."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in (errno.ENOTSUP, errno.EINVAL):
                raise
        else:
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; network file systems may not know how (EINVAL)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove temporary files that a killed process left; only while holding the lock."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            path.unlink()


@contextlib.contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Raise what the disk refuses as a ReviewError about this file."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, path) from error


def disk_error(error: OSError, path: Path) -> ReviewError:
    """What the disk refused, and what to do about it."""
    if error.errno in _FULL:
        return ReviewError(
            "the disk is full, nothing was written",
            "Free some space and try again.",
            file=path,
        )
    if error.errno in _FORBIDDEN:
        return ReviewError(
            "it may not be written",
            "Make the file and its folder writable, or work on a copy of the project.",
            file=path,
        )
    if error.errno in _IN_THE_WAY:
        return ReviewError(
            "a file stands where a folder is needed",
            "Move that file away, or name another place.",
            file=next((parent for parent in path.parents if parent.is_file()), path),
        )
    reason = error.strerror or str(error)
    return ReviewError(
        f"the disk refused it: {reason}", "Check the disk and the path, and try again.", file=path
    )


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _write_new(path: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags | getattr(os, "O_CLOEXEC", 0), 0o666)
    try:
        if mode is not None and sys.platform != "win32":
            os.fchmod(descriptor, mode)
        write_whole(descriptor, data)
        sync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(descriptor: int, data: bytes) -> None:
    """Write all of `data`; the system may take it in pieces. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
