"""Packs read from YAML: those of a project, and the shipped ones when their index is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from reviewtool.checks.pack.schema import Pack

SHIPPED = Path(__file__).parent.parent / "packs"
"""The folder of the packs that come with the program."""

LARGEST = 8_000_000
"""A pack may have this many bytes."""


def load_pack(path: Path) -> Pack:
    """The pack in a YAML file.

    Raises ReviewError (file, line where known) for what cannot be read or does not hold together.
    """
    from reviewtool.checks.pack.decode import decode
    from reviewtool.checks.pack.place import Place
    from reviewtool.formats.yaml_reader import read_yaml_with_lines

    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise ReviewError(what, "Check the path and its rights.", file=path) from error
    if size > LARGEST:
        raise ReviewError(
            f"has more than {LARGEST:,} bytes", "Split the pack into several files.", file=path
        )
    content, lines = read_yaml_with_lines(data, path)
    return decode(content, Place(str(path), lines))


def packs_in(folder: Path) -> list[Pack]:
    """The packs of a folder (`*.yaml`, by name); none where there is no such folder."""
    return [load_pack(path) for path in sorted(folder.glob("*.yaml"))] if folder.is_dir() else []
