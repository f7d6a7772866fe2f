"""Where the reviewer left off: the cursor of each document, kept in `.reviewtool/`.

It is a convenience, not a decision: what cannot be read or written is passed over in silence.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from reviewtool.records.history import history_path, make_state_folder

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.project import DocumentPlace


def read_cursor(place: DocumentPlace, reviewer: str) -> int:
    """Index of the segment, from 0, on which the last session ended; 0 where unknown."""
    try:
        kept = json.loads(_path(place, reviewer).read_text(encoding="utf-8"))
        return max(0, int(kept["cursor"]))
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def write_cursor(place: DocumentPlace, reviewer: str, cursor: int) -> None:
    """Keep the index of the segment."""
    with contextlib.suppress(OSError):
        make_state_folder(place)
        path = _path(place, reviewer)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"cursor": cursor}) + "\n", encoding="utf-8")


def _path(place: DocumentPlace, reviewer: str) -> Path:
    return history_path(place, reviewer).with_suffix(".cursor.json")
