"""Disks that refuse: nothing is lost, the message names the file, and trying again works."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from reviewtool.errors import ReviewError
from reviewtool.records.atomic import write_atomically
from reviewtool.records.lock import locked
from reviewtool.records.store import Store
from tests.records.paper import act, decided, document_of, numbered, place_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reviewtool.project import DocumentPlace
    from reviewtool.segments.segment import Document


@contextmanager
def tmpfs(folder: Path, size: str) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    if os.name == "nt" or os.getuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A folder that refuses to be written, for root too."""
    if os.name != "nt" and os.getuid() != 0:
        folder.chmod(0o555)
        try:
            yield
        finally:
            folder.chmod(0o755)
        return
    if shutil.which("mount") is None:
        pytest.skip("root writes anywhere without a read-only mount")
    bind = ["mount", "--bind", str(folder), str(folder)]
    if subprocess.run(bind, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        remount = ["mount", "-o", "remount,ro,bind", str(folder)]
        subprocess.run(remount, check=True, capture_output=True)
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with tmpfs(disk, "64k"):
        place = place_in(disk)
        document = document_of(place, numbered(12))
        store = Store(place, "anna", document)
        first = decided(document.segments[0], "The boat set sail.")
        store.commit([act(None, first)])
        path = place.records / "anna.yaml"
        before = path.read_bytes()

        long = act(None, decided(document.segments[1], "The boat set sail. " * 4000))
        with pytest.raises(ReviewError, match="disk is full") as caught:
            store.commit([long])
        assert caught.value.file
        assert path.read_bytes() == before
        assert not list(disk.rglob("*.tmp"))
        assert Store(place, "anna", document).load().decisions[0] == first

        subprocess.run(["mount", "-o", "remount,size=2m", str(disk)], check=True)
        assert len(store.commit([long]).decisions) == 2


@pytest.mark.parametrize("call", [1, 2, 3])
@pytest.mark.parametrize("name", ["write", "fsync"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_each_refused_call_loses_nothing(
    place: DocumentPlace, document: Document, name: str, call: int, code: int
) -> None:
    store = Store(place, "anna", document)
    first = decided(document.segments[0], "The boat set sail.")
    store.commit([act(None, first)])
    path = place.records / "anna.yaml"
    before = path.read_bytes()
    real = getattr(os, name)
    left = call

    def refuse(*arguments: Any) -> Any:
        nonlocal left
        left -= 1
        if left:
            return real(*arguments)
        if name == "write":
            real(arguments[0], arguments[1][:7])
        raise OSError(code, os.strerror(code))

    second = act(None, decided(document.segments[1], "So did this one."))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, name, refuse)
        with pytest.raises(ReviewError) as caught:
            store.commit([second])
    assert left == 0
    assert caught.value.file
    assert caught.value.remedy
    assert not list(place.state.parent.rglob("*.tmp"))
    if (name, call) in (("write", 1), ("write", 2), ("fsync", 1), ("fsync", 2)):
        assert path.read_bytes() == before
    assert store.commit([second]).decisions == (first, second.changes[0].after)
    found = Store(place, "anna", document).load()
    assert found.decisions == (first, second.changes[0].after)
    assert len(found.history) == 2
    assert found.notices == ()


def test_a_read_only_project_is_read_and_not_written(place: DocumentPlace) -> None:
    document = document_of(place, numbered(2))
    first = decided(document.segments[0], "The boat set sail.")
    Store(place, "anna", document).commit([act(None, first)])
    root = place.state.parent
    with read_only(root):
        store = Store(place, "anna", document)
        assert store.load().decisions == (first,)
        if os.getuid() == 0:
            with pytest.raises(ReviewError, match="may not be written"):
                store.commit([act(None, decided(document.segments[1], "No."))])
    assert Store(place, "anna", document).load().decisions == (first,)


def test_a_read_only_folder_of_records_keeps_the_act(place: DocumentPlace) -> None:
    document = document_of(place, numbered(2))
    first, second = (decided(segment, "Sailed.") for segment in document.segments)
    store = Store(place, "anna", document)
    store.commit([act(None, first)])
    with read_only(place.records):
        with pytest.raises(ReviewError, match="may not be written") as caught:
            store.commit([act(None, second)])
        assert caught.value.file == (place.records / "anna.yaml").resolve()
        found = Store(place, "anna", document).load()
        assert found.decisions == (first, second)
        assert "could not be saved yet" in found.notices[0]
    assert Store(place, "anna", document).load().notices == ()
    assert (place.records / "anna.yaml").read_text().count("- segment:") == 2


def test_a_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "record.yaml"
    real.parent.mkdir()
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    path = tmp_path / "new" / "folder" / "file"
    write_atomically(path, b"x")
    assert path.stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ReviewError) as caught:
        write_atomically(tmp_path / "file" / "below", b"x")
    assert caught.value.file == tmp_path / "file"


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    refused = pytest.raises(ReviewError, match="another reviewtool")
    with locked(path), refused, locked(path, patience=0.01):
        raise AssertionError("locked twice")
    with locked(path, patience=0.01):
        assert path.exists()
