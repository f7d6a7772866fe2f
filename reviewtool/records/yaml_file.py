"""What all files in corrections/ have in common: schema, strictness, and errors with their line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reviewtool.errors import ReviewError
from reviewtool.formats.yaml_reader import read_yaml, read_yaml_with_lines
from reviewtool.records.fields import FieldError, Fields

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCHEMA = 1
COMMENT = "Written by reviewtool, which does not keep comments."

Content = TypeVar("Content")


def read_file(path: Path) -> bytes | None:
    """The file's bytes, or None where there is no file; raises ReviewError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ReviewError(
            f"it cannot be read: {error.strerror or error}", "Make it readable.", file=path
        ) from error


def parse(data: bytes, path: Path | str, build: Callable[[Fields], Content]) -> Content:
    """What `build` makes of the file's fields; raises ReviewError with file, line and segment."""
    node = read_yaml(data, path, complete=True, plain=True)
    try:
        return build(Fields(node))
    except FieldError as error:
        raise _located(data, path, error) from None


def schema(fields: Fields) -> int:
    """The version of the layout; one above SCHEMA was written by a newer reviewtool."""
    return fields.whole("schema", 1, 1_000_000)


def newer(path: Path) -> ReviewError:
    """The refusal to write a file of a newer version."""
    return ReviewError(
        "it was written by a newer reviewtool, so it is only read here",
        "Update reviewtool to change it.",
        file=path,
    )


def _located(data: bytes, path: Path | str, error: FieldError) -> ReviewError:
    _, lines = read_yaml_with_lines(data, path)
    place = error.path
    while place and place not in lines:
        place = place[:-1]
    return ReviewError(
        error.what,
        "Correct this line, or restore the file from git.",
        file=path,
        line=lines.get(place),
        segment=error.segment,
    )
