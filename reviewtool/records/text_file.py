"""A text file of the project to which the program adds something that a person asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from pathlib import Path


def text_so_far(file: Path) -> str:
    """The text of the file as it is, empty where there is none; raises ReviewError."""
    try:
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise ReviewError(
            f"cannot be read: {getattr(error, 'strerror', None) or error}",
            "Check the path, its rights, and that it is UTF-8.",
            file=file,
        ) from error
